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
  public static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    // Where the bytes lie side by side they are not copied.
    bytes.withContiguousStorageIfAvailable { encode($0) }
      ?? Array(bytes).withUnsafeBufferPointer { encode($0) }
  }

  private static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, count in
      func put(_ group: UInt32, letters: Int) {
        for letter in 0..<4 {
          text[count] =
            letter < letters ? alphabet[Int(group >> UInt32(18 - 6 * letter) & 63)] : padding
          count += 1
        }
      }
      var start = 0
      while bytes.count - start >= 3 {
        let group =
          UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
        put(group, letters: 4)
        start += 3
      }
      switch bytes.count - start {
      case 1: put(UInt32(bytes[start]) << 16, letters: 2)
      case 2: put(UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8, letters: 3)
      default: break
      }
    }
  }

  /// The bytes that `text` spells; nil for anything but the one way in which they are written
  /// (whole groups, padding at the end alone, unused bits zero, no white space).
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let bytes =
      text.withContiguousStorageIfAvailable { decode($0) }
      ?? Array(text).withUnsafeBufferPointer { decode($0) }
    return bytes
  }

  private static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var isSound = true
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, count in
      var start = 0
      while start < text.count {
        let isLast = start + 4 == text.count
        let pads = !isLast || text[start + 3] != padding ? 0 : text[start + 2] != padding ? 1 : 2
        var group: UInt32 = 0
        for offset in 0..<4 {
          let value = offset < 4 - pads ? values[Int(text[start + offset])] : 0
          guard value != 255 else { return isSound = false }
          group = group << 6 | UInt32(value)
        }
        guard group & (1 << UInt32(8 * pads) - 1) == 0 else { return isSound = false }
        for byte in 0..<(3 - pads) {
          bytes[count] = UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * byte))
          count += 1
        }
        start += 4
      }
    }
    return isSound ? bytes : nil
  }
}
