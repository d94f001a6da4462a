internal import CaseCore

/// The balance of an account and the steps that led there, in whatever order a screen puts them.
///
/// What stands near a time belongs to it. Where each step shows what was left, the steps must add up:
/// those that do are sure, whatever the signs look like; those that do not are asked.
struct LedgerScreen {
  /// One step.
  struct Step: Sendable {
    let time: ScreenValues.Time
    /// All that stands there.
    var pieces: [ScreenPiece]
    var change: Int64?
    var balance: Int64?
    /// Whether the engine was sure of every value, and no edge cuts one.
    var isClear: Bool
    /// Whether change and balance fit the steps around; nil where nothing tells.
    var addsUp: Bool?
  }

  /// The steps as they stand, from above.
  private(set) var steps: [Step] = []

  /// The findings of a page.
  static func read(_ findings: inout ScreenFindings) {
    let ledger = LedgerScreen(findings)
    let taken = Set(ledger.steps.flatMap { $0.pieces.map(\.box) })
    let balances = findings.pairs.filter { pair in
      pair.label == .balance && pair.pieces.allSatisfy { !taken.contains($0.box) }
    }
    for pair in balances {
      let amount = ScreenValues.amount(pair.text)
      let isSame = ledger.latest.map { $0 == amount?.minorUnits } ?? true
      findings.give(
        FindingKinds.balance, pair.box, quote: pair.text,
        details: amount.map { [.init("balance", points($0.minorUnits))] } ?? [],
        // Several are those of steps whose time is lost, and nobody knows which is the latest.
        isSure: amount != nil && isSame && balances.count == 1 && findings.isClear(pair))
    }
    for step in ledger.steps {
      var details = [Finding.Detail("time", step.time.text)]
      if let change = step.change {
        details.append(.init("change", (change > 0 ? "+" : "") + points(change)))
      }
      if let balance = step.balance { details.append(.init("balance", points(balance))) }
      findings.give(
        FindingKinds.ledgerRow,
        step.pieces.dropFirst().reduce(step.pieces.first?.box) { $0?.union($1.box) },
        quote: step.pieces.map(\.raw).joined(separator: " "), at: step.time.moment,
        details: details, isSure: step.isClear && step.change != nil && step.addsUp != false)
    }
  }

  /// Whether `findings` are those of a ledger: several steps with a time and a change.
  static func hasSteps(_ findings: ScreenFindings) -> Bool {
    LedgerScreen(findings).steps.count { $0.change != nil } >= 2
  }

  /// Whether `findings` show what is left on an account.
  static func hasBalance(_ findings: ScreenFindings) -> Bool {
    findings.pairs.contains { $0.label == .balance && ScreenValues.amount($0.text) != nil }
  }

  // What was left after the newest step.
  private var latest: Int64? {
    guard let first = steps.first, let last = steps.last else { return nil }
    let newest = first.time.moment >= last.time.moment ? first : last
    return newest.addsUp == true ? newest.balance : nil
  }

  /// Minor units of points, which have no hundredths, or of money.
  private static func points(_ minorUnits: Int64) -> String {
    minorUnits % 100 == 0 ? String(minorUnits / 100) : Money(minorUnits: minorUnits).decimal
  }

  init(_ findings: ScreenFindings) {
    let page = findings.page
    let times = Self.times(page)
    guard !times.isEmpty, times.count <= Limits.ledgerRows else { return }
    let bands = Self.bands(times.map { ($0.top, $0.bottom) }, page)
    let pieces = page.rows.flatMap(\.pieces)
    let column = pieces.first {
      ScreenLabel.whole($0.text) == .balance && $0.bottom <= times[0].top
    }
    for (time, band) in zip(times, bands) {
      let inside = pieces.filter { band.contains($0.centre2 / 2) }
      var step = Step(
        time: time.value, pieces: inside, isClear: time.pieces.allSatisfy { findings.isClear($0) })
      var clear = true
      for piece in inside where !time.pieces.contains(piece) {
        Self.take(piece, into: &step, column: column) { clear = clear && findings.isClear($0) }
      }
      step.isClear = step.isClear && clear
      steps.append(step)
    }
    addUp()
  }

  // A change has a sign, a balance its label or its column.
  private static func take(
    _ piece: ScreenPiece, into step: inout Step, column: ScreenPiece?,
    read: (ScreenPiece) -> Void
  ) {
    let labelled = ScreenLabel.withColons(piece.text)
    for (label, text) in labelled.isEmpty
      ? [ScreenLabel.leading(piece.text)].compactMap(\.self) : labelled
    {
      guard let amount = ScreenValues.amount(text) else { continue }
      if label == .balance {
        step.balance = amount.minorUnits
        read(piece)
      } else if label == .change || label == .page(.quantity) {
        step.change = amount.sign == "-" ? -amount.minorUnits : amount.minorUnits
        read(piece)
      }
    }
    guard labelled.isEmpty, let amount = ScreenValues.amount(piece.text) else { return }
    if amount.sign != nil {
      step.change = amount.sign == "-" ? -amount.minorUnits : amount.minorUnits
      read(piece)
    } else if let column, abs(piece.middle2 - column.middle2) <= 4 * piece.box.height {
      step.balance = amount.minorUnits
      read(piece)
    }
  }

  /// A time of day on a day, in one piece or in two below each other.
  private struct Stamp {
    let value: ScreenValues.Time
    let pieces: [ScreenPiece]
    var top: Int { pieces.map(\.top).min() ?? 0 }
    var bottom: Int { pieces.map(\.bottom).max() ?? 0 }
  }

  private static func times(_ page: ScreenRows) -> [Stamp] {
    let pieces = page.rows.flatMap(\.pieces)
    var stamps: [Stamp] = []
    for (index, piece) in pieces.enumerated() {
      let text = ScreenLabel.withColons(piece.text).last.flatMap {
        ScreenLabel.withColons(piece.text).count == 1 ? $0.value : nil
      }
      if let time = ScreenValues.time(piece.text) ?? text.flatMap(ScreenValues.time) {
        stamps.append(Stamp(value: time, pieces: [piece]))
        continue
      }
      guard piece.text.count == 10, piece.text.first?.isNumber == true else { continue }
      let below = pieces[(index + 1)...].prefix(12).first { next in
        next.top >= piece.bottom - piece.box.height / 3
          && next.top - piece.bottom <= piece.box.height
          && (abs(next.middle2 - piece.middle2) <= piece.box.height || next.left == piece.left)
      }
      if let below, let time = ScreenValues.time(piece.text + " " + below.text) {
        stamps.append(Stamp(value: time, pieces: [piece, below]))
      }
    }
    return stamps
  }

  // From the widest gap above each time to the widest gap below it.
  private static func bands(
    _ times: [(top: Int, bottom: Int)], _ page: ScreenRows
  ) -> [Range<Int>] {
    let pieces = page.rows.flatMap(\.pieces).sorted { $0.top < $1.top }
    var cuts: [Int] = []
    for (one, two) in zip(times, times.dropFirst()) {
      var reach = one.bottom
      var widest = (gap: Int.min, at: (one.bottom + two.top) / 2)
      for piece in pieces where piece.bottom > one.top && piece.top <= two.top {
        if piece.top >= one.bottom - page.lineHeight / 2, piece.top - reach > widest.gap {
          widest = (piece.top - reach, (piece.top + reach) / 2)
        }
        reach = max(reach, piece.bottom)
      }
      cuts.append(widest.at)
    }
    // Above the first and below the last reaches what reaches above and below the others.
    let above = zip(cuts, times.dropFirst()).map { $1.top - $0 }.max() ?? 2 * page.lineHeight
    let below = zip(cuts, times).map { $0 - $1.bottom }.max() ?? 2 * page.lineHeight
    let first = (times.first?.top ?? 0) - above
    let last = (times.last?.bottom ?? 0) + below
    let edges = [first] + cuts + [last]
    return zip(edges, edges.dropFirst()).map { $0..<max($0, $1) }
  }

  // What was left before a step and its change make what is left after it.
  private mutating func addUp() {
    guard steps.count > 1 else { return }
    let isNewestFirst = zip(steps, steps.dropFirst()).allSatisfy {
      $0.time.moment >= $1.time.moment
    }
    let isOldestFirst = zip(steps, steps.dropFirst()).allSatisfy {
      $0.time.moment <= $1.time.moment
    }
    guard isNewestFirst != isOldestFirst, steps.contains(where: { $0.balance != nil }) else {
      return
    }
    let links = steps.indices.map { index -> Bool? in
      let before = isNewestFirst ? index + 1 : index - 1
      guard steps.indices.contains(before), let left = steps[before].balance,
        let change = steps[index].change, let balance = steps[index].balance
      else { return nil }
      return left + change == balance
    }
    for index in steps.indices {
      let before = isNewestFirst ? index + 1 : index - 1
      if let link = links[index] { steps[index].addsUp = (steps[index].addsUp ?? true) && link }
      // What was left before may be misread, unless its own step fits.
      if links[index] == false, links[before] != true { steps[before].addsUp = false }
    }
  }
}

extension Sequence {
  fileprivate func count(where isCounted: (Element) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
