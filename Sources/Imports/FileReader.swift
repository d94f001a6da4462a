public import CaseCore

/// Reads one kind of file: bytes in, findings out. A reader asks the system for nothing, never
/// crashes, and says what it could not read.
public protocol FileReader: SendableMetatype {
  /// The stable name, such as `bill-csv`.
  static var id: String { get }
  /// Goes up whenever the same file may give other findings.
  static var version: Int { get }
  /// The kinds of evidence that it reads.
  static var kinds: Set<EvidenceKind.Name> { get }

  /// Reads `bytes` as a file of `kind` and gives each finding to `found` as it is met.
  ///
  /// The bytes may be memory-mapped: they are gone through once, from the beginning, and nothing
  /// is kept of them but what the findings quote.
  /// - Returns: What was read, without the findings.
  /// - Throws: `ReaderError` where nothing at all can be read.
  static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary
}

extension FileReader {
  /// Reads `bytes` and keeps the findings.
  /// - Throws: `ReaderError` where nothing at all can be read.
  public static func reading(
    of bytes: Bytes, as kind: EvidenceKind.Name
  ) throws(ReaderError) -> FileReading {
    var findings: [Finding] = []
    let summary = try read(bytes, as: kind) { findings.append($0) }
    return FileReading(summary: summary, findings: findings)
  }
}

/// All readers of this room, and which of them reads what.
public enum Readers {
  /// Every reader.
  public static let all: [any FileReader.Type] = [
    BillReader.self, ChatReader.self, PageReader.self,
  ]

  /// The reader for text of `kind`; nil where there is none.
  public static func reader(for kind: EvidenceKind.Name) -> (any FileReader.Type)? {
    all.first { $0.kinds.contains(kind) }
      ?? (DocumentReader.kinds.contains(kind) ? DocumentReader.self : nil)
  }

  /// The reader for a file of `kind` that is a `media`; nil where there is none.
  ///
  /// What a spreadsheet, a web archive or a long page holds shows only when it is opened, so one of no
  /// known kind is opened as a bill, or as a page. What an engine saw on a picture is read as a screen,
  /// and nothing else is; the same of the text of a document.
  public static func reader(
    for kind: EvidenceKind.Name, media: MediaType
  ) -> (any FileReader.Type)? {
    if media == .recognised { return ScreenReader.kinds.contains(kind) ? ScreenReader.self : nil }
    if media == .recognisedRecording { return RecordingReader.self }
    if media == .document {
      return DocumentReader.kinds.contains(kind) || kind == EvidenceKinds.other
        ? DocumentReader.self : nil
    }
    if media.isArchive || media == .html, kind == EvidenceKinds.other { return PageReader.self }
    if media.isText { return reader(for: kind) }
    if media.isArchive { return PageReader.kinds.contains(kind) ? PageReader.self : nil }
    let isBill = BillReader.kinds.contains(kind) || kind == EvidenceKinds.other
    return media.isWorkbook && isBill ? BillReader.self : nil
  }

  /// Reads a file as `kind`, or as what it is recognised as.
  ///
  /// What no reader reads (pictures, archives) gives a reading without rows that says so.
  /// - Throws: `ReaderError` where nothing at all can be read.
  public static func reading(
    of bytes: Bytes, fileName: String, as kind: EvidenceKind.Name? = nil
  ) throws(ReaderError) -> FileReading {
    guard bytes.count > 0 else { throw .empty }
    let head = bytes.extracting(first: Limits.detectionBytes)
    let detected = Detection.detect(head: head, fileName: fileName, sizeBytes: Int64(bytes.count))
    let kind = kind ?? detected.kind
    if let reader = reader(for: kind, media: detected.mediaType) {
      return try reader.reading(of: bytes, as: kind)
    }
    var summary = ReadingSummary(
      reader: "none", kind: kind, variant: detected.mediaType.fileExtension)
    summary.leaveUnread(0, .noReader(detected.mediaType))
    summary.lines.unread = 0
    return FileReading(summary: summary, findings: [])
  }

  /// Reads a file whose bytes are in an array.
  /// - Throws: `ReaderError` where nothing at all can be read.
  public static func reading(
    of bytes: [UInt8], fileName: String, as kind: EvidenceKind.Name? = nil
  ) throws(ReaderError) -> FileReading {
    try reading(of: bytes.span, fileName: fileName, as: kind)
  }
}
