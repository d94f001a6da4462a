internal import CaseCore
internal import Workbooks

extension BillRun {
  /// Reads all sheets of `workbook` that hold a bill. A sheet that repeats another is not taken
  /// twice: people keep a copy that they have edited beside the original.
  mutating func read(
    _ workbook: Workbook, isLegacy: Bool, found: (Finding) -> Void
  ) throws(ReaderError) {
    marks.container = isLegacy ? .legacyWorkbook : .workbook
    let sheets = Self.bills(in: workbook)
    guard !sheets.isEmpty else { throw lackingHeader(in: workbook) }
    var taken: [[RowKey]] = []
    for (place, bill) in sheets.enumerated() {
      // Findings are named by the order of reading, the first sheet without a number.
      begin(sheet: place + 1)
      if taken.contains(where: { !$0.isEmpty && $0 == bill.keys }) {
        summary.give(
          Finding(
            id: "sheet:\(place + 1)", kind: FindingKinds.repeatedSheet, place: .whole,
            quote: bill.sheet.name), to: found)
        marks.note(changedAt: .whole, bill.sheet.name)
        continue
      }
      taken.append(bill.keys)
      if !bill.isNative { marks.note(changedAt: .whole, bill.sheet.name) }
      read(bill.sheet, found: found)
    }
    finish(found: found)
  }

  private mutating func read(_ sheet: Workbook.Sheet, found: (Finding) -> Void) {
    for row in sheet.rows {
      let text = SheetLine.text(of: row.cells, columns: layout?.columns.count)
      let line =
        text.utf8.count > Limits.lineBytes
        ? Line.unread(.tooLong(sizeBytes: text.utf8.count, limit: Limits.lineBytes))
        : take(text.utf8.span, number: row.number, found: found)
      switch line {
      case .form: summary.lines.form += 1
      case .blank: summary.lines.blank += 1
      case .row(let read, let quote):
        summary.lines.content += 1
        if let layout {
          marks.look(
            at: row.cells, RowSpot(number: row.number, sheet: self.sheet), quote: quote,
            layout: layout)
        }
        keep(read, quote: quote, line: row.number, span: 1, found: found)
      case .unread(let why): summary.leaveUnread(row.number, why)
      case .open(let alone):
        // Cells of a sheet are whole; a mark that is never closed is text.
        summary.leaveUnread(row.number, Self.reason(of: alone))
      }
    }
    if sheet.left != nil {
      summary.leaveUnread((sheet.rows.last?.number ?? 0) + 1, .sheetCut(sheet: sheet.name))
    }
  }

  private static func reason(of line: Line) -> UnreadReason {
    if case .unread(let why) = line { return why }
    return .cutOff
  }

  private mutating func lackingHeader(in workbook: Workbook) -> ReaderError {
    if let first = workbook.sheets.first {
      begin(sheet: 1)
      for row in first.rows.prefix(Limits.billHeaderLines) {
        let text = SheetLine.text(of: row.cells, columns: nil)
        if text.utf8.count <= Limits.lineBytes {
          _ = take(text.utf8.span, number: row.number) { _ in }
          summary.lines.form += 1
        }
      }
    }
    return noHeader
  }

  /// What two sheets have in common that show the same rows in different forms.
  struct RowKey: Hashable, Comparable {
    let seconds: Int64
    let minorUnits: Int64

    static func < (left: RowKey, right: RowKey) -> Bool {
      (left.seconds, left.minorUnits) < (right.seconds, right.minorUnits)
    }
  }

  private struct BillSheet {
    let sheet: Workbook.Sheet
    let keys: [RowKey]
    let isNative: Bool
  }

  // The sheets that have a header, those that look as they were exported first.
  private static func bills(in workbook: Workbook) -> [BillSheet] {
    let bills = workbook.sheets.compactMap(bill)
    return bills.filter(\.isNative) + bills.filter { !$0.isNative }
  }

  private static func bill(_ sheet: Workbook.Sheet) -> BillSheet? {
    var cells = RowCells()
    var layout: BillLayout?
    var keys: [RowKey] = []
    for (place, row) in sheet.rows.enumerated() {
      let text = SheetLine.text(of: row.cells, columns: layout?.columns.count)
      guard text.utf8.count <= Limits.lineBytes else { continue }
      if let layout {
        if case .row(let read) = BillRow.parse(text.utf8.span, layout: layout, cells: &cells) {
          keys.append(RowKey(seconds: read.time.moment.seconds, minorUnits: read.minorUnits))
        }
        continue
      }
      if place >= Limits.billHeaderLines { return nil }
      if case .header(let match) = BillLayout.match(text.utf8.span, cells: &cells) {
        layout = match
      }
    }
    guard let layout else { return nil }
    return BillSheet(
      sheet: sheet, keys: keys.sorted(), isNative: isNative(sheet, issuer: layout.issuer))
  }

  private static func isNative(_ sheet: Workbook.Sheet, issuer: BillIssuer) -> Bool {
    guard issuer == .wechat else { return issuer.bank != nil || !sheet.isMergedDown }
    let first = sheet.rows.first
    return !sheet.isMergedDown && first?.number == 1
      && first?.cells.first?.text.hasPrefix("微信支付账单") == true
  }
}

/// A row of a sheet as a line of a table with commas.
enum SheetLine {
  /// The first `columns` of `cells`, or all of them, with marks around those that need them.
  static func text(of cells: [Workbook.Cell], columns: Int?) -> String {
    let columns = columns ?? cells.count
    return text(of: (0..<columns).map { cells.indices.contains($0) ? cells[$0].text : "" })
  }

  /// The cells that hold `texts`, with marks around those that need them.
  static func text(of texts: [String]) -> String {
    var line = ""
    for (place, text) in texts.enumerated() {
      if place > 0 { line += "," }
      let needsMarks = text.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13
      }
      line += needsMarks ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    return line
  }
}
