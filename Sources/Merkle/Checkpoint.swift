public import CaseCore
public import enum Crypto.Curve25519

/// The head of a journal: whose journal, how many entries, which root (C2SP tlog-checkpoint).
///
/// ```
/// recourse/case/0123456789abcdef0123456789abcdef
/// 3
/// 1Pksj7uJcg6ztVZ3x9fvrd/rENEaGoSguo8aIzN/qpU=
/// ```
public struct Checkpoint: Sendable, Hashable {
  /// Which journal this is; also the name of its key.
  public let origin: String
  /// The number of entries.
  public let size: Int
  /// The root of their leaves.
  public let root: Digest

  /// The head `root` of `size` entries of `origin`.
  /// - Precondition: `origin` can name a key and `size` is not negative.
  public init(origin: String, size: Int, root: Digest) {
    precondition(VerifierKey.isName(origin), "An origin has no spaces, no plus and an end.")
    precondition(size >= 0, "A size is never negative.")
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The bytes that are signed: three lines, each ended by a newline.
  public var body: [UInt8] {
    Array("\(origin)\n\(size)\n".utf8) + Base64.encode(root.bytes) + [newline]
  }

  /// Signs this head with `key`, under the origin as key name.
  /// - Throws: `CheckpointError.signingFailed` if the library does not sign.
  public func signed(
    by key: Curve25519.Signing.PrivateKey
  ) throws(CheckpointError) -> SignedCheckpoint {
    guard let verifier = VerifierKey(name: origin, of: key) else { throw .signingFailed }
    return try signed(under: verifier) { text throws(CheckpointError) in
      guard let signature = try? key.signature(for: text) else { throw .signingFailed }
      return Array(signature)
    }
  }

  /// Signs this head through `sign`, which returns the 64 bytes of an Ed25519 signature of the
  /// bytes it is given. What it returns is checked against `key` before anything is handed on.
  /// - Throws: what `sign` throws; `CheckpointError.signatureFails` if it signed something else.
  public func signed(
    under key: VerifierKey, by sign: ([UInt8]) throws(CheckpointError) -> [UInt8]
  ) throws(CheckpointError) -> SignedCheckpoint {
    let signature = try sign(body)
    guard key.verifies(signature, of: body) else { throw .signatureFails(key: key.name) }
    let line =
      Array("— \(key.name) ".utf8) + Base64.encode(key.keyID + signature) + [newline]
    return SignedCheckpoint(checkpoint: self, bytes: body + [newline] + line)
  }
}

/// A head whose signature was made here or was checked here. Nothing else can make one.
public struct SignedCheckpoint: Sendable, Hashable {
  /// The head.
  public let checkpoint: Checkpoint
  /// The signed note, exactly as it is stored, sent and time-stamped.
  public let bytes: [UInt8]
}

/// Why a checkpoint was not accepted.
public enum CheckpointError: Error, Sendable, Hashable {
  /// It is longer than `Limits.checkpointBytes`, or has more signatures than we read.
  case tooLarge
  /// It is not a signed note with a head; `line` counts from 1.
  case malformed(line: Int)
  /// None of its signatures is of a key that we know.
  case unknownKeys
  /// A key that we know did not make this signature.
  case signatureFails(key: String)
  /// The signer gave no signature.
  case signingFailed
}

let newline = UInt8(ascii: "\n")
