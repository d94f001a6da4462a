/// What a person signs in with. Printing it shows nothing.
public struct Password: Sendable, CustomStringConvertible, CustomReflectable {
  /// The fewest characters that a new password has. Nothing is asked of what kind they are: that makes
  /// passwords worse (NIST SP 800-63B, 3.1.1.2).
  public static let leastCharacters = 10
  /// The most bytes of one.
  public static let mostBytes = 1024

  /// Why a password is not taken as a new one.
  public enum Objection: Sendable, Hashable, CaseIterable {
    /// It has fewer than `leastCharacters`.
    case tooShort
    /// It has more than `mostBytes`.
    case tooLong
    /// It is the address, or a part of it stands in for a password.
    case isAddress
    /// It is one character or two over and over, or a run such as `1234567890`.
    case isPattern
  }

  let bytes: [UInt8]
  private let text: String

  /// What was typed, as it was typed.
  public init(_ typed: String) {
    text = typed
    bytes = Array(typed.utf8)
  }

  /// Why it is not taken as the new password of `address`; nil for nothing.
  public func objection(for address: EmailAddress) -> Objection? {
    if bytes.count > Password.mostBytes { return .tooLong }
    if text.count < Password.leastCharacters { return .tooShort }
    let small = text.lowercased()
    let local = address.text.prefix { $0 != "@" }
    if small == address.text || small == local + local { return .isAddress }
    return isPattern ? .isPattern : nil
  }

  private var isPattern: Bool {
    if Set(text).count <= 2 { return true }
    let steps = zip(bytes, bytes.dropFirst()).map { Int($1) - Int($0) }
    // Digits go on from 9 to 0 on a keyboard.
    return Set(steps.map { $0 == -9 ? 1 : $0 }).count == 1
  }

  /// Whether two are the same text; asked of what was typed twice, not of a secret that is kept.
  public func isSame(as other: Password) -> Bool { bytes == other.bytes }

  public var description: String { "Password" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
