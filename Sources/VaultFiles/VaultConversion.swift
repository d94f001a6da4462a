import CaseCore
import Engine
import Glibc
public import Sealing

/// Encrypts a vault, or takes the encryption off again.
///
/// A whole second vault is made in `.converting/new`. Then `vault.json` says that it is the one that
/// counts: that is the commit point. Then the two change places, and the old one is destroyed. A
/// process killed before the commit point leaves the old vault and a copy that the next try
/// continues; killed after it, whoever opens the vault next finishes the rest first.
public final class VaultConversion: Sendable {
  static let folder = ".converting"

  /// The vault as it is.
  public let source: Vault
  /// The vault that is being made.
  public let target: Vault
  private let path: String
  private let hold: VaultHold

  private init(
    _ path: String, from source: VaultKeyring?, to target: VaultKeyring?, _ hold: VaultHold
  )
    throws
  {
    self.path = path
    self.hold = hold
    let isPractice = try VaultDescription.read(at: path).isPractice
    self.source = Vault(path: path, isPractice: isPractice, keyring: source, hold: nil)
    self.target = Vault(
      path: Self.new(path), isPractice: isPractice, keyring: target, hold: nil)
  }

  private static func new(_ path: String) -> String { "\(path)/\(folder)/new" }
  private static func old(_ path: String) -> String { "\(path)/\(folder)/old" }

  /// Begins to encrypt the vault at `path`, or continues where one with the same passphrase was
  /// interrupted.
  /// - Throws: `StorageError.busy` while anybody uses the vault, `VaultError.alreadyEncrypted`.
  public static func encrypting(
    at path: String, with passphrase: Passphrase, cost: ScryptCost = .standard
  ) throws -> VaultConversion {
    let path = Vault.absolute(path)
    return try storing {
      let hold = try begin(path)
      guard try !VaultDescription.read(at: path).isEncrypted else {
        // What an interrupted decryption left lies here in the clear.
        try destroy(Folder(path: "\(path)/\(folder)"), overwriting: true)
        throw VaultError.alreadyEncrypted(path: path)
      }
      let keys = Folder(path: "\(new(path))/keys")
      if let begun = try continuing(keys, passphrase) {
        return try VaultConversion(path, from: nil, to: begun, hold)
      }
      try destroy(Folder(path: "\(path)/\(folder)"), overwriting: false)
      try makeFolders(path)
      guard let key = SecretKey(SystemRandom.bytes(SecretKey.byteCount)) else {
        preconditionFailure("A key has 32 bytes.")
      }
      let keyring = VaultKeyring(key, folder: keys)
      try keyring.keep(under: passphrase, cost: cost)
      return try VaultConversion(path, from: nil, to: keyring, hold)
    }
  }

  /// Begins to take the encryption off the vault at `path`, or continues.
  /// - Throws: `StorageError.busy` while anybody uses the vault, `VaultError.wrongPassphrase`,
  ///   `VaultError.notEncrypted`.
  public static func decrypting(
    at path: String, with passphrase: Passphrase
  ) throws -> VaultConversion {
    let path = Vault.absolute(path)
    return try storing {
      let hold = try begin(path)
      guard try VaultDescription.read(at: path).isEncrypted else {
        throw VaultError.notEncrypted(path: path)
      }
      let keyring = try VaultKeyring.open(in: Folder(path: "\(path)/keys"), with: passphrase)
      try makeFolders(path)
      return try VaultConversion(path, from: keyring, to: nil, hold)
    }
  }

  private static func begin(_ path: String) throws -> VaultHold {
    let hold = try VaultHold(path, alone: true)
    if try VaultDescription.read(at: path).isFinishing { try finishAlone(path) }
    return hold
  }

  private static func continuing(
    _ keys: Folder, _ passphrase: Passphrase
  ) throws -> VaultKeyring? {
    do {
      return try .open(in: keys, with: passphrase)
    } catch VaultError.wrongPassphrase {
      return nil
    } catch let error as SystemError where error.errno == ENOENT {
      return nil
    }
  }

  private static func makeFolders(_ path: String) throws {
    try Folder(path: "\(path)/\(folder)").make()
    try Folder(path: new(path)).make()
    for name in Vault.folders { try Folder(path: "\(new(path))/\(name)").make() }
  }

  /// Copies originals, playbooks and the signing key, and reads every copy back. Returns once all
  /// of them are durable.
  /// - Throws: `StorageError.damaged` for an original that is not what its name says, and
  ///   `VaultError.strangeFile` for a file that is none of ours: nothing is lost then, and nothing
  ///   was changed.
  public func copyFiles() async throws {
    try await blocking {
      try storing {
        try self.refuseStrangeFiles()
        let ids = try self.cases()
        for id in ids { try self.copyOriginals(of: id) }
        try self.removeCases(but: Set(ids.map(\.text)))
        try self.copyPlaybooks()
        try self.copyNotes()
        if let seed = try self.source.keys.seed() {
          try self.target.keys.put(seed: seed, next: self.source.keys.nextSeed())
        }
        for first in try self.source.keys.firstKeys() {
          try self.target.keys.put(firstKey: first.key, of: first.id)
        }
      }
    }
  }

  private func cases() throws -> [Case.ID] {
    try Folder(path: "\(path)/cases").names().compactMap { Case.ID($0) }
  }

  /// What is not known would stay behind as it is: in the clear, or locked for ever.
  private func refuseStrangeFiles() throws {
    let keyNames = [
      VaultKeys.name, VaultKeys.sealedName, VaultKeys.nextName, VaultKeys.sealedNextName,
      VaultKeys.firstFolder, VaultKeyring.passphraseFile, VaultKeyring.casesFolder,
    ]
    let isDigest: (String) -> Bool = { Digest(hex: $0) != nil }
    try refuse(below: "keys") { keyNames.contains($0) }
    try refuse(below: "keys/\(VaultKeys.firstFolder)") { Case.ID($0) != nil }
    try refuse(below: "playbooks", unless: isDigest)
    try refuse(below: "cases") { Case.ID($0) != nil }
    for id in try cases() {
      // What was prepared for paper is made again in the new vault, and destroyed with the old one.
      try refuse(below: "cases/\(id)") { ["blobs", VaultPagePictures.folderName].contains($0) }
      try refuse(below: "cases/\(id)/\(VaultPagePictures.folderName)", unless: isDigest)
      try refuse(below: "cases/\(id)/blobs", unless: isDigest)
    }
    guard try !Vault.isErasing(at: path) else { throw StorageError.busy(place: path) }
    try refuse(below: Vault.upkeepFolder) {
      VaultNoteFiles.folders.contains($0) || $0 == Vault.asideName
    }
    // A file that was set aside may hold anything, damaged: nothing says how to seal or open it.
    let aside = Folder(path: "\(path)/\(Vault.asideFolder)")
    guard access(aside.path, F_OK) == 0 else { return }
    for (place, status) in try aside.tree() where status.st_mode & S_IFMT != S_IFDIR {
      throw VaultError.strangeFile(path: aside.path(of: place))
    }
  }

  /// The notes of the program to itself, in the form of the new vault. How far a check got is not
  /// among them: it is begun anew.
  private func copyNotes() throws {
    try Self.destroy(target.notes.root, overwriting: false)
    for folder in VaultNoteFiles.folders where folder != VaultNoteFiles.passing {
      for name in try source.notes.namesNow(in: folder) {
        guard let note = try source.notes.noteNow(name, in: folder) else { continue }
        try target.notes.keepNow(note, as: name, in: folder)
      }
    }
  }

  private func refuse(below place: String, unless isOurs: (String) -> Bool) throws {
    let folder = Folder(path: "\(path)/\(place)")
    guard access(folder.path, F_OK) == 0 else { return }
    for name in try folder.names() where !isOurs(name) && !name.hasPrefix(Folder.incoming) {
      throw VaultError.strangeFile(path: folder.path(of: name))
    }
  }

  private func copyOriginals(of id: Case.ID) throws {
    let folder = source.blobs.blobs(of: id)
    guard access(folder.path, F_OK) == 0 else { return }
    let keys = try source.blobs.fileKeys(id)
    var names: Set<String> = []
    for name in try folder.names() where !name.hasPrefix(Folder.incoming) {
      let path = folder.path(of: name)
      let digest: Digest
      if let keys {
        digest = try SealedFile(path, keys).digest
        guard keys.name(of: digest) == name else { throw StorageError.damaged(place: path) }
      } else {
        guard let named = Digest(hex: name) else { throw VaultError.strangeFile(path: path) }
        digest = named
      }
      names.insert(try target.blobs.name(of: digest, making: id))
      if try target.blobs.holds(digest, of: id) { continue }
      let kept = try target.blobs.take(id, modifiedAt: nil) { copy in
        if let keys {
          try SealedFile(path, keys).segments { try copy.append($0) }
        } else {
          let file = try Mapping(of: path)
          var rest = file.bytes[...]
          while !rest.isEmpty {
            let part = rest.prefix(SourceFile.partBytes)
            try copy.append(UnsafeRawBufferPointer(rebasing: part))
            rest = rest.dropFirst(part.count)
          }
        }
      }
      guard kept.digest == digest else {
        try target.blobs.remove(kept.digest, of: id)
        throw StorageError.damaged(place: path)
      }
      guard try target.blobs.holds(digest, of: id) else {
        throw StorageError.damaged(place: try target.blobs.path(of: digest, id))
      }
    }
    // What was erased since an interrupted try must not come back.
    let copies = target.blobs.blobs(of: id)
    guard access(copies.path, F_OK) == 0 else { return }
    for name in try copies.names() where !names.contains(name) {
      try calling(copies.path(of: name)) { unlink(copies.path(of: name)) }
    }
    try copies.synchronise()
  }

  private func removeCases(but ids: Set<String>) throws {
    let copies = Folder(path: "\(target.path)/cases")
    for name in try copies.names() where !ids.contains(name) {
      try Self.destroy(Folder(path: copies.path(of: name)), overwriting: false)
    }
  }

  private func copyPlaybooks() throws {
    let folder = Folder(path: "\(path)/playbooks")
    for name in try folder.names() where !name.hasPrefix(Folder.incoming) {
      let path = folder.path(of: name)
      let digest =
        if let keyring = source.keyring {
          try SealedFile(path, keyring.playbookKeys).digest
        } else {
          Digest(hex: name)
        }
      guard let digest, let playbook = try source.playbooks.present(digest) else {
        throw StorageError.damaged(place: path)
      }
      try target.playbooks.put(playbook, named: digest)
    }
  }

  /// Decides for the new vault, puts it into place and destroys the old one. The database must be
  /// in the new vault by now, and durable.
  public func finish() async throws {
    try await blocking {
      try storing {
        let description = VaultDescription(
          isPractice: self.source.isPractice, isEncrypted: self.target.keyring != nil,
          isFinishing: true)
        try description.replace(in: Folder(path: self.path))
        try Self.finishAlone(self.path)
      }
    }
  }

  /// Finishes a conversion that was decided.
  /// - Throws: `StorageError.busy` while another process does so.
  static func finish(at path: String) throws {
    let hold = try VaultHold(path, alone: true)
    defer { hold.release() }
    guard try VaultDescription.read(at: path).isFinishing else { return }
    try finishAlone(path)
  }

  private static func finishAlone(_ path: String) throws {
    var description = try VaultDescription.read(at: path)
    let (new, old) = (Folder(path: new(path)), Folder(path: old(path)))
    let root = Folder(path: path)
    try Folder(path: root.path(of: folder)).make()
    try old.make()
    // Each step can be done again: what is in place already has no new form any more.
    for name in ["vault.sqlite-shm", "vault.sqlite-wal"] where exists(root, name) {
      try move(name, from: root, to: old)
    }
    for name in ["vault.sqlite", Vault.upkeepFolder] + Vault.folders where exists(new, name) {
      if exists(root, name) { try move(name, from: root, to: old) }
      try move(name, from: new, to: root)
    }
    // Where a vault was decrypted the old one is not readable any more once its key is gone.
    if !description.isEncrypted {
      try destroy(Folder(path: old.path(of: "keys")), overwriting: true)
    }
    try destroy(
      Folder(path: root.path(of: folder)), overwriting: description.isEncrypted)
    description.isFinishing = false
    try description.replace(in: root)
  }

  private static func exists(_ folder: Folder, _ name: String) -> Bool {
    access(folder.path(of: name), F_OK) == 0
  }

  private static func move(_ name: String, from source: Folder, to target: Folder) throws {
    try calling(source.path(of: name)) { rename(source.path(of: name), target.path(of: name)) }
    try target.synchronise()
    try source.synchronise()
  }

  /// Removes everything below the folder, and the folder, and returns once that is durable.
  private static func destroy(_ folder: Folder, overwriting: Bool) throws {
    guard access(folder.path, F_OK) == 0 else { return }
    try folder.removeTree(overwriting: overwriting)
    try Folder(path: folder.above).synchronise()
  }
}
