/// One line of text as a page shows it.
struct PageLine: Sendable, Hashable {
  /// The line of the file on which it begins, counted from 1.
  let line: Int
  /// The text; cells of a table are separated by TAB, neighbouring elements by U+001F.
  let text: String
  /// Whether the page holds it without showing it.
  let isHidden: Bool

  /// The text as a person reads it.
  var plain: String {
    String(text.unicodeScalars.compactMap { Self.plain($0) })
      .trimmingBlanks()
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar {
    case "\u{1f}": nil
    case "\t": " "
    default: Character(scalar)
    }
  }
}

extension StringProtocol {
  /// The text without blanks at both ends.
  func trimmingBlanks() -> String {
    func isBlank(_ character: Character) -> Bool {
      character.isWhitespace || character == "\u{feff}" || character == "\u{200e}"
        || character == "\u{1f}"
    }
    let start = drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }

  /// The text cut to `limit` bytes of UTF-8, at a character.
  func cut(to limit: Int) -> String {
    guard utf8.count > limit else { return String(self) }
    var end = startIndex
    var bytes = 0
    for index in indices {
      bytes += self[index].utf8.count
      if bytes > limit { break }
      end = self.index(after: index)
    }
    return String(self[..<end])
  }
}
