public import CaseCore

/// Reads bills that WeChat and Alipay export as text: WeChat CSV, Alipay web and app exports.
///
/// `docs/formats/readers.md` describes the forms and the rules.
public enum BillReader: FileReader {
  public static let id = "bill-csv"
  public static let version = 1
  public static let kinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.wechatBill, EvidenceKinds.alipayBill,
  ]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    try TextLines.open(bytes) { text, encoding throws(ReaderError) in
      var run = BillRun(kind: kind, encoding: encoding)
      try run.read(text, found: found)
      return run.summary
    }
  }
}

/// One passage through a bill.
struct BillRun {
  var summary: ReadingSummary
  private var layout: BillLayout?
  private var lacking: ReaderError?
  private var linesBeforeHeader = 0
  private var cells = RowCells()
  private var sums = BillSums()
  private var refunds = RefundLinks()
  private var marks = BillMarks()

  init(kind: EvidenceKind.Name, encoding: TextEncoding) {
    summary = ReadingSummary(BillReader.self, kind: kind, variant: "")
    summary.encoding = encoding
  }

  /// What a line turned out to be.
  private enum Line {
    case form
    case blank
    case row(BillRow, quote: String)
    case unread(UnreadReason)
    /// A quoted cell is still open at the end of the line; `alone` is what the line is by itself.
    indirect case open(alone: Line)
  }

  /// Reads all lines of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    var lines = try TextLines(bytes, encoding: summary.encoding ?? .utf8)
    while let range = lines.next(in: bytes) {
      let number = lines.number
      var span = 1
      var line = taken(range, number, &lines, bytes, found: found)
      if case .open(let alone) = line {
        line = alone
        if let (whole, count) = joined(range, &lines, bytes) {
          (line, span) = (whole, count)
        } else if case .row(_, let quote) = alone, let layout {
          // The search for more lines left the cells of another line behind.
          _ = BillRow.parse(quote.utf8.span, layout: layout, cells: &cells)
        }
      }
      switch line {
      case .form: summary.lines.form += 1
      case .blank: summary.lines.blank += 1
      case .row(let row, let quote):
        summary.lines.content += span
        keep(row, quote: quote, line: number, span: span, found: found)
      case .unread(let why):
        let isLast = lines.endsWithoutLineEnd(in: bytes)
        summary.leaveUnread(number, Self.explained(why, isLast: isLast))
      case .open: preconditionFailure("A line is not open twice.")
      }
      if layout == nil {
        linesBeforeHeader += 1
        if linesBeforeHeader >= Limits.billHeaderLines { break }
      }
    }
    guard layout != nil else {
      throw lacking ?? (hasContent ? .noHeader(expected: ["交易时间", "收/支", "金额", "交易对方"]) : .empty)
    }
    finish(found: found)
  }

  private var hasContent: Bool { summary.lines.form + summary.lines.unread > 0 }

  private static func explained(_ why: UnreadReason, isLast: Bool) -> UnreadReason {
    if case .tooFewCells = why, isLast { return .cutOff }
    return why
  }

  private mutating func taken(
    _ range: Range<Int>, _ number: Int, _ lines: inout TextLines, _ bytes: Bytes,
    found: (Finding) -> Void
  ) -> Line {
    let result = lines.withText(of: range, in: bytes) { text in
      take(text, number: number, found: found)
    }
    switch result {
    case .success(let line): return line
    case .failure(let fault): return .unread(fault.why)
    }
  }

  private mutating func take(
    _ text: Bytes, number: Int, found: (Finding) -> Void
  ) -> Line {
    if BillForm.isBlank(text) { return .blank }
    guard let layout else {
      takeHeader(text, number: number)
      if layout == nil { takeForm(text, number: number, found: found) }
      return .form
    }
    let outcome = BillRow.parse(text, layout: layout, cells: &cells)
    let isOpen = cells.isOpen
    switch outcome {
    case .row(let row):
      marks.isPadded = marks.isPadded || cells.cells.contains { $0.isPaddedOutsideQuotes }
      let line = Line.row(row, quote: text.text)
      return isOpen ? .open(alone: line) : line
    case .unread(let why):
      if BillForm.isForm(text, cells: cells) {
        takeForm(text, number: number, found: found)
        return .form
      }
      // Exports put together in one file bring their own header; other forms may follow.
      if case .header(let next) = BillLayout.match(text, cells: &cells) {
        self.layout = next
        return .form
      }
      return isOpen ? .open(alone: .unread(why)) : .unread(why)
    }
  }

  private mutating func takeHeader(_ text: Bytes, number: Int) {
    switch BillLayout.match(text, cells: &cells) {
    case .header(let found): layout = found
    case .lacking(let missing, let found):
      lacking = lacking ?? .missingColumns(line: number, missing: missing, found: found)
    case .none: break
    }
  }

  private mutating func takeForm(
    _ text: Bytes, number: Int, found: (Finding) -> Void
  ) {
    let quote = Self.unpadded(text)
    if let declared = BillForm.declared(quote) {
      summary.declaredTotals.append(
        ReadingSummary.DeclaredTotal(
          line: number, direction: declared.direction, rows: declared.rows,
          minorUnits: declared.minorUnits, quote: quote))
    }
    marks.look(at: quote)
    if let kind = BillMarks.findingKind(of: quote) {
      summary.give(
        Finding(id: "line:\(number)", kind: kind, place: .line(number), quote: quote),
        to: found)
    }
  }

  // The line without the commas with which WeChat pads its preamble.
  private static func unpadded(_ text: Bytes) -> String {
    var end = text.count
    while end > 0, text[end - 1] == UInt8(ascii: ",") { end -= 1 }
    return text.extracting(Padding.trimmed(text, 0..<end)).text
  }

  // A quoted cell may span lines. The following lines are joined only if none of them is a row by
  // itself and the whole is one: a stray quotation mark never swallows a row.
  private mutating func joined(
    _ first: Range<Int>, _ lines: inout TextLines, _ bytes: Bytes
  ) -> (Line, Int)? {
    guard let layout else { return nil }
    let place = lines.place
    for count in 2...Limits.quotedLines {
      guard let next = lines.next(in: bytes) else { break }
      let isRow = lines.withText(of: next, in: bytes) { text in
        cells.split(text, expecting: layout.columns.count)
        return cells.cells.count >= layout.columns.count
      }
      guard case .success(false) = isRow else { break }
      let whole = lines.withText(of: first.lowerBound..<next.upperBound, in: bytes) { text in
        guard case .row(let row) = BillRow.parse(text, layout: layout, cells: &cells),
          !cells.isOpen
        else { return Line?.none }
        return Line.row(row, quote: text.text)
      }
      if case .success(let line?) = whole { return (line, count) }
    }
    lines.place = place
    return nil
  }

  private mutating func keep(
    _ row: BillRow, quote: String, line: Int, span: Int, found: (Finding) -> Void
  ) {
    guard let layout else { return }
    let bytes = quote.utf8.span
    let direction =
      row.directionCell.map { bytes.extracting(cells.cells[$0].content).text } ?? ""
    guard sums.add(row.minorUnits, direction: direction) else {
      summary.lines.content -= span
      // A joined row's further lines count as unread with it.
      summary.lines.unread += span - 1
      summary.leaveUnread(line, .tooManyDirections(direction))
      return
    }
    summary.rows += 1
    let place = span == 1 ? Place.line(line) : Place.lines(line, line + span - 1)
    let finding = Finding(
      row: "row:\(line)", kind: row.nature.findingKind, place: place, quote: quote,
      at: row.time.moment, layout: layout)
    marks.look(at: row, line: line, quote: quote, layout: layout, cells: cells)
    refunds.look(at: row, finding, bytes: bytes, layout: layout, cells: cells)
    summary.give(finding, to: found)
  }

  private mutating func finish(found: (Finding) -> Void) {
    summary.totals = sums.totals
    if let layout {
      let isWeChat = layout.issuer == .wechat
      summary.kind = isWeChat ? EvidenceKinds.wechatBill : EvidenceKinds.alipayBill
      summary.variant = marks.variant(of: layout.issuer)
    }
    summary.isResaved = marks.isResaved
    for finding in refunds.unmatched { summary.give(finding, to: found) }
    for finding in sums.mismatches(with: summary.declaredTotals) {
      summary.give(finding, to: found)
    }
    if marks.isResaved { summary.give(marks.resavedFinding, to: found) }
  }
}
