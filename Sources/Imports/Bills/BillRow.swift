internal import CaseCore

/// One row of a bill: what the reader itself needs of it. Everything else is taken from the quote
/// when asked.
struct BillRow {
  /// When it happened.
  let time: CellValues.Time
  /// The amount, in minor units; unsigned in native files.
  let minorUnits: Int64
  /// What kind of row it is.
  let nature: BillNature
  /// The place of the direction cell, or of the one that stands in for an empty one.
  let directionCell: Int?
  /// The column from which cells were joined, where the row had too many.
  let joined: BillColumn?

  /// What came out of a line.
  enum Outcome {
    case row(BillRow)
    case unread(UnreadReason)
  }

  /// Reads `line`. Afterwards `cells` holds its cells, one for each column.
  static func parse(
    _ line: Bytes, layout: BillLayout, cells: inout RowCells
  ) -> Outcome {
    let expected = layout.columns.count
    cells.split(line, expecting: expected)
    let found = cells.cells.count
    guard found >= expected else { return .unread(.tooFewCells(found: found, expected: expected)) }
    guard found > expected else { return values(line, layout: layout, cells: cells, joined: nil) }
    let wide = cells
    for column in layout.joinable {
      guard let place = layout.place(of: column) else { continue }
      cells = wide
      cells.join(from: place, downTo: expected)
      guard cells.cells.count == expected else { continue }
      let outcome = values(line, layout: layout, cells: cells, joined: column)
      if case .row(let row) = outcome, isPlausible(line, row, layout: layout, cells: cells) {
        return outcome
      }
    }
    cells = wide
    return .unread(.tooManyCells(found: found, expected: expected))
  }

  private static func values(
    _ line: Bytes, layout: BillLayout, cells: RowCells, joined: BillColumn?
  ) -> Outcome {
    var time: CellValues.Time?
    var rawTime = ""
    // The old web export has three times; the payment is what counts, where there was one.
    for column: BillColumn in [.time, .paidTime, .createdTime] {
      guard time == nil, let place = layout.place(of: column) else { continue }
      let cell = line.extracting(cells.cells[place].content)
      time = CellValues.time(cell)
      if rawTime.isEmpty { rawTime = cell.text }
    }
    guard let time else { return .unread(.badTime(rawTime)) }
    guard let amountPlace = layout.place(of: .amount),
      let minorUnits = CellValues.minorUnits(
        line.extracting(cells.cells[amountPlace].content))
    else {
      let raw = layout.place(of: .amount).map { line.extracting(cells.cells[$0].content).text }
      return .unread(.badAmount(raw ?? ""))
    }
    var direction = layout.place(of: .direction)
    if let place = direction, cells.cells[place].content.isEmpty {
      direction = layout.place(of: .fundStatus) ?? place
    }
    let nature = BillNature(line, cells: cells, layout: layout)
    return .row(
      BillRow(
        time: time, minorUnits: minorUnits, nature: nature, directionCell: direction,
        joined: joined))
  }

  // A row that was joined at the wrong place would be read wrongly without a sign, so its
  // direction must be known, its state in words and its number a number.
  private static func isPlausible(
    _ line: Bytes, _ row: BillRow, layout: BillLayout, cells: RowCells
  ) -> Bool {
    guard let direction = row.directionCell, let status = layout.place(of: .status),
      let number = layout.place(of: .paymentNo)
    else { return false }
    let cell = line.extracting(cells.cells[direction].content)
    let state = line.extracting(cells.cells[status].content)
    let digits = line.extracting(cells.cells[number].content)
    return directions.contains { cell.equals($0) } && !state.isASCII
      && digits.isASCII && digits.count >= 4
  }

  private static let directions = [
    "支出", "收入", "/", "不计收支", "其他", "已支出", "已收入", "资金转移",
  ]
}
