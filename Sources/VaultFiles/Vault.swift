import CaseCore
import Engine
import Glibc
public import Sealing

/// The folder in which everything of one installation lies (`docs/formats/vault.md`).
public struct Vault: Sendable {
  static let description = VaultDescription.name
  static let keysFolder = "keys"
  static let folders = ["cases", keysFolder, "playbooks"]

  /// The absolute path of the folder.
  public let path: String
  /// Whether the vault is for practice: demonstrations, tests and training.
  public let isPractice: Bool
  /// The keys of a vault that is encrypted; nil for one that is not.
  public let keyring: VaultKeyring?

  /// The path of the database.
  public var databasePath: String { "\(path)/vault.sqlite" }
  /// The lock that says that this process uses the vault.
  private let hold: VaultHold?
  /// The originals.
  public let blobs: VaultBlobs
  /// The pictures that were prepared for paper.
  public let pagePictures: VaultPagePictures
  /// The signing key.
  public let keys: VaultKeys
  /// The playbooks that entries name.
  public let playbooks: VaultPlaybooks
  /// The time-stamp authorities that the person configured.
  public let authorities: VaultAuthorities
  /// The notes of the program to itself.
  public let notes: VaultNoteFiles

  /// Opens the vault at `path` and makes it if there is nothing.
  ///
  /// `practice` says what the vault has to be; nil takes it as it is, and makes an ordinary one.
  /// `passphrase` is asked only for a vault that is encrypted.
  /// - Throws: `VaultError` for a folder that is something else and for a wrong or missing
  ///   passphrase, `StorageError` for the rest.
  public static func openOrMake(
    at path: String, practice: Bool? = nil, passphrase: () throws -> Passphrase? = { nil }
  ) throws -> Vault {
    let path = absolute(path)
    return try storing {
      if access("\(path)/\(description)", F_OK) != 0 {
        try make(at: path, practice: practice ?? false)
      }
      return try read(at: path, practice: practice, passphrase)
    }
  }

  /// Opens the vault at `path`; makes nothing, and finishes only what a conversion left to finish.
  /// - Throws: `StorageError.missing` if there is none; otherwise as `openOrMake`.
  public static func open(
    at path: String, practice: Bool? = nil, passphrase: () throws -> Passphrase? = { nil }
  ) throws -> Vault {
    try storing { try read(at: absolute(path), practice: practice, passphrase) }
  }

  /// Refuses a vault that keeps something while its database is gone or empty: opening that would
  /// make a new database, and every case would vanish without a word.
  /// - Throws: `StorageError.missing` with the path of the database.
  public func checkDatabase() throws {
    try storing {
      guard isWithoutDatabase else { return }
      var status = stat()
      var isEmpty = stat("\(databasePath)-wal", &status) != 0 || status.st_size == 0
      for name in Vault.folders where isEmpty {
        isEmpty = try Folder(path: "\(path)/\(name)").names().isEmpty
      }
      // Looked at again, because another process may just have made the first case.
      guard isEmpty || !isWithoutDatabase else {
        throw StorageError.missing(place: databasePath)
      }
    }
  }

  /// Runs `open`, which opens the database, while no other process does the same.
  ///
  /// Several first openings at once would each make the database and switch it to its log, and
  /// SQLite gives up on some of them. Where a disk has no locks it is opened all the same.
  public func alone<Result>(_ open: () throws -> Result) throws -> Result {
    let descriptor = Glibc.open("\(path)/\(Vault.description)", O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try open()
  }

  /// Runs `body` while nobody else uses the vault.
  /// - Throws: `StorageError.busy` if somebody does, or if the vault was converted just now.
  public func exclusively<Result>(
    _ body: () async throws -> Result
  ) async throws -> Result {
    guard let hold else { return try await body() }
    return try await hold.exclusively {
      guard try isAsOpened else { throw StorageError.busy(place: path) }
      return try await body()
    }
  }

  /// Whether nobody converted the vault since it was opened. Only while `exclusively` waits for others
  /// could somebody.
  public var isAsOpened: Bool {
    get throws {
      let description = try storing { try VaultDescription.read(at: path) }
      return !description.isFinishing && description.isEncrypted == (keyring != nil)
    }
  }

  private var isWithoutDatabase: Bool {
    var status = stat()
    // SQLite takes a file of one byte for an empty database too.
    return stat(databasePath, &status) != 0 || status.st_size <= 1
  }

  init(path: String, isPractice: Bool, keyring: VaultKeyring?, hold: VaultHold?) {
    self.path = path
    self.isPractice = isPractice
    self.keyring = keyring
    self.hold = hold
    blobs = VaultBlobs(folder: Folder(path: "\(path)/cases"), keyring: keyring, hold: hold)
    pagePictures = VaultPagePictures(folder: Folder(path: "\(path)/cases"), keyring: keyring)
    keys = VaultKeys(folder: Folder(path: "\(path)/keys"), keyring: keyring)
    playbooks = VaultPlaybooks(
      folder: Folder(path: "\(path)/playbooks"), keys: keyring?.playbookKeys)
    authorities = VaultAuthorities(folder: Folder(path: path))
    notes = VaultNoteFiles(
      root: Folder(path: "\(path)/\(Self.upkeepFolder)"), keys: keyring?.noteKeys)
  }

  private static func make(at path: String, practice: Bool) throws {
    let root = Folder(path: path)
    try root.makeWithParents()
    // What is there already can only be what an interrupted making left behind: empty folders.
    for name in try root.names() where !name.hasPrefix(Folder.incoming) {
      guard name != description else { return }
      let isOurs = try folders.contains(name) && Folder(path: root.path(of: name)).names().isEmpty
      // Another process may have finished the vault, and begun to use it, since the names were read.
      if isOurs || access(root.path(of: description), F_OK) == 0 { continue }
      guard !folders.contains(name) else {
        throw StorageError.missing(place: root.path(of: description))
      }
      throw VaultError.notAVault(path: path)
    }
    try IncomingFile.sweep(root)
    for name in folders { try Folder(path: root.path(of: name)).make() }
    let incoming = try IncomingFile(in: root)
    try incoming.write(Array(VaultDescription(isPractice: practice).text.utf8))
    try incoming.finish(mode: 0o600)
    // Another process may have been faster; then its description stands and is read next.
    _ = try root.give(description, to: incoming)
  }

  private static func read(
    at path: String, practice: Bool?, _ passphrase: () throws -> Passphrase?
  ) throws -> Vault {
    let hold = try VaultHold(path)
    let description = try VaultDescription.read(at: path)
    guard practice == nil || practice == description.isPractice else {
      throw VaultError.practiceMismatch(path: path, vaultIsPractice: description.isPractice)
    }
    guard !description.isFinishing else {
      hold.release()
      try VaultConversion.finish(at: path)
      return try read(at: path, practice: practice, passphrase)
    }
    var keyring: VaultKeyring?
    if description.isEncrypted {
      guard let passphrase = try passphrase() else {
        throw VaultError.passphraseNeeded(path: path)
      }
      keyring = try .open(in: Folder(path: "\(path)/keys"), with: passphrase)
    }
    return Vault(
      path: path, isPractice: description.isPractice, keyring: keyring, hold: hold)
  }

  static func absolute(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return path.isEmpty || path == "." ? String(cString: here) : "\(String(cString: here))/\(path)"
  }
}
