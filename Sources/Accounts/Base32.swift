/// Base 32 as apps for codes read it (RFC 4648, 6), without padding.
enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// One letter for five bits.
  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var held: UInt32 = 0
    var bits = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(letters[Int(held >> UInt32(bits) & 31)])
      }
    }
    if bits > 0 { text.append(letters[Int(held << UInt32(5 - bits) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `text` spells, small letters too; spaces and hyphens are passed over. Nil for any other
  /// character, and for bits left over that are not zero.
  static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var held: UInt32 = 0
    var bits = 0
    for letter in text.utf8 where letter != UInt8(ascii: "-") && letter != UInt8(ascii: " ") {
      let large = (0x61...0x7a).contains(letter) ? letter - 0x20 : letter
      guard let value = letters.firstIndex(of: large) else { return nil }
      held = held << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
      }
    }
    let rest = held & (1 << UInt32(bits) - 1)
    return bits < 5 && rest == 0 ? bytes : nil
  }
}
