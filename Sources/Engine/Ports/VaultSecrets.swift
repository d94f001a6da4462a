public import Sealing

/// The passphrase of a vault and its keys: what is done with a vault as a whole, while no case is
/// open.
///
/// Everything is thrown as `Refusal`; nothing is lost then, and the vault opens as before or as it
/// was to be.
public protocol VaultSecrets: Sendable {
  /// Returns whether the vault is under a passphrase; nil if there is no vault.
  func isEncrypted() async throws -> Bool?

  /// Returns once everything in the vault, which is made if there is none, is under `passphrase`,
  /// and what was readable before is overwritten and removed. Interrupted, it is continued by the
  /// next call.
  func encrypt(with passphrase: Passphrase) async throws

  /// Returns once everything in the vault is readable as it is and `passphrase` is of no use any
  /// more.
  func decrypt(with passphrase: Passphrase) async throws

  /// Returns once `new`, and not `old`, opens the vault.
  func changePassphrase(from old: Passphrase, to new: Passphrase) async throws

  /// Returns a key of the vault for a backup, and the same as a text under `passphrase` if there is
  /// one; the signing key is made if there is none.
  func backup(
    of holding: WrappedKey.Holding, under passphrase: Passphrase?
  ) async throws -> (key: SecretKey, text: String?)

  /// Returns once the vault has this key. A vault key opens its vault, from then on, with
  /// `passphrase` alone; a signing key is taken by a vault that has none.
  func restore(
    _ key: SecretKey, holding: WrappedKey.Holding, under passphrase: Passphrase?
  ) async throws
}
