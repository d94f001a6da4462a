internal import CaseCore

/// The text of a part of a mail or a saved page, decoded.
enum MailText {
  /// Whether `part` stands in the file as it is, without a transfer encoding.
  static func isPlain(_ part: MailParts.Part) -> Bool {
    part.encoding != "base64" && part.encoding != "quoted-printable"
  }

  /// The bytes of `part`, with its transfer encoding undone, up to `limit`.
  static func bytes(_ part: MailParts.Part, in bytes: Bytes, limit: Int) -> [UInt8]? {
    let body = bytes.extracting(part.body)
    guard body.count <= limit * 4 / 3 + limit / 8 else { return nil }
    let decoded =
      switch part.encoding {
      case "base64": base64(body)
      case "quoted-printable": quotedPrintable(body)
      default: body.withUnsafeBufferPointer(Array.init)
      }
    return decoded.count <= limit ? decoded : nil
  }

  /// `bytes` in UTF-8, as the character set says, or as they are recognised where it says nothing.
  /// - Returns: Nil where the set is none that is read.
  static func encoding(of charset: String?, _ bytes: Bytes) -> TextEncoding? {
    switch charset {
    case "gb18030", "gbk", "gb2312", "cp936", "x-gbk", "hz-gb-2312": .gb18030
    // A charset that is named and wrong is common: what the bytes are decides.
    case nil, "", "utf-8", "utf8", "us-ascii", "ascii": TextEncoding.detected(in: bytes)
    default: bytes.isASCII || bytes.firstBadUTF8 == nil ? .utf8 : nil
    }
  }

  /// Base64 with anything between its letters left out.
  static func base64(_ bytes: Bytes) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 4)
    var group: UInt32 = 0
    var count = 0
    for index in 0..<bytes.count {
      let value: UInt32
      switch bytes[index] {
      case 0x41...0x5a: value = UInt32(bytes[index] - 0x41)
      case 0x61...0x7a: value = UInt32(bytes[index] - 0x61) + 26
      case 0x30...0x39: value = UInt32(bytes[index] - 0x30) + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: continue
      }
      group = group << 6 | value
      count += 1
      if count == 4 {
        output.append(UInt8(truncatingIfNeeded: group >> 16))
        output.append(UInt8(truncatingIfNeeded: group >> 8))
        output.append(UInt8(truncatingIfNeeded: group))
        (group, count) = (0, 0)
      }
    }
    if count >= 2 { output.append(UInt8(truncatingIfNeeded: group >> (count == 3 ? 10 : 4))) }
    if count == 3 { output.append(UInt8(truncatingIfNeeded: group >> 2)) }
    return output
  }

  /// Quoted-printable (RFC 2045 §6.7); what is written wrongly stays as it is.
  static func quotedPrintable(_ bytes: Bytes, isWord: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "=") {
        if let high = hex(bytes, index + 1), let low = hex(bytes, index + 2) {
          output.append(high << 4 | low)
          index += 3
          continue
        }
        // A mark at the end of a line says that the line goes on.
        var end = index + 1
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0d {
          end += 1
        }
        if end >= bytes.count || bytes[end] == 0x0a {
          index = end + 1
          continue
        }
      }
      output.append(isWord && byte == UInt8(ascii: "_") ? 0x20 : byte)
      index += 1
    }
    return output
  }

  private static func hex(_ bytes: Bytes, _ index: Int) -> UInt8? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case 0x30...0x39: return bytes[index] - 0x30
    case 0x41...0x46: return bytes[index] - 0x37
    case 0x61...0x66: return bytes[index] - 0x57
    default: return nil
    }
  }
}

/// Encoded words in the head of a mail: `=?gb18030?B?…?=` (RFC 2047).
enum MailWords {
  /// `text` with its encoded words decoded; what cannot be decoded stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.contains("=?") else { return text }
    var output = ""
    var rest = text[...]
    var isAfterWord = false
    while let start = rest.firstRange(of: "=?") {
      let lead = rest[..<start.lowerBound]
      guard let (word, end) = word(rest[start.upperBound...]) else {
        output += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        isAfterWord = false
        continue
      }
      // Blanks between two encoded words are part of neither.
      if !isAfterWord || !lead.allSatisfy(\.isWhitespace) { output += lead }
      output += word
      rest = rest[end...]
      isAfterWord = true
    }
    return output + rest
  }

  private static func word(_ text: Substring) -> (String, Substring.Index)? {
    let parts = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].hasPrefix("="), parts[0].count < 40 else { return nil }
    let bytes = Array(parts[2].utf8)
    let method = parts[1].lowercased()
    guard method == "b" || method == "q" else { return nil }
    let decoded =
      method == "b"
      ? MailText.base64(bytes.span) : MailText.quotedPrintable(bytes.span, isWord: true)
    let end = text.index(after: parts[3].startIndex)
    guard let encoding = MailText.encoding(of: parts[0].lowercased(), decoded.span) else {
      return nil
    }
    if encoding == .gb18030 {
      var output: [UInt8] = []
      guard let decoder = GB18030Decoder(), decoder.decode(decoded.span, into: &output) == nil
      else {
        return nil
      }
      return (String(decoding: output, as: UTF8.self), end)
    }
    return decoded.span.firstBadUTF8 == nil ? (String(decoding: decoded, as: UTF8.self), end) : nil
  }
}
