import Crypto
public import Engine
import FoundationEssentials
import Glibc
import Sealing
import Synchronization

/// The vault's Ed25519 key in `keys/vault.key`: PKCS #8 in PEM (RFC 8410), so that ordinary tools
/// read it too. In an encrypted vault it is sealed, in `keys/signing.key`.
public final class VaultKeys: KeyStore {
  private let folder: Folder
  private let known = Mutex<VaultSigner?>(nil)
  private let keyring: VaultKeyring?
  static let name = "vault.key"
  static let sealedName = "signing.key"

  init(folder: Folder, keyring: VaultKeyring? = nil) {
    self.folder = folder
    self.keyring = keyring
  }

  public func signer() async throws -> any Signer {
    try storing {
      try known.withLock { known in
        if let known { return known }
        let signer = try readOrMake()
        known = signer
        return signer
      }
    }
  }

  private func readOrMake() throws -> VaultSigner {
    do {
      return try read()
    } catch let error as SystemError where error.errno == ENOENT {
      try IncomingFile.sweep(folder)
    }
    try keep(seed: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
    return try read()
  }

  /// Returns once the key of `seed` is durable, unless there is a key already: if another process
  /// was faster, its key is the one that counts.
  func keep(seed: [UInt8]) throws {
    let incoming = try IncomingFile(in: folder)
    try incoming.write(stored(seed: seed))
    try incoming.finish(mode: 0o600)
    _ = try folder.give(fileName, to: incoming)
  }

  /// Returns once the key of `seed` is the one that is kept, whatever a try before left here. For a
  /// vault that nobody uses yet.
  func put(seed: [UInt8]) throws {
    if try self.seed() != seed {
      let path = folder.path(of: fileName)
      if access(path, F_OK) == 0 { try calling(path) { unlink(path) } }
      try keep(seed: seed)
    }
    guard try self.seed() == seed else {
      throw StorageError.damaged(place: folder.path(of: fileName))
    }
  }

  private var fileName: String { keyring == nil ? Self.name : Self.sealedName }

  private func stored(seed: [UInt8]) -> [UInt8] {
    guard let keyring else { return Array(Self.pem(seed: seed).utf8) }
    guard let key = SecretKey(seed) else { preconditionFailure("An Ed25519 seed has 32 bytes.") }
    return SealedKey.seal(
      key, under: keyring.vaultKey.derived(for: .signingKey), owner: [],
      nonce: SystemRandom.bytes(SealedKey.nonceBytes))
  }

  private func read() throws -> VaultSigner {
    guard let seed = try seed() else {
      throw SystemError(errno: ENOENT, place: folder.path(of: fileName))
    }
    guard let signer = VaultSigner(seed: seed) else {
      throw StorageError.damaged(place: folder.path(of: fileName))
    }
    return signer
  }

  /// The secret half of the key; nil if there is none yet.
  func seed() throws -> [UInt8]? {
    let path = folder.path(of: fileName)
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
