public import CaseCore
public import Engine
public import Evidence
import Glibc
import Sealing
import Synchronization

/// The originals of all cases: `cases/<id>/blobs/<sha256>`, one read-only file a content.
///
/// In an encrypted vault the files are sealed and their names are keyed, both under the case's keys.
public final class VaultBlobs: BlobStore {
  private let folder: Folder
  /// The cases whose folders are durable and were swept by this process.
  private let ready = Mutex<Set<Case.ID>>([])

  /// The keys of an encrypted vault.
  private let keyring: VaultKeyring?
  /// Kept as long as anybody may write here.
  private let hold: VaultHold?

  init(folder: Folder, keyring: VaultKeyring? = nil, hold: VaultHold? = nil) {
    self.folder = folder
    self.keyring = keyring
    self.hold = hold
  }

  public func keep(fileAt path: String, of id: Case.ID) async throws -> KeptBlob {
    let source = try SourceFile(path)
    return try await blocking {
      try storing { try self.take(id, modifiedAt: source.modifiedAt) { try source.copy(to: &$0) } }
    }
  }

  public func keep(_ content: RandomAccess, of id: Case.ID) async throws -> KeptBlob {
    try await blocking {
      try storing {
        try self.take(id, modifiedAt: nil) { copy in
          // A content that ends early has another digest, and whoever asked for it looks at that.
          _ = try content.forEachChunk { try copy.append($0) }
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
        let path = try self.path(of: digest, id)
        if let keys = try self.fileKeys(id) {
          return try SealedFile(path, keys, holding: digest).content(from: offset, count: count)
        }
        let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
        let count = Int(min(Int64(count), max(0, Int64(try file.status().st_size) - offset)))
        return try file.part(from: offset, count: count)
      }
    }
  }

  public func withMappedBytes<Result: Sendable>(
    of digest: Digest, in id: Case.ID,
    _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) async throws -> Result {
    let path = try path(of: digest, id)
    if let keys = try fileKeys(id) {
      let opened = try storing {
        try OpenedContent(of: SealedFile(path, keys, holding: digest))
      }
      return try body(opened.bytes)
    }
    let mapping = try storing { try Mapping(of: path) }
    return try body(mapping.bytes)
  }

  public func sizeBytes(of digest: Digest, in id: Case.ID) async throws -> Int64? {
    if let keyring, try keyring.keys(of: id) == nil { return nil }
    let path = try path(of: digest, id)
    do {
      if let keys = try fileKeys(id) {
        return try SealedFile(path, keys, holding: digest).layout.contentBytes
      }
      return try Int64(OpenFile(path, O_RDONLY | O_NOFOLLOW).status().st_size)
    } catch let error as SystemError {
      guard error.errno == ENOENT else { throw error.storage }
      return nil
    }
  }

  public func erase(_ digest: Digest, of id: Case.ID) async throws {
    if let keyring, try keyring.keys(of: id) == nil { return }
    try await blocking {
      try storing {
        let folder = self.blobs(of: id)
        guard access(folder.path, F_OK) == 0 else { return }
        try folder.destroyFile(self.name(of: digest, making: id))
        try folder.synchronise()
      }
    }
  }

  /// Removes a copy that nobody relies on yet.
  func remove(_ digest: Digest, of id: Case.ID) throws {
    if let keyring, try keyring.keys(of: id) == nil { return }
    try storing {
      let path = try path(of: digest, id)
      if unlink(path) != 0 {
        let number = errno
        guard number == ENOENT else { throw SystemError(errno: number, place: path) }
        return
      }
      try blobs(of: id).synchronise()
    }
  }

  func take(
    _ id: Case.ID, modifiedAt: Moment?, _ fill: (inout BlobCopy) throws -> Void
  ) throws -> KeptBlob {
    try prepare(id)
    let folder = blobs(of: id)
    var copy = try BlobCopy(in: folder, under: keyring?.makeKeys(of: id).files)
    try fill(&copy)
    return try copy.finish(in: folder, modifiedAt: modifiedAt)
  }

  /// Whether the content is there and whole: all of it is read.
  func holds(_ digest: Digest, of id: Case.ID) throws -> Bool {
    if let keyring, try keyring.keys(of: id) == nil { return false }
    let path = try path(of: digest, id)
    guard access(path, F_OK) == 0 else { return false }
    if let keys = try fileKeys(id) {
      return try SealedFile(path, keys, holding: digest).computedDigest() == digest
    }
    return try Mapping(of: path).digest == digest
  }

  /// Makes the folders of a case durable before the first content is put into them.
  private func prepare(_ id: Case.ID) throws {
    guard !ready.withLock({ $0.contains(id) }) else { return }
    try Folder(path: folder.path(of: id.text)).make()
    try blobs(of: id).make()
    try IncomingFile.sweep(blobs(of: id))
    ready.withLock { _ = $0.insert(id) }
  }

  func blobs(of id: Case.ID) -> Folder {
    Folder(path: folder.path(of: "\(id.text)/blobs"))
  }

  /// Where the content is, or would be.
  /// - Throws: `StorageError.missing` if the vault is encrypted and the case has no keys: then it
  ///   has no content either.
  func path(of digest: Digest, _ id: Case.ID) throws -> String {
    blobs(of: id).path(of: try fileKeys(id)?.name(of: digest) ?? digest.hex)
  }

  /// The name of the content; the case gets its keys if it has none yet.
  func name(of digest: Digest, making id: Case.ID) throws -> String {
    try keyring?.makeKeys(of: id).files.name(of: digest) ?? digest.hex
  }

  /// The keys that seal the case's originals; nil in a vault that is not encrypted.
  func fileKeys(_ id: Case.ID) throws -> FileKeys? {
    guard let keyring else { return nil }
    guard let keys = try keyring.keys(of: id) else {
      throw StorageError.missing(place: folder.path(of: id.text))
    }
    return keys.files
  }
}
