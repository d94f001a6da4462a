import CaseCore
import struct Crypto.SHA256

/// SHA-256 over bytes that come piece by piece.
struct FileDigest {
  private var hash = SHA256()

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// The digest of what was added so far.
  var digest: CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}
