/// Character references of HTML: the numeric ones and the names that shop pages use.
enum HTMLEntity {
  /// The text of the reference that begins with `&` at `start`, and where the text goes on; nil
  /// for what is no reference, which is then text.
  static func decoded(_ bytes: Bytes, at start: Int) -> (String, end: Int)? {
    let near = bytes.extracting(start..<min(start + 11, bytes.count))
    guard let length = near.firstIndex(of: UInt8(ascii: ";"), from: 0), length >= 2 else {
      return nil
    }
    let stop = start + length
    let name = bytes.extracting((start + 1)..<stop).text
    if let text = named[name] { return (text, stop + 1) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let code =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let code, code != 0 else { return nil }
    // A number that is no character stands for the replacement character (HTML §13.2.5.80).
    let scalar = Unicode.Scalar(code) ?? "\u{fffd}"
    return (scalar == "\u{a0}" ? " " : String(Character(scalar)), stop + 1)
  }

  /// `text` with its references decoded.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let bytes = text.utf8.span
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let (piece, end) = decoded(bytes, at: index) {
        output.append(contentsOf: piece.utf8)
        index = end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ",
    "emsp": " ", "yen": "¥", "copy": "©", "reg": "®", "middot": "·", "hellip": "…",
    "mdash": "—", "ndash": "–", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "times": "×", "laquo": "«", "raquo": "»", "bull": "•", "deg": "°", "euro": "€",
  ]
}
