import CaseCore
public import Engine
import Glibc

/// Backups in folders of this machine.
///
/// ```
/// manifest-sha256.txt   what the last finished backup holds; replaced in one step
/// files/<place>         what never changes once it is there: originals, playbooks
/// state/<sha256>/…      what changes: the database, keys, notes
/// ```
public struct BackupFolders: BackupPlaces {
  private let vault: String

  /// Backups of the vault at `vault`, an absolute path.
  public init(vault: String) { self.vault = vault }

  public func place(at path: String) async throws -> any BackupPlace {
    let path = Vault.absolute(path)
    return try storing {
      let root = Folder(path: path)
      try root.makeWithParents()
      if Self.real(path) == Self.real(vault) || Self.real(path).hasPrefix(Self.real(vault) + "/") {
        rmdir(path)
        throw BackupPlaceError.insideVault(path: path)
      }
      for name in try root.names()
      where !BackupFolder.names.contains(name) && !name.hasPrefix(Folder.incoming) {
        throw BackupPlaceError.notABackup(path: path)
      }
      return try BackupFolder(root)
    }
  }

  public func source(at path: String) async throws -> any BackupSource {
    let path = Vault.absolute(path)
    guard access("\(path)/\(BackupFolder.list)", F_OK) == 0 else {
      throw BackupPlaceError.noBackup(path: path)
    }
    return BackupReading(path: path)
  }

  public func staging(at path: String) async throws -> any StagedVault {
    let path = Vault.absolute(path)
    return try storing {
      let target = Folder(path: path)
      if access(path, F_OK) == 0 {
        guard let names = try? target.names(), names.isEmpty else {
          throw BackupPlaceError.notEmpty(path: path)
        }
      }
      try Folder(path: target.above).makeWithParents()
      return try StagedFolder(target)
    }
  }

  private static func real(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// A folder that takes a backup, held while this object is there.
private final class BackupFolder: BackupPlace {
  static let list = "manifest-sha256.txt"
  static let names = [list, "files", "state"]
  /// The name of an unfinished copy of the database.
  static let scratch = Folder.incoming + "snapshot.sqlite"

  let path: String
  private let root: Folder
  private let lock: Int32

  init(_ root: Folder) throws {
    path = root.path
    self.root = root
    lock = try calling(root.path) { open(root.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw BackupPlaceError.busy(path: root.path)
    }
    try IncomingFile.sweep(root)
  }

  deinit { close(lock) }

  func list() async throws -> [UInt8]? {
    try storing {
      do throws(SystemError) {
        return try OpenFile(root.path(of: Self.list), O_RDONLY | O_NOFOLLOW)
          .bytes(limit: Limits.manifestBytes)
      } catch {
        guard error.errno == ENOENT else { throw error }
        return nil
      }
    }
  }

  func sizeBytes(of name: String) async throws -> Int64? {
    var status = stat()
    guard lstat(root.path(of: name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int64(status.st_size)
  }

  func scratchPath() async throws -> String {
    let path = root.path(of: Self.scratch)
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
    return path
  }

  func take(
    fileAt path: String, naming: @escaping @Sendable (Digest) throws -> String
  ) async throws -> CopiedFile {
    try await blocking { [root] in
      try storing { try FileCopy.copy(path, into: root, mode: 0o400, naming: naming) }
    }
  }

  func finish(_ list: [UInt8]) async throws {
    try storing {
      let incoming = try IncomingFile(in: root)
      try list.withUnsafeBytes { try incoming.write($0) }
      try incoming.finish(mode: 0o400)
      try calling(incoming.path) { rename(incoming.path, root.path(of: Self.list)) }
      try root.synchronise()
    }
  }

  func sweep(keeping names: Set<String>) async throws {
    try await blocking { [root] in
      try storing {
        for part in Self.names where part != Self.list {
          let folder = Folder(path: root.path(of: part))
          guard access(folder.path, F_OK) == 0 else { continue }
          for (place, status) in try folder.tree() where status.st_mode & S_IFMT != S_IFDIR {
            let name = "\(part)/\(place)"
            guard !names.contains(name) else { continue }
            let path = root.path(of: name)
            try calling(path) { unlink(path) }
            let above = Folder(path: Folder(path: path).above)
            try above.synchronise()
            above.removeIfEmpty(below: root.path)
          }
        }
      }
    }
  }
}

/// A finished backup that is read.
private struct BackupReading: BackupSource {
  let path: String

  func list() async throws -> [UInt8] {
    try storing {
      try OpenFile(path(of: BackupFolder.list), O_RDONLY | O_NOFOLLOW)
        .bytes(limit: Limits.manifestBytes)
    }
  }

  func path(of name: String) -> String { "\(path)/\(name)" }
}

/// A vault that is put together beside the place where it will stand.
private final class StagedFolder: StagedVault {
  let path: String
  private let target: Folder
  private let root: Folder
  private let lock: Int32

  init(_ target: Folder) throws {
    let root = Folder(path: target.path + ".restoring")
    self.target = target
    self.root = root
    path = root.path
    if access(root.path, F_OK) != 0 { try root.make() }
    lock = try calling(root.path) { open(root.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw BackupPlaceError.busy(path: root.path)
    }
    // What a killed one left is begun anew; anything else is not touched.
    let ours =
      Vault.folders + [
        Vault.description, "vault.sqlite", Vault.upkeepFolder, VaultAuthorities.name,
      ]
    for name in try root.names() {
      guard ours.contains(where: { name.hasPrefix($0) }) || name.hasPrefix(Folder.incoming) else {
        throw BackupPlaceError.notEmpty(path: root.path)
      }
    }
    for name in try root.names() {
      let inside = root.path(of: name)
      if unlink(inside) != 0 { try Folder(path: inside).removeTree() }
    }
  }

  deinit { close(lock) }

  func take(fileAt path: String, to place: String) async throws -> CopiedFile {
    try await blocking { [root] in
      try storing {
        try FileCopy.copy(path, into: root, mode: Vault.mode(of: place)) { _ in place }
      }
    }
  }

  func finish() async throws {
    try storing {
      for name in Vault.folders where access(root.path(of: name), F_OK) != 0 {
        try Folder(path: root.path(of: name)).make()
      }
      try root.synchronise()
      // Takes the place of an empty folder and of nothing else.
      let result = rename(root.path, target.path)
      let number = errno
      guard result == 0 else {
        if number == ENOTEMPTY || number == EEXIST || number == ENOTDIR {
          throw BackupPlaceError.notEmpty(path: target.path)
        }
        throw SystemError(errno: number, place: target.path)
      }
      try Folder(path: target.above).synchronise()
    }
  }

  func discard() async { try? root.removeTree() }
}
