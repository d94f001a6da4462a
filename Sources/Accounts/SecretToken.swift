import CaseCore
import Crypto

/// 256 random bits that whoever holds them may do something with: a session, an invitation, a new password.
///
/// What is stored is the hash alone, so whoever reads the store can use none of them.
public struct SecretToken: Sendable, CustomStringConvertible, CustomReflectable {
  /// How many random bytes one is.
  public static let randomBytes = 32

  private let bytes: [UInt8]

  /// A token of `random` bytes that are used for nothing else.
  public init(random: [UInt8]) {
    precondition(random.count == Self.randomBytes, "A token is 32 bytes.")
    bytes = random
  }

  /// Reads the text of a token; nil for any other text.
  public init?(text: some StringProtocol) {
    guard let bytes = Hex.bytes(of: text), bytes.count == Self.randomBytes else { return nil }
    self.bytes = bytes
  }

  /// 64 digits.
  public var text: String { Hex.text(of: bytes) }

  /// What is stored of it.
  public var hash: TokenHash { TokenHash(of: bytes) }

  /// The number that the forms of this session carry: it follows from the token, and the token not from it.
  public var formToken: String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("recourse form token 1".utf8), using: SymmetricKey(data: bytes))
    return Hex.text(of: Array(code))
  }

  public var description: String { "SecretToken" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// SHA-256 of a token: enough to know one again, and nothing to use. The bits of a token are random, so no
/// slower hash is needed.
public struct TokenHash: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  init(of token: [UInt8]) { bytes = Array(SHA256.hash(data: token)) }

  /// A hash that was stored; nil for anything but 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }
}
