public import CaseCore
import struct Crypto.SHA256

/// What reading a content from end to end gives.
public struct ContentHash: Sendable, Hashable {
  /// SHA-256.
  public let digest: Digest
  /// The checksum of zip files; nil where nobody asked for it.
  public let crc: UInt32?

  /// Reads `content` piece by piece, in constant memory; nil if it ends before its size says.
  /// - Throws: what reading throws.
  public init?(of content: RandomAccess, withCRC: Bool) throws {
    var hash = SHA256()
    var crc = CRC32()
    let isWhole = try content.forEachChunk { chunk in
      hash.update(bufferPointer: chunk)
      if withCRC { crc.update(chunk) }
    }
    guard isWhole, let digest = Digest(bytes: Array(hash.finalize())) else { return nil }
    self.digest = digest
    self.crc = withCRC ? crc.value : nil
  }
}
