internal import CaseCore

/// What the lines of a bill tell about the file as a whole: its variant, and whether a spreadsheet
/// saved it again.
struct BillMarks {
  /// Whether bytes stood between a closing quotation mark and a comma (WeChat since 2025).
  var isPadded = false
  private var namesNewCompany = false
  private var firstSpreadsheetRow: (line: Int, quote: String)?
  /// The notes of the forms that are only given out as XLSX.
  private var isFromWorkbook: (year: String, quote: String)?

  /// Whether the file is not the export itself but was saved anew.
  var isResaved: Bool { firstSpreadsheetRow != nil || isFromWorkbook != nil }

  /// Looks at a line of the form.
  mutating func look(at form: String) {
    if form.contains("支付宝支付科技有限公司") { namesNewCompany = true }
    if form.contains("本账单中所有时间均为UTC+08:00时间") { isFromWorkbook = ("2026", form) }
    if form.contains("则代表该时间段内此微信号无交易"), isFromWorkbook == nil {
      isFromWorkbook = ("2025", form)
    }
  }

  /// Looks at a row: a spreadsheet drops seconds, rewrites dates and rounds long numbers.
  mutating func look(
    at row: BillRow, line: Int, quote: String, layout: BillLayout, cells: RowCells
  ) {
    guard firstSpreadsheetRow == nil else { return }
    var isSpreadsheet = row.time.isSpreadsheetForm
    for column: BillColumn in [.paymentNo, .merchantOrderNo] {
      guard let place = layout.place(of: column), !isSpreadsheet else { continue }
      isSpreadsheet = CellValues.isScientific(
        quote.utf8.span.extracting(cells.cells[place].content))
    }
    if isSpreadsheet { firstSpreadsheetRow = (line, quote) }
  }

  /// The name of the form that was met.
  func variant(of issuer: BillLayout.Issuer) -> String {
    switch issuer {
    case .wechat:
      if let isFromWorkbook { return "wechat-xlsx-\(isFromWorkbook.year)-as-csv" }
      return isPadded ? "wechat-csv-2025" : "wechat-csv-2022"
    case .alipayWeb: return "alipay-web-2019"
    case .alipayAppTimeLast: return "alipay-app-2021"
    case .alipayApp: return namesNewCompany ? "alipay-app-2025" : "alipay-app-2023"
    }
  }

  /// Says that the file was saved again, and where it shows.
  var resavedFinding: Finding {
    Finding(
      id: "resaved", kind: FindingKinds.resavedFile,
      place: firstSpreadsheetRow.map { .line($0.line) } ?? .whole,
      quote: firstSpreadsheetRow?.quote ?? isFromWorkbook?.quote ?? "")
  }

  /// The kind of finding that a line of the form is by itself, if any.
  static func findingKind(of form: String) -> FindingKind.Name? {
    if form.contains("不包括已删除的记录") { return FindingKinds.deletedRecordsMissing }
    if form.hasPrefix("起始时间") || form.hasPrefix("起始日期") { return FindingKinds.exportRange }
    return nil
  }
}
