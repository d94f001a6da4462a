public import CaseCore
import Merkle

/// A proof of OpenTimestamps, of which only the beginning is read: that it is one, and of what.
///
/// Whether its path ends in a block of Bitcoin is not checked here; that needs the block chain, and
/// `ots verify` does it.
public struct OpenTimestampsProof: Sendable, Hashable {
  // python-opentimestamps, opentimestamps/core/timestamp.py: the magic, then the version 1, then
  // the operation that made the digest (0x08 is SHA-256), then the digest.
  private static let beginning: [UInt8] =
    [0x00] + Array("OpenTimestamps".utf8) + [0x00, 0x00] + Array("Proof".utf8)
    + [0x00, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94, 0x01, 0x08]

  /// SHA-256 of the file that it is a proof of.
  public let digest: Digest

  /// Reads the beginning of `bytes`; nil unless it is a proof over a SHA-256 digest with something
  /// behind it.
  public init?(_ bytes: [UInt8]) {
    let end = Self.beginning.count + 32
    guard bytes.count <= Limits.openTimestampsBytes, bytes.count > end,
      bytes.starts(with: Self.beginning),
      let digest = Digest(bytes: bytes[Self.beginning.count..<end])
    else { return nil }
    self.digest = digest
  }

  /// Whether `bytes` begin as such a proof does, whole or not.
  public static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: beginning.prefix(31)) }

  /// Whether it is a proof of `data`.
  public func isOf(_ data: [UInt8]) -> Bool { TreeHash.digest(of: data) == digest }
}
