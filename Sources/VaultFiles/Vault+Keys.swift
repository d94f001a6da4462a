public import CaseCore
import Crypto
import Engine
import Glibc
public import Sealing

extension Vault {
  /// Whether the vault at `path` is encrypted; opens nothing and changes nothing.
  /// - Throws: `StorageError.missing` if there is none.
  public static func isEncrypted(at path: String) throws -> Bool {
    try storing { try VaultDescription.read(at: absolute(path)).isEncrypted }
  }

  /// Returns once `passphrase`, and not the old one, opens the vault. Nothing else is written.
  /// - Throws: `VaultError.notEncrypted`.
  public func changePassphrase(
    to passphrase: Passphrase, cost: ScryptCost = .standard
  ) throws {
    guard let keyring else { throw VaultError.notEncrypted(path: path) }
    try storing { try keyring.keep(under: passphrase, cost: cost) }
  }

  /// A secret of the vault, for a backup.
  /// - Throws: `VaultError.notEncrypted` for the vault key of a vault that has none.
  public func secret(_ holding: WrappedKey.Holding) async throws -> SecretKey {
    switch holding {
    case .vaultKey:
      guard let keyring else { throw VaultError.notEncrypted(path: path) }
      return keyring.vaultKey
    case .signingKey:
      _ = try await keys.signer()
      guard let key = try storing({ try keys.seed() }).flatMap({ SecretKey($0) }) else {
        throw StorageError.missing(place: "\(path)/keys")
      }
      return key
    }
  }

  /// Returns once `key` signs for the vault. A vault that signs with it already is left as it is.
  /// - Throws: `VaultError.otherKey` if the vault has another key: it is never replaced.
  public func restore(signingKey key: SecretKey) throws {
    try storing {
      if try keys.seed() == nil { try keys.keep(seed: key.bytes) }
      guard try keys.seed() == key.bytes else { throw VaultError.otherKey(path: path) }
    }
  }

  /// Returns once `passphrase` opens the encrypted vault at `path`, whose vault key is `key`.
  /// - Throws: `VaultError.otherKey` if it is the key of another vault, `VaultError.notEncrypted`.
  public static func restore(
    vaultKey key: SecretKey, at path: String, under passphrase: Passphrase,
    cost: ScryptCost = .standard
  ) throws {
    let path = absolute(path)
    try storing {
      let hold = try VaultHold(path)
      defer { hold.release() }
      let description = try VaultDescription.read(at: path)
      guard description.isEncrypted, !description.isFinishing else {
        throw VaultError.notEncrypted(path: path)
      }
      let keyring = VaultKeyring(key, folder: Folder(path: "\(path)/keys"))
      guard try keyring.fits() else { throw VaultError.otherKey(path: path) }
      try keyring.keep(under: passphrase, cost: cost)
    }
  }

  /// The public half of a signing key, which is its fingerprint; nil for bytes that are no key.
  public static func fingerprint(of signingKey: SecretKey) -> CaseCore.Digest? {
    VaultSigner(seed: signingKey.bytes).flatMap { Digest(bytes: $0.publicKey) }
  }
}
