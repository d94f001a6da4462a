internal import CaseCore
public import Paper

/// Sets documents on pages.
public enum Typesetting {
  /// What came of it.
  public struct Outcome: Sendable, Hashable {
    /// Where pages of another document go.
    public struct Foreign: Sendable, Hashable {
      /// The name of its file.
      public let name: String
      /// The page where its first one goes, from 1.
      public let first: Int
      /// How many there are.
      public let count: Int
    }

    /// The number of pages.
    public let pages: Int
    /// Where pages of other documents go, in order.
    public let foreign: [Foreign]
    /// The file of the picture that each figure of the document shows, in order.
    public let figures: [String]
  }

  /// Sets `document` on pages and writes them as PDF to `path`; `bytes` gives the pictures.
  ///
  /// The document is gone through twice: page numbers stand before the pages that they name. What was
  /// laid out the first time is drawn the second.
  /// - Throws: `SettingError`; what was written until then is no PDF.
  public static func set(
    _ document: PaperDocument, to path: String,
    bytes: @escaping (_ name: String) throws(SettingError) -> [UInt8]
  ) throws(SettingError) -> Outcome {
    let maker = TextMaker(language: document.language.tag)
    let plan = try measured(document, maker, bytes)
    maker.beginDrawing()
    let sheet = Sheet(path: path, document: document)
    let setter = Setter(document, maker, plan: plan, on: sheet, bytes: bytes)
    do throws(SettingError) {
      try setter.set(document.blocks)
      // A document without content has a page all the same.
      if setter.page == 0 { setter.beginPage() }
    } catch {
      try? sheet.finish()
      throw error
    }
    try sheet.finish()
    precondition(
      setter.page == plan.total, "Both passes take the same decisions.")
    return Outcome(
      pages: plan.total,
      foreign: plan.foreign.map { .init(name: $0.name, first: $0.first, count: $0.count) },
      figures: setter.found.figures)
  }

  /// What stands where. Exhibits begin on pages of their own, so each is measured alone; then it is
  /// known how many pages each takes, and what stands before them can be measured.
  private static func measured(
    _ document: PaperDocument, _ maker: TextMaker,
    _ bytes: @escaping (String) throws(SettingError) -> [UInt8]
  ) throws(SettingError) -> PagePlan {
    var counted = PagePlan()
    var ahead: [Int: Setter.Measured] = [:]
    for case .exhibit(let section) in document.blocks {
      let setter = Setter(document, maker, plan: PagePlan(), on: nil, bytes: bytes)
      try setter.set([.exhibit(section)])
      ahead[section.number] = .init(
        pages: setter.page, anchors: setter.found.anchors, foreign: setter.found.foreign)
      counted.exhibits[section.anchor] = .init(first: 1, count: setter.page)
    }
    let setter = Setter(document, maker, plan: counted, on: nil, bytes: bytes)
    setter.measured = ahead
    try setter.set(document.blocks, isMeasuredAhead: true)
    var plan = setter.found
    plan.total = max(1, setter.page)
    return plan
  }
}
