/// Every run of twelve bytes of what must not be seen: as it is, in hexadecimal, and in base64
/// wherever it may begin in the text that was encoded.
///
/// Runs that may be seen are taken out again, because what two pieces share tells nothing of either.
public struct LeakWindows {
  /// How many bytes in a row are a leak.
  public static let run = 12

  private var raw: Set<[UInt8]> = []
  private var hex: Set<[UInt8]> = []
  private var base64: Set<[UInt8]> = []

  /// The runs of `hidden` that `open` does not have.
  public init(hidden: [[UInt8]], open: [[UInt8]]) {
    for bytes in hidden {
      raw.formUnion(Self.windows(of: bytes, Self.run))
      hex.formUnion(Self.windows(of: Self.hexadecimal(bytes), 2 * Self.run))
      for letters in Self.base64(bytes) { base64.formUnion(Self.windows(of: letters, 15)) }
    }
    for bytes in open {
      raw.subtract(Self.windows(of: bytes, Self.run))
      hex.subtract(Self.windows(of: Self.hexadecimal(bytes), 2 * Self.run))
      for letters in Self.base64(bytes) { base64.subtract(Self.windows(of: letters, 15)) }
    }
  }

  /// How many runs are looked for.
  public var count: Int { raw.count + hex.count + base64.count }

  /// The runs that stand in `bytes`, each once, with the form that they have there.
  public func leaks(in bytes: [UInt8]) -> [String] {
    var leaks: Set<String> = []
    for (form, hidden, length) in [
      ("as it is", raw, Self.run), ("in hexadecimal", hex, 2 * Self.run), ("in base64", base64, 15),
    ] where bytes.count >= length {
      for start in 0...(bytes.count - length) {
        let window = Array(bytes[start..<(start + length)])
        if hidden.contains(window) {
          leaks.insert("\(String(decoding: window, as: UTF8.self)) \(form)")
        }
      }
    }
    return leaks.sorted()
  }

  private static func windows(of bytes: [UInt8], _ length: Int) -> Set<[UInt8]> {
    guard bytes.count >= length else { return [] }
    return Set((0...(bytes.count - length)).map { Array(bytes[$0..<($0 + length)]) })
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  // Only the letters that stand for whole bytes are the same in every text around them.
  private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return (0..<3).map { shift in
      let all = [UInt8](repeating: 0, count: shift) + bytes
      var text: [UInt8] = []
      for start in stride(from: 0, to: all.count - 2, by: 3) {
        let word = Int(all[start]) << 16 | Int(all[start + 1]) << 8 | Int(all[start + 2])
        text += [word >> 18, word >> 12 & 63, word >> 6 & 63, word & 63].map { letters[$0] }
      }
      return Array(text.dropFirst(shift == 0 ? 0 : shift + 1))
    }
  }
}
