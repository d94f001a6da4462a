internal import CaseCore
internal import Workbooks

/// What the lines of a bill tell about the file as a whole: its variant, and whether a spreadsheet
/// program saved it again.
struct BillMarks {
  /// What the file is as a file.
  enum Container {
    case text, workbook, legacyWorkbook, document
  }

  /// What the file is as a file.
  var container = Container.text
  /// Whether bytes stood between a closing quotation mark and a comma (WeChat since 2025).
  var isPadded = false
  private var namesNewCompany = false
  private var firstSpreadsheetRow: (place: Place, quote: String)?
  /// The notes of the forms that are only given out as XLSX.
  private var isFromWorkbook: (year: String, quote: String)?
  private var hasTab = false
  private var firstWithoutTab: (place: Place, quote: String)?
  private var issuer: BillIssuer?

  /// Looks at a line of the form.
  mutating func look(at form: String) {
    if form.contains("支付宝支付科技有限公司") { namesNewCompany = true }
    if form.contains("本账单中所有时间均为UTC+08:00时间") { isFromWorkbook = ("2026", form) }
    if form.contains("则代表该时间段内此微信号无交易"), isFromWorkbook == nil {
      isFromWorkbook = ("2025", form)
    }
  }

  /// Looks at a row: a spreadsheet drops seconds and the zeros of amounts, rewrites dates, rounds
  /// long numbers and drops the TAB behind them.
  mutating func look(
    at row: BillRow, _ spot: RowSpot, quote: String, layout: BillLayout, cells: RowCells
  ) {
    issuer = layout.issuer
    guard firstSpreadsheetRow == nil, layout.issuer.bank == nil else { return }
    let bytes = quote.utf8.span
    func shows(_ column: BillColumn, _ test: (Bytes) -> Bool) -> Bool {
      layout.place(of: column).map { test(bytes.extracting(cells.cells[$0].content)) } ?? false
    }
    let isSpreadsheet =
      container == .text
      && (row.time.isSpreadsheetForm || !shows(.amount, CellValues.hasHundredths))
      || shows(.paymentNo, CellValues.isScientific)
      || shows(.merchantOrderNo, CellValues.isScientific)
    if isSpreadsheet {
      firstSpreadsheetRow = (spot.place, quote)
    } else if !hasTab, container == .text, let place = layout.place(of: .paymentNo) {
      let cell = cells.cells[place]
      guard cell.content.count >= 8 else { return }
      if bytes.extracting(cell.raw).firstIndex(of: UInt8(ascii: "\t"), from: 0) != nil {
        hasTab = true
      } else if firstWithoutTab == nil {
        firstWithoutTab = (spot.place, quote)
      }
    }
  }

  /// Looks at the cells of a row of a sheet: what the export writes as a text is one.
  mutating func look(
    at cells: [Workbook.Cell], _ spot: RowSpot, quote: String, layout: BillLayout
  ) {
    issuer = layout.issuer
    guard firstSpreadsheetRow == nil, layout.issuer.bank == nil else { return }
    func isOf(_ column: BillColumn, _ kind: Workbook.CellKind) -> Bool {
      guard let place = layout.place(of: column), cells.indices.contains(place) else {
        return false
      }
      return cells[place].kind == kind
    }
    // The form of 2026 has numbers and times; the one before has none.
    let hasTexts = layout.issuer == .wechat && isFromWorkbook?.year != "2026"
    if cells.contains(where: \.isFormula) || isOf(.paymentNo, .number)
      || isOf(.merchantOrderNo, .number)
      || cells.dropFirst(layout.columns.count).contains(where: {
        $0.kind != .empty
      }) || hasTexts && (isOf(.amount, .number) || isOf(.time, .time))
    {
      firstSpreadsheetRow = (spot.place, quote)
    }
  }

  /// Notes that a sheet is not as the export writes it, which shows at `place`.
  mutating func note(changedAt place: Place, _ quote: String) {
    if firstSpreadsheetRow == nil { firstSpreadsheetRow = (place, quote) }
  }

  /// The name of the form that was met.
  var variant: String {
    guard let issuer else { return "" }
    switch issuer {
    case .wechat where container == .text:
      if let isFromWorkbook { return "wechat-xlsx-\(isFromWorkbook.year)-as-csv" }
      return isPadded ? "wechat-csv-2025" : "wechat-csv-2022"
    case .wechat: return "wechat-xlsx-\(isFromWorkbook?.year ?? "2025")" + asLegacy
    case .alipayWeb: return "alipay-web-2019" + asWorkbook
    case .alipayAppTimeLast: return "alipay-app-2021" + asWorkbook
    case .alipayApp:
      return (namesNewCompany ? "alipay-app-2025" : "alipay-app-2023") + asWorkbook
    case .jd: return "jd-2025" + asWorkbook
    case .bank(let form): return form.rawValue
    case .wechatProof: return "wechat-proof-pdf"
    case .alipayProof: return "alipay-proof-pdf"
    }
  }

  /// Says that the file was saved again, and where it shows; nil for what looks as it was exported.
  var resavedFinding: Finding? {
    guard let sign else { return nil }
    return Finding(
      id: "resaved", kind: FindingKinds.resavedFile, place: sign.place, quote: sign.quote)
  }

  private var sign: (place: Place, quote: String)? {
    if let firstSpreadsheetRow { return firstSpreadsheetRow }
    guard let issuer, issuer.bank == nil else { return nil }
    switch (container, issuer) {
    case (.text, _):
      if let isFromWorkbook { return (.whole, isFromWorkbook.quote) }
      return hasTab ? nil : firstWithoutTab
    case (.workbook, .wechat), (.document, _): return nil
    // Nobody exports these as spreadsheets.
    case (.workbook, _), (.legacyWorkbook, _): return (.whole, "")
    }
  }

  private var asWorkbook: String {
    switch container {
    case .text, .document: ""
    case .workbook: "-as-xlsx"
    case .legacyWorkbook: "-as-xls"
    }
  }

  private var asLegacy: String { container == .legacyWorkbook ? "-as-xls" : "" }

  /// Notes whose bill it is, for one without rows.
  mutating func look(at layout: BillLayout) { issuer = layout.issuer }

  /// The kind of finding that a line of the form is by itself, if any.
  static func findingKind(of form: String) -> FindingKind.Name? {
    if form.contains("不包括已删除的记录") { return FindingKinds.deletedRecordsMissing }
    if form.hasPrefix("起始时间") || form.hasPrefix("起始日期") || form.hasPrefix("日期区间") {
      return FindingKinds.exportRange
    }
    return nil
  }
}
