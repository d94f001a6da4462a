public import CaseCore
import Merkle
import struct Crypto.SHA256

extension BundlePlan {
  /// How much of an original is read at a time, in bytes.
  static let chunkBytes = 1 << 20

  /// Writes the bundle as one zip file, in constant memory.
  ///
  /// Originals are read twice: first to find their checksums, which stand before the contents, and
  /// to check that they still are what their entries say; then to copy them.
  /// - Parameters:
  ///   - read: returns at most `count` bytes of an original from `offset` on; fewer only at its
  ///     end.
  ///   - write: takes the next bytes of the file.
  /// - Throws: `BundleError.originalDiffers` before anything is written, or afterwards if an
  ///   original changed meanwhile, in which case what was written is no bundle; and what `read`
  ///   and `write` throw.
  nonisolated(nonsending) public func write(
    reading read: (_ original: Digest, _ offset: Int64, _ count: Int) async throws -> [UInt8],
    to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws {
    var checksums: [Digest: UInt32] = [:]
    for member in members {
      guard case .original(let digest) = member.content, checksums[digest] == nil else { continue }
      checksums[digest] = try await copy(member, digest, reading: read) { _ in }
    }
    var zipped: [ZipLayout.Member] = []
    var offset: UInt64 = 0
    for member in members {
      var entry = ZipLayout.Member(
        name: Array(member.name.utf8), size: UInt64(member.sizeBytes), crc: 0, offset: offset)
      switch member.content {
      case .bytes(let bytes):
        entry.crc = CRC32.of(bytes)
        let header = ZipLayout.localHeader(entry)
        try await write(header + bytes)
        offset += UInt64(header.count) + entry.size
      case .original(let digest):
        entry.crc = checksums[digest] ?? 0
        let header = ZipLayout.localHeader(entry)
        try await write(header)
        _ = try await copy(member, digest, reading: read, to: write)
        offset += UInt64(header.count) + entry.size
      }
      zipped.append(entry)
    }
    try await writeDirectory(of: zipped, at: offset, to: write)
  }

  // Reads an original to its end, hands it on and returns its CRC-32.
  nonisolated(nonsending) private func copy(
    _ member: Member, _ digest: Digest,
    reading read: (Digest, Int64, Int) async throws -> [UInt8],
    to write: ([UInt8]) async throws -> Void
  ) async throws -> UInt32 {
    var hash = SHA256()
    var crc = CRC32()
    var offset: Int64 = 0
    while offset < member.sizeBytes {
      let count = Int(min(Int64(Self.chunkBytes), member.sizeBytes - offset))
      let chunk = try await read(digest, offset, count)
      guard !chunk.isEmpty, chunk.count <= count else { throw BundleError.originalDiffers(digest) }
      chunk.withUnsafeBytes { hash.update(bufferPointer: $0) }
      crc.update(chunk)
      try await write(chunk)
      offset += Int64(chunk.count)
    }
    guard Digest(bytes: Array(hash.finalize())) == digest else {
      throw BundleError.originalDiffers(digest)
    }
    return crc.value
  }

  nonisolated(nonsending) private func writeDirectory(
    of zipped: [ZipLayout.Member], at offset: UInt64, to write: ([UInt8]) async throws -> Void
  ) async throws {
    var directory: UInt64 = 0
    var pending: [UInt8] = []
    for entry in zipped {
      let record = ZipLayout.centralRecord(entry)
      directory += UInt64(record.count)
      pending += record
      if pending.count >= Self.chunkBytes {
        try await write(pending)
        pending = []
      }
    }
    pending += ZipLayout.end(count: UInt64(zipped.count), directory: directory, at: offset)
    try await write(pending)
  }
}
