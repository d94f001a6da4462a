public import CaseCore
import struct Crypto.SHA256
import struct Crypto.SHA256Digest

/// The hashes of RFC 6962 §2.1: SHA-256 with 0x00 before a leaf and 0x01 before a node, so that
/// neither can be passed off as the other.
public enum TreeHash {
  /// The root of a tree without leaves: SHA-256 of nothing.
  public static let empty = digest(of: [])

  /// SHA-256(0x00 ‖ data).
  public static func leaf(_ data: [UInt8]) -> Digest {
    var hash = SHA256()
    update(&hash, with: [0])
    update(&hash, with: data)
    return Digest(hash.finalize())
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    digest(of: [1] + left.bytes + right.bytes)
  }

  /// Plain SHA-256 of `bytes`.
  public static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    update(&hash, with: bytes)
    return Digest(hash.finalize())
  }

  static func update(_ hash: inout SHA256, with bytes: [UInt8]) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// Appends to `parents` the node over the 64 bytes of `children` from `offset` on.
  static func appendNode(of children: [UInt8], at offset: Int, to parents: inout [UInt8]) {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(1)) { hash.update(bufferPointer: $0) }
    children.withUnsafeBytes {
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + 64]))
    }
    hash.finalize().withUnsafeBytes { parents.append(contentsOf: $0) }
  }
}

extension Digest {
  /// The value of a finished SHA-256.
  init(_ finished: SHA256Digest) {
    guard let digest = Digest(bytes: Array(finished)) else {
      preconditionFailure("SHA-256 has 32 bytes.")
    }
    self = digest
  }
}
