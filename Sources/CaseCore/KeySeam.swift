/// A place in the journal where another key takes over.
public struct KeySeam: Sendable, Hashable {
  /// How the new key came to be.
  public enum Kind: String, Sendable, Hashable {
    /// Both keys say so.
    case rotated
    /// The old key says so.
    case handedOver = "handed_over"
    /// Only the new key says so.
    case continued
  }

  /// The entry number.
  public let entry: Int
  /// When the machine recorded it.
  public let recordedAt: Moment
  /// The key before.
  public let from: PublicKey
  /// The key from here on.
  public let to: PublicKey
  /// How it came to be.
  public let kind: Kind

  /// What `claim` says as entry number `entry`.
  public init(_ claim: KeySeamClaim, entry: Int, recordedAt: Moment) {
    self.entry = entry
    self.recordedAt = recordedAt
    from = claim.from
    to = claim.to
    kind = claim.kind
  }

  /// The size of the smallest head that is signed by the new key.
  ///
  /// The entry that hands a case over is the last one under the old key: its head is what the other
  /// vault is given. The other two kinds stand under the new key themselves.
  public var firstSizeOfNewKey: Int {
    switch kind {
    case .rotated, .continued: entry + 1
    case .handedOver: entry + 2
    }
  }
}

/// What an entry says of the keys, whichever of the three kinds it is.
public struct KeySeamClaim: Sendable, Hashable {
  /// How the new key came to be.
  public let kind: KeySeam.Kind
  /// The key before.
  public let from: PublicKey
  /// The key from here on.
  public let to: PublicKey
  /// The root of all entries before.
  public let root: Digest
  /// The signature of `from`; nil where its kind has none.
  public let fromSignature: Signature?
  /// The signature of `to`; nil where its kind has none.
  public let toSignature: Signature?
}

extension Event {
  /// What this says of the keys; nil for an event of another kind.
  public var keySeam: KeySeamClaim? {
    switch self {
    case .keyRotated(let rotated):
      KeySeamClaim(
        kind: .rotated, from: rotated.from, to: rotated.to, root: rotated.root,
        fromSignature: rotated.fromSignature, toSignature: rotated.toSignature)
    case .caseHandedOver(let handed):
      KeySeamClaim(
        kind: .handedOver, from: handed.from, to: handed.to, root: handed.root,
        fromSignature: handed.signature, toSignature: nil)
    case .caseContinued(let continued):
      KeySeamClaim(
        kind: .continued, from: continued.from, to: continued.to, root: continued.root,
        fromSignature: nil, toSignature: continued.signature)
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .derivativeAdded, .evidenceShown,
      .fileRead, .findingConfirmed, .findingRejected, .factStated, .slotStated, .messageKept,
      .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .corrected, .withdrawn,
      .adviceGiven, .documentIssued, .caseClosed, .entriesErased:
      nil
    }
  }
}

extension Sequence<KeySeam> {
  /// The key whose turn it is to sign the head of the first `size` entries; nil if nothing here
  /// names one.
  public func keySigning(headOf size: Int) -> PublicKey? {
    var key: PublicKey?
    for seam in self {
      guard seam.firstSizeOfNewKey <= size else {
        return key ?? seam.from
      }
      key = seam.to
    }
    return key
  }

  /// Every key, in the order in which they take over; a key that comes back stands there again.
  public var keys: [PublicKey] {
    var keys: [PublicKey] = []
    for seam in self {
      if keys.isEmpty { keys.append(seam.from) }
      keys.append(seam.to)
    }
    return keys
  }
}
