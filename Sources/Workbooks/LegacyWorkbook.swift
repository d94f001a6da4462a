internal import CaseCore

/// Spreadsheets of the form before 2007. Debian's library for them, FreeXL 1.0.6, does not open what
/// a bank gives out, so they are read here: cells only, every offset checked.
enum LegacyWorkbook {
  /// Reads all sheets of `raw`.
  static func open(_ raw: UnsafeRawBufferPointer) throws(WorkbookError) -> Workbook {
    guard raw.count <= Limits.legacyWorkbookBytes else {
      throw .over(.fileBytes, limit: Limits.legacyWorkbookBytes)
    }
    let file = try CompoundFile([UInt8](raw))
    // Office keeps an encrypted workbook of the newer form in a container of the older one.
    if file.has("EncryptedPackage") { throw .locked }
    guard let stream = file.stream("Workbook") else { throw .broken("Workbook") }
    var globals = LegacyGlobals()
    try globals.read(stream)
    var workbook = Workbook(sheets: [])
    var cells = Limits.workbookCells
    for sheet in globals.sheets.prefix(Limits.workbookSheets) {
      var rows = LegacyRows(globals: globals, cells: cells)
      rows.read(stream, from: sheet.start)
      cells = rows.cellsLeft
      workbook.sheets.append(rows.sheet(named: sheet.name))
    }
    guard !workbook.sheets.isEmpty else { throw .broken("BOUNDSHEET") }
    return workbook
  }
}

/// What the first part of the stream says of all sheets.
struct LegacyGlobals {
  private(set) var sheets: [(name: String, start: Int)] = []
  private(set) var strings: [String] = []
  private(set) var form = NumberForm()
  private var codes: [Int: String] = [:]

  mutating func read(_ stream: [UInt8]) throws(WorkbookError) {
    var records = BinaryRecords(stream)
    guard let first = records.next(), first.type == 0x809,
      stream.number(first.body.lowerBound, 2) == 0x600
    else { throw .broken("BIFF8") }
    while let record = records.next(), record.type != 0x0a {
      let at = record.body.lowerBound
      switch record.type {
      case 0x2f: throw .locked
      case 0x22: form.countsFrom1904 = stream.number(at, 2) == 1
      case 0x85:
        var texts = BinaryTexts(stream, [(at + 6)..<max(at + 6, record.body.upperBound)])
        sheets.append((texts.text(lengthBytes: 1) ?? "", stream.number(at, 4)))
      case 0x41e where codes.count < Limits.workbookStyles:
        var texts = BinaryTexts(stream, [(at + 2)..<max(at + 2, record.body.upperBound)])
        codes[stream.number(at, 2)] = texts.text(lengthBytes: 2)
      case 0xe0 where form.timeStyles.count < Limits.workbookStyles:
        let number = stream.number(at + 2, 2)
        form.addStyle(number: number, code: codes[number])
      case 0xfc: readStrings(stream, [record.body] + records.continuations())
      default: continue
      }
    }
  }

  private mutating func readStrings(_ stream: [UInt8], _ pieces: [Range<Int>]) {
    var texts = BinaryTexts(stream, pieces)
    guard texts.number(4) != nil, let count = texts.number(4) else { return }
    for _ in 0..<count {
      guard let text = texts.text(lengthBytes: 2) else { return }
      strings.append(text)
    }
  }
}

/// The rows of one sheet.
struct LegacyRows {
  private let globals: LegacyGlobals
  private(set) var cellsLeft: Int
  private var rows: [Int: [Workbook.Cell]] = [:]
  private var left: WorkbookError?
  private var isMergedDown = false
  // A formula whose result is a text has it in the record behind.
  private var waiting: (row: Int, column: Int)?

  init(globals: LegacyGlobals, cells: Int) {
    self.globals = globals
    cellsLeft = cells
  }

  /// Reads the sheet that begins at `start` of `stream`.
  mutating func read(_ stream: [UInt8], from start: Int) {
    var records = BinaryRecords(stream)
    records.position = start
    guard records.next()?.type == 0x809 else {
      left = .broken("BOF")
      return
    }
    while let record = records.next() {
      if record.type == 0x0a { return }
      guard cellsLeft > 0 else {
        left = .over(.cells, limit: Limits.workbookCells)
        return
      }
      take(record, stream)
    }
    left = .broken("EOF")
  }

  private mutating func take(_ record: BinaryRecords.Record, _ stream: [UInt8]) {
    let at = record.body.lowerBound
    let (row, column) = (stream.number(at, 2), stream.number(at + 2, 2))
    let style = stream.number(at + 4, 2)
    switch record.type {
    case 0xfd:
      let index = stream.number(at + 6, 4)
      guard globals.strings.indices.contains(index) else { return }
      set(row, column, text(globals.strings[index]))
    case 0x204:
      var texts = BinaryTexts(stream, [(at + 6)..<max(at + 6, record.body.upperBound)])
      set(row, column, text(texts.text(lengthBytes: 2) ?? ""))
    case 0x203: set(row, column, double(stream, at + 6, style))
    case 0x27e: set(row, column, small(stream.number(at + 6, 4), style))
    case 0xbd:
      for place in 0..<max(0, (record.body.count - 6) / 6) {
        let cell = at + 4 + place * 6
        set(row, column + place, small(stream.number(cell + 2, 4), stream.number(cell, 2)))
      }
    case 0x06: takeFormula(stream, at, row, column, style)
    case 0x207:
      guard let place = waiting else { return }
      var texts = BinaryTexts(stream, [record.body])
      var cell = text(texts.text(lengthBytes: 2) ?? "")
      cell.isFormula = true
      set(place.row, place.column, cell)
      waiting = nil
    case 0x205:
      let value = stream.number(at + 6, 1)
      let isError = stream.number(at + 7, 1) == 1
      set(
        row, column, isError ? .init("#ERROR", .error) : .init(value == 1 ? "TRUE" : "FALSE", .flag)
      )
    case 0xe5:
      for place in 0..<min(stream.number(at, 2), Limits.workbookMerges)
      where stream.number(at + 2 + place * 8, 2) < stream.number(at + 4 + place * 8, 2) {
        fill(
          rows: stream.number(at + 2 + place * 8, 2)...stream.number(at + 4 + place * 8, 2),
          column: stream.number(at + 6 + place * 8, 2))
      }
    default: return
    }
  }

  private mutating func takeFormula(
    _ stream: [UInt8], _ at: Int, _ row: Int, _ column: Int, _ style: Int
  ) {
    var cell = Workbook.Cell.empty
    if stream.number(at + 12, 2) == 0xffff {
      switch stream.number(at + 6, 1) {
      case 0: waiting = (row, column)
      case 1: cell = .init(stream.number(at + 8, 1) == 1 ? "TRUE" : "FALSE", .flag)
      case 2: cell = .init("#ERROR", .error)
      default: break
      }
    } else {
      cell = double(stream, at + 6, style)
    }
    cell.isFormula = true
    set(row, column, cell)
  }

  private func text(_ text: String) -> Workbook.Cell { text.isEmpty ? .empty : .init(text, .text) }

  private func double(_ stream: [UInt8], _ at: Int, _ style: Int) -> Workbook.Cell {
    let bits = UInt64(stream.number(at, 4)) | UInt64(stream.number(at + 4, 4)) << 32
    guard let number = SheetNumber(bits: bits) else { return .init("#NUM!", .error) }
    return globals.form.cell(number, style: style)
  }

  // RK: 30 bits of a whole number or of the upper half of a number of 64 bits, maybe in hundredths.
  private func small(_ value: Int, _ style: Int) -> Workbook.Cell {
    let isHundredths = value & 1 == 1
    if value & 2 == 2 {
      let whole = Int(Int32(truncatingIfNeeded: value) >> 2)
      return globals.form.cell(SheetNumber(whole, isHundredths: isHundredths), style: style)
    }
    let bits = UInt64(value & 0xffff_fffc) << 32
    guard let number = SheetNumber(bits: bits) else { return .init("#NUM!", .error) }
    return globals.form.cell(isHundredths ? number.hundredth : number, style: style)
  }

  private mutating func set(_ row: Int, _ column: Int, _ cell: Workbook.Cell) {
    guard column < Limits.cellsPerRow else { return }
    let count = rows[row]?.count ?? 0
    if column >= count {
      cellsLeft -= column + 1 - count
      rows[row, default: []] += Array(repeating: .empty, count: column + 1 - count)
    }
    rows[row]?[column] = cell
  }

  // Rows are there only where they have cells, so a merge over all of them costs no more than those.
  private mutating func fill(rows range: ClosedRange<Int>, column: Int) {
    guard let cell = rows[range.lowerBound]?.dropFirst(column).first, cell.kind != .empty else {
      return
    }
    for row in range.dropFirst() where rows[row] != nil && cellsLeft > 0 {
      isMergedDown = true
      set(row, column, cell)
    }
  }

  /// The sheet.
  func sheet(named name: String) -> Workbook.Sheet {
    let numbered = rows.keys.sorted().compactMap { number -> Workbook.Row? in
      guard var cells = rows[number] else { return nil }
      while cells.last?.kind == .empty { cells.removeLast() }
      return cells.isEmpty ? nil : Workbook.Row(number: number + 1, cells: cells)
    }
    var sheet = Workbook.Sheet(name: name, rows: numbered)
    sheet.isMergedDown = isMergedDown
    sheet.left = left
    return sheet
  }
}
