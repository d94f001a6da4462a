/// A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits.
///
/// It says that bytes did not change since; not who made them, when, or that they are true.
public struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Checks the length; nil unless there are exactly 32 bytes.
  public init?(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 64, let bytes = Hex.bytes(of: hex) else { return nil }
    self.bytes = bytes
  }

  /// The 64 hexadecimal digits.
  public var hex: String { Hex.text(of: bytes) }

  public var description: String { hex }

  public static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
