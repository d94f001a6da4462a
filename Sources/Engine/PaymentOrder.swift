import CaseCore
public import Imports

/// Tells a second payment of the same thing from the first, as rows of a bill are confirmed, and what
/// screenshots of payments show.
struct PaymentOrder {
  private struct Payment: Hashable {
    let amount: FactValue?
    let payee: FactValue?
    let number: FactValue?
  }

  private var first: Payment?
  private var secondNumbers: Set<FactValue>
  /// What the screenshot of one payment shows of it, by its original.
  private let screens: [Int: Payment]

  /// The order as far as `state` holds confirmed payments; `listed` is all that was found.
  init(_ state: CaseState, _ listed: [ListedFinding]) {
    screens = Dictionary(
      grouping: listed.filter { $0.finding.isPaymentPart && $0.state != .rejected },
      by: \.evidence
    ).mapValues { Self.payment($0.flatMap(\.finding.values)) }
    let screens = screens
    first = state.confirmedFindings.lazy
      .compactMap { confirmed -> Payment? in
        let kind = confirmed.value.kind
        if kind == FindingKinds.paymentRow || kind == FindingKinds.transferRow {
          return Self.payment(confirmed.value.values)
        }
        // Under the names of a second payment it is none of the first.
        let isFirst = confirmed.value.values.contains { $0.fact.text == "payment_no" }
        return kind == FindingKinds.paymentNo && isFirst ? screens[confirmed.value.evidence] : nil
      }.first { $0.number != nil }
    secondNumbers = Set(
      state.confirmedFindings.flatMap { Self.secondNumbers($0.value.values) })
  }

  /// The values under which `finding` of the original `evidence` is confirmed.
  mutating func values(of finding: Finding, in evidence: Int) -> [ShownValue] {
    let payment: Payment
    if finding.isPayment {
      payment = Self.payment(finding.values)
    } else if finding.isPaymentPart, let shown = screens[evidence], shown.number != nil {
      payment = shown
    } else {
      return finding.values
    }
    guard let first else {
      self.first = payment
      return finding.values
    }
    let isKnown = payment.number.map(secondNumbers.contains) ?? false
    let isSecond =
      payment.number != first.number && payment.amount == first.amount
      && payment.payee == first.payee && (finding.isPayment || payment.payee != nil)
    guard isKnown || isSecond else { return finding.values }
    let values = finding.secondValues
    secondNumbers.formUnion(Self.secondNumbers(values))
    return values
  }

  private static func secondNumbers(_ values: [ShownValue]) -> [FactValue] {
    values.filter { $0.fact.text == "second_payment_no" }.map(\.value)
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

  /// Whether it is a part of the one payment that a screenshot shows.
  fileprivate var isPaymentPart: Bool {
    [
      FindingKinds.paidAmount, FindingKinds.paidAt, FindingKinds.paymentNo,
      FindingKinds.merchantOrderNo, FindingKinds.payee, FindingKinds.billStatus,
    ].contains(kind)
  }

  /// Whether it is a row of a bill or of a list of orders, which only a person's tick makes part of a case.
  public var isBillRow: Bool {
    [
      FindingKinds.paymentRow, FindingKinds.transferRow, FindingKinds.refundRow,
      FindingKinds.refundStatus, FindingKinds.incomeRow, FindingKinds.failedRow,
      FindingKinds.otherRow, FindingKinds.orderRow,
    ].contains(kind)
  }
}
