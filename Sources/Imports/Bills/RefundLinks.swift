internal import CaseCore

/// Which payments say in their own row that money came back, without a row of the refund.
///
/// A refund appears twice in a bill: as a row of its own, which is what counts, and in the state
/// of the payment's row, which links the two. Only where the refund's row is not in the file (the
/// export may end before it) does the payment's row stand for it.
struct RefundLinks {
  private var candidates: [(keys: [String], finding: Finding)] = []
  private var refundKeys: Set<String> = []

  /// Looks at a row.
  mutating func look(
    at row: BillRow, _ finding: Finding, bytes: Bytes, layout: BillLayout, cells: RowCells
  ) {
    if row.nature == .refund {
      let text = BillRow.Text(row, bytes: bytes, cells: cells, layout: layout)
      for key in keys(of: text, number: text.refersTo, minorUnits: row.minorUnits) {
        refundKeys.insert(key)
      }
      return
    }
    guard mayBeRefunded(bytes, layout: layout, cells: cells) else { return }
    let text = BillRow.Text(row, bytes: bytes, cells: cells, layout: layout)
    guard let money = text.refundedByStatus else { return }
    candidates.append(
      (
        keys(of: text, number: text.content(.paymentNo), minorUnits: money.minorUnits),
        Finding(
          id: finding.id + ":refund", kind: FindingKinds.refundStatus, place: finding.place,
          quote: finding.quote, values: text.refundStatusValues, details: text.details,
          remarks: text.remarks)
      ))
  }

  /// The findings for payments whose refund has no row here.
  var unmatched: [Finding] {
    candidates.filter { refundKeys.isDisjoint(with: $0.keys) }.map(\.finding)
  }

  // Cheap, because it is asked for every row.
  private func mayBeRefunded(
    _ bytes: Bytes, layout: BillLayout, cells: RowCells
  ) -> Bool {
    if layout.place(of: .refundedAmount) != nil || layout.issuer == .jd { return true }
    guard layout.issuer == .wechat, let place = layout.place(of: .status) else { return false }
    let status = bytes.extracting(cells.cells[place].content)
    return status.matches(Self.refunded) || status.equals("已全额退款") || status.equals("对方已退还")
  }

  private func keys(of text: BillRow.Text, number: String?, minorUnits: Int64) -> [String] {
    var keys = ["\(text.content(.counterpart) ?? "")|\(minorUnits)"]
    if let number { keys.append(number) }
    if let merchant = text.content(.merchantOrderNo) { keys.append(merchant) }
    return keys
  }

  private static let refunded = Array("已退款".utf8)
}
