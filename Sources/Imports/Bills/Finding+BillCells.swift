// What a row of a bill says that states no fact, but is needed to hold rows against each other.
extension Finding {
  /// The other side of a row of a bill, as the bill prints it; nil for what is no row of a bill.
  public var billCounterpart: String? { billCell(.counterpart) }

  /// What a row of a bill was paid from, or where it went, as the bill prints it.
  public var billRoute: String? { billCell(.method) }

  private func billCell(_ column: BillColumn) -> String? {
    let text = details.first { BillColumn(named: $0.name) == column }?.text.trimmingBlanks()
    guard let text, !text.isEmpty, text != "/" else { return nil }
    return text
  }
}
