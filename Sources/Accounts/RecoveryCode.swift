/// A code that stands in once for a lost telephone: 80 random bits in four groups.
public struct RecoveryCode: Sendable, CustomStringConvertible, CustomReflectable {
  /// How many random bytes one is.
  public static let randomBytes = 10
  /// How many a person gets.
  public static let count = 8

  private let bytes: [UInt8]

  /// A code of `random` bytes that are used for nothing else.
  public init(random: [UInt8]) {
    precondition(random.count == Self.randomBytes, "A code is 10 bytes.")
    bytes = random
  }

  /// Reads what a person typed, with or without hyphens and spaces, large or small; nil for no such code.
  public init?(typed: String) {
    guard let bytes = Base32.bytes(of: typed), bytes.count == Self.randomBytes else { return nil }
    self.bytes = bytes
  }

  /// `ABCD-EFGH-IJKL-MNOP`.
  public var text: String {
    let letters = Array(Base32.text(of: bytes))
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<($0 + 4)]) }
      .joined(separator: "-")
  }

  /// What is stored of it.
  public var hash: TokenHash { TokenHash(of: bytes) }

  public var description: String { "RecoveryCode" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
