public import CaseCore
public import enum Crypto.Curve25519

/// The public half of the key that signs the heads of one journal: Ed25519 under a name
/// (C2SP signed-note, signature type 0x01).
public struct VerifierKey: Sendable, Hashable {
  /// The key name; for a case the origin of its journal, `recourse/case/<id>`.
  public let name: String
  /// The 32 bytes of the Ed25519 public key (RFC 8032).
  public let publicKey: [UInt8]
  /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
  public let keyID: [UInt8]

  private let ed25519: Curve25519.Signing.PublicKey

  /// The key `publicKey` under `name`; nil for a name or key that cannot be one.
  public init?(name: String, publicKey: [UInt8]) {
    guard Self.isName(name), publicKey.count == 32,
      let ed25519 = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return nil }
    self.name = name
    self.publicKey = publicKey
    self.ed25519 = ed25519
    keyID = Array(
      TreeHash.digest(of: Array(name.utf8) + [0x0a, 0x01] + publicKey).bytes.prefix(4))
  }

  /// The public half of `key` under `name`; nil for a name that cannot be one.
  public init?(name: String, of key: Curve25519.Signing.PrivateKey) {
    self.init(name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Reads `<name>+<key id in hex>+<base64 of 0x01 ‖ public key>`; nil for any other form.
  public init?(line: some Collection<UInt8>) {
    let parts = line.split(separator: UInt8(ascii: "+"), maxSplits: 2)
    guard parts.count == 3, let key = Base64.decode(parts[2]), key.count == 33, key[0] == 1,
      let name = String(validating: parts[0], as: UTF8.self)
    else { return nil }
    self.init(name: name, publicKey: Array(key.dropFirst()))
    guard Array(self.line.utf8).elementsEqual(line) else { return nil }
  }

  /// The form in which keys are handed over: `<name>+<key id in hex>+<base64 of 0x01 ‖ key>`.
  public var line: String {
    "\(name)+\(Hex.text(of: keyID))+"
      + String(decoding: Base64.encode([1] + publicKey), as: UTF8.self)
  }

  /// What is compared by eye or by telephone: the public key in 64 hexadecimal digits.
  ///
  /// An Ed25519 key is as short as a digest of it would be, so the fingerprint is the key itself
  /// and a lone proof can be checked with nothing else.
  public var fingerprint: Digest {
    guard let digest = Digest(bytes: publicKey) else {
      preconditionFailure("An Ed25519 public key has 32 bytes.")
    }
    return digest
  }

  /// Whether `signature` is this key's over `text`.
  public func verifies(_ signature: [UInt8], of text: [UInt8]) -> Bool {
    signature.count == 64 && ed25519.isValidSignature(signature, for: text)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.publicKey == right.publicKey && Array(left.name.utf8) == Array(right.name.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }

  /// Whether `name` can name a key: not empty, no white space, no plus, no control character.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= Limits.originBytes
      && name.unicodeScalars.allSatisfy {
        $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace
      }
  }
}
