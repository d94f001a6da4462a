import Crypto

/// AES-256-GCM with a nonce from outside: ciphertext ‖ tag.
enum SealedBytes {
  /// The length of a nonce in bytes.
  static let nonceBytes = 12
  /// How many bytes sealing adds.
  static let tagBytes = 16

  /// `plain` sealed under `key`; `context` is authenticated and not stored.
  static func seal(
    _ plain: UnsafeRawBufferPointer, under key: SecretKey, nonce: [UInt8], context: [UInt8]
  ) -> [UInt8] {
    guard let nonce = try? AES.GCM.Nonce(data: nonce),
      let box = try? AES.GCM.seal(plain, using: key.key, nonce: nonce, authenticating: context)
    else { preconditionFailure("A nonce has 12 bytes and a key 32.") }
    var sealed: [UInt8] = []
    sealed.reserveCapacity(plain.count + tagBytes)
    sealed += box.ciphertext
    sealed += box.tag
    return sealed
  }

  /// As above, for bytes in an array.
  static func seal(
    _ plain: [UInt8], under key: SecretKey, nonce: [UInt8], context: [UInt8]
  ) -> [UInt8] {
    plain.withUnsafeBytes { seal($0, under: key, nonce: nonce, context: context) }
  }

  /// What `sealed` holds.
  /// - Throws: `SealingError.notAuthentic` for anything but what `seal` gave with the same key,
  ///   nonce and context.
  static func open(
    _ sealed: [UInt8], under key: SecretKey, nonce: [UInt8], context: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    guard sealed.count >= tagBytes, let nonce = try? AES.GCM.Nonce(data: nonce),
      let box = try? AES.GCM.SealedBox(
        nonce: nonce, ciphertext: sealed.dropLast(tagBytes), tag: sealed.suffix(tagBytes)),
      let plain = try? AES.GCM.open(box, using: key.key, authenticating: context)
    else { throw .notAuthentic }
    return Array(plain)
  }
}

extension UInt64 {
  /// The eight bytes, the most significant first.
  var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) } }
}
