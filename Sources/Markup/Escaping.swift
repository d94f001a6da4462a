/// How a text comes into a page.
enum Escaping {
  /// Appends `text` so that it is a text wherever it stands: in an element or in a quoted attribute.
  ///
  /// The five characters that mean something are written as references. Control characters other
  /// than tab and line feed are no part of an HTML document and become U+FFFD, so that they are seen.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        guard let reference = reference(utf8[index]) else { continue }
        bytes.append(contentsOf: utf8[start..<index])
        reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
  }

  /// What is written in place of a byte; nil for one that is written as it is.
  private static func reference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x09, 0x0a: nil
    case 0x00...0x1f, 0x7f: "\u{fffd}"
    default: nil
    }
  }
}
