import CaseCore
import struct Crypto.SHA256
public import Engine
import Glibc
import Sealing

/// The notes of the program to itself: `upkeep/<folder>/<name>`.
///
/// In an encrypted vault those that say where backups are are sealed; the others hold random numbers
/// and the ids of cases, which such a vault shows anyway.
public struct VaultNoteFiles: VaultNotes {
  /// The longest note that is read, in bytes: a line for each of some hundred thousand cases.
  static let noteBytes = 64 << 20
  /// The folders whose notes are sealed.
  private static let sealedFolders: Set<String> = ["backups"]
  /// The folder of what is of no use to another vault.
  static let passing = "checking"
  /// All folders.
  static let folders = ["backups", passing, "erased", "erasing", "identity"]

  let root: Folder
  private let keys: FileKeys?

  init(root: Folder, keys: FileKeys? = nil) {
    self.root = root
    self.keys = keys
  }

  public func names(in folder: String) async throws -> [String] {
    try storing { try namesNow(in: folder) }
  }

  func namesNow(in folder: String) throws(SystemError) -> [String] {
    let folder = Folder(path: root.path(of: folder))
    guard access(folder.path, F_OK) == 0 else { return [] }
    return try folder.names().filter { !$0.hasPrefix(Folder.incoming) }.sorted()
  }

  public func note(_ name: String, in folder: String) async throws -> [UInt8]? {
    try storing { try noteNow(name, in: folder) }
  }

  func noteNow(_ name: String, in folder: String) throws -> [UInt8]? {
    let path = root.path(of: "\(folder)/\(name)")
    do {
      if let keys = sealingKeys(folder) {
        let file = try SealedFile(path, keys)
        guard file.layout.contentBytes <= Int64(Self.noteBytes) else {
          throw SystemError(errno: EFBIG, place: path)
        }
        return try file.content(from: 0, count: Self.noteBytes)
      }
      return try OpenFile(path, O_RDONLY | O_NOFOLLOW).bytes(limit: Self.noteBytes)
    } catch let error as SystemError {
      guard error.errno == ENOENT || error.errno == ENOTDIR else { throw error }
      return nil
    }
  }

  public func keep(_ note: [UInt8], as name: String, in folder: String) async throws {
    try storing { try keepNow(note, as: name, in: folder) }
  }

  func keepNow(_ note: [UInt8], as name: String, in folder: String) throws {
    let keys = sealingKeys(folder)
    try root.make()
    let folder = try root.makeFolders(for: "\(folder)/\(name)")
    try IncomingFile.sweep(folder)
    let incoming = try IncomingFile(in: folder)
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: note)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    try incoming.write(keys.map { SealedFile.sealing(note, digest, $0) } ?? note)
    try incoming.finish(mode: 0o600)
    try folder.put(incoming, inPlaceOf: name)
  }

  private func sealingKeys(_ folder: String) -> FileKeys? {
    Self.sealedFolders.contains(folder) ? keys : nil
  }

  public func remove(_ name: String, in folder: String) async throws {
    try storing {
      let folder = Folder(path: root.path(of: folder))
      guard access(folder.path, F_OK) == 0 else { return }
      let path = folder.path(of: name)
      do throws(SystemError) {
        try calling(path) { unlink(path) }
      } catch {
        guard error.errno == ENOENT else { throw error }
      }
      try folder.synchronise()
    }
  }

  public func alone<Result: Sendable>(
    in folder: String, _ body: @Sendable () async throws -> Result
  ) async throws -> Result? {
    let path = root.path(of: folder)
    try storing {
      guard access(path, F_OK) != 0 else { return }
      try root.make()
      _ = try root.makeFolders(for: "\(folder)/x")
    }
    let lock = try storing { try OpenFile(path, O_RDONLY | O_DIRECTORY) }
    while flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0 {
      let number = errno
      if number == EINTR { continue }
      // Where a disk has no locks, the work is done all the same: all of it can be done twice.
      if number == EWOULDBLOCK { return nil }
      break
    }
    return try await body()
  }
}
