internal import CaseCore

/// One passage through a bill, whatever the file is as a file.
struct BillRun {
  var summary: ReadingSummary
  var layout: BillLayout?
  var cells = RowCells()
  var marks = BillMarks()
  /// The sheet that is gone through, counted from 1; 0 for a file of lines.
  var sheet = 0
  /// The page that is gone through, counted from 1; 0 for what has no pages.
  var page = 0
  /// Whether it is a statement, whose columns name no states.
  var isProof = false
  private var lacking: ReaderError?
  private var month: StatementMonth?
  private var linesBeforeHeader = 0
  private var sums = BillSums()
  private var refunds = RefundLinks()

  init(kind: EvidenceKind.Name, encoding: TextEncoding?) {
    summary = ReadingSummary(BillReader.self, kind: kind, variant: "")
    summary.encoding = encoding
  }

  /// A passage by another reader than that of files of lines and sheets.
  init(_ reader: any FileReader.Type, kind: EvidenceKind.Name) {
    summary = ReadingSummary(reader, kind: kind, variant: "")
  }

  /// What a line turned out to be.
  enum Line {
    case form
    case blank
    case row(BillRow, quote: String)
    case unread(UnreadReason)
    /// A quoted cell is still open at the end of the line; `alone` is what the line is by itself.
    indirect case open(alone: Line)
  }

  /// Whether the search for the header has gone on for too long.
  mutating func isHeaderLost() -> Bool {
    guard layout == nil else { return false }
    linesBeforeHeader += 1
    return linesBeforeHeader >= Limits.billHeaderLines
  }

  /// Begins with a sheet that has a header of its own.
  mutating func begin(sheet number: Int) {
    sheet = number
    layout = nil
    linesBeforeHeader = 0
  }

  /// Why there is nothing to read.
  var noHeader: ReaderError {
    if let lacking { return lacking }
    return summary.lines.form + summary.lines.unread > 0
      ? .noHeader(expected: ["交易时间", "收/支", "金额", "交易对方"]) : .empty
  }

  /// Looks at one line, which is known to be UTF-8.
  mutating func take(
    _ text: Bytes, number: Int, found: (Finding) -> Void
  ) -> Line {
    guard let layout else {
      if BillForm.isBlank(text) { return .blank }
      takeHeader(text, number: number)
      if layout == nil { takeForm(text, number: number, found: found) }
      return .form
    }
    let outcome = BillRow.parse(text, layout: layout, cells: &cells)
    let isOpen = cells.isOpen
    switch outcome {
    case .row(let row):
      if !marks.isPadded { marks.isPadded = cells.isPaddedOutsideQuotes }
      let line = Line.row(row, quote: text.checkedText)
      return isOpen ? .open(alone: line) : line
    case .unread(let why):
      if BillForm.isBlank(text) { return .blank }
      if BillForm.isForm(text, cells: cells) {
        takeForm(text, number: number, found: found)
        return .form
      }
      // Exports put together in one file bring their own header; other forms may follow.
      if case .header(let next) = BillLayout.match(text, cells: &cells, month: month) {
        self.layout = next
        marks.look(at: next)
        return .form
      }
      return isOpen ? .open(alone: .unread(why)) : .unread(why)
    }
  }

  private mutating func takeHeader(_ text: Bytes, number: Int) {
    switch BillLayout.match(text, cells: &cells, month: month, isProof: isProof) {
    case .header(let found):
      layout = found
      marks.look(at: found)
    case .lacking(let missing, let found):
      lacking = lacking ?? .missingColumns(line: number, missing: missing, found: found)
    case .none: break
    }
  }

  /// Notes a line of the form, which is known to be UTF-8.
  mutating func takeForm(
    _ text: Bytes, number: Int, found: (Finding) -> Void
  ) {
    let quote = Self.unpadded(text)
    let spot = RowSpot(number: number, sheet: sheet, page: page)
    var declared = BillForm.declared(quote).map { [$0] } ?? []
    if let layout, layout.issuer.bank != nil {
      cells.split(text, expecting: nil)
      declared += BillForm.declaredByBank(text, cells: cells, layout: layout)
    }
    for total in declared {
      summary.declaredTotals.append(
        ReadingSummary.DeclaredTotal(
          line: number, place: spot.place, direction: total.direction, rows: total.rows,
          minorUnits: total.minorUnits, quote: quote))
    }
    marks.look(at: quote)
    if month == nil, layout == nil { month = StatementMonth(title: quote) }
    if let kind = BillMarks.findingKind(of: quote) {
      summary.give(
        Finding(
          // A name that begins with `row` is a row of the bill.
          id: sheet == 0 && page == 0 ? "line:\(number)" : "form:" + spot.id.dropFirst(4),
          kind: kind,
          place: spot.place, quote: quote), to: found)
    }
  }

  // The line without the commas with which WeChat pads its preamble.
  private static func unpadded(_ text: Bytes) -> String {
    var end = text.count
    while end > 0, text[end - 1] == UInt8(ascii: ",") { end -= 1 }
    return text.extracting(Padding.trimmed(text, 0..<end)).text
  }

  /// Keeps a row that takes `span` lines.
  mutating func keep(
    _ row: BillRow, quote: String, line: Int, span: Int, found: (Finding) -> Void
  ) {
    guard let layout else { return }
    let bytes = quote.utf8.span
    let direction = row.directionText(bytes, cells: cells)
    guard sums.add(row.minorUnits, direction: direction) else {
      summary.lines.content -= span
      // A joined row's further lines count as unread with it.
      summary.lines.unread += span - 1
      summary.leaveUnread(line, .tooManyDirections(direction))
      return
    }
    summary.rows += 1
    let spot = RowSpot(number: line, lines: span, sheet: sheet, page: page)
    let finding = Finding(
      row: spot, kind: row.nature.findingKind, quote: quote, at: row.time.moment, layout: layout)
    marks.look(at: row, spot, quote: quote, layout: layout, cells: cells)
    if layout.issuer == .jd, let place = layout.place(of: .amount),
      let back = CellValues.refunded(bytes.extracting(cells.cells[place].content))
    {
      sums.addRefunded(back, direction: direction)
    }
    refunds.look(at: row, finding, bytes: bytes, layout: layout, cells: cells)
    summary.give(finding, to: found)
  }

  /// Says what only the whole file shows.
  mutating func finish(found: (Finding) -> Void) {
    summary.totals = sums.totals
    if let layout { summary.kind = layout.issuer.kind }
    summary.variant = marks.variant
    for finding in refunds.unmatched { summary.give(finding, to: found) }
    for finding in sums.mismatches(with: summary.declaredTotals) {
      summary.give(finding, to: found)
    }
    if let resaved = marks.resavedFinding {
      summary.isResaved = true
      summary.give(resaved, to: found)
    }
  }
}
