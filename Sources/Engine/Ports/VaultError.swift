/// Why a folder cannot be used as a vault in the way that was asked for.
public enum VaultError: Error, Sendable, Hashable {
  /// The folder holds other things than a vault, and nothing was touched.
  case notAVault(path: String)
  /// The vault was made with, or without, `--practice`, and the opposite was asked for.
  case practiceMismatch(path: String, vaultIsPractice: Bool)
  /// Others than the owner can read or write the key file; `chmod 600` mends it, but whoever could
  /// read the key until now may have a copy.
  case exposedKey(path: String)
}
