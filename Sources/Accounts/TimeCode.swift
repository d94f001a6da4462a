public import CaseCore
import Crypto

/// The secret behind the six digits that an app on a telephone shows anew every thirty seconds (TOTP,
/// RFC 6238, with SHA-1 and six digits, which every app knows).
public struct TimeCodeSecret: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// How many random bytes one is: as many as the hash has (RFC 4226, 4, R6).
  public static let randomBytes = 20
  /// How long a code is shown, in seconds.
  static let stepSeconds: Int64 = 30
  /// How many steps before and after the present one are taken too: clocks differ (RFC 6238, 5.2).
  static let drift: Int64 = 1

  /// The bytes, as they are stored.
  public let bytes: [UInt8]

  /// A secret of 20 bytes; nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.randomBytes else { return nil }
    self.bytes = bytes
  }

  /// The secret as a person types it into an app: groups of four letters.
  public var typed: String {
    let letters = Array(Base32.text(of: bytes))
    return stride(from: 0, to: letters.count, by: 4).map {
      String(letters[$0..<min(letters.count, $0 + 4)])
    }.joined(separator: " ")
  }

  /// The address by which apps take the secret over, for an account called `name` here at `issuer`.
  public func address(issuer: String, name: String) -> String {
    let issuer = Self.encoded(issuer)
    return "otpauth://totp/\(issuer):\(Self.encoded(name))?secret=\(Base32.text(of: bytes))"
      + "&issuer=\(issuer)"
  }

  /// The step whose code `typed` is, at `now`; nil for no such code, and for one of a step up to `last`:
  /// a code is good once.
  public func step(of typed: String, at now: Moment, after last: Int64?) -> Int64? {
    let digits = Array(typed.utf8.filter { $0 != UInt8(ascii: " ") })
    let present = now.seconds / Self.stepSeconds
    var found: Int64?
    // All are looked at, so that the time does not tell which one it is.
    for step in (present - Self.drift)...(present + Self.drift) where step >= 0 {
      let isIt = ConstantTime.areEqual(Array(code(at: step).utf8), digits)
      if isIt, step > last ?? -1 { found = step }
    }
    return found
  }

  /// The code of `step`: six digits.
  func code(at step: Int64) -> String {
    Self.code(of: Array(mac(of: step)), digits: 6)
  }

  private func mac(of step: Int64) -> HMAC<Insecure.SHA1>.MAC {
    HMAC<Insecure.SHA1>.authenticationCode(
      for: Self.message(step), using: SymmetricKey(data: bytes))
  }

  /// The number of a step as RFC 4226 hashes it: eight bytes, the greatest first.
  static func message(_ step: Int64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
  }

  /// RFC 4226, 5.3: four bytes from where the last half byte points to, without the sign, as digits.
  static func code(of mac: [UInt8], digits: Int) -> String {
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text.suffix(digits)
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
        || (0x61...0x7a).contains(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.text(of: [byte]).uppercased()
    }.joined()
  }

  public var description: String { "TimeCodeSecret" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
