/// An e-mail address in the one form by which an account is known: lower case, without spaces around it.
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
  /// The longest address in bytes (RFC 5321, 4.5.3.1.3).
  public static let longestBytes = 254

  /// The address.
  public let text: String

  /// Reads what a person typed; nil for what is no address that mail can be sent to.
  ///
  /// Letters are made small on both sides of the `@`: no provider that matters tells `Li@` from `li@`, and
  /// a person does not remember which one they typed. A domain in another script is given as mail carries it
  /// (`xn--…`).
  public init?(_ typed: String) {
    var bytes = Array(typed.utf8)
    while let last = bytes.last, last == 0x20 || last == 0x0a || last == 0x0d { bytes.removeLast() }
    let trimmed = bytes.drop { $0 == 0x20 }
    guard trimmed.count <= EmailAddress.longestBytes else { return nil }
    let small = trimmed.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }
    let sides = small.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard sides.count == 2, EmailAddress.isLocalPart(sides[0]), EmailAddress.isDomain(sides[1])
    else { return nil }
    text = String(decoding: small, as: UTF8.self)
  }

  public var description: String { text }

  /// RFC 5321's `Dot-string`: atoms with single dots between them, at most 64 bytes.
  private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks = Array("!#$%&'*+/=?^_`{|}~-".utf8)
    guard (1...64).contains(bytes.count) else { return false }
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
    }
  }

  /// Two or more labels of letters, digits and inner hyphens.
  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
          && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte)
  }
}
