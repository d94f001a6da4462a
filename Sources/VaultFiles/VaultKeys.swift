public import CaseCore
import Crypto
public import Engine
import FoundationEssentials
import Glibc
import Sealing

/// The vault's Ed25519 key in `keys/vault.key`: PKCS #8 in PEM (RFC 8410), so that ordinary tools
/// read it too. In an encrypted vault it is sealed, in `keys/signing.key`.
///
/// While a rotation is under way the key that is to take its place stands beside it. Every key is read
/// when it is asked for: another process may have put a new one there.
public final class VaultKeys: KeyStore {
  private let folder: Folder
  private let keyring: VaultKeyring?
  static let name = "vault.key"
  static let sealedName = "signing.key"
  static let nextName = "next.key"
  static let sealedNextName = "next-signing.key"
  /// The folder of the keys under which cases came from elsewhere: `<id>`, 64 digits and a newline.
  static let firstFolder = "first"

  init(folder: Folder, keyring: VaultKeyring? = nil) {
    self.folder = folder
    self.keyring = keyring
  }

  public func signer() async throws -> any Signer {
    try storing { try readOrMake() }
  }

  private func readOrMake() throws -> VaultSigner {
    if let signer = try signer(in: fileName) { return signer }
    try IncomingFile.sweep(folder)
    try keep(seed: Self.newSeed())
    guard let signer = try signer(in: fileName) else {
      throw SystemError(errno: ENOENT, place: folder.path(of: fileName))
    }
    return signer
  }

  private static func newSeed() -> [UInt8] {
    Array(Curve25519.Signing.PrivateKey().rawRepresentation)
  }

  /// Returns once the key of `seed` is durable, unless there is a key already: if another process
  /// was faster, its key is the one that counts.
  func keep(seed: [UInt8]) throws { try keep(seed: seed, as: fileName) }

  private func keep(seed: [UInt8], as name: String) throws {
    let incoming = try IncomingFile(in: folder)
    try incoming.write(stored(seed: seed))
    try incoming.finish(mode: 0o600)
    _ = try folder.give(name, to: incoming)
  }

  /// Returns once the keys of these seeds are the ones that are kept, whatever a try before left here.
  /// For a vault that nobody uses yet.
  func put(seed: [UInt8], next: [UInt8]?) throws {
    try put(seed, as: fileName)
    try put(next, as: nextFileName)
  }

  private func put(_ seed: [UInt8]?, as name: String) throws {
    guard try self.seed(in: name) != seed else { return }
    let path = folder.path(of: name)
    if access(path, F_OK) == 0 { try calling(path) { unlink(path) } }
    if let seed { try keep(seed: seed, as: name) }
    guard try self.seed(in: name) == seed else { throw StorageError.damaged(place: path) }
  }

  private var fileName: String { keyring == nil ? Self.name : Self.sealedName }
  private var nextFileName: String { keyring == nil ? Self.nextName : Self.sealedNextName }

  private func stored(seed: [UInt8]) -> [UInt8] {
    guard let keyring else { return Array(Self.pem(seed: seed).utf8) }
    guard let key = SecretKey(seed) else { preconditionFailure("An Ed25519 seed has 32 bytes.") }
    return SealedKey.seal(
      key, under: keyring.vaultKey.derived(for: .signingKey), owner: [],
      nonce: SystemRandom.bytes(SealedKey.nonceBytes))
  }

  private func signer(in name: String) throws -> VaultSigner? {
    guard let seed = try seed(in: name) else { return nil }
    guard let signer = VaultSigner(seed: seed) else {
      throw StorageError.damaged(place: folder.path(of: name))
    }
    return signer
  }

  /// The secret half of the key; nil if there is none yet.
  func seed() throws -> [UInt8]? { try seed(in: fileName) }

  /// The secret half of the key that is to take its place; nil if there is none.
  func nextSeed() throws -> [UInt8]? { try seed(in: nextFileName) }

  private func seed(in name: String) throws -> [UInt8]? {
    let path = folder.path(of: name)
    guard access(path, F_OK) == 0 else { return nil }
    let file = try OpenFile(path, O_RDONLY)
    guard try file.status().st_mode & 0o077 == 0 else { throw VaultError.exposedKey(path: path) }
    let bytes = try file.bytes(limit: 4096)
    let seed =
      if let keyring {
        try? SealedKey.open(
          bytes, under: keyring.vaultKey.derived(for: .signingKey), owner: []
        ).bytes
      } else {
        Self.seed(pem: String(decoding: bytes, as: UTF8.self))
      }
    guard let seed else { throw StorageError.damaged(place: path) }
    return seed
  }

  // MARK: Rotation

  /// Whether a rotation was begun and not finished.
  public var isRotating: Bool { access(folder.path(of: nextFileName), F_OK) == 0 }

  public func nextSigner() async throws -> (any Signer)? {
    try storing { try signer(in: nextFileName) }
  }

  public func beginRotation() async throws -> any Signer {
    try storing {
      _ = try readOrMake()
      if let begun = try signer(in: nextFileName) { return begun }
      try IncomingFile.sweep(folder)
      try keep(seed: Self.newSeed(), as: nextFileName)
      guard let next = try signer(in: nextFileName) else {
        throw SystemError(errno: ENOENT, place: folder.path(of: nextFileName))
      }
      return next
    }
  }

  public func finishRotation() async throws {
    try storing {
      let (path, next) = (folder.path(of: fileName), folder.path(of: nextFileName))
      guard access(next, F_OK) == 0 else { return }
      // What cannot be read must not take the place of what can.
      guard try signer(in: nextFileName) != nil else { throw StorageError.damaged(place: next) }
      let old = try? OpenFile(path, O_RDWR | O_NOFOLLOW)
      try calling(next) { rename(next, path) }
      try folder.synchronise()
      // The old key no longer has a name, but its bytes could still sign. With another name it is
      // somebody's copy.
      if let old, (try? old.status().st_nlink) == 0 { try? old.overwrite() }
    }
  }

  // MARK: Cases from elsewhere

  public func firstKey(of id: Case.ID) async throws -> PublicKey? {
    try storing { try storedFirstKey(of: id) }
  }

  private func storedFirstKey(of id: Case.ID) throws -> PublicKey? {
    let path = folder.path(of: "\(Self.firstFolder)/\(id)")
    guard let bytes = try VaultKeyring.contents(path) else { return nil }
    guard bytes.count == 65, bytes.last == UInt8(ascii: "\n"),
      let key = PublicKey(hex: String(decoding: bytes.dropLast(), as: UTF8.self))
    else { throw StorageError.damaged(place: path) }
    return key
  }

  public func keep(firstKey key: PublicKey, of id: Case.ID) async throws {
    try storing { try put(firstKey: key, of: id) }
  }

  func put(firstKey key: PublicKey, of id: Case.ID) throws {
    let keys = Folder(path: folder.path(of: Self.firstFolder))
    try keys.make()
    try IncomingFile.sweep(keys)
    let incoming = try IncomingFile(in: keys)
    try incoming.write(Array("\(key)\n".utf8))
    try incoming.finish(mode: 0o600)
    _ = try keys.give(id.text, to: incoming)
    guard try storedFirstKey(of: id) == key else {
      throw StorageError.damaged(place: keys.path(of: id.text))
    }
    // Whoever gave the name may have been killed before the folder was synchronised.
    try keys.synchronise()
  }

  /// Returns once no first key is kept for the case. For a case that is erased whole.
  func dropFirstKey(of id: Case.ID) throws {
    let keys = Folder(path: folder.path(of: Self.firstFolder))
    guard access(keys.path(of: id.text), F_OK) == 0 else { return }
    try calling(keys.path) { unlink(keys.path(of: id.text)) }
    try keys.synchronise()
  }

  /// The keys under which cases came from elsewhere.
  func firstKeys() throws -> [(id: Case.ID, key: PublicKey)] {
    let keys = Folder(path: folder.path(of: Self.firstFolder))
    guard access(keys.path, F_OK) == 0 else { return [] }
    return try keys.names().compactMap { Case.ID($0) }.compactMap { id in
      try storedFirstKey(of: id).map { (id, $0) }
    }
  }

  private static let begin = "-----BEGIN PRIVATE KEY-----\n"
  private static let end = "\n-----END PRIVATE KEY-----\n"
  /// PrivateKeyInfo of RFC 5208 with the algorithm 1.3.101.112 of RFC 8410 around 32 bytes.
  private static let prefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  static func pem(seed: [UInt8]) -> String {
    begin + Data(prefix + seed).base64EncodedString() + end
  }

  static func seed(pem: String) -> [UInt8]? {
    guard pem.hasPrefix(begin), pem.hasSuffix(end),
      let der = Data(base64Encoded: String(pem.dropFirst(begin.count).dropLast(end.count))),
      der.count == 48, der.starts(with: prefix)
    else { return nil }
    return Array(der.dropFirst(prefix.count))
  }
}

/// Signs with the vault's key.
struct VaultSigner: Signer {
  private let seed: [UInt8]
  let publicKey: [UInt8]

  init?(seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.seed = seed
    publicKey = Array(key.publicKey.rawRepresentation)
  }

  func sign(_ message: [UInt8]) throws -> [UInt8] {
    Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message))
  }
}
