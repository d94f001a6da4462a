public import CaseCore
public import Engine
import Glibc
import Synchronization

/// The originals of all cases: `cases/<id>/blobs/<sha256>`, one read-only file a content.
public final class VaultBlobs: BlobStore {
  private let folder: Folder
  /// The cases whose folders are durable and were swept by this process.
  private let ready = Mutex<Set<Case.ID>>([])

  init(folder: Folder) { self.folder = folder }

  public func keep(fileAt path: String, of id: Case.ID) async throws -> KeptBlob {
    let source = try SourceFile(path)
    return try await blocking {
      try storing { try self.take(id, modifiedAt: source.modifiedAt) { try source.copy(to: &$0) } }
    }
  }

  public func keep(bytes: [UInt8], of id: Case.ID) async throws -> KeptBlob {
    try await blocking {
      try storing {
        try self.take(id, modifiedAt: nil) { copy in
          try bytes.withUnsafeBytes { try copy.append($0) }
        }
      }
    }
  }

  public func read(
    _ digest: Digest, of id: Case.ID, offset: Int64, count: Int
  ) async throws -> [UInt8] {
    precondition(offset >= 0 && count >= 0, "A part of a content has a place and a length.")
    return try await blocking {
      try storing {
        let file = try OpenFile(self.path(of: digest, id), O_RDONLY | O_NOFOLLOW)
        let count = Int(min(Int64(count), max(0, Int64(try file.status().st_size) - offset)))
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
          while filled < count {
            let rest = UnsafeMutableRawBufferPointer(
              rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
            let got = try calling(file.path) {
              pread(file.descriptor, rest.baseAddress, rest.count, Int(offset) + filled)
            }
            guard got > 0 else { break }
            filled += got
          }
        }
      }
    }
  }

  public func withMappedBytes<Result: Sendable>(
    of digest: Digest, in id: Case.ID,
    _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) async throws -> Result {
    let mapping = try storing { try Mapping(of: path(of: digest, id)) }
    return try body(mapping.bytes)
  }

  public func sizeBytes(of digest: Digest, in id: Case.ID) async throws -> Int64? {
    do {
      return try Int64(OpenFile(path(of: digest, id), O_RDONLY | O_NOFOLLOW).status().st_size)
    } catch {
      guard error.errno == ENOENT else { throw error.storage }
      return nil
    }
  }

  public func erase(_ digest: Digest, of id: Case.ID) async throws {
    try storing {
      let path = path(of: digest, id)
      if unlink(path) != 0 {
        let number = errno
        guard number == ENOENT else { throw SystemError(errno: number, place: path) }
        return
      }
      try blobs(of: id).synchronise()
    }
  }

  private func take(
    _ id: Case.ID, modifiedAt: Moment?, _ fill: (inout BlobCopy) throws -> Void
  ) throws -> KeptBlob {
    try prepare(id)
    let folder = blobs(of: id)
    var copy = try BlobCopy(in: folder)
    try fill(&copy)
    return try copy.finish(in: folder, modifiedAt: modifiedAt)
  }

  /// Makes the folders of a case durable before the first content is put into them.
  private func prepare(_ id: Case.ID) throws {
    guard !ready.withLock({ $0.contains(id) }) else { return }
    try Folder(path: folder.path(of: id.text)).make()
    try blobs(of: id).make()
    try IncomingFile.sweep(blobs(of: id))
    ready.withLock { _ = $0.insert(id) }
  }

  private func blobs(of id: Case.ID) -> Folder {
    Folder(path: folder.path(of: "\(id.text)/blobs"))
  }

  private func path(of digest: Digest, _ id: Case.ID) -> String {
    blobs(of: id).path(of: digest.hex)
  }
}
