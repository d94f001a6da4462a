internal import CaseCore

extension BillRun {
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
      if isHeaderLost() { break }
    }
    guard layout != nil else { throw noHeader }
    finish(found: found)
  }

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
}
