/// What is blank at the ends of a text: white space, and marks that nobody sees.
enum Blanks {
  /// How many bytes the white space at `index` takes; 0 where there is none.
  static func whiteSpace(_ bytes: Bytes, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0d).contains(byte) ? 1 : 0 }
    switch byte {
    // U+0085 and U+00A0.
    case 0xc2:
      return bytes.matches([0x85], at: index + 1) || bytes.matches([0xa0], at: index + 1) ? 2 : 0
    // U+1680, U+2000…U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    case 0xe1...0xe3:
      guard index + 2 < bytes.count else { return 0 }
      switch (byte, bytes[index + 1], bytes[index + 2]) {
      case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8...0xa9),
        (0xe2, 0x80, 0xaf), (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// How many bytes the blank at `index` takes; 0 where there is none. U+FEFF, U+200E and U+001F,
  /// which stands between neighbouring elements of a page, are blank as well.
  static func length(_ bytes: Bytes, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return byte == 0x1f ? 1 : whiteSpace(bytes, at: index) }
    guard byte == 0xe2 || byte == 0xef, index + 2 < bytes.count else {
      return whiteSpace(bytes, at: index)
    }
    switch (byte, bytes[index + 1], bytes[index + 2]) {
    case (0xef, 0xbb, 0xbf), (0xe2, 0x80, 0x8e): return 3
    default: return whiteSpace(bytes, at: index)
    }
  }

  /// `range` of `bytes`, which is UTF-8, without blanks at both ends.
  static func trimmed(_ bytes: Bytes, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let length = length(bytes, at: start)
      if length == 0 { break }
      start += length
    }
    while start < end {
      let before = (1...3).first { end - $0 >= start && length(bytes, at: end - $0) == $0 }
      guard let before else { break }
      end -= before
    }
    return start..<max(start, end)
  }
}

extension String {
  /// The text without blanks at both ends.
  func trimmingBlanks() -> String {
    let bytes = utf8.span
    let range = Blanks.trimmed(bytes, 0..<bytes.count)
    return range.count == bytes.count ? self : bytes.extracting(range).checkedText
  }
}

extension Substring {
  /// The text without blanks at both ends.
  func trimmingBlanks() -> String {
    let bytes = utf8.span
    return bytes.extracting(Blanks.trimmed(bytes, 0..<bytes.count)).checkedText
  }
}
