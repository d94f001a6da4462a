/// Plain text written so that Markdown shows it as it is: no markup, no link, no HTML.
///
/// Everything in our papers goes through here, our own words too, so that there is no second way
/// by which an account name or a file name could become a link. The escapes are those of
/// CommonMark 0.31 (section 2.4) and of the table, strikethrough and autolink extensions.
public enum MarkdownText {
  /// `text`, which is made one line first, escaped.
  public static func line(_ text: some StringProtocol) -> String {
    let line = OutsideText.line(text)
    var escaped = ""
    escaped.reserveCapacity(line.utf8.count + 8)
    let rest = Array(startEscaped(line, into: &escaped).unicodeScalars)
    for (index, scalar) in rest.enumerated() {
      let next = index + 1 < rest.count ? rest[index + 1] : nil
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      // A backslash alone does not keep an address from becoming a mail link everywhere.
      case "@": escaped += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "{", "}", "|", "~", "$", "^", "!",
        // `http://` and `www.example` would become links by themselves.
        ":" where next == "/", "." where isLetter(next):
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Escapes what has a meaning at the start of a line only, and returns the rest.
  private static func startEscaped(_ line: String, into escaped: inout String) -> Substring {
    guard let first = line.unicodeScalars.first else { return line[...] }
    switch first {
    case "#", "+", "-", "=":
      escaped += "\\"
      escaped.unicodeScalars.append(first)
      return line.unicodeScalars.dropFirst().asSubstring
    case "0"..."9":
      let digits = line.unicodeScalars.prefix { ("0"..."9").contains($0) }
      let rest = line.unicodeScalars.dropFirst(digits.count)
      // `98.00` is no list item; `98. ` is one.
      guard let mark = rest.first, mark == "." || mark == ")",
        rest.dropFirst().first.map({ $0 == " " }) ?? true
      else { return line[...] }
      escaped += String(digits)
      escaped += "\\"
      escaped.unicodeScalars.append(mark)
      return rest.dropFirst().asSubstring
    default: return line[...]
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var asSubstring: Substring { Substring(self) }
}
