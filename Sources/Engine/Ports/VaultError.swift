/// Why a folder cannot be used as a vault in the way that was asked for.
public enum VaultError: Error, Sendable, Hashable {
  /// The folder holds other things than a vault, and nothing was touched.
  case notAVault(path: String)
  /// The vault was made with, or without, `--practice`, and the opposite was asked for.
  case practiceMismatch(path: String, vaultIsPractice: Bool)
  /// Others than the owner can read or write the key file; `chmod 600` mends it, but whoever could
  /// read the key until now may have a copy.
  case exposedKey(path: String)
  /// The vault is encrypted and no passphrase was given.
  case passphraseNeeded(path: String)
  /// The passphrase does not open the key in this file.
  case wrongPassphrase(path: String)
  /// The vault is encrypted already.
  case alreadyEncrypted(path: String)
  /// The vault is not encrypted, so it has no passphrase and no vault key.
  case notEncrypted(path: String)
  /// The vault has another key than the one that was to be restored.
  case otherKey(path: String)
  /// Among the vault's files is one that is none of its own, and that a conversion would leave.
  case strangeFile(path: String)
}
