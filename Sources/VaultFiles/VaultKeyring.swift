public import CaseCore
import Engine
import Glibc
public import Sealing
import Synchronization

/// The keys of an encrypted vault, opened: the vault key, and below it one random key a case in
/// `keys/cases/<id>`.
public final class VaultKeyring: CaseKeyring {
  static let passphraseFile = "passphrase"
  static let casesFolder = "cases"

  /// The key under which every other is.
  let vaultKey: SecretKey
  private let folder: Folder
  private let known = Mutex<[Case.ID: CaseKeys]>([:])

  /// The keys below `folder`, under a vault key that was opened.
  init(_ vaultKey: SecretKey, folder: Folder) {
    self.vaultKey = vaultKey
    self.folder = folder
  }

  /// Opens `keys/passphrase` in `folder`.
  /// - Throws: `VaultError.wrongPassphrase`; `StorageError.damaged` for a torn file.
  static func open(in folder: Folder, with passphrase: Passphrase) throws -> VaultKeyring {
    let path = folder.path(of: passphraseFile)
    let bytes = try OpenFile(path, O_RDONLY | O_NOFOLLOW).bytes(limit: WrappedKey.textBytes)
    do throws(SealingError) {
      let wrapped = try WrappedKey(parsing: bytes)
      guard wrapped.holding == .vaultKey else { throw .malformed }
      return VaultKeyring(try wrapped.key(under: passphrase), folder: folder)
    } catch {
      switch error {
      case .wrongPassphrase: throw VaultError.wrongPassphrase(path: path)
      case .malformed, .notAuthentic, .tooCostly: throw StorageError.damaged(place: path)
      }
    }
  }

  /// Returns once `passphrase` and no other opens the vault key, as far as the disk forgets what
  /// stood in a file before.
  func keep(under passphrase: Passphrase, cost: ScryptCost) throws {
    let wrapped = WrappedKey(
      vaultKey, holding: .vaultKey, under: passphrase, cost: cost,
      random: SystemRandom.bytes(WrappedKey.randomBytes))
    let incoming = try IncomingFile(in: folder)
    try incoming.write(Array(wrapped.text.utf8))
    try incoming.finish(mode: 0o600)
    let old = try? OpenFile(folder.path(of: Self.passphraseFile), O_RDWR | O_NOFOLLOW)
    try folder.put(incoming, inPlaceOf: Self.passphraseFile)
    // The old text no longer has a name, but its bytes would still open the vault.
    if let old { try? old.overwrite() }
  }

  public func keys(of id: Case.ID) throws -> CaseKeys? {
    if let keys = known.withLock({ $0[id] }) { return keys }
    return try storing {
      guard let key = try sealedKey(id.text) else { return nil }
      return remember(try open(key, id), id)
    }
  }

  public func makeKeys(of id: Case.ID) throws -> CaseKeys {
    if let keys = try keys(of: id) { return keys }
    return try storing {
      let cases = Folder(path: folder.path(of: Self.casesFolder))
      try cases.make()
      try IncomingFile.sweep(cases)
      let random = SystemRandom.bytes(SecretKey.byteCount + SealedKey.nonceBytes)
      guard let key = SecretKey(random.prefix(SecretKey.byteCount)) else {
        preconditionFailure("A key has 32 bytes.")
      }
      let sealed = SealedKey.seal(
        key, under: vaultKey.derived(for: .caseKeys), owner: Self.owner(id),
        nonce: Array(random.dropFirst(SecretKey.byteCount)))
      let incoming = try IncomingFile(in: cases)
      try incoming.write(sealed)
      try incoming.finish(mode: 0o400)
      // If another process was faster, its key is the one that counts.
      _ = try cases.give(id.text, to: incoming)
      guard let kept = try sealedKey(id.text) else {
        throw StorageError.missing(place: cases.path(of: id.text))
      }
      return remember(try open(kept, id), id)
    }
  }

  /// The keys that seal playbooks: they belong to no case.
  var playbookKeys: FileKeys { FileKeys(vaultKey, owner: [UInt8](repeating: 0, count: 16)) }

  /// The keys that seal the notes of the program to itself.
  var noteKeys: FileKeys { FileKeys(vaultKey, owner: [UInt8](repeating: 0, count: 15) + [1]) }

  /// Returns once the key of the case is gone, as far as the disk forgets it. What is left of the case
  /// anywhere, in freed blocks of the disk too, is closed for good then.
  func eraseKeys(of id: Case.ID) throws {
    known.withLock { $0[id] = nil }
    let cases = Folder(path: folder.path(of: Self.casesFolder))
    guard access(cases.path, F_OK) == 0 else { return }
    try cases.destroyFile(id.text)
    try cases.synchronise()
  }

  /// Whether this vault key is the one under which the keys in the folder are. A folder without any
  /// sealed key goes with every vault key.
  func fits() throws -> Bool {
    if let signing = try Self.contents(folder.path(of: VaultKeys.sealedName)) {
      return
        (try? SealedKey.open(
          signing, under: vaultKey.derived(for: .signingKey), owner: [])) != nil
    }
    let cases = Folder(path: folder.path(of: Self.casesFolder))
    guard access(cases.path, F_OK) == 0 else { return true }
    guard let id = try cases.names().lazy.compactMap({ Case.ID($0) }).first,
      let sealed = try sealedKey(id.text)
    else { return true }
    return (try? open(sealed, id)) != nil
  }

  private func sealedKey(_ name: String) throws -> [UInt8]? {
    try Self.contents(folder.path(of: "\(Self.casesFolder)/\(name)"))
  }

  private func open(_ sealed: [UInt8], _ id: Case.ID) throws -> SecretKey {
    do throws(SealingError) {
      return try SealedKey.open(
        sealed, under: vaultKey.derived(for: .caseKeys), owner: Self.owner(id))
    } catch {
      throw StorageError.damaged(place: folder.path(of: "\(Self.casesFolder)/\(id.text)"))
    }
  }

  private func remember(_ key: SecretKey, _ id: Case.ID) -> CaseKeys {
    let keys = CaseKeys(key, of: id)
    known.withLock { $0[id] = keys }
    return keys
  }

  /// The content of a small file of ours; nil if it is not there.
  static func contents(_ path: String) throws(SystemError) -> [UInt8]? {
    do throws(SystemError) {
      return try OpenFile(path, O_RDONLY | O_NOFOLLOW).bytes(limit: WrappedKey.textBytes)
    } catch {
      guard error.errno == ENOENT || error.errno == ENOTDIR else { throw error }
      return nil
    }
  }

  private static func owner(_ id: Case.ID) -> [UInt8] { Hex.bytes(of: id.text) ?? [] }
}

/// The system's source of unpredictable bytes, for keys, salts and nonces.
enum SystemRandom {
  static func bytes(_ count: Int) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in random.next() }
  }
}
