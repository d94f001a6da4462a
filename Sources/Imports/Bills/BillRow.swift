internal import CaseCore

/// One row of a bill: what the reader itself needs of it. Everything else is taken from the quote
/// when asked.
struct BillRow {
  /// Which way the money went.
  enum Direction {
    /// As the cell at this place says.
    case cell(Int)
    /// Money that left, by sign, column or mark.
    case out
    /// Money that came, by sign, column or mark.
    case into
  }

  /// When it happened.
  let time: CellValues.Time
  /// The amount, in minor units; unsigned in native files.
  let minorUnits: Int64
  /// What kind of row it is.
  let nature: BillNature
  /// Which way the money went.
  let direction: Direction
  /// The column from which cells were joined, where the row had too many.
  let joined: BillColumn?

  /// What came out of a line.
  enum Outcome {
    case row(BillRow)
    case unread(UnreadReason)
  }

  /// The direction as the file names it, or as wallets would name it.
  func directionText(_ line: Bytes, cells: RowCells) -> String {
    switch direction {
    case .cell(let place): line.extracting(cells.cells[place].content).text
    case .out: "支出"
    case .into: "收入"
    }
  }

  /// Reads `line`. Afterwards `cells` holds its cells, one for each column.
  static func parse(
    _ line: Bytes, layout: BillLayout, cells: inout RowCells
  ) -> Outcome {
    let expected = layout.columns.count
    cells.split(line, expecting: expected)
    let found = cells.cells.count
    if let bank = layout.issuer.bank {
      return bankRow(line, layout: layout, form: bank, cells: &cells)
    }
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
    // The old web export has three times; the payment is what counts, where there was one.
    guard
      let time = time(.time, line, layout, cells) ?? time(.paidTime, line, layout, cells)
        ?? time(.createdTime, line, layout, cells)
    else {
      let place =
        layout.place(of: .time) ?? layout.place(of: .paidTime) ?? layout.place(of: .createdTime)
      return .unread(.badTime(place.map { line.extracting(cells.cells[$0].content).text } ?? ""))
    }
    guard let amountPlace = layout.place(of: .amount),
      let minorUnits = CellValues.minorUnits(
        line.extracting(cells.cells[amountPlace].content))
    else {
      let raw = layout.place(of: .amount).map { line.extracting(cells.cells[$0].content).text }
      return .unread(.badAmount(raw ?? ""))
    }
    var direction = layout.place(of: .direction) ?? 0
    if cells.cells[direction].content.isEmpty {
      direction = layout.place(of: .fundStatus) ?? direction
    }
    let nature = BillNature(line, cells: cells, layout: layout)
    return .row(
      BillRow(
        time: time, minorUnits: minorUnits, nature: nature, direction: .cell(direction),
        joined: joined))
  }

  private static func time(
    _ column: BillColumn, _ line: Bytes, _ layout: BillLayout, _ cells: RowCells
  ) -> CellValues.Time? {
    layout.place(of: column).flatMap {
      CellValues.time(line.extracting(cells.cells[$0].content))
    }
  }

  // A row that was joined at the wrong place would be read wrongly without a sign, so its
  // direction must be known, its state in words and its number a number.
  private static func isPlausible(
    _ line: Bytes, _ row: BillRow, layout: BillLayout, cells: RowCells
  ) -> Bool {
    guard case .cell(let direction) = row.direction, let status = layout.place(of: .status),
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
