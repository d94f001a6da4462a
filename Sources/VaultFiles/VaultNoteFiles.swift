public import Engine
import Glibc

/// The notes of the program to itself: `upkeep/<folder>/<name>`.
public struct VaultNoteFiles: VaultNotes {
  /// The longest note that is read, in bytes: a line for each of some hundred thousand cases.
  static let noteBytes = 64 << 20

  private let root: Folder

  init(root: Folder) { self.root = root }

  public func names(in folder: String) async throws -> [String] {
    try storing {
      let folder = Folder(path: root.path(of: folder))
      guard access(folder.path, F_OK) == 0 else { return [] }
      return try folder.names().filter { !$0.hasPrefix(Folder.incoming) }.sorted()
    }
  }

  public func note(_ name: String, in folder: String) async throws -> [UInt8]? {
    try storing {
      do throws(SystemError) {
        return try OpenFile(root.path(of: "\(folder)/\(name)"), O_RDONLY | O_NOFOLLOW)
          .bytes(limit: Self.noteBytes)
      } catch {
        guard error.errno == ENOENT || error.errno == ENOTDIR else { throw error }
        return nil
      }
    }
  }

  public func keep(_ note: [UInt8], as name: String, in folder: String) async throws {
    try storing {
      try root.make()
      let folder = try root.makeFolders(for: "\(folder)/\(name)")
      try IncomingFile.sweep(folder)
      let incoming = try IncomingFile(in: folder)
      try note.withUnsafeBytes { try incoming.write($0) }
      try incoming.finish(mode: 0o600)
      try calling(incoming.path) { rename(incoming.path, folder.path(of: name)) }
      try folder.synchronise()
    }
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
