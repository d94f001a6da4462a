/// Standard base64 with padding (RFC 4648 §4), strict both ways.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
  private static let padding = UInt8(ascii: "=")

  /// The base64 of `bytes`, in ASCII.
  public static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift in [18, 12, 6, 0] as [UInt32] { text.append(alphabet[Int(group >> shift & 63)]) }
        group = 0
        count = 0
      }
    }
    if count == 1 {
      text += [alphabet[Int(group >> 2)], alphabet[Int(group << 4 & 63)], padding, padding]
    } else if count == 2 {
      text += [
        alphabet[Int(group >> 10)], alphabet[Int(group >> 4 & 63)],
        alphabet[Int(group << 2 & 63)], padding,
      ]
    }
    return text
  }

  /// The bytes that `text` spells; nil for anything but the one way in which they are written
  /// (whole groups, padding at the end alone, unused bits zero, no white space).
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var start = 0
    while start < text.count {
      let isLast = start + 4 == text.count
      let pads = !isLast || text[start + 3] != padding ? 0 : text[start + 2] != padding ? 1 : 2
      var group: UInt32 = 0
      for offset in 0..<4 {
        let value = offset < 4 - pads ? values[Int(text[start + offset])] : 0
        guard value != 255 else { return nil }
        group = group << 6 | UInt32(value)
      }
      if pads == 1, group & 0xff != 0 { return nil }
      if pads == 2, group & 0xffff != 0 { return nil }
      bytes.append(UInt8(group >> 16))
      if pads < 2 { bytes.append(UInt8(group >> 8 & 255)) }
      if pads < 1 { bytes.append(UInt8(group & 255)) }
      start += 4
    }
    return bytes
  }
}
