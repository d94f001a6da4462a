internal import CaseCore

/// Reads the parts of a job one behind the other. Whatever it is given, it ends, and holds no more than
/// a small multiple of it.
struct JobReader {
  private let bytes: [UInt8]
  private var place: Int

  /// The deepest that blocks stand within blocks: an exhibit holds what is no exhibit.
  private static let depth = 2
  /// The most columns of a table, and the most pictures side by side.
  private static let columns = 24
  /// The largest side of a picture in pixels, and of a page in hundredths of a point.
  private static let side = 10_000_000

  init(_ bytes: [UInt8], at place: Int) {
    self.bytes = bytes
    self.place = place
  }

  var isAtEnd: Bool { place == bytes.count }

  private mutating func byte() throws(PaperJobError) -> UInt8 {
    guard place < bytes.count else { throw .cutOff }
    place += 1
    return bytes[place - 1]
  }

  mutating func flag() throws(PaperJobError) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw .unknownValue
    }
  }

  mutating func number(_ limit: Int = Int(Int32.max)) throws(PaperJobError) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 35, by: 7) {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      guard next & 0x80 == 0 else { continue }
      // The shortest form is the only one.
      guard next != 0 || shift == 0, value <= UInt64(limit) else { throw .unknownValue }
      return Int(value)
    }
    throw .unknownValue
  }

  /// A number of things that follow, each of which takes at least a byte.
  mutating func count() throws(PaperJobError) -> Int {
    let count = try number()
    guard count <= bytes.count - place else { throw .cutOff }
    return count
  }

  mutating func text() throws(PaperJobError) -> String {
    let count = try count()
    let slice = bytes[place..<(place + count)]
    place += count
    guard let text = String(validating: slice, as: UTF8.self) else { throw .unknownValue }
    // Nothing of ours writes a control; the libraries that set the text never see one.
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw .unknownValue
    }
    return text
  }

  private mutating func positive(_ limit: Int) throws(PaperJobError) -> Int {
    let value = try number(limit)
    guard value > 0 else { throw .unknownValue }
    return value
  }

  private mutating func someAnchor() throws(PaperJobError) -> Anchor {
    guard let anchor = Anchor(try text()) else { throw .unknownValue }
    return anchor
  }

  private mutating func anchor() throws(PaperJobError) -> Anchor? {
    try flag() ? try someAnchor() : nil
  }

  private mutating func runs() throws(PaperJobError) -> [Run] {
    var runs: [Run] = []
    for _ in 0..<(try count()) {
      let content: Run.Content
      switch try number(2) {
      case 0: content = .text(try text())
      case 1: content = .page(of: try someAnchor())
      default: content = .pages(of: try someAnchor())
      }
      let style = Run.Style(rawValue: try byte())
      guard Run.Style.all.isSuperset(of: style) else { throw .unknownValue }
      runs.append(Run(content: content, style: style, link: try anchor()))
    }
    return runs
  }

  mutating func block(depth: Int) throws(PaperJobError) -> Block {
    guard depth < Self.depth else { throw .unknownValue }
    switch try number(7) {
    case 0:
      let level = try number(3)
      guard level > 0 else { throw .unknownValue }
      return .heading(Heading(level, try text(), try anchor()))
    case 1:
      guard let role = Paragraph.Role(rawValue: try byte()) else { throw .unknownValue }
      let words = try runs()
      let margin = try runs()
      return .paragraph(Paragraph(words, role, margin: margin, anchor: try anchor()))
    case 2: return .table(try table())
    case 3:
      let isNumbered = try flag()
      var items: [[Run]] = []
      for _ in 0..<(try count()) { items.append(try runs()) }
      return .list(List(items, isNumbered: isNumbered))
    case 4: return .picture(try picture())
    case 5: return .foreign(try foreign())
    case 6: return .exhibit(try exhibit(depth: depth))
    default: return .pageBreak
    }
  }

  private mutating func table() throws(PaperJobError) -> Table {
    guard let look = Table.Look(rawValue: try byte()) else { throw .unknownValue }
    var columns: [Table.Column] = []
    for _ in 0..<(try positive(Self.columns)) {
      let head = try text()
      let weight = try positive(10_000)
      columns.append(.init(head, weight, isAtEnd: try flag()))
    }
    var rows: [Table.Row] = []
    for _ in 0..<(try count()) {
      var cells: [[Run]] = []
      for _ in columns { cells.append(try runs()) }
      let isTotal = try flag()
      rows.append(.init(cells, isTotal: isTotal, anchor: try anchor()))
    }
    return Table(look, columns, rows)
  }

  private mutating func fileName() throws(PaperJobError) -> String {
    let name = try text()
    // A name of ours, never a path.
    guard Anchor(String(name.prefix { $0 != "." })) != nil, !name.contains("/"),
      name.utf8.count <= 48
    else { throw .unknownValue }
    return name
  }

  private mutating func picture() throws(PaperJobError) -> Picture {
    let name = try fileName()
    let width = try positive(Self.side)
    let height = try positive(Self.side)
    let alternative = try text()
    let caption = try runs()
    return Picture(
      name: name, width: width, height: height, alternative: alternative, caption: caption,
      abreast: try positive(Self.columns))
  }

  private mutating func foreign() throws(PaperJobError) -> ForeignPages {
    let name = try fileName()
    var sizes: [ForeignPages.Size] = []
    for _ in 0..<(try count()) {
      let width = try positive(Self.side)
      sizes.append(.init(width: width, height: try positive(Self.side)))
    }
    return ForeignPages(name: name, sizes: sizes)
  }

  private mutating func exhibit(depth: Int) throws(PaperJobError) -> ExhibitSection {
    let number = try positive(Limits.dossierExhibits)
    let mark = try text()
    let title = try text()
    var strip: [ExhibitSection.StripLine] = []
    for _ in 0..<(try count()) {
      let name = try text()
      strip.append(.init(name, try runs()))
    }
    var blocks: [Block] = []
    for _ in 0..<(try count()) { blocks.append(try block(depth: depth + 1)) }
    return ExhibitSection(number: number, mark: mark, title: title, strip: strip, blocks: blocks)
  }
}
