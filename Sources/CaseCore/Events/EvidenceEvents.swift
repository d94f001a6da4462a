/// An original came into the vault. Only this entry carries its digest and its name.
public struct EvidenceAdded: Sendable, Hashable {
  /// The kind, such as `wechat_bill`; `other` where nothing was recognised.
  public var kind: EvidenceKind.Name
  /// SHA-256 of the bytes.
  public var digest: Digest
  /// The size in bytes.
  public var sizeBytes: Int64
  /// The media type found in the content, such as `text/csv`.
  public var mediaType: String
  /// The name the file had. Shown, never used as a path.
  public var fileName: String
  /// When the file says it was last changed, where that is known.
  public var modifiedAt: Moment?
  /// Whether a person named the kind (`--as`) instead of it being recognised.
  public var kindNamedByPerson: Bool
  /// How the person came to have it, where they said so.
  public var obtained: Obtained?

  /// How a file came into the person's hands.
  public struct Obtained: Sendable, Hashable {
    /// The way.
    public enum Way: String, Sendable, Hashable, CaseIterable {
      /// Exported by the app or platform itself.
      case export
      /// Downloaded from the platform, such as a sealed statement.
      case download
      /// A screenshot.
      case screenshot
      /// A photo of a screen or of paper.
      case photo
      /// A recording of a screen or of a call.
      case recording
      /// Sent by somebody else.
      case received
      /// A page captured by a browser.
      case capture
      /// Some other way.
      case other
    }

    /// The way.
    public var way: Way
    /// The app that it came out of.
    public var app: String?
    /// The device on which it was made.
    public var device: String?
    /// Who made or sent it.
    public var from: String?

    /// A file obtained by `way`.
    public init(way: Way, app: String? = nil, device: String? = nil, from: String? = nil) {
      self.way = way
      self.app = app
      self.device = device
      self.from = from
    }
  }

  /// An original of `kind`.
  public init(
    kind: EvidenceKind.Name, digest: Digest, sizeBytes: Int64, mediaType: String,
    fileName: String, modifiedAt: Moment? = nil, kindNamedByPerson: Bool = false,
    obtained: Obtained? = nil
  ) {
    self.kind = kind
    self.digest = digest
    self.sizeBytes = sizeBytes
    self.mediaType = mediaType
    self.fileName = fileName
    self.modifiedAt = modifiedAt
    self.kindNamedByPerson = kindNamedByPerson
    self.obtained = obtained
  }
}

/// A reader went through an original. What it found is a derivative; here stands its digest.
public struct FileRead: Sendable, Hashable {
  /// The entry number of the original.
  public var evidence: Int
  /// The reader, such as `wechat-csv`.
  public var reader: String
  /// The version of the reader; another version may find other things.
  public var readerVersion: Int
  /// The variant of the format that was met.
  public var variant: String
  /// Rows, messages or lines that were read.
  public var rows: Int
  /// How many findings there are.
  public var findings: Int
  /// How many lines could not be read.
  public var unread: Int
  /// Whether the whole file was understood, so that what was not found is not there.
  public var complete: Bool
  /// SHA-256 of the list of findings.
  public var findingsDigest: Digest

  /// What `reader` made of the original at entry `evidence`.
  public init(
    evidence: Int, reader: String, readerVersion: Int, variant: String, rows: Int, findings: Int,
    unread: Int, complete: Bool, findingsDigest: Digest
  ) {
    self.evidence = evidence
    self.reader = reader
    self.readerVersion = readerVersion
    self.variant = variant
    self.rows = rows
    self.findings = findings
    self.unread = unread
    self.complete = complete
    self.findingsDigest = findingsDigest
  }
}

/// A value that a document shows for a fact.
public struct ShownValue: Sendable, Hashable {
  /// The fact.
  public var fact: Fact.Name
  /// What the document shows.
  public var value: FactValue

  /// `fact` shown as `value`.
  public init(fact: Fact.Name, value: FactValue) {
    self.fact = fact
    self.value = value
  }
}

/// A person, or a rule of the playbook, accepted what a reader found.
public struct FindingConfirmed: Sendable, Hashable {
  /// The entry number of the original.
  public var evidence: Int
  /// The finding's id within that reading, such as `row:18`.
  public var finding: String
  /// What kind of thing was found.
  public var kind: FindingKind.Name
  /// Where it stands.
  public var place: Place
  /// The text that was found there, as it stands.
  public var quote: String
  /// Who speaks there: an account or a name; nil where nobody speaks.
  public var speaker: String?
  /// The facts that it shows.
  public var values: [ShownValue]

  /// The finding `finding` in the original at entry `evidence`.
  public init(
    evidence: Int, finding: String, kind: FindingKind.Name, place: Place, quote: String,
    speaker: String? = nil, values: [ShownValue]
  ) {
    self.evidence = evidence
    self.finding = finding
    self.kind = kind
    self.place = place
    self.quote = quote
    self.speaker = speaker
    self.values = values
  }
}

/// A person said that what a reader found is wrong, or is none of this case.
public struct FindingRejected: Sendable, Hashable {
  /// The entry number of the original.
  public var evidence: Int
  /// The finding's id within that reading.
  public var finding: String

  /// The finding `finding` in the original at entry `evidence`.
  public init(evidence: Int, finding: String) {
    self.evidence = evidence
    self.finding = finding
  }
}

/// The person said whether something can be had at all.
public struct SlotStated: Sendable, Hashable {
  /// What the person says of the slot.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// "I have it", before a file is there.
    case have
    /// "It cannot be had."
    case cannotBeHad = "cannot_be_had"
    /// Neither; takes an earlier answer back.
    case unknown
  }

  /// The slot.
  public var slot: Slot.Name
  /// What the person says.
  public var state: State

  /// `slot` is said to be `state`.
  public init(slot: Slot.Name, state: State) {
    self.slot = slot
    self.state = state
  }
}
