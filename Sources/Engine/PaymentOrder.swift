import CaseCore
public import Imports

/// Tells a second payment of the same thing from the first, as rows of a bill are confirmed.
struct PaymentOrder {
  private struct Payment: Hashable {
    let amount: FactValue?
    let payee: FactValue?
    let number: FactValue?
  }

  private var first: Payment?

  /// The order as far as `state` holds confirmed rows.
  init(_ state: CaseState) {
    first = state.confirmedFindings.lazy
      .filter {
        $0.value.kind == FindingKinds.paymentRow || $0.value.kind == FindingKinds.transferRow
      }
      .map { Self.payment($0.value.values) }.first { $0.number != nil }
  }

  /// The values under which `finding` is confirmed.
  mutating func values(of finding: Finding) -> [ShownValue] {
    guard finding.isPayment else { return finding.values }
    let payment = Self.payment(finding.values)
    guard let first else {
      self.first = payment
      return finding.values
    }
    let isSecond =
      payment.number != first.number && payment.amount == first.amount
      && payment.payee == first.payee
    return isSecond ? finding.secondValues : finding.values
  }

  private static func payment(_ values: [ShownValue]) -> Payment {
    func value(_ name: String) -> FactValue? {
      values.first { $0.fact.text == name }?.value
    }
    return Payment(
      amount: value("paid_amount"), payee: value("payee"), number: value("payment_no"))
  }
}

extension Finding {
  /// Whether it is a payment or a transfer on a bill.
  var isPayment: Bool { kind == FindingKinds.paymentRow || kind == FindingKinds.transferRow }

  /// Whether it is a row of a bill or of a list of orders, which only a person's tick makes part of a case.
  public var isBillRow: Bool {
    [
      FindingKinds.paymentRow, FindingKinds.transferRow, FindingKinds.refundRow,
      FindingKinds.refundStatus, FindingKinds.incomeRow, FindingKinds.failedRow,
      FindingKinds.otherRow, FindingKinds.orderRow,
    ].contains(kind)
  }
}
