/// Why something sealed cannot be opened.
public enum SealingError: Error, Sendable, Hashable {
  /// The bytes are not what was sealed under this key, for this place: changed, cut, moved or torn.
  case notAuthentic
  /// The text of a wrapped key is not of the form that `docs/formats/vault.md` describes.
  case malformed
  /// The passphrase does not open the key.
  case wrongPassphrase
  /// Opening would take more time or memory than any key of ours asks for.
  case tooCostly
}
