public import CaseCore
import struct Crypto.HMAC
import struct Crypto.SHA256
import struct Crypto.SymmetricKey

/// A commitment to a short secret, such as a card key or a telephone number: HMAC-SHA-256 of the
/// secret under 32 random bytes of its own.
///
/// A plain digest of a short secret can be guessed; this one says nothing until its key is shown.
/// The key is stored, disclosed and erased with the salt of the entry that carries the commitment.
public struct SecretCommitment: Sendable, Hashable {
  /// The random key of one commitment.
  public struct Key: Sendable, Hashable {
    /// Exactly 32 random bytes.
    public let bytes: [UInt8]

    /// The key made of 32 random bytes.
    public init(randomBytes: [UInt8]) {
      precondition(randomBytes.count == 32, "The key of a commitment is 32 random bytes.")
      bytes = randomBytes
    }
  }

  /// The 32 bytes of the HMAC.
  public let code: Digest

  /// Reads back a commitment that was stored.
  public init(code: Digest) { self.code = code }

  /// Commits to `secret` under `key`.
  public init(to secret: [UInt8], under key: Key) {
    let code = HMAC<SHA256>.authenticationCode(
      for: secret, using: SymmetricKey(data: key.bytes))
    guard let digest = Digest(bytes: Array(code)) else {
      preconditionFailure("HMAC-SHA-256 has 32 bytes.")
    }
    self.code = digest
  }

  /// Whether `secret` under `key` is what was committed to; takes the same time either way.
  public func opens(to secret: [UInt8], under key: Key) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      code.bytes, authenticating: secret, using: SymmetricKey(data: key.bytes))
  }
}
