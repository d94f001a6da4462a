import CaseCore
import Crypto

/// A secret of 32 bytes from which others are derived. Printing it shows nothing.
public struct SecretKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// The length in bytes.
  public static let byteCount = 32

  let key: SymmetricKey

  /// A key of exactly 32 bytes; nil for any other number.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    key = SymmetricKey(data: Array(bytes))
  }

  private init(_ key: SymmetricKey) { self.key = key }

  /// The 32 bytes, for wrapping and for a backup.
  public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  public var description: String { "SecretKey" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The key that HKDF-SHA-256 (RFC 5869) derives for `purpose`; other purposes, other keys.
  public func derived(
    for purpose: Purpose, context: [UInt8] = [], salt: [UInt8] = []
  ) -> SecretKey {
    SecretKey(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, salt: salt, info: Array(purpose.rawValue.utf8) + context,
        outputByteCount: Self.byteCount))
  }

  /// HMAC-SHA-256 of `message`.
  public func authenticationCode(for message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  /// What a key is for. The text goes into the derivation and is part of the format.
  public enum Purpose: String, Sendable {
    /// Wraps the keys of the cases, under the vault key.
    case caseKeys = "recourse/1/case-keys"
    /// Wraps the signing key, under the vault key.
    case signingKey = "recourse/1/signing-key"
    /// Contents of files, under a case key, or under the vault key for playbooks.
    case fileContents = "recourse/1/file-contents"
    /// Names of files.
    case fileNames = "recourse/1/file-names"
    /// One file; salted by the file's own random bytes.
    case oneFile = "recourse/1/one-file"
    /// Entries and salts of a journal.
    case entries = "recourse/1/entries"
    /// The row of a case in the list of cases.
    case listing = "recourse/1/listing"
  }
}
