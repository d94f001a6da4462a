public import CaseCore
import struct Crypto.SHA256

/// SHA-256 over bytes that come piece by piece.
public struct RunningDigest {
  private var hash = SHA256()

  /// A digest of nothing yet.
  public init() {}

  /// Adds `bytes` behind what was added before.
  public mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// Adds the UTF-8 bytes of `text` behind what was added before.
  public mutating func add(_ text: String) { add(Array(text.utf8)) }

  /// The digest of what was added so far.
  public var digest: CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}
