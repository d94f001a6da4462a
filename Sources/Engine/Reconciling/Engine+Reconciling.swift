public import CaseCore
import Imports

extension Engine {
  /// Holds what the originals of a case show against each other: payments, orders, refunds, and the
  /// promises that are recorded. Nothing of it becomes a fact by itself.
  public func reconcile(_ id: Case.ID) async throws -> Reconciliation {
    let loaded = try await load(id)
    let listed = try await findings(in: loaded).filter { $0.state != .rejected }
    return Reconciliation(SeenRecords(listed, loaded.state), clock: judgingClock.now())
  }
}

extension SeenRecords {
  init(_ listed: [ListedFinding], _ state: CaseState) {
    self.init()
    var orders: [Int: OrderPage] = [:]
    for item in listed {
      let finding = item.finding
      if finding.isBillRow {
        take(item)
      } else {
        orders[item.evidence, default: OrderPage()].take(item)
      }
    }
    self.orders = orders.sorted { $0.key < $1.key }.compactMap(\.value.order)
    promises = state.promises.filter { $0.value.what == .refund }.map {
      SeenPromise(
        entry: $0.entry, at: $0.value.happenedAt, money: $0.value.amount, dueAt: $0.value.dueAt)
    }
  }

  private mutating func take(_ item: ListedFinding) {
    let finding = item.finding
    let values = finding.values
    if let at = finding.at { billsReach = max(billsReach ?? at, at) }
    if finding.isPayment {
      guard let at = values.moment("paid_at") ?? finding.at, let money = values.money("paid_amount")
      else { return }
      payments.append(
        SeenPayment(
          name: item.name, at: at, money: money, payee: values.text("payee"),
          number: values.text("payment_no"), merchantOrder: values.text("merchant_order_no"),
          route: finding.billRoute, isOfCase: item.isLikely || item.state == .confirmed))
    } else if finding.kind == FindingKinds.refundRow {
      guard let at = values.moment("refunded_at") ?? finding.at,
        let money = values.money("refunded_amount")
      else { return }
      refunds.append(
        SeenRefund(
          name: item.name, at: at, money: money, payee: finding.billCounterpart,
          number: values.text("refund_no"), refersTo: finding.refersTo, route: finding.billRoute))
    }
  }
}

/// What the page of one order says, put together from its findings.
private struct OrderPage {
  private var number: (name: String, text: String)?
  private var at: Moment?
  private var money: Money?
  private var status: String?
  private var quantity: Int?
  private var keys: Int?

  mutating func take(_ item: ListedFinding) {
    let finding = item.finding
    let values = finding.values
    switch finding.kind {
    case FindingKinds.orderNumber:
      if number == nil, let text = values.text("order_no") { number = (item.name, text) }
    case FindingKinds.orderTime: at = at ?? values.moment("ordered_at")
    case FindingKinds.orderAmount: money = money ?? values.money("order_amount")
    case FindingKinds.orderStatus: status = status ?? values.choice("order_status")
    case FindingKinds.orderQuantity:
      let text = finding.details.first { $0.name == "value" }?.text
      quantity = quantity ?? text.flatMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }
    case FindingKinds.cardKey: keys = (keys ?? 0) + 1
    default: break
    }
  }

  /// The order; nil for a page that names no number.
  var order: SeenOrder? {
    number.map {
      SeenOrder(
        name: $0.name, number: $0.text, at: at, money: money, status: status, quantity: quantity,
        keys: keys)
    }
  }
}

extension [ShownValue] {
  private func value(_ fact: String) -> FactValue? { first { $0.fact.text == fact }?.value }

  fileprivate func text(_ fact: String) -> String? {
    if case .text(let text)? = value(fact) { text } else { nil }
  }

  fileprivate func choice(_ fact: String) -> String? {
    if case .choice(let choice)? = value(fact) { choice } else { nil }
  }

  fileprivate func money(_ fact: String) -> Money? {
    if case .money(let money)? = value(fact) { money } else { nil }
  }

  fileprivate func moment(_ fact: String) -> Moment? {
    if case .moment(let moment)? = value(fact) { moment } else { nil }
  }
}
