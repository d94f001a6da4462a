import Crypto
public import Engine
import FoundationEssentials
import Glibc
import Synchronization

/// The vault's Ed25519 key in `keys/vault.key`: PKCS #8 in PEM (RFC 8410), so that ordinary tools
/// read it too.
public final class VaultKeys: KeyStore {
  private let folder: Folder
  private let known = Mutex<VaultSigner?>(nil)
  static let name = "vault.key"

  init(folder: Folder) { self.folder = folder }

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
    let incoming = try IncomingFile(in: folder)
    let key = Curve25519.Signing.PrivateKey()
    try Array(Self.pem(seed: Array(key.rawRepresentation)).utf8)
      .withUnsafeBytes { try incoming.write($0) }
    try incoming.finish(mode: 0o600)
    // If another process was faster, its key is the one that counts.
    _ = try folder.give(Self.name, to: incoming)
    return try read()
  }

  private func read() throws -> VaultSigner {
    let path = folder.path(of: Self.name)
    let file = try OpenFile(path, O_RDONLY)
    guard try file.status().st_mode & 0o077 == 0 else { throw VaultError.exposedKey(path: path) }
    guard
      let seed = Self.seed(pem: String(decoding: try file.bytes(limit: 4096), as: UTF8.self)),
      let signer = VaultSigner(seed: seed)
    else { throw StorageError.damaged(place: path) }
    return signer
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
