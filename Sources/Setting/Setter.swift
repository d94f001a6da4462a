internal import CaseCore
internal import Paper

/// Sets blocks one below the other on pages. Without a sheet it only finds out what stands where: both
/// ways take the same decisions, because they are the same code.
final class Setter {
  let maker: TextMaker
  let sheet: Sheet?
  let document: PaperDocument
  let plan: PagePlan
  /// What was found so far.
  var found = PagePlan()
  /// The present page, from 1; 0 before the first.
  var page = 0
  /// Where the next thing goes.
  var y = TypeStyle.top
  /// Whether what comes next begins on a new page.
  var needsPage = true
  /// The exhibit that is being set, and its first page.
  var exhibit: (section: ExhibitSection, first: Int)?
  /// The part of the outline that exhibits stand under.
  var outlineOfExhibits: Int32?
  /// Where a link to something inside an exhibit leads, relative to its first page.
  var measured: [Int: Measured] = [:]
  /// What stands at the head of every page alike.
  private lazy var furniture = Furniture(self)
  /// Gives the bytes of a picture.
  let bytes: (String) throws(SettingError) -> [UInt8]

  /// An exhibit that was measured by itself.
  struct Measured {
    var pages: Int
    /// The page of each anchor within it, from 1.
    var anchors: [Anchor: Int]
    var foreign: [PagePlan.Foreign]
  }

  init(
    _ document: PaperDocument, _ maker: TextMaker, plan: PagePlan, on sheet: Sheet?,
    bytes: @escaping (String) throws(SettingError) -> [UInt8]
  ) {
    self.document = document
    self.maker = maker
    self.plan = plan
    self.sheet = sheet
    self.bytes = bytes
  }

  /// Sets `blocks`; with `isMeasuredAhead` exhibits are taken as they were measured.
  func set(_ blocks: [Block], isMeasuredAhead: Bool = false) throws(SettingError) {
    var index = 0
    while index < blocks.count {
      switch blocks[index] {
      case .heading(let heading): set(heading, before: least(blocks, from: index + 1))
      case .paragraph(let paragraph):
        let isFollowed = hasRemark(paragraph, blocks, at: index + 1)
        set(paragraph, before: isFollowed ? least(blocks, from: index + 1) : 0)
      case .list(let list): set(list)
      case .table(let table): set(table)
      case .picture(let picture) where picture.abreast > 1:
        let row = picturesAbreast(blocks, from: index)
        try set(row)
        index += row.count - 1
      case .picture(let picture): try set(picture)
      case .foreign(let pages): set(pages)
      case .exhibit(let section):
        if isMeasuredAhead { skip(section) } else { try set(section) }
      case .pageBreak: needsPage = true
      }
      index += 1
    }
  }

  func text(
    _ runs: [Run], _ face: TypeStyle.Face, width: Double = TypeStyle.width, isAtEnd: Bool = false,
    isCentred: Bool = false, colour: TypeStyle.Colour = TypeStyle.ink, most: Int32? = nil
  ) -> SetText {
    maker.text(
      .init(
        runs: runs, face: face, width: width, isAtEnd: isAtEnd, isCentred: isCentred,
        colour: colour, most: most), pages: plan.words)
  }

  func text(
    _ words: String, _ face: TypeStyle.Face, width: Double = TypeStyle.width, isAtEnd: Bool = false,
    isCentred: Bool = false, colour: TypeStyle.Colour = TypeStyle.ink, most: Int32? = nil
  ) -> SetText {
    text(
      [Run(words)], face, width: width, isAtEnd: isAtEnd, isCentred: isCentred, colour: colour,
      most: most)
  }

  /// How much is left of the present page.
  var room: Double { needsPage ? TypeStyle.floor - TypeStyle.top : TypeStyle.floor - y }

  /// Begins a new page where the present one has less than `height` left, or a new one is due.
  func need(_ height: Double) {
    if needsPage || y + height > TypeStyle.floor { beginPage() }
  }

  /// The height that the block at `index` takes on the page on which it begins: what stands before it and
  /// belongs to it asks for that much room, and goes over with it where there is less.
  private func least(_ blocks: [Block], from index: Int) -> Double {
    guard blocks.indices.contains(index) else { return 0 }
    switch blocks[index] {
    case .heading(let heading): return height(of: heading) + least(blocks, from: index + 1)
    case .paragraph(let paragraph): return least(of: paragraph)
    case .list(let list): return least(of: list)
    case .table(let table): return least(of: table)
    case .picture, .foreign, .exhibit, .pageBreak: return 0
    }
  }

  /// Whether what follows `paragraph` is a remark on it.
  private func hasRemark(_ paragraph: Paragraph, _ blocks: [Block], at next: Int) -> Bool {
    guard blocks.indices.contains(next), case .paragraph(let remark) = blocks[next] else {
      return false
    }
    return remark.role == .note && [.body, .quote, .lead].contains(paragraph.role)
  }

  func mark(_ anchor: Anchor?, y: Double) {
    guard let anchor, found.anchors[anchor] == nil else { return }
    found.anchors[anchor] = page
    sheet?.destination(anchor, x: TypeStyle.left, y: max(0, y - 8))
  }
}

// Pages.
extension Setter {
  func beginPage(
    width: Double = TypeStyle.pageWidth, height: Double = TypeStyle.pageHeight, isOurs: Bool = true
  ) {
    page += 1
    y = TypeStyle.top
    needsPage = false
    guard let sheet else { return }
    sheet.nextPage(width: width, height: height, isFirst: page == 1)
    sheet.label(PagePlan.number(page))
    if isOurs { furnish() }
  }

  /// Texts that stand on every page.
  fileprivate struct Furniture {
    let title: SetText
    let version: SetText
    let practice: SetText?

    init(_ setter: Setter) {
      let document = setter.document
      let face = TypeStyle.furniture
      title = setter.text(
        Setter.cut(document.headLeft), face, width: TypeStyle.width * 0.62,
        colour: TypeStyle.faint)
      version = setter.text(
        document.headRight, face, width: TypeStyle.width * 0.36, isAtEnd: true,
        colour: TypeStyle.faint)
      practice = document.practice.map {
        setter.text([Run($0, .bold)], face, isCentred: true, colour: TypeStyle.warning)
      }
    }
  }

  /// What stands at the head and the foot of every page of ours. It is drawn before anything else on
  /// the page, while nothing is tagged.
  private func furnish() {
    guard let sheet else { return }
    draw(furniture.title, x: TypeStyle.left, y: 44, most: 1)
    draw(furniture.version, x: TypeStyle.left + TypeStyle.width * 0.64, y: 44, most: 1)
    sheet.line(
      TypeStyle.hairline, 0.5, x: TypeStyle.left, y: 60, toX: TypeStyle.left + TypeStyle.width,
      toY: 60)
    if let mark = furniture.practice {
      draw(mark, x: TypeStyle.left, y: 29, most: 1)
      draw(mark, x: TypeStyle.left, y: TypeStyle.pageHeight - 34, most: 1)
    }
    let y = TypeStyle.pageHeight - 50
    sheet.line(
      TypeStyle.hairline, 0.5, x: TypeStyle.left, y: y - 6, toX: TypeStyle.left + TypeStyle.width,
      toY: y - 6)
    if let place = placeInExhibit {
      draw(
        text(place, TypeStyle.furniture, colour: TypeStyle.faint), x: TypeStyle.left, y: y, most: 1)
    }
    draw(
      text(numberOfPage, TypeStyle.furniture, isAtEnd: true), x: TypeStyle.left, y: y, most: 1)
  }

  /// `E3-2/5`; nil outside of exhibits.
  var placeInExhibit: String? {
    guard let exhibit else { return nil }
    let count = plan.exhibits[exhibit.section.anchor]?.count ?? 0
    return "\(exhibit.section.mark)-\(page - exhibit.first + 1)/\(count)"
  }

  private var numberOfPage: [Run] {
    let total = Bilingual(zh: "　共 \(plan.total) 页", en: "  of \(plan.total)")
    return [Run(PagePlan.number(page), .bold), Run(total(document.language), .faint)]
  }

  /// A title that is too long for the head of a page.
  fileprivate static func cut(_ title: String) -> String {
    title.count > 40 ? String(title.prefix(39)) + "…" : title
  }

  /// Draws the first `most` lines of `text`.
  func draw(_ text: SetText, x: Double, y: Double, most: Int = .max) {
    guard let sheet else { return }
    for line in text.lines.prefix(most) { sheet.draw(line, of: text, x: x, y: y) }
  }

  func tagged(_ name: String, _ body: () -> Void) {
    if let sheet { sheet.tagged(name, body) } else { body() }
  }
}
