public import CaseCore

/// What a check of a vault found.
public struct CheckReport: Sendable, Hashable {
  /// How much was looked through.
  public struct Counts: Sendable, Hashable {
    /// Cases.
    public var cases = 0
    /// Entries that were decoded and led to the heads.
    public var entries = 0
    /// Entries that were erased at the person's request.
    public var erased = 0
    /// Signed heads.
    public var heads = 0
    /// Contents that were read from end to end.
    public var contents = 0
    /// Their bytes.
    public var bytes: Int64 = 0
    /// Contents that an earlier part of this check had read already.
    public var readEarlier = 0
  }

  /// How much was looked through.
  public var counts = Counts()
  /// What is damaged or not as it should be. None: the vault is whole.
  public var faults: [CheckFinding] = []
  /// What is worth knowing and no damage.
  public var remarks: [CheckFinding] = []
}

/// One thing that a check found.
public struct CheckFinding: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The database itself is damaged.
    case database
    /// An entry cannot be read, or the journal cannot be replayed.
    case journal
    /// A signed head is not one of this journal, or not signed by a key of it.
    case head
    /// The row of a case is not what its journal says.
    case listing
    /// The hashes that are kept of a journal's tree are not those of its entries.
    case tiles
    /// A content that an entry adds is not there.
    case contentMissing = "content_missing"
    /// A content is not what its entry says.
    case contentDiffers = "content_differs"
    /// A content cannot be read.
    case contentUnreadable = "content_unreadable"
    /// A playbook that an entry names is not there, or a kept one is not what its name says.
    case playbook
    /// The signing key cannot be used.
    case key
    /// The key of a case in an encrypted vault is missing or damaged; without it nothing of the case can
    /// be read.
    case caseKey = "case_key"
    /// Others than the owner have rights, or the owner lacks or has too many.
    case permissions
    /// Something that does not belong into a vault.
    case stray
    /// Remark: a content that no entry adds; a killed command may have left it.
    case unrecorded
    /// Remark: a file that a killed command was writing.
    case unfinished
    /// Remark: a note that says where a backup is cannot be read.
    case note
    /// Remark: a file that was moved out of the way when a good copy was put back.
    case setAside = "set_aside"
  }

  /// What it is.
  public var kind: Kind
  /// Where, as a place in the vault; empty where an entry says it all.
  public var place: String
  /// The case.
  public var caseID: Case.ID?
  /// The entry.
  public var entry: Int?
  /// More about it, in the words of what was asked; never content of a case.
  public var detail: String

  /// Something of `kind`.
  public init(
    _ kind: Kind, at place: String = "", of caseID: Case.ID? = nil, entry: Int? = nil,
    _ detail: String = ""
  ) {
    self.kind = kind
    self.place = place
    self.caseID = caseID
    self.entry = entry
    self.detail = detail
  }
}

/// How far a check got.
public struct CheckProgress: Sendable, Hashable {
  /// Contents read, and to read in all.
  public var contents: Int
  public var allContents: Int
  /// Bytes read, and to read in all.
  public var bytes: Int64
  public var allBytes: Int64
}
