internal import CaseCore

/// What kind of row it is, told by direction, type and status; unknown types are never refused.
enum BillNature: Sendable, Hashable {
  case payment, transfer, refund, income, failed, other

  /// The kind of finding that such a row is.
  var findingKind: FindingKind.Name {
    switch self {
    case .payment: FindingKinds.paymentRow
    case .transfer: FindingKinds.transferRow
    case .refund: FindingKinds.refundRow
    case .income: FindingKinds.incomeRow
    case .failed: FindingKinds.failedRow
    case .other: FindingKinds.otherRow
    }
  }

  /// The nature of the row `line`, whose cells are `cells`.
  init(_ line: Bytes, cells: RowCells, layout: BillLayout) {
    func isOneOf(_ column: BillColumn, _ texts: StaticString...) -> Bool {
      guard let place = layout.place(of: column) else { return false }
      let cell = line.extracting(cells.cells[place].content)
      for text in texts where cell.equals(text) { return true }
      return false
    }
    func starts(_ column: BillColumn, _ text: [UInt8]) -> Bool {
      guard let place = layout.place(of: column) else { return false }
      return line.extracting(cells.cells[place].content).matches(text)
    }
    let isExpense = isOneOf(.direction, "支出")
    switch layout.issuer {
    case .wechat, .wechatProof:
      // A refund is a row of its own: 退款, or the merchant's name and -退款, as income.
      let isRefund = layout.place(of: .type).map { place in
        let cell = line.extracting(cells.cells[place].content)
        return cell.equals("退款" as StaticString) || cell.hasSuffix(Self.dashRefund)
      }
      if !isExpense, isRefund == true {
        self = .refund
      } else if isOneOf(.status, "支付失败", "交易关闭") {
        self = .failed
      } else if isExpense {
        self = isOneOf(.type, "转账", "微信红包", "群收款") ? .transfer : .payment
      } else {
        self = isOneOf(.direction, "收入") ? .income : .other
      }
    case .bank: self = .other  // A bank's rows are told apart by BankCells.
    case .alipayWeb, .alipayAppTimeLast, .alipayApp, .alipayProof, .jd:
      if !isExpense,
        isOneOf(.type, "退款") || isOneOf(.status, "退款成功") || starts(.goods, Self.refundDash)
      {
        self = .refund
      } else if isExpense {
        // 交易关闭 of an expense is a payment that was given back later, not one never made.
        self = isOneOf(.type, "转账", "转账红包") ? .transfer : .payment
      } else if isOneOf(.direction, "收入") {
        self = .income
      } else {
        self = isOneOf(.status, "交易关闭") ? .failed : .other
      }
    }
  }

  private static let dashRefund = Array("-退款".utf8)
  private static let refundDash = Array("退款-".utf8)
}

extension Bytes {
  /// Whether the last bytes are `bytes`.
  func hasSuffix(_ bytes: [UInt8]) -> Bool { matches(bytes, at: count - bytes.count) }
}
