/// A key that is sealed under another key, in a file of exactly 60 bytes: nonce 12 ‖ sealed 32 ‖
/// tag 16.
public enum SealedKey {
  /// The length of the file in bytes.
  public static let byteCount =
    SealedBytes.nonceBytes + SecretKey.byteCount + SealedBytes.tagBytes

  /// The length of a nonce in bytes; each is drawn at random and used once.
  public static let nonceBytes = SealedBytes.nonceBytes

  /// The file that holds `key` under `wrapping`. `owner` is authenticated: the id of a case.
  public static func seal(
    _ key: SecretKey, under wrapping: SecretKey, owner: [UInt8], nonce: [UInt8]
  ) -> [UInt8] {
    nonce + SealedBytes.seal(key.bytes, under: wrapping, nonce: nonce, context: context(owner))
  }

  /// The key in `file`.
  /// - Throws: `SealingError.notAuthentic` for a file that was changed, cut, or sealed under
  ///   another key or for another owner.
  public static func open(
    _ file: [UInt8], under wrapping: SecretKey, owner: [UInt8]
  ) throws(SealingError) -> SecretKey {
    guard file.count == byteCount else { throw .notAuthentic }
    let plain = try SealedBytes.open(
      Array(file.dropFirst(nonceBytes)), under: wrapping, nonce: Array(file.prefix(nonceBytes)),
      context: context(owner))
    guard let key = SecretKey(plain) else { throw .notAuthentic }
    return key
  }

  private static func context(_ owner: [UInt8]) -> [UInt8] {
    Array("recourse/1/sealed-key".utf8) + owner
  }
}
