public import CaseCore

/// Keeps the vault's signing key, and whose key it was for cases that came from elsewhere.
public protocol KeyStore: Sendable {
  /// Returns the vault's signer; the key is made and durable on first use.
  /// - Throws: `VaultError.exposedKey` if others could have read the key, or a `StorageError`.
  func signer() async throws -> any Signer

  /// Returns the signer that is about to take the place of the vault's; nil unless a rotation was
  /// begun and not finished.
  func nextSigner() async throws -> (any Signer)?

  /// Returns the signer that is about to take the place of the vault's, once its key is durable; the
  /// one of a rotation that was begun already.
  func beginRotation() async throws -> any Signer

  /// Returns once the next signer is the vault's and the key before it is destroyed. Without a
  /// rotation that was begun it is success.
  func finishRotation() async throws

  /// Returns the key that signed the first heads of a case that came from elsewhere; nil for a case
  /// that was opened here.
  func firstKey(of id: Case.ID) async throws -> PublicKey?

  /// Returns once `key` is kept as the first key of the case. The same key again is success.
  /// - Throws: `StorageError.damaged` if another one is kept: it is never replaced.
  func keep(firstKey key: PublicKey, of id: Case.ID) async throws
}

/// Signs with one Ed25519 key (RFC 8032).
public protocol Signer: Sendable {
  /// The raw public key, 32 bytes.
  var publicKey: [UInt8] { get }
  /// The signature over `message`, 64 bytes.
  func sign(_ message: [UInt8]) throws -> [UInt8]
}

extension Signer {
  /// The public half as a value; nil for a signer whose key is none.
  public var key: PublicKey? { PublicKey(bytes: publicKey) }
}
