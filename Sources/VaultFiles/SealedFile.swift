import CaseCore
import struct Crypto.SHA256
import Engine
import Glibc
import Sealing

/// A sealed file that is read: opened, and its end compared with what it should be.
struct SealedFile: ~Copyable {
  /// SHA-256 of the content, as the end of the file states it.
  let digest: CaseCore.Digest
  /// Where its parts stand.
  let layout: SealedFileLayout
  private let file: OpenFile
  private let sealer: FileSealer

  /// Opens the file at `path`, which must hold the content with `digest` if that is known.
  /// - Throws: `StorageError.damaged` for a file that is torn, not sealed under `keys`, or holds
  ///   another content.
  init(_ path: String, _ keys: FileKeys, holding digest: CaseCore.Digest? = nil) throws {
    let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    let (layout, sealer, found) = try Self.look(at: file, keys, holding: digest)
    self.file = file
    self.layout = layout
    self.sealer = sealer
    self.digest = found
  }

  private static func look(
    at file: borrowing OpenFile, _ keys: FileKeys, holding digest: CaseCore.Digest?
  ) throws -> (SealedFileLayout, FileSealer, CaseCore.Digest) {
    guard let layout = SealedFileLayout(fileBytes: Int64(try file.status().st_size)) else {
      throw StorageError.damaged(place: file.path)
    }
    let start = try file.part(from: 0, count: SealedFileHeader.byteCount)
    let end = try file.part(from: layout.endStart, count: SealedFileLayout.endBytes)
    do throws(SealingError) {
      let sealer = keys.sealer(for: try SealedFileHeader(parsing: start))
      let found = try sealer.openEnd(end, layout: layout)
      guard digest == nil || digest == found else { throw .notAuthentic }
      return (layout, sealer, found)
    } catch {
      throw StorageError.damaged(place: file.path)
    }
  }

  /// The bytes of a file that holds `content`, whose SHA-256 is `digest`. For what is small.
  static func sealing(
    _ content: [UInt8], _ digest: CaseCore.Digest, _ keys: FileKeys
  ) -> [UInt8] {
    let layout = SealedFileLayout(contentBytes: Int64(content.count))
    let header = SealedFileHeader(salt: SystemRandom.bytes(SealedFileHeader.saltBytes))
    let sealer = keys.sealer(for: header)
    var bytes = header.bytes
    for number in 0..<layout.segments {
      let start = number * SealedFileLayout.segmentBytes
      let part = content[start..<min(start + SealedFileLayout.segmentBytes, content.count)]
      bytes += Array(part).withUnsafeBytes {
        sealer.seal($0, number: number, isLast: number == layout.segments - 1)
      }
    }
    return bytes + sealer.sealEnd(digest: digest, layout: layout)
  }

  /// At most `count` bytes of the content from `offset` on; fewer only at its end.
  func content(from offset: Int64, count: Int) throws -> [UInt8] {
    let end = min(layout.contentBytes, offset + Int64(count))
    guard offset < end else { return [] }
    let size = Int64(SealedFileLayout.segmentBytes)
    let numbers = Int(offset / size)...Int((end - 1) / size)
    if numbers.count == 1, offset % size == 0 {
      let segment = try segment(numbers.lowerBound)
      return segment.count == end - offset ? segment : Array(segment.prefix(Int(end - offset)))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(end - offset))
    for number in numbers {
      let segment = try segment(number)
      let start = Int64(number) * size
      let part = Int(max(offset, start) - start)..<Int(min(end, start + size) - start)
      bytes += segment[part]
    }
    return bytes
  }

  /// Gives all segments to `take`, in order.
  func segments(_ take: (_ bytes: UnsafeRawBufferPointer) throws -> Void) throws {
    for number in 0..<layout.segments { try segment(number).withUnsafeBytes { try take($0) } }
  }

  /// SHA-256 of the content, computed from all of it.
  func computedDigest() throws -> CaseCore.Digest {
    var hash = SHA256()
    try segments { hash.update(bufferPointer: $0) }
    guard let digest = CaseCore.Digest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }

  private func segment(_ number: Int) throws -> [UInt8] {
    let range = layout.range(ofSegment: number)
    let sealed = try file.part(from: range.lowerBound, count: range.count)
    do throws(SealingError) {
      return try sealer.open(sealed, number: number, isLast: number == layout.segments - 1)
    } catch {
      throw StorageError.damaged(place: file.path)
    }
  }
}
