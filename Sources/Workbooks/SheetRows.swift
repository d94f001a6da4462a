internal import CaseCore

/// The rows of one sheet, as its XML goes by.
final class SheetRows: XMLListener {
  private(set) var rows: [Workbook.Row] = []
  private(set) var fault: WorkbookError?
  private var merges: [CellRange] = []
  private let strings: [String]
  private let form: NumberForm
  private var cellsLeft: Int

  private var number = 0
  private var cells: [Workbook.Cell] = []
  private var column = -1
  private var type = ""
  private var style: Int?
  private var isFormula = false
  private var isInValue = false
  private var isPhonetic = false
  private var value: [UInt8] = []

  var isDone: Bool { fault != nil }

  /// A sheet whose cells refer to `strings`; at most `cells` of them are kept.
  init(strings: [String], form: NumberForm, cells: Int) {
    self.strings = strings
    self.form = form
    cellsLeft = cells
  }

  /// How many more cells may be kept.
  var rest: Int { cellsLeft }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row":
      let named = attributes["r"].flatMap { Int($0) } ?? number + 1
      // Numbers rise; a file that says otherwise is counted on.
      number = named > number && named <= Limits.workbookRows ? named : number + 1
      cells.removeAll(keepingCapacity: true)
      column = -1
      if number > Limits.workbookRows { fault = .over(.rows, limit: Limits.workbookRows) }
    case "c":
      column = attributes["r"].flatMap(CellRange.column(of:)) ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) }
      isFormula = false
      value.removeAll(keepingCapacity: true)
    case "f": isFormula = true
    case "rPh": isPhonetic = true
    case "v", "t": isInValue = !isPhonetic
    case "mergeCell":
      guard merges.count < Limits.workbookMerges,
        let range = attributes["ref"].flatMap(CellRange.init)
      else { return }
      if range.lastRow > range.firstRow { merges.append(range) }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    // One byte over the limit is kept, so that the row is found to be too long and not cut.
    guard isInValue, value.count <= Limits.lineBytes else { return }
    value.append(contentsOf: bytes.prefix(Limits.lineBytes + 1 - value.count))
  }

  func end(_ name: String) {
    switch name {
    case "v", "t": isInValue = false
    case "rPh": isPhonetic = false
    case "c": keepCell()
    case "row":
      while cells.last?.kind == .empty { cells.removeLast() }
      guard !cells.isEmpty else { return }
      cellsLeft -= cells.count
      guard cellsLeft >= 0 else {
        fault = .over(.cells, limit: Limits.workbookCells)
        return
      }
      rows.append(Workbook.Row(number: number, cells: cells))
    default: break
    }
  }

  private func keepCell() {
    guard (0..<Limits.cellsPerRow).contains(column) else { return }
    while cells.count <= column { cells.append(.empty) }
    cells[column] = cell()
    cells[column].isFormula = isFormula
  }

  private func cell() -> Workbook.Cell {
    let text = String(decoding: value, as: UTF8.self)
    switch type {
    case "s":
      guard let index = Int(text), strings.indices.contains(index) else {
        return text.isEmpty ? .empty : .init(text, .error)
      }
      return strings[index].isEmpty ? .empty : .init(strings[index], .text)
    case "inlineStr", "str": return text.isEmpty ? .empty : .init(text, .text)
    case "b": return .init(text == "1" ? "TRUE" : "FALSE", .flag)
    case "e": return .init(text, .error)
    // A date as ISO 8601 (ECMA-376 part 1, 18.18.11).
    case "d": return .init(text.replacing("T", with: " "), .time)
    default: return text.isEmpty ? .empty : form.cell(text, style: style)
    }
  }

  /// Gives the cells that are merged with one above its text.
  /// - Returns: Whether there were any.
  func fillMerged() -> Bool {
    var wasMerged = false
    var budget = Limits.workbookCells
    for range in merges {
      guard let first = index(ofRow: range.firstRow), rows[first].number == range.firstRow,
        rows[first].cells.indices.contains(range.firstColumn)
      else { continue }
      let cell = rows[first].cells[range.firstColumn]
      guard cell.kind != .empty else { continue }
      var index = first + 1
      while rows.indices.contains(index), rows[index].number <= range.lastRow, budget > 0 {
        while rows[index].cells.count <= range.firstColumn { rows[index].cells.append(.empty) }
        rows[index].cells[range.firstColumn] = cell
        wasMerged = true
        budget -= 1
        index += 1
      }
    }
    return wasMerged
  }

  // The place of the first row whose number is at least `number`.
  private func index(ofRow number: Int) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count ? low : nil
  }
}

/// A range of cells such as `A3:A7`; rows are counted from 1 and columns from 0.
struct CellRange {
  let firstRow: Int
  let lastRow: Int
  let firstColumn: Int

  init?(_ text: String) {
    let corners = text.split(separator: ":")
    guard corners.count == 2, let first = Self.place(of: corners[0]),
      let last = Self.place(of: corners[1])
    else { return nil }
    firstRow = first.row
    lastRow = last.row
    firstColumn = first.column
  }

  /// The column of a cell such as `K18`.
  static func column(of text: String) -> Int? { place(of: text)?.column }

  private static func place(of text: some StringProtocol) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= 16_384, row <= Limits.workbookRows else { return nil }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }
}
