internal import CaseCore

extension BillRun {
  /// Reads the table of payments on the pages of `document`.
  ///
  /// A line that could not be read is told by its number within the whole document.
  mutating func read(
    _ document: DocumentText, found: (Finding) -> Void
  ) throws(ReaderError) {
    marks.container = .document
    isProof = true
    var table = StatementTable()
    var before = 0
    for (index, words) in document.pages.enumerated() {
      page = index + 1
      for piece in table.pieces(of: words) { take(piece, before: before, found: found) }
      before += DocumentLines(words).lines.count
    }
    guard layout != nil else { throw noHeader }
    finish(found: found)
  }

  private mutating func take(
    _ piece: StatementTable.Piece, before: Int, found: (Finding) -> Void
  ) {
    switch piece {
    case .form(let line, let text):
      guard text.utf8.count <= Limits.lineBytes else {
        return leaveTooLong(before + line, text)
      }
      summary.lines.form += 1
      takeForm(text.utf8.span, number: line, found: found)
    case .header(let line, let names):
      let text = SheetLine.text(of: names)
      guard text.utf8.count <= Limits.lineBytes else {
        return leaveTooLong(before + line, text)
      }
      summary.lines.form += 1
      if case .header(let next) = BillLayout.match(text.utf8.span, cells: &cells, isProof: true) {
        layout = next
        marks.look(at: next)
      }
    case .row(let line, let cells):
      let text = SheetLine.text(of: cells)
      guard text.utf8.count <= Limits.lineBytes else {
        return leaveTooLong(before + line, text)
      }
      guard let layout else { return }
      switch BillRow.parse(text.utf8.span, layout: layout, cells: &self.cells) {
      case .row(let row):
        summary.lines.content += 1
        keep(row, quote: text, line: line, span: 1, found: found)
      case .unread(let why): summary.leaveUnread(before + line, why)
      }
    case .stray(let line): summary.leaveUnread(before + line, .cutOff)
    }
  }

  private mutating func leaveTooLong(_ line: Int, _ text: String) {
    summary.leaveUnread(line, .tooLong(sizeBytes: text.utf8.count, limit: Limits.lineBytes))
  }
}
