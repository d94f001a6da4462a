import CaseCore
import Imports

/// Which payments of a bill most likely belong to the case, and in which order they are offered.
struct LikelyPayments {
  private var amounts: Set<FactValue> = []
  private var times: [Moment] = []
  private var numbers: Set<String> = []
  private var words: Set<String> = []

  /// Half an hour.
  private static let nearSeconds: Int64 = 1_800
  private static let mostWords = 64

  /// What `state` and the other `findings` say about the order.
  init(state: CaseState, findings: [Finding]) {
    for statement in state.statements { take(statement.fact.text, statement.value) }
    for finding in findings where !finding.isBillRow {
      for shown in finding.values { take(shown.fact.text, shown.value) }
    }
    times.sort()
  }

  private mutating func take(_ name: String, _ value: FactValue?) {
    switch (name, value) {
    case ("order_amount", .money?), ("listed_price", .money?), ("paid_amount", .money?):
      if let value { amounts.insert(value) }
    case ("ordered_at", .moment(let at)?), ("paid_at", .moment(let at)?): times.append(at)
    case ("order_no", .text(let number)?): numbers.insert(number)
    case ("shop_name", .text(let name)?), ("payee", .text(let name)?): add(name, least: 2)
    // `点券 x 1` says how many of them.
    case ("goods_name", .text(let name)?):
      let end = name.firstRange(of: " x ")?.lowerBound ?? name.endIndex
      add(String(name[..<end]), least: 4)
    default: break
    }
  }

  private mutating func add(_ word: String, least: Int) {
    guard word.count >= least, words.count < Self.mostWords else { return }
    words.insert(word)
  }

  /// How well a payment fits.
  struct Fit: Comparable {
    private let points: Int
    /// How far it is from the nearest time of an order, in seconds.
    private let distance: Int64

    /// Whether it most likely belongs to the case. A shop that was bought from before is no reason:
    /// that only puts a payment before the others.
    var isLikely: Bool { points > 1 }
    /// Whether anything speaks for it.
    var isAny: Bool { points > 0 }

    fileprivate init(points: Int, distance: Int64) {
      self.points = points
      self.distance = distance
    }

    /// Nothing speaks for it.
    static let none = Fit(points: 0, distance: .max)

    /// The better fit comes first.
    static func < (one: Fit, other: Fit) -> Bool {
      (other.points, one.distance) < (one.points, other.distance)
    }
  }

  /// How well `finding` fits: by the number of an order, by its amount, by a time within half an hour,
  /// by the name of the shop or the goods, in this order of weight.
  func fit(of finding: Finding) -> Fit {
    guard finding.isPayment else { return .none }
    let values = finding.values
    var points = 0
    if !numbers.isEmpty,
      values.text("merchant_order_no").map(numbers.contains) ?? false
        || values.text("payment_no").map(numbers.contains) ?? false
    {
      points += 8
    }
    if values.contains(where: { amounts.contains($0.value) }) { points += 4 }
    let distance = finding.at.map(distanceToOrder) ?? .max
    if distance <= Self.nearSeconds { points += 2 }
    if !words.isEmpty, words.contains(where: { finding.quote.contains($0) }) { points += 1 }
    return points == 0 ? .none : Fit(points: points, distance: distance)
  }

  private func distanceToOrder(_ at: Moment) -> Int64 {
    // The first time that is not before `at`.
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < at { low = middle + 1 } else { high = middle }
    }
    let around = times[max(0, low - 1)..<min(times.count, low + 1)]
    return around.map { Int64(clamping: ($0 - at).magnitude) }.min() ?? .max
  }

  /// What was found in one original, in the order in which it is offered: the likely payments, the
  /// best fit first and each with the rows of its refunds, then payments for which a name speaks, then
  /// the rest as the file has it.
  static func offered(_ listed: [(item: ListedFinding, fit: Fit)]) -> [ListedFinding] {
    let sorted = listed.enumerated().filter { $0.element.fit.isAny || $0.element.item.isLikely }
      .sorted { ($0.element.fit, $0.offset) < ($1.element.fit, $1.offset) }
    var offered: [ListedFinding] = []
    var taken: Set<Int> = []
    let refunds = RefundRows(listed.map(\.item))
    for (offset, element) in sorted where taken.insert(offset).inserted {
      offered.append(element.item)
      for place in refunds.places(of: element.item) where taken.insert(place).inserted {
        offered.append(listed[place].item)
      }
    }
    for (offset, element) in listed.enumerated() where !taken.contains(offset) {
      offered.append(element.item)
    }
    return offered
  }
}

/// The rows of a bill that say themselves of which payment they are a refund.
struct RefundRows {
  private var byNumber: [String: [Int]] = [:]
  private var byPayment: [String: [Int]] = [:]

  /// The refund rows among `listed`.
  init(_ listed: [ListedFinding]) {
    for (place, item) in listed.enumerated() {
      switch item.finding.kind {
      case FindingKinds.refundRow:
        if let number = item.finding.refersTo { byNumber[number, default: []].append(place) }
      case FindingKinds.refundStatus:
        // It is the payment's own row that says so: `row:18:refund`.
        let row = item.name.split(separator: ":").dropLast().joined(separator: ":")
        byPayment[row, default: []].append(place)
      default: break
      }
    }
  }

  /// The places of the rows that name the payment `item`.
  func places(of item: ListedFinding) -> [Int] {
    guard item.finding.isPayment else { return [] }
    let named =
      Set(Self.numbers(of: item.finding)).flatMap { byNumber[$0] ?? [] }
      + (byPayment[item.name] ?? [])
    return Set(named).sorted()
  }

  /// The numbers by which a refund names the payment `finding`.
  static func numbers(of finding: Finding) -> [String] {
    let values = finding.values
    return [values.text("payment_no"), values.text("merchant_order_no")].compactMap(\.self)
  }
}
