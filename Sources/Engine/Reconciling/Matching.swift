import CaseCore

/// Which order each payment is of.
struct Matching {
  /// For each payment its order; nil where none fits.
  private(set) var orders: [(order: SeenOrder, match: PaymentMatch)?]

  // An order comes before its payment, as a rule by minutes; clocks differ a little.
  private static let before: Int64 = 3_600
  private static let after: Int64 = 300

  /// Matches `payments`, which are in order of time, by number first. What is left over goes by
  /// amount and time, the earlier ones first on both sides, so that no order is used twice.
  ///
  /// A payment that names a number of the shop's own is of that order and of no other. Whether the
  /// number on a bill is the shop's is seen by the payee's other payments: where one of them met its
  /// order by number, all numbers of that payee are order numbers. Else the number may be that of a
  /// collecting service, and the match says that the numbers differ.
  init(_ payments: [SeenPayment], _ orders: [SeenOrder]) {
    self.orders = payments.map { _ in nil }
    let sorted = orders.sorted {
      ($0.at?.seconds ?? .max, $0.number, $0.name) < ($1.at?.seconds ?? .max, $1.number, $1.name)
    }
    var byNumber: [String: Int] = [:]
    for (index, order) in sorted.enumerated() where byNumber[order.number] == nil {
      byNumber[order.number] = index
    }
    var used = sorted.map { _ in false }
    var numbering: Set<String> = []
    for (index, payment) in payments.enumerated() {
      for number in [payment.merchantOrder, payment.number].compactMap(\.self) {
        guard let place = byNumber[number] else { continue }
        // Two payments may both be of one order: then one of them was paid twice.
        self.orders[index] = (sorted[place], .number)
        used[place] = true
        if number == payment.merchantOrder, let payee = payment.payee { numbering.insert(payee) }
        break
      }
    }
    matchByTime(payments, sorted, used, numbering)
  }

  private mutating func matchByTime(
    _ payments: [SeenPayment], _ orders: [SeenOrder], _ used: [Bool], _ numbering: Set<String>
  ) {
    var queues: [Money: (places: [Int], next: Int)] = [:]
    for (place, order) in orders.enumerated() where !used[place] {
      guard let money = order.money, order.at != nil else { continue }
      queues[money, default: ([], 0)].places.append(place)
    }
    for (index, payment) in payments.enumerated() where self.orders[index] == nil {
      if payment.merchantOrder != nil, payment.payee.map(numbering.contains) ?? false { continue }
      guard var queue = queues[payment.money] else { continue }
      while queue.next < queue.places.count {
        let order = orders[queue.places[queue.next]]
        guard let at = order.at else { break }
        // Too long ago for this payment, and so for every later one.
        if payment.at - at > Self.before {
          queue.next += 1
          continue
        }
        if at - payment.at <= Self.after {
          let names = payment.merchantOrder != nil
          self.orders[index] = (order, names ? .amountAndTimeOtherNumber : .amountAndTime)
          queue.next += 1
        }
        break
      }
      queues[payment.money] = queue
    }
  }
}

/// Which payment each refund is of.
struct RefundMatching {
  private var refunds: [Int: [SeenRefund]] = [:]

  /// Matches by the number that a refund names; without one, by payee and an amount that fits, to the
  /// latest payment before it.
  init(_ payments: [SeenPayment], _ refunds: [SeenRefund]) {
    var byNumber: [String: Int] = [:]
    var byPayee: [String: [Int]] = [:]
    for (index, payment) in payments.enumerated() {
      for number in [payment.number, payment.merchantOrder].compactMap(\.self)
      where byNumber[number] == nil {
        byNumber[number] = index
      }
      if let payee = payment.payee { byPayee[payee, default: []].append(index) }
    }
    var seen: Set<String> = []
    for refund in refunds.sorted(by: { ($0.at, $0.name) < ($1.at, $1.name) }) {
      // One that stands in two bills counts once.
      if let number = refund.number, !seen.insert(number).inserted { continue }
      let place =
        refund.refersTo.flatMap { byNumber[$0] }
        ?? Self.latest(before: refund, among: refund.payee.flatMap { byPayee[$0] } ?? [], payments)
      if let place { self.refunds[place, default: []].append(refund) }
    }
  }

  /// The latest of `places` that is not after `refund` and of the same amount; they are in order of
  /// time. A partial refund without a number fits too many payments to be guessed at.
  private static func latest(
    before refund: SeenRefund, among places: [Int], _ payments: [SeenPayment]
  ) -> Int? {
    places.last { payments[$0].at <= refund.at && payments[$0].money == refund.money }
  }

  /// The first refund of the payment at `index`.
  func first(for index: Int) -> SeenRefund? { refunds[index]?.first }

  /// What came back of `payment`, which stands at `index`.
  func found(for index: Int, _ payment: SeenPayment) -> [Discrepancy] {
    let list = refunds[index] ?? []
    let total = list.reduce(Int64(0)) { $0 + $1.money.minorUnits }
    let extent: Discrepancy.Extent = total >= payment.money.minorUnits ? .full : .partial
    return list.map { refund in
      let isOther: Bool
      if let from = payment.route, let to = refund.route {
        isOther = from != to
      } else {
        isOther = false
      }
      return .refunded(payment, refund, extent, isOtherRoute: isOther)
    }
  }
}
