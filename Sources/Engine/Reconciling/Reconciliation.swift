public import CaseCore

/// How a payment was found to be that of an order.
public enum PaymentMatch: Sendable, Hashable {
  /// By a number that both show.
  case number
  /// By the amount, and a time that fits; a person looks at it.
  case amountAndTime
  /// The same, though the payment names another number than the order: that of a collecting service
  /// between buyer and shop, or of another order.
  case amountAndTimeOtherNumber
}

/// Something that does not fit together, or that must be seen together. None of it is a fact.
public enum Discrepancy: Sendable, Hashable {
  /// How much of a payment came back.
  public enum Extent: Sendable, Hashable {
    case full, partial
  }

  /// Money left, and no order of it is in the case.
  case paidWithoutOrder(SeenPayment)
  /// The shop says itself that an order is not delivered.
  case orderWithoutDelivery(SeenOrder, payment: SeenPayment?)
  /// The same amount went to the same payee twice within minutes. Another order number of the second
  /// one may be a second order; nil where a number is missing. A refund of either may be there.
  case paidTwice(SeenPayment, SeenPayment, sameOrder: Bool?, refund: SeenRefund?)
  /// A page shows fewer card keys than were bought.
  case lessDelivered(SeenOrder, bought: Int, delivered: Int)
  /// Money came back, all of it or a part.
  case refunded(SeenPayment, SeenRefund, Extent, isOtherRoute: Bool)
  /// A refund was promised, and no bill shows it. `isCovered` says whether a bill reaches beyond the
  /// day by which it was promised; else it may have come later.
  case promiseUnpaid(SeenPromise, isCovered: Bool)
}

/// What belongs together and what does not.
public struct Reconciliation: Sendable, Hashable {
  /// A payment and its order.
  public struct Pair: Sendable, Hashable {
    /// The payment.
    public let payment: SeenPayment
    /// The order.
    public let order: SeenOrder
    /// What they were matched by.
    public let match: PaymentMatch
  }

  /// Payments of the case with their orders, in order of time.
  public let pairs: [Pair]
  /// What must be looked at, in the order of `Discrepancy` and then of time.
  public let discrepancies: [Discrepancy]

  /// Puts `records` side by side at `clock`. A pure function: the order in which records are given
  /// changes nothing.
  public init(_ records: SeenRecords, clock: Moment) {
    let payments = Self.once(records.payments)
    let matching = Matching(payments, records.orders)
    let refunds = RefundMatching(payments, records.refunds)
    pairs = payments.indices.compactMap { index in
      guard payments[index].isOfCase, let found = matching.orders[index] else { return nil }
      return Pair(payment: payments[index], order: found.order, match: found.match)
    }
    var found: [Discrepancy] = []
    for (index, payment) in payments.enumerated()
    where payment.isOfCase && matching.orders[index] == nil {
      found.append(.paidWithoutOrder(payment))
    }
    let paid = Set(pairs.map(\.order.number))
    let orders = records.orders.filter { $0.isOfCase || paid.contains($0.number) }
    found += Self.undelivered(orders, pairs)
    found += Self.twice(payments, refunds)
    found += Self.short(orders)
    for (index, payment) in payments.enumerated() where payment.isOfCase {
      found += refunds.found(for: index, payment)
    }
    discrepancies = found + Self.unpaid(records, refunds: records.refunds, clock)
  }

  /// The payments in order of time; one that stands in two bills counts once.
  private static func once(_ payments: [SeenPayment]) -> [SeenPayment] {
    var seen: Set<String> = []
    return payments.sorted { ($0.at, $0.name) < ($1.at, $1.name) }.filter { payment in
      payment.number.map { seen.insert($0).inserted } ?? true
    }
  }

  /// States in which a shop itself says that nothing was handed over yet.
  private static let undeliveredStates: Set<String> = [
    "paid", "processing", "failed", "abnormal",
  ]

  private static func undelivered(_ orders: [SeenOrder], _ pairs: [Pair]) -> [Discrepancy] {
    let payments = Dictionary(pairs.map { ($0.order.number, $0.payment) }) { first, _ in first }
    return orders.sorted(by: isEarlier).filter {
      $0.status.map(undeliveredStates.contains) ?? false
    }
    .map { .orderWithoutDelivery($0, payment: payments[$0.number]) }
  }

  private static func short(_ orders: [SeenOrder]) -> [Discrepancy] {
    orders.sorted(by: isEarlier).compactMap { order in
      guard let bought = order.quantity, let keys = order.keys, keys < bought else { return nil }
      return .lessDelivered(order, bought: bought, delivered: keys)
    }
  }

  private static func isEarlier(_ one: SeenOrder, _ other: SeenOrder) -> Bool {
    (one.at?.seconds ?? .max, one.number, one.name)
      < (other.at?.seconds ?? .max, other.number, other.name)
  }

  /// How far apart two payments of one purchase are at most, in seconds.
  private static let twiceSeconds: Int64 = 600

  private struct Same: Hashable {
    var money: Money
    var payee: String?
  }

  private static func twice(
    _ payments: [SeenPayment], _ refunds: RefundMatching
  ) -> [Discrepancy] {
    var last: [Same: Int] = [:]
    var found: [Discrepancy] = []
    for (index, payment) in payments.enumerated() {
      let same = Same(money: payment.money, payee: payment.payee)
      defer { last[same] = index }
      guard let before = last[same], payment.at - payments[before].at <= twiceSeconds,
        payment.isOfCase || payments[before].isOfCase
      else { continue }
      let first = payments[before]
      var sameOrder: Bool?
      if let one = first.merchantOrder, let other = payment.merchantOrder {
        sameOrder = one == other
      }
      found.append(
        .paidTwice(
          first, payment, sameOrder: sameOrder,
          refund: refunds.first(for: index) ?? refunds.first(for: before)))
    }
    return found
  }

  private static func unpaid(
    _ records: SeenRecords, refunds: [SeenRefund], _ clock: Moment
  ) -> [Discrepancy] {
    records.promises.sorted { $0.entry < $1.entry }.compactMap { promise in
      guard let due = promise.dueAt, due < clock else { return nil }
      let isPaid = refunds.contains { refund in
        let isLater = promise.at.map { refund.at >= $0 } ?? true
        return isLater && (promise.money.map { refund.money.minorUnits >= $0.minorUnits } ?? true)
      }
      guard !isPaid else { return nil }
      return .promiseUnpaid(promise, isCovered: records.billsReach.map { $0 > due } ?? false)
    }
  }
}
