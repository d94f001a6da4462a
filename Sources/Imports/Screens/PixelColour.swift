/// A colour of a picture.
public struct PixelColour: Sendable, Hashable {
  /// How much red, green and blue it has.
  public let red: UInt8, green: UInt8, blue: UInt8

  /// The colour with these parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads six hexadecimal digits in lower case, `95ec69`; nil for anything else.
  public init?(_ hex: some StringProtocol) {
    guard hex.utf8.count == 6, !hex.hasPrefix("+"), let number = UInt32(hex, radix: 16) else {
      return nil
    }
    self.init(
      red: UInt8(number >> 16), green: UInt8(number >> 8 & 0xff), blue: UInt8(number & 0xff))
    guard self.hex == String(hex) else { return nil }
  }

  /// Six hexadecimal digits, such as `95ec69`.
  public var hex: String {
    [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// How far another colour is from this one: the largest difference of a part, 0...255.
  public func distance(to other: PixelColour) -> Int {
    max(
      abs(Int(red) - Int(other.red)), abs(Int(green) - Int(other.green)),
      abs(Int(blue) - Int(other.blue)))
  }
}
