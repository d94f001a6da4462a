/// Keeps the vault's signing key.
public protocol KeyStore: Sendable {
  /// Returns the vault's signer; the key is made and durable on first use.
  /// - Throws: `VaultError.exposedKey` if others could have read the key, or a `StorageError`.
  func signer() async throws -> any Signer
}

/// Signs with one Ed25519 key (RFC 8032).
public protocol Signer: Sendable {
  /// The raw public key, 32 bytes.
  var publicKey: [UInt8] { get }
  /// The signature over `message`, 64 bytes.
  func sign(_ message: [UInt8]) throws -> [UInt8]
}
