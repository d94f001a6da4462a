public import CaseCore
public import Merkle

/// Everything that a bundle will hold, in the order in which it is written: small files as bytes,
/// originals by digest. A function of its input alone: the same input, the same bytes.
public struct BundlePlan: Sendable, Hashable {
  /// One file of the bundle.
  public struct Member: Sendable, Hashable {
    /// Where its content comes from.
    public enum Content: Sendable, Hashable {
      /// These bytes.
      case bytes([UInt8])
      /// The original of this digest, read when the bundle is written.
      case original(Digest)
    }

    /// The name in the container, such as `data/evidence/3.csv`.
    public let name: String
    /// The size in bytes.
    public let sizeBytes: Int64
    /// SHA-256 of the content.
    public let digest: Digest
    /// Where the content comes from.
    public let content: Content
  }

  /// The files in the order of their names' bytes.
  public let members: [Member]
  /// The numbers of the entries that can be read in this bundle.
  public let disclosed: [Int]

  /// The size of the whole file in bytes.
  public var sizeBytes: Int64 {
    var offset: UInt64 = 0
    var directory: UInt64 = 0
    for member in members {
      let zipped = ZipLayout.Member(
        name: Array(member.name.utf8), size: UInt64(member.sizeBytes), crc: 0, offset: offset)
      offset += UInt64(ZipLayout.localHeader(zipped).count) + zipped.size
      directory += UInt64(ZipLayout.centralRecord(zipped).count)
    }
    let end = ZipLayout.end(count: UInt64(members.count), directory: directory, at: offset)
    return Int64(offset + directory) + Int64(end.count)
  }
}

/// What goes into a bundle: the journal up to a size, and what is disclosed of it.
public struct BundleInput: Sendable, Hashable {
  /// One place of the journal.
  public enum Item: Sendable, Hashable {
    /// The entry comes along with its salt.
    case disclosed(SealedEntry)
    /// Only the leaf hash comes along: the entry was not chosen, or was erased.
    case withheld(leaf: Digest)
  }

  /// A time-stamp over the checkpoint of `size`, as it was obtained.
  public struct Timestamp: Sendable, Hashable {
    /// What it is.
    public enum Content: Sendable, Hashable {
      /// The answer of an authority (`TimeStampResp`, RFC 3161).
      case response([UInt8])
      /// A proof of OpenTimestamps.
      case openTimestamps([UInt8])
    }

    /// The size of the checkpoint.
    public let size: Int
    /// What it is.
    public let content: Content

    /// `content` over the checkpoint of `size`.
    public init(size: Int, content: Content) {
      self.size = size
      self.content = content
    }
  }

  /// The journal, one item an entry, from 0 to the size of the head.
  public var items: [Item]
  /// The numbers of the evidence entries whose originals come along.
  public var originals: Set<Int>
  /// The head, and any earlier checkpoint that was time-stamped.
  public var checkpoints: [SignedCheckpoint]
  /// The time-stamps.
  public var timestamps: [Timestamp]
  /// The key that signed the head. Where entries name keys, it is the one whose turn it is by them.
  public var key: VerifierKey
  /// The playbooks that entries name, whole; each is named by the SHA-256 of its bytes.
  public var playbooks: [[UInt8]]
  /// The dossier for the same reader as PDF; nil where none comes along.
  public var dossier: [UInt8]?
  /// For whom the bundle is.
  public var recipient: BundleRecipient

  /// A bundle of `items` for `recipient`.
  public init(
    items: [Item], originals: Set<Int>, checkpoints: [SignedCheckpoint],
    timestamps: [Timestamp] = [], key: VerifierKey, playbooks: [[UInt8]] = [],
    dossier: [UInt8]? = nil, recipient: BundleRecipient
  ) {
    self.items = items
    self.originals = originals
    self.checkpoints = checkpoints
    self.timestamps = timestamps
    self.key = key
    self.playbooks = playbooks
    self.dossier = dossier
    self.recipient = recipient
  }
}

/// Why no bundle was made.
public enum BundleError: Error, Sendable, Hashable {
  /// The opening of the case is erased or was not chosen; a bundle says whose case it is and
  /// whether it is practice.
  case openingWithheld
  /// An entry cannot be read.
  case entry(EntryError)
  /// Entry `number` is for the person's own eyes and the bundle is for somebody else.
  case privateEntry(number: Int)
  /// Entry `number` belongs to another case.
  case otherCase(number: Int)
  /// What entry `number` says of the keys does not hold.
  case keySeam(number: Int)
  /// There is no checkpoint for all of the journal.
  case headMissing(size: Int)
  /// The checkpoint of `size` is not one of this journal and key.
  case checkpointDiffers(size: Int)
  /// A time-stamp belongs to a checkpoint that is not there.
  case checkpointMissing(size: Int)
  /// Entry `number` adds no original, or is not disclosed.
  case noOriginal(number: Int)
  /// The stored original `digest` is not what its entry says; nothing was written.
  case originalDiffers(Digest)
  /// There are more files than `Limits.bundleFiles`.
  case tooManyFiles(Int)
}
