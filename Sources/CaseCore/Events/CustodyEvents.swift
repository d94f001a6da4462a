/// A copy was made of an original: with parts masked, in another format, or without its metadata.
///
/// The copy is a content of its own; the original is never touched. This entry names the original by
/// its number alone, so that who gets the copy learns neither the digest nor the name of the original.
public struct DerivativeAdded: Sendable, Hashable {
  /// How the copy differs from its original.
  public enum How: String, Sendable, Hashable, CaseIterable {
    /// Parts of it were made unreadable.
    case masked
    /// The same content in another format.
    case converted
    /// Only what the file says about itself was removed, such as a place in a photo.
    case metadataRemoved = "metadata_removed"
  }

  /// One place that was made unreadable.
  public struct Mask: Sendable, Hashable {
    /// Where: `line:18`, or `box:10,20,300,40` in pixels.
    public var place: Place
    /// What stood there, as a kind: `phone`, `id_number`, `card_key`.
    public var why: MaskReason.Name

    /// A mask over `place`.
    public init(place: Place, why: MaskReason.Name) {
      self.place = place
      self.why = why
    }
  }

  /// The entry number of the original.
  public var original: Int
  /// SHA-256 of the bytes of the copy.
  public var digest: Digest
  /// The size of the copy in bytes.
  public var sizeBytes: Int64
  /// The media type of the copy.
  public var mediaType: String
  /// How it differs.
  public var how: How
  /// What was masked, in the order of the file; empty unless `how` is `masked`.
  public var masks: [Mask]
  /// Who may get the copy in place of the original, as in `DocumentIssued`; empty for anybody.
  public var recipients: [String]
  /// The program and version that made it.
  public var tool: String

  /// A copy of the original at entry `original`.
  public init(
    original: Int, digest: Digest, sizeBytes: Int64, mediaType: String, how: How,
    masks: [Mask] = [], recipients: [String] = [], tool: String
  ) {
    self.original = original
    self.digest = digest
    self.sizeBytes = sizeBytes
    self.mediaType = mediaType
    self.how = how
    self.masks = masks
    self.recipients = recipients
    self.tool = tool
  }
}

/// Somebody else saw an original or a copy, or was given it.
public struct EvidenceShown: Sendable, Hashable {
  /// How it was shown.
  public enum How: String, Sendable, Hashable, CaseIterable {
    /// They looked at it.
    case viewed
    /// They got the device or the paper.
    case handedOver = "handed_over"
    /// It was sent to them.
    case sent
    /// They got it on paper.
    case printed
  }

  /// The entry number of the original or copy.
  public var evidence: Int
  /// To whom.
  public var to: String
  /// How.
  public var how: How
  /// When, where the person knows.
  public var happenedAt: Moment?
  /// A remark.
  public var remark: String?

  /// The content of entry `evidence` was shown to `to`.
  public init(
    evidence: Int, to: String, how: How, happenedAt: Moment? = nil, remark: String? = nil
  ) {
    self.evidence = evidence
    self.to = to
    self.how = how
    self.happenedAt = happenedAt
    self.remark = remark
  }
}

/// The person had entries erased: their bytes, their salts and the contents that they added.
///
/// The leaves stay in the tree, so every proof stays good.
public struct EntriesErased: Sendable, Hashable {
  /// The entry numbers, ascending, each once; never the opening.
  public var entries: [Int]
  /// Why, in the person's words. It goes along in bundles.
  public var reason: String

  /// `entries` are erased.
  public init(entries: [Int], reason: String) {
    self.entries = entries
    self.reason = reason
  }
}
