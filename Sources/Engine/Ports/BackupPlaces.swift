public import CaseCore

/// Where backups are written to and read from: folders outside of the vault.
///
/// A name is a path from the backup's folder on. Everything is thrown as `StorageError` or
/// `BackupPlaceError`.
public protocol BackupPlaces: Sendable {
  /// Opens the folder at `path` for one backup at a time, and makes it if nothing is there.
  func place(at path: String) async throws -> any BackupPlace
  /// Opens the finished backup at `path` for reading.
  func source(at path: String) async throws -> any BackupSource
  /// A vault that is being put together beside `path` and appears there when it is finished.
  func staging(at path: String) async throws -> any StagedVault
}

/// A folder that takes a backup. What a finished backup named stays until the next one is finished.
public protocol BackupPlace: Sendable {
  /// The absolute path.
  var path: String { get }
  /// The list of the last finished backup; nil if there is none yet.
  func list() async throws -> [UInt8]?
  /// The size of the file `name`; nil if it is not there.
  func sizeBytes(of name: String) async throws -> Int64?
  /// The absolute path of a file that is not there, for an unfinished copy of the database; what an
  /// earlier one left is removed.
  func scratchPath() async throws -> String
  /// Copies the file at `path`, an absolute path, and returns once the copy is durable.
  ///
  /// `naming` gives the name from the SHA-256 of what was copied; if it throws, nothing was changed. A
  /// file that has the name and the same content already is left as it is.
  func take(
    fileAt path: String, naming: @escaping @Sendable (Digest) throws -> String
  ) async throws -> CopiedFile
  /// Returns once `list` stands in place of the earlier one: the commit point of a backup.
  func finish(_ list: [UInt8]) async throws
  /// Removes every file of backups but `names`.
  func sweep(keeping names: Set<String>) async throws
}

/// A file that was copied.
public struct CopiedFile: Sendable, Hashable {
  /// Its name in the backup, or its place in the vault.
  public let name: String
  /// SHA-256 of what was copied.
  public let digest: Digest
  /// The size in bytes.
  public let sizeBytes: Int64

  /// A copy of `sizeBytes` with `digest`.
  public init(name: String, digest: Digest, sizeBytes: Int64) {
    self.name = name
    self.digest = digest
    self.sizeBytes = sizeBytes
  }
}

/// A finished backup that is read.
public protocol BackupSource: Sendable {
  /// The absolute path.
  var path: String { get }
  /// The list of the finished backup.
  func list() async throws -> [UInt8]
  /// The absolute path of the file `name`.
  func path(of name: String) -> String
}

/// A vault that is being put together out of sight.
public protocol StagedVault: Sendable {
  /// The absolute path of the folder in which it is put together.
  var path: String { get }
  /// Copies the file at `path` to `place` and returns what was copied, durably.
  func take(fileAt path: String, to place: String) async throws -> CopiedFile
  /// Returns once the vault stands at the path that was asked for.
  func finish() async throws
  /// Removes what was put together.
  func discard() async
}

/// Why a folder cannot take or give a backup. Nothing was changed.
public enum BackupPlaceError: Error, Sendable, Hashable {
  /// The folder holds other things than a backup.
  case notABackup(path: String)
  /// There is no finished backup at the path.
  case noBackup(path: String)
  /// The folder into which a vault should be restored is not empty.
  case notEmpty(path: String)
  /// Another process writes a backup to this folder.
  case busy(path: String)
  /// The folder lies in the vault, or the vault in it.
  case insideVault(path: String)
}
