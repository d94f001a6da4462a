internal import CaseCore

/// The sums of a bill's rows, and how they compare with what the bill prints about itself.
struct BillSums {
  private(set) var totals: [ReadingSummary.DirectionTotal] = []
  // What came back of rows whose amounts say so; JD prints its totals without it.
  private var refunded: [String: Int64] = [:]

  /// Adds one row.
  /// - Returns: False if the file names more directions than a bill can.
  mutating func add(_ minorUnits: Int64, direction: String) -> Bool {
    for index in totals.indices where totals[index].direction == direction {
      totals[index].rows += 1
      // An amount is at most 10^11 and a file holds less than 2^30 rows: the sum fits 64 bits.
      totals[index].minorUnits += minorUnits
      return true
    }
    guard totals.count < Limits.billDirections else { return false }
    totals.append(.init(direction: direction, rows: 1, minorUnits: minorUnits))
    return true
  }

  /// Notes that `minorUnits` of the rows of `direction` came back.
  mutating func addRefunded(_ minorUnits: Int64, direction: String) {
    refunded[direction, default: 0] += minorUnits
  }

  /// One finding for each printed total that the rows do not bear out. Alipay itself says that the
  /// rows may not add up to what it prints, so this informs and refuses nothing.
  func mismatches(with declared: [ReadingSummary.DeclaredTotal]) -> [Finding] {
    var order: [String] = []
    var groups: [String: (first: ReadingSummary.DeclaredTotal, rows: Int?, minorUnits: Int64?)] =
      [:]
    for total in declared {
      let direction = total.direction.map(BillForm.rowDirection(of:)) ?? ""
      // Totals of exports that were put together, and settled and pending ones, belong together.
      if let group = groups[direction] {
        let sum = group.minorUnits.flatMap { left in
          total.minorUnits.flatMap { right in
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow ? nil : sum
          }
        }
        let rows = group.rows.flatMap { left in
          total.rows.map { right in
            let (rows, overflow) = left.addingReportingOverflow(right)
            return overflow ? Int.max : rows
          }
        }
        groups[direction] = (group.first, rows, sum)
      } else {
        order.append(direction)
        groups[direction] = (total, total.rows, total.minorUnits)
      }
    }
    return order.compactMap { direction in
      groups[direction].flatMap { group in
        mismatch(group.first, direction: direction, rows: group.rows, group.minorUnits)
      }
    }
  }

  private func mismatch(
    _ declared: ReadingSummary.DeclaredTotal, direction: String, rows: Int?, _ minorUnits: Int64?
  ) -> Finding? {
    let isAll = declared.direction == nil
    let counted = totals.filter { isAll || $0.direction == direction }
    let foundRows = counted.reduce(0) { $0 + $1.rows }
    let foundUnits = counted.reduce(Int64(0)) {
      $0 + $1.minorUnits - (refunded[$1.direction] ?? 0)
    }
    let sumDiffers = minorUnits.map { $0 != foundUnits } ?? false
    guard sumDiffers || rows.map({ $0 != foundRows }) ?? false else { return nil }
    var details = [Finding.Detail("direction", declared.direction ?? "")]
    if let rows {
      details.append(.init("declared_rows", "\(rows)"))
      details.append(.init("found_rows", "\(foundRows)"))
    }
    if let minorUnits {
      details.append(.init("declared_amount", Money(minorUnits: minorUnits).decimal))
      details.append(.init("found_amount", Money(minorUnits: foundUnits).decimal))
    }
    return Finding(
      id: "totals:\(declared.id)",
      kind: FindingKinds.totalsMismatch, place: declared.place, quote: declared.quote,
      details: details)
  }
}
