public import CaseCore

/// What a reader made of a file, apart from the findings themselves.
public struct ReadingSummary: Sendable, Hashable {
  /// Rows and amounts of one direction, as the file names the direction.
  public struct DirectionTotal: Sendable, Hashable {
    /// The direction, such as `支出`, `收入`, `/` or `不计收支`; a row of an old Alipay web export
    /// without one is counted under its 资金状态.
    public let direction: String
    /// How many rows were read.
    public var rows: Int
    /// The plain sum of their amounts.
    public var minorUnits: Int64

    /// `rows` rows of `direction` that add up to `minorUnits`.
    public init(direction: String, rows: Int, minorUnits: Int64) {
      self.direction = direction
      self.rows = rows
      self.minorUnits = minorUnits
    }
  }

  /// A total that the file prints about itself.
  public struct DeclaredTotal: Sendable, Hashable {
    /// The line or row it stands on.
    public let line: Int
    /// Where that is.
    public let place: Place
    /// The direction as the file names it; nil for all rows.
    public let direction: String?
    /// How many rows it claims; nil where it only prints a sum.
    public let rows: Int?
    /// The sum it claims; nil where none is printed.
    public let minorUnits: Int64?
    /// The line as it stands.
    public let quote: String

    // A line of a bank prints two totals, so the line alone is no name.
    var id: String {
      let row = place.text.drop { $0 != ":" }.dropFirst()
      return rows == nil ? "\(row):\(direction ?? "")" : "\(row)"
    }
  }

  /// What the lines of the file were. Every line is counted once.
  public struct Lines: Sendable, Hashable {
    /// Lines before, between and after the rows that belong to the form: titles, notes, column
    /// names, printed totals.
    public var form = 0
    /// Lines that rows or messages are made of; a row can span lines.
    public var content = 0
    /// Lines with nothing on them.
    public var blank = 0
    /// Lines that could not be read.
    public var unread = 0

    /// All lines of the file.
    public var all: Int { form + content + blank + unread }
  }

  /// The reader, such as `bill-csv`.
  public var reader: String
  /// Its version; another version may find other things.
  public var readerVersion: Int
  /// The kind that the file was read as.
  public var kind: EvidenceKind.Name
  /// The form that was met, such as `wechat-csv-2025`.
  public var variant: String
  /// How the file's characters are written; nil for what is no text.
  public var encoding: TextEncoding?
  /// Rows or messages that were read; for a page, its lines of text.
  public var rows = 0
  /// The sums of the rows by direction, in the order in which the directions were met.
  public var totals: [DirectionTotal] = []
  /// The totals that the file prints.
  public var declaredTotals: [DeclaredTotal] = []
  /// What the lines of the file were.
  public var lines = Lines()
  /// The lines that could not be read, at most `Limits.unreadLines` of them.
  public var unread: [UnreadLine] = []
  /// How many lines could not be read.
  public var unreadCount = 0
  /// How many findings were given out.
  public var findingCount = 0
  /// Whether the file was saved again by a spreadsheet program: a lower grade of evidence.
  public var isResaved = false

  /// Whether the whole file was understood, so that what was not found is not there.
  public var complete: Bool { unreadCount == 0 }

  init(_ reader: any FileReader.Type, kind: EvidenceKind.Name, variant: String) {
    self.reader = reader.id
    readerVersion = reader.version
    self.kind = kind
    self.variant = variant
  }

  init(reader: String, kind: EvidenceKind.Name, variant: String) {
    self.reader = reader
    readerVersion = 1
    self.kind = kind
    self.variant = variant
  }

  private var isFull = false

  /// Gives `finding` to `found`, up to the limit of findings; what is over it is said once.
  mutating func give(_ finding: Finding, to found: (Finding) -> Void) {
    guard findingCount < Limits.findingsPerFile else {
      if !isFull {
        isFull = true
        unreadCount += 1
        unread.append(
          UnreadLine(line: 0, why: .tooManyFindings(limit: Limits.findingsPerFile)))
      }
      return
    }
    findingCount += 1
    found(finding)
  }

  /// Notes a line that could not be read.
  mutating func leaveUnread(_ line: Int, _ why: UnreadReason) {
    unreadCount += 1
    lines.unread += 1
    if unread.count < Limits.unreadLines { unread.append(UnreadLine(line: line, why: why)) }
  }
}

/// What a reader made of a file.
@dynamicMemberLookup
public struct FileReading: Sendable, Hashable {
  /// Everything but the findings.
  public let summary: ReadingSummary
  /// What was found, in the order of the file, with what concerns the whole file at the end.
  public let findings: [Finding]

  /// A reading of `findings`.
  public init(summary: ReadingSummary, findings: [Finding]) {
    self.summary = summary
    self.findings = findings
  }

  /// The parts of the summary, without naming it.
  public subscript<Value>(dynamicMember path: KeyPath<ReadingSummary, Value>) -> Value {
    summary[keyPath: path]
  }
}
