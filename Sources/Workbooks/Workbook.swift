/// The tables that a spreadsheet file holds, as texts. Formulas are never evaluated.
public struct Workbook: Sendable, Hashable {
  /// What a cell was before it became a text.
  public enum CellKind: Sendable, Hashable {
    case empty, text, number, time, flag, error
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// The text: of a number its plain decimal form, to the hundredth where the number is one; of a
    /// time `2026-11-18 20:14:05` or `2026-11-18`.
    public var text: String
    /// What it was.
    public var kind: CellKind
    /// Whether a formula stands there; its last result is the text.
    public var isFormula: Bool

    /// A cell that shows `text`.
    public init(_ text: String, _ kind: CellKind, isFormula: Bool = false) {
      self.text = text
      self.kind = kind
      self.isFormula = isFormula
    }

    /// A cell with nothing in it.
    public static let empty = Cell("", .empty)
  }

  /// One row that has cells.
  public struct Row: Sendable, Hashable {
    /// The number that the spreadsheet shows, counted from 1; numbers rise and have gaps.
    public var number: Int
    /// The cells from the first column on.
    public var cells: [Cell]

    /// The row `number`.
    public init(number: Int, cells: [Cell]) {
      self.number = number
      self.cells = cells
    }
  }

  /// One sheet.
  public struct Sheet: Sendable, Hashable {
    /// The name on its tab.
    public var name: String
    /// Its rows.
    public var rows: [Row]
    /// Whether cells were merged over several rows; each of them then has the text of the first.
    public var isMergedDown = false
    /// Why the rest of the sheet was left out, if it was.
    public var left: WorkbookError?

    /// A sheet of `rows`.
    public init(name: String, rows: [Row]) {
      self.name = name
      self.rows = rows
    }
  }

  /// The sheets in the order of their tabs.
  public var sheets: [Sheet]

  /// A workbook of `sheets`.
  public init(sheets: [Sheet]) { self.sheets = sheets }
}

/// Why a workbook, or the rest of one, cannot be read.
public enum WorkbookError: Error, Sendable, Hashable {
  /// What a limit is on.
  public enum Limited: Sendable, Hashable {
    case fileBytes, unpackedBytes, strings, cells, sheets, rows
  }

  /// The bytes are no workbook; what is wrong, in the words of the library.
  case broken(String)
  /// The content is encrypted, and no password or a wrong one was given.
  case locked
  /// A limit was reached.
  case over(Limited, limit: Int)
  /// This machine ran out of something, or its libraries do not know this form.
  case machine(String)
}
