import CaseCore
import Engine

/// What belongs together and what does not, with both sides of each, as the command line prints it.
struct ReconciliationOutput {
  private let reconciliation: Reconciliation
  private let language: Language

  init(_ reconciliation: Reconciliation, language: Language) {
    self.reconciliation = reconciliation
    self.language = language
  }

  var json: OutputJSON {
    [
      "pairs": .list(
        reconciliation.pairs.map { pair in
          [
            "payment": Self.json(pair.payment), "order": Self.json(pair.order),
            "match": .text(Self.name(of: pair.match)),
          ]
        }),
      "discrepancies": .list(
        reconciliation.discrepancies.map { item in
          var members = Self.members(of: item)
          members.append(.init(name: "says", value: .text(Words.says(item)(language))))
          return .object(members)
        }),
    ]
  }

  var lines: [String] {
    guard !(reconciliation.pairs.isEmpty && reconciliation.discrepancies.isEmpty) else {
      return [Words.nothingToReconcile(language)]
    }
    var lines = reconciliation.pairs.flatMap { pair in
      [Words.pair(pair.match)(language), Self.line(pair.payment, language), line(pair.order)]
    }
    for item in reconciliation.discrepancies {
      lines.append(Words.says(item)(language))
      lines += sides(of: item)
    }
    return lines
  }

  /// Both sides of what does not fit.
  private func sides(of item: Discrepancy) -> [String] {
    switch item {
    case .paidWithoutOrder(let payment): [Self.line(payment, language)]
    case .orderWithoutDelivery(let order, let payment):
      [line(order)] + (payment.map { [Self.line($0, language)] } ?? [])
    case .paidTwice(let first, let second, _, let refund):
      [Self.line(first, language), Self.line(second, language)] + (refund.map { [line($0)] } ?? [])
    case .lessDelivered(let order, _, _): [line(order)]
    case .refunded(let payment, let refund, _, _): [Self.line(payment, language), line(refund)]
    case .promiseUnpaid(let promise, _):
      ["    \(promise.entry)  " + Words.promiseDue(promise.dueAt)(language)]
    }
  }

  private static func line(_ payment: SeenPayment, _ language: Language) -> String {
    let numbers = [payment.number, payment.merchantOrder].compactMap(\.self)
    return "    " + columns(payment.name, payment.at, payment.money, [payment.payee] + numbers)
  }

  private func line(_ refund: SeenRefund) -> String {
    "    " + Self.columns(refund.name, refund.at, refund.money, [refund.payee, refund.route])
  }

  private func line(_ order: SeenOrder) -> String {
    let others = order.alsoShown.map { "= \($0)" }
    return "    "
      + Self.columns(order.name, order.at, order.money, [order.number, order.status] + others)
  }

  private static func name(of match: PaymentMatch) -> String {
    switch match {
    case .number: "number"
    case .amountAndTime: "amount_and_time"
    case .amountAndTimeOtherNumber: "amount_and_time_other_number"
    }
  }

  private static func columns(
    _ name: String, _ at: Moment?, _ money: Money?, _ rest: [String?]
  ) -> String {
    let parts = [name, at.map { CivilZone.shanghai.text(of: $0) }, money.map { "\($0)" }] + rest
    return parts.compactMap(\.self).map { Printable.excerpt($0) }.joined(separator: "  ")
  }

  private static func members(of item: Discrepancy) -> [OutputJSON.Member] {
    func member(_ name: String, _ value: OutputJSON) -> OutputJSON.Member {
      .init(name: name, value: value)
    }
    return switch item {
    case .paidWithoutOrder(let payment):
      [member("kind", "paid_without_order"), member("payment", json(payment))]
    case .orderWithoutDelivery(let order, let payment):
      [
        member("kind", "order_without_delivery"), member("order", json(order)),
        member("payment", payment.map(json) ?? .null),
      ]
    case .paidTwice(let first, let second, let sameOrder, let refund):
      [
        member("kind", "paid_twice"), member("payment", json(first)),
        member("second", json(second)),
        member("sameOrder", sameOrder.map { .flag($0) } ?? .null),
        member("refund", refund.map(json) ?? .null),
      ]
    case .lessDelivered(let order, let bought, let delivered):
      [
        member("kind", "less_delivered"), member("order", json(order)),
        member("bought", .number(bought)),
        member("delivered", .number(delivered)),
      ]
    case .refunded(let payment, let refund, let extent, let isOtherRoute):
      [
        member("kind", "refunded"), member("payment", json(payment)),
        member("refund", json(refund)),
        member("full", .flag(extent == .full)), member("otherRoute", .flag(isOtherRoute)),
      ]
    case .promiseUnpaid(let promise, let isCovered):
      [
        member("kind", "promise_unpaid"), member("entry", .number(promise.entry)),
        member("due", .optional(promise.dueAt.map { CivilZone.shanghai.text(of: $0) })),
        member("billsReachBeyond", .flag(isCovered)),
      ]
    }
  }

  private static func json(_ payment: SeenPayment) -> OutputJSON {
    [
      "finding": .text(payment.name), "at": .text(CivilZone.shanghai.text(of: payment.at)),
      "amount": .text("\(payment.money)"), "payee": .optional(payment.payee),
      "number": .optional(payment.number), "merchantOrder": .optional(payment.merchantOrder),
    ]
  }

  private static func json(_ refund: SeenRefund) -> OutputJSON {
    [
      "finding": .text(refund.name), "at": .text(CivilZone.shanghai.text(of: refund.at)),
      "amount": .text("\(refund.money)"), "payee": .optional(refund.payee),
      "route": .optional(refund.route),
    ]
  }

  private static func json(_ order: SeenOrder) -> OutputJSON {
    [
      "finding": .text(order.name), "number": .text(order.number),
      "at": .optional(order.at.map { CivilZone.shanghai.text(of: $0) }),
      "amount": .optional(order.money.map { "\($0)" }), "status": .optional(order.status),
      "alsoShown": .texts(order.alsoShown),
    ]
  }
}
