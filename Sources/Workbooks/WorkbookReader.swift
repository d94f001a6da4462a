internal import CaseCore

/// Reads spreadsheets: XLSX (ECMA-376) and the binary form before it (BIFF).
public enum WorkbookReader {
  /// Reads all sheets of `bytes`.
  ///
  /// What a damaged or oversized sheet holds before the damage is kept, and `left` says why the
  /// rest is not there.
  /// - Throws: `WorkbookError` where nothing can be read.
  public static func open(_ bytes: Swift.Span<UInt8>) throws(WorkbookError) -> Workbook {
    guard bytes.count <= Limits.workbookFileBytes else {
      throw .over(.fileBytes, limit: Limits.workbookFileBytes)
    }
    return try bytes.withUnsafeBytes { raw throws(WorkbookError) in
      guard raw.count > 4, raw[0] == 0x50, raw[1] == 0x4b else {
        return try LegacyWorkbook.open(raw)
      }
      return try read(raw)
    }
  }

  private static func read(_ raw: UnsafeRawBufferPointer) throws(WorkbookError) -> Workbook {
    var archive = try ZipArchive(raw, password: nil)
    var members: [String: UInt64] = [:]
    for member in archive.members where members[member.name] == nil {
      members[member.name] = member.index
    }
    let index = WorkbookIndex()
    guard let main = members["xl/workbook.xml"] else { throw .broken("xl/workbook.xml") }
    try hear(index, main, &archive)
    let relations = WorkbookRelations()
    if let part = members["xl/_rels/workbook.xml.rels"] { try hear(relations, part, &archive) }
    let styles = WorkbookStyles()
    if let part = members["xl/styles.xml"] { try hear(styles, part, &archive) }
    let strings = SharedStrings()
    if let part = members["xl/sharedStrings.xml"] { try hear(strings, part, &archive) }
    if let fault = strings.fault { throw fault }
    var form = styles.form
    form.countsFrom1904 = index.countsFrom1904

    var workbook = Workbook(sheets: [])
    var cells = Limits.workbookCells
    for (number, sheet) in index.sheets.enumerated() {
      let target = relations.targets[sheet.relation] ?? "xl/worksheets/sheet\(number + 1).xml"
      guard let part = members[target], target.contains("worksheets/") else { continue }
      let rows = SheetRows(strings: strings.strings, form: form, cells: cells)
      var left: WorkbookError?
      do throws(WorkbookError) {
        try hear(rows, part, &archive)
        left = rows.fault
      } catch {
        left = error
      }
      cells = max(0, rows.rest)
      let isMerged = rows.fillMerged()
      var read = Workbook.Sheet(name: sheet.name, rows: rows.rows)
      read.isMergedDown = isMerged
      read.left = left
      workbook.sheets.append(read)
    }
    guard let first = workbook.sheets.first else { throw .broken("xl/worksheets") }
    if workbook.sheets.count == 1, first.rows.isEmpty, let left = first.left { throw left }
    return workbook
  }

  private static func hear(
    _ listener: any XMLListener, _ member: UInt64, _ archive: inout ZipArchive
  ) throws(WorkbookError) {
    let document = try XMLPieces(listener)
    try archive.read(member) { piece throws(WorkbookError) in try document.take(piece) }
    try document.finish()
  }
}
