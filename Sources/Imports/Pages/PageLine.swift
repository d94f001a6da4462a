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
    let bytes = text.utf8.span
    guard
      bytes.firstIndex(of: UInt8(ascii: "\t"), from: 0) != nil
        || bytes.firstIndex(of: 0x1f, from: 0) != nil
    else { return text.trimmingBlanks() }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for index in 0..<bytes.count where bytes[index] != 0x1f {
      output.append(bytes[index] == UInt8(ascii: "\t") ? UInt8(ascii: " ") : bytes[index])
    }
    return output.span.checkedText.trimmingBlanks()
  }
}

extension StringProtocol {
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
