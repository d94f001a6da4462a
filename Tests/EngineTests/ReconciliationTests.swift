import CaseCore
import Engine
import TestKit
import Testing

@Suite struct ReconciliationTests {
  private static let noon = Moment(seconds: 1_795_000_000)

  private static func payment(
    _ name: String, _ seconds: Int64, _ amount: Int64 = 9_800, number: String? = nil,
    order: String? = nil, payee: String? = "小店", route: String? = nil, isOfCase: Bool = true
  ) -> SeenPayment {
    SeenPayment(
      name: name, at: noon + seconds, money: Money(minorUnits: amount), payee: payee,
      number: number, merchantOrder: order, route: route, isOfCase: isOfCase)
  }

  private static func order(
    _ number: String, _ seconds: Int64?, _ amount: Int64? = 9_800, status: String? = "completed",
    quantity: Int? = nil, keys: Int? = nil
  ) -> SeenOrder {
    SeenOrder(
      name: "page/\(number)", number: number, at: seconds.map { noon + $0 },
      money: amount.map { Money(minorUnits: $0) }, status: status, quantity: quantity, keys: keys)
  }

  private static func reconciled(
    payments: [SeenPayment] = [], refunds: [SeenRefund] = [], orders: [SeenOrder] = [],
    promises: [SeenPromise] = [], reach: Int64? = nil
  ) -> Reconciliation {
    var records = SeenRecords()
    records.payments = payments
    records.refunds = refunds
    records.orders = orders
    records.promises = promises
    records.billsReach = reach.map { noon + $0 }
    return Reconciliation(records, clock: noon + 86_400)
  }

  private static func refund(
    _ name: String, _ seconds: Int64, _ amount: Int64 = 9_800, of number: String? = nil,
    payee: String? = "小店", route: String? = nil
  ) -> SeenRefund {
    SeenRefund(
      name: name, at: noon + seconds, money: Money(minorUnits: amount), payee: payee, number: name,
      refersTo: number, route: route)
  }

  @Test func `a number that both show outweighs time and amount`() {
    let found = Self.reconciled(
      payments: [Self.payment("p", 0, number: "n", order: "A")],
      orders: [Self.order("B", -60), Self.order("A", -9_000, 10_000)])
    #expect(found.pairs.map(\.order.number) == ["A"])
    #expect(found.pairs.map(\.match) == [.number])
    #expect(found.discrepancies.isEmpty)
  }

  @Test func `without a number amount and time decide, and no order is used twice`() {
    let payments = [Self.payment("1", 0, payee: "甲"), Self.payment("2", 120, payee: "乙")]
    let one = Self.reconciled(payments: payments, orders: [Self.order("A", -60)])
    #expect(one.pairs.map(\.payment.name) == ["1"])
    #expect(one.pairs.map(\.match) == [.amountAndTime])
    #expect(one.discrepancies == [.paidWithoutOrder(payments[1])])
    let both = Self.reconciled(
      payments: payments, orders: [Self.order("B", 60), Self.order("A", -60)])
    #expect(both.pairs.map(\.order.number) == ["A", "B"])
  }

  @Test func `a payment that names a number is of no other order of the same shop`() {
    let first = Self.payment("1", 0, number: "n1", order: "A")
    let second = Self.payment("2", 120, number: "n2", order: "X")
    let orders = [Self.order("A", -60), Self.order("B", 60)]
    let found = Self.reconciled(payments: [first, second], orders: orders)
    #expect(found.pairs.map(\.order.number) == ["A"])
    #expect(found.discrepancies.first == .paidWithoutOrder(second))
    // Where no number of the payee ever met an order it may be that of a collecting service.
    let alone = Self.reconciled(payments: [second], orders: [Self.order("B", 60)])
    #expect(alone.pairs.map(\.match) == [.amountAndTimeOtherNumber])
    let other = Self.payment("3", 120, number: "n3", order: "X", payee: "别家")
    let both = Self.reconciled(payments: [first, other], orders: orders)
    #expect(both.pairs.map(\.match) == [.number, .amountAndTimeOtherNumber])
  }

  @Test func `a row of a list of orders counts once it is ticked or paid`() {
    let row = SeenOrder(
      name: "2/order:1", number: "A", at: Self.noon + (-60), money: Money(minorUnits: 9_800),
      status: "processing", quantity: 2, keys: 1, isOfCase: false)
    #expect(Self.reconciled(orders: [row]).discrepancies.isEmpty)
    let payment = Self.payment("p", 0, order: "A")
    #expect(
      Self.reconciled(payments: [payment], orders: [row]).discrepancies == [
        .orderWithoutDelivery(row, payment: payment), .lessDelivered(row, bought: 2, delivered: 1),
      ])
  }

  @Test(arguments: [(Int64(-3_600), true), (-3_601, false), (300, true), (301, false)])
  func `an order fits from an hour before its payment to five minutes after`(
    seconds: Int64, fits: Bool
  ) {
    let found = Self.reconciled(
      payments: [Self.payment("p", 0)], orders: [Self.order("A", seconds)])
    #expect(found.pairs.isEmpty != fits)
  }

  @Test func `the rest of a bill is nobody's business`() {
    let mine = Self.payment("life", 0, isOfCase: false)
    let found = Self.reconciled(
      payments: [mine, Self.payment("life too", 60, isOfCase: false)],
      refunds: [Self.refund("r", 90)])
    #expect(found.pairs.isEmpty && found.discrepancies.isEmpty)
  }

  @Test func `a shop that says itself that nothing was handed over is shown`() {
    let payment = Self.payment("p", 0, order: "A")
    for status in ["paid", "processing", "failed", "abnormal"] {
      let order = Self.order("A", -60, status: status)
      #expect(
        Self.reconciled(payments: [payment], orders: [order]).discrepancies == [
          .orderWithoutDelivery(order, payment: payment)
        ])
    }
    for status in ["pending", "completed", "refunded", "closed", nil] {
      let order = Self.order("A", -60, status: status)
      #expect(Self.reconciled(payments: [payment], orders: [order]).discrepancies.isEmpty)
    }
  }

  @Test func `paid twice shows both, whether the numbers differ, and a refund that is there`() {
    let first = Self.payment("1", 0, number: "n1", order: "A")
    let cases: [(String?, Bool?)] = [("A", true), ("B", false), (nil, nil)]
    for (number, same) in cases {
      let second = Self.payment("2", 600, number: "n2", order: number, isOfCase: false)
      let found = Self.reconciled(payments: [second, first], orders: [Self.order("A", -60)])
      #expect(found.discrepancies == [.paidTwice(first, second, sameOrder: same, refund: nil)])
    }
    let second = Self.payment("2", 60, number: "n2", order: "A")
    let back = Self.refund("r", 120, of: "n2")
    let found = Self.reconciled(
      payments: [first, second], refunds: [back], orders: [Self.order("A", -60)])
    #expect(
      found.discrepancies == [
        .paidTwice(first, second, sameOrder: true, refund: back),
        .refunded(second, back, .full, isOtherRoute: false),
      ])
    let late = Self.payment("3", 601, number: "n3", order: "A")
    #expect(
      Self.reconciled(payments: [first, late], orders: [Self.order("A", -60)]).discrepancies
        .isEmpty)
    // The same row in two bills is one payment.
    let again = Self.payment("other bill", 0, number: "n1", order: "A")
    #expect(
      Self.reconciled(payments: [first, again], orders: [Self.order("A", -60)]).discrepancies
        .isEmpty)
  }

  @Test func `fewer keys than were bought are counted, and a page without keys says nothing`() {
    let short = Self.order("A", 0, quantity: 3, keys: 2)
    #expect(
      Self.reconciled(orders: [short]).discrepancies == [
        .lessDelivered(short, bought: 3, delivered: 2)
      ])
    for order in [
      Self.order("A", 0, quantity: 3, keys: 3), Self.order("A", 0, quantity: 3),
      Self.order("A", 0, keys: 2),
    ] { #expect(Self.reconciled(orders: [order]).discrepancies.isEmpty) }
  }

  @Test func `refunds are whole or a part, and may go another way`() {
    let payment = Self.payment("p", 0, number: "n", order: "A", route: "招商银行(4821)")
    let order = Self.order("A", -60)
    func found(_ refunds: [SeenRefund]) -> [Discrepancy] {
      Self.reconciled(payments: [payment], refunds: refunds, orders: [order]).discrepancies
    }
    let part = Self.refund("r1", 60, 5_000, of: "A", route: "零钱")
    #expect(found([part]) == [.refunded(payment, part, .partial, isOtherRoute: true)])
    let rest = Self.refund("r2", 90, 4_800, of: "n", route: "招商银行(4821)")
    #expect(
      found([rest, part]) == [
        .refunded(payment, part, .full, isOtherRoute: true),
        .refunded(payment, rest, .full, isOtherRoute: false),
      ])
    // Without a number only the whole amount from the same payee is taken as of this payment.
    let unnamed = Self.refund("r3", 60)
    #expect(found([unnamed]) == [.refunded(payment, unnamed, .full, isOtherRoute: false)])
    #expect(found([Self.refund("r4", 60, 5_000)]).isEmpty)
    #expect(found([Self.refund("r5", -60)]).isEmpty)
    #expect(found([Self.refund("r6", 60, payee: "别人")]).isEmpty)
  }

  @Test func `a promise that is due and unpaid is shown, with how far the bill reaches`() {
    let promise = SeenPromise(
      entry: 7, at: Self.noon, money: Money(minorUnits: 9_800), dueAt: Self.noon + 3_600)
    func found(_ refunds: [SeenRefund], reach: Int64?) -> [Discrepancy] {
      Self.reconciled(refunds: refunds, promises: [promise], reach: reach).discrepancies
    }
    #expect(found([], reach: 3_601) == [.promiseUnpaid(promise, isCovered: true)])
    #expect(found([], reach: 3_600) == [.promiseUnpaid(promise, isCovered: false)])
    #expect(found([], reach: nil) == [.promiseUnpaid(promise, isCovered: false)])
    #expect(found([Self.refund("r", 60)], reach: 3_601).isEmpty)
    #expect(!found([Self.refund("r", 60, 100)], reach: 3_601).isEmpty)
    #expect(!found([Self.refund("r", -60)], reach: 3_601).isEmpty)
    let open = SeenPromise(entry: 8, at: Self.noon)
    #expect(Self.reconciled(promises: [open]).discrepancies.isEmpty)
  }

  @Test(arguments: UInt64(0)..<50)
  func `the order in which records are given changes nothing, and nothing is paired twice`(
    seed: UInt64
  ) {
    var random = SplitMix64(state: seed)
    var records = SeenRecords()
    for index in 0..<40 {
      let amount = Int64.random(in: 1...4, using: &random) * 100
      let at = Int64.random(in: 0...7_200, using: &random)
      let number = Int.random(in: 0..<40, using: &random)
      records.payments.append(
        Self.payment(
          "p\(index)", at, amount, number: "n\(index)",
          order: random.oneIn(2) ? "o\(number)" : nil, isOfCase: !random.oneIn(4)))
      records.orders.append(Self.order("o\(index)", at - 30, amount))
      if random.oneIn(3) {
        records.refunds.append(
          Self.refund("r\(index)", at + 60, amount, of: random.oneIn(2) ? "n\(number)" : nil))
      }
    }
    let found = Reconciliation(records, clock: Self.noon)
    var shuffled = records
    shuffled.payments.shuffle(using: &random)
    shuffled.orders.shuffle(using: &random)
    shuffled.refunds.shuffle(using: &random)
    #expect(Reconciliation(shuffled, clock: Self.noon) == found)
    let byTime = found.pairs.filter { $0.match == .amountAndTime }.map(\.order.number)
    #expect(Set(byTime).count == byTime.count)
    for pair in found.pairs {
      #expect(pair.match == .number || pair.payment.money == pair.order.money)
      #expect(pair.payment.isOfCase)
    }
  }
}
