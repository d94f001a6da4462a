internal import CaseCore

/// Collects the findings of one screen.
///
/// A finding is sure where the engine is sure of every letter, no edge cuts it, and its form and what
/// stands beside it agree; any other has the remark `unsure`, and a person looks at the picture.
struct ScreenFindings {
  /// What the page shows.
  let page: ScreenRows
  /// The labels with their values.
  let pairs: [ScreenPair]
  /// The findings in the order in which they were made.
  private(set) var all: [Finding] = []
  private let keys: CardKeys
  private var taken: [FindingKind.Name: Int] = [:]

  init(_ page: ScreenRows) {
    self.page = page
    pairs = ScreenPair.pairs(on: page)
    keys = Self.keys(on: page, pairs)
  }

  /// Gives the finding out; its name is its kind with a number.
  mutating func give(
    _ kind: FindingKind.Name, _ box: PixelBox?, quote: String, at: Moment? = nil,
    values: [ShownValue] = [], details: [Finding.Detail] = [], secrets: [FoundSecret] = [],
    isSure: Bool
  ) {
    guard let box else { return }
    let number = (taken[kind] ?? 0) + 1
    taken[kind] = number
    let quote = keys.masked(quote).cut(to: Limits.lineBytes)
    let details = details.map {
      Finding.Detail($0.name, keys.masked($0.text).cut(to: Limits.factTextBytes))
    }
    all.append(
      Finding(
        id: "\(kind):\(number)", kind: kind, place: .box(box), quote: quote, at: at,
        values: values, details: details, remarks: isSure ? [] : [.unsure], secrets: secrets))
  }

  /// Gives out what `pair` says as `fact`.
  mutating func give(
    _ kind: FindingKind.Name, _ pair: ScreenPair, _ fact: Fact.Name?, _ value: FactValue?,
    at: Moment? = nil, isSure: Bool
  ) {
    var values: [ShownValue] = []
    if let fact, let value { values.append(ShownValue(fact: fact, value: value)) }
    give(
      kind, pair.box, quote: pair.text, at: at, values: values,
      details: [.init("value", pair.text)], isSure: isSure && (fact == nil || value != nil))
  }

  /// Whether the engine is sure of the whole of `pair`, and no edge cuts it.
  func isClear(_ pair: ScreenPair, least: Int = Limits.sureConfidence) -> Bool {
    !pair.mayGoOn && pair.pieces.allSatisfy { isClear($0, least: least) }
  }

  /// Whether the engine is sure of `piece`, and no edge cuts it.
  func isClear(_ piece: ScreenPiece, least: Int = Limits.sureConfidence) -> Bool {
    piece.confidence >= least && page.isWhole(piece)
  }

  /// The first pair whose label is one of `labels`, in the order of `labels`.
  func pair(_ labels: ScreenLabel...) -> ScreenPair? {
    for label in labels {
      if let pair = pairs.first(where: { $0.label == label }) { return pair }
    }
    return nil
  }

  /// Gives out every card key, masked.
  mutating func giveKeys() {
    for found in keys.found {
      let row = page.rows[found.line.line - 1]
      // A commitment to a key that was misread never opens; one to a key whose O may be a 0 may.
      let isRead = row.pieces.allSatisfy { isClear($0) }
      give(
        FindingKinds.cardKey, row.box, quote: found.line.plain,
        secrets: isRead ? [FoundSecret(found.key)] : [],
        isSure: isRead && OrderScreen.isCertain(found.key))
    }
  }

  /// `text` with the card keys masked, cut to what a fact may hold.
  func shown(_ text: String) -> String { keys.masked(text).cut(to: Limits.factTextBytes) }

  // Keys are looked for as on a page of text, a row being a line.
  private static func keys(on page: ScreenRows, _ pairs: [ScreenPair]) -> CardKeys {
    let lines = page.rows.enumerated().map {
      PageLine(line: $0.offset + 1, text: $0.element.text, isHidden: false)
    }
    let places = page.rows.enumerated().flatMap { index, row in
      row.pieces.map { ($0.box, index) }
    }
    let numbers = Dictionary(places, uniquingKeysWith: { first, _ in first })
    let labelled = pairs.compactMap { pair -> PagePair? in
      guard let box = pair.pieces.first?.box, let index = numbers[box] else { return nil }
      switch pair.label {
      case .page(let field): return PagePair(field: field, value: pair.text, line: lines[index])
      // The number of a payment proves it and is no secret.
      case .paymentNo, .merchantNo:
        return PagePair(field: .orderNumber, value: pair.text, line: lines[index])
      case .paidAt, .billStatus, .payee, .stepTime, .change, .balance, .other: return nil
      }
    }
    return CardKeys(lines: lines, pairs: labelled)
  }
}
