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
    var originals: [Int: [ListedFinding]] = [:]
    for item in listed {
      if item.finding.isBillRow, item.finding.kind != FindingKinds.orderRow {
        take(item)
      } else {
        originals[item.evidence, default: []].append(item)
      }
    }
    var orders = ShownOrders()
    for original in originals.sorted(by: { $0.key < $1.key }) { orders.take(original.value) }
    self.orders = orders.all
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

extension [ShownValue] {
  private func value(_ fact: String) -> FactValue? { first { $0.fact.text == fact }?.value }

  func text(_ fact: String) -> String? {
    if case .text(let text)? = value(fact) { text } else { nil }
  }

  func choice(_ fact: String) -> String? {
    if case .choice(let choice)? = value(fact) { choice } else { nil }
  }

  func money(_ fact: String) -> Money? {
    if case .money(let money)? = value(fact) { money } else { nil }
  }

  func moment(_ fact: String) -> Moment? {
    if case .moment(let moment)? = value(fact) { moment } else { nil }
  }
}
