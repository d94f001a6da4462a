/// One line of a text as a row of characters in their plain form, each with the bytes that it is
/// written with, so that a number is found however it is spelt and masked where it stands.
struct FoldedLine {
  /// The characters: digits and letters of full width are plain ones, references and escapes are
  /// what they stand for.
  private(set) var scalars: [Unicode.Scalar] = []
  /// The bytes of each character in the line.
  private(set) var ranges: [Range<Int>] = []

  /// How characters can be spelt in a file.
  enum Spelling {
    /// As they are.
    case plain
    /// Also as `&#49;`.
    case html
    /// Also as `\u0031`.
    case json
  }

  /// The characters of `bytes`, which are UTF-8.
  init(_ bytes: [UInt8], _ spelling: Spelling) {
    let span = bytes.span
    var index = 0
    while index < bytes.count {
      if spelling == .html, bytes[index] == UInt8(ascii: "&"),
        let (text, end) = HTMLEntity.decoded(span, at: index)
      {
        for scalar in text.unicodeScalars { append(scalar, index..<end) }
        index = end
      } else if spelling == .json, bytes[index] == UInt8(ascii: "\\"),
        let (scalar, end) = Self.escape(bytes, at: index)
      {
        append(scalar, index..<end)
        index = end
      } else {
        let end = Self.end(ofCharacterAt: index, in: bytes)
        let text = String(decoding: bytes[index..<end], as: UTF8.self)
        append(text.unicodeScalars.first ?? "\u{fffd}", index..<end)
        index = end
      }
    }
  }

  /// The line without the tags of a page: what stands between them is one text. `isInTag` says
  /// whether the line begins inside of a tag, and afterwards whether it ends so.
  func withoutTags(isInTag: inout Bool) -> FoldedLine {
    var text = self
    text.scalars = []
    text.ranges = []
    for (scalar, range) in zip(scalars, ranges) {
      // A reference to `<` is no tag: it is written with more than one byte.
      let isMark = range.count == 1
      if isInTag {
        if isMark, scalar == ">" { isInTag = false }
      } else if isMark, scalar == "<" {
        isInTag = true
      } else {
        text.append(scalar, range)
      }
    }
    return text
  }

  /// Where the characters of `piece` stand in the line; pieces that follow each other are one.
  func bytes(of piece: Range<Int>) -> [Range<Int>] {
    var bytes: [Range<Int>] = []
    for index in piece {
      if let last = bytes.last, last.upperBound >= ranges[index].lowerBound {
        bytes[bytes.count - 1] = last.lowerBound..<max(last.upperBound, ranges[index].upperBound)
      } else {
        bytes.append(ranges[index])
      }
    }
    return bytes
  }

  /// The characters of `piece`.
  func text(_ piece: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[piece]))
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    scalars.append(Self.plain(scalar))
    ranges.append(range)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xff01...0xff5e: Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
    case 0x3000, 0xa0, 0x09: " "
    case 0x2010...0x2015, 0x2212: "-"
    default: scalar
    }
  }

  private static func end(ofCharacterAt index: Int, in bytes: [UInt8]) -> Int {
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    return end
  }

  private static func escape(_ bytes: [UInt8], at start: Int) -> (Unicode.Scalar, Int)? {
    guard start + 6 <= bytes.count, bytes[start + 1] == UInt8(ascii: "u"),
      let code = UInt32(
        String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { return nil }
    return (scalar, start + 6)
  }
}

extension Unicode.Scalar {
  /// Whether it is one of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }
  /// Whether it is a letter or digit of ASCII.
  var isPlainWord: Bool {
    isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}
