/// Writes texts into XML 1.0: what it cannot hold is left out, what means something is escaped.
enum XMLText {
  /// `text` as the content of an element or of an attribute in quotation marks.
  static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars where isCharacter(scalar) {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // A line break in a text is a space for every reader of the format.
      case "\t", "\n", "\r": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Char of XML 1.0, clause 2.2.
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// `text` in stretches that run one way: a word processor is told which ones run from right to left.
  ///
  /// What runs neither way, such as digits and spaces, stays with what stands before it.
  static func directions(of text: String) -> [(text: String, isRightToLeft: Bool)] {
    var stretches: [(text: String, isRightToLeft: Bool)] = []
    for character in text {
      let isRightToLeft = character.unicodeScalars.contains(where: runsLeft)
      let isLeftToRight = !isRightToLeft && character.isLetter
      guard let last = stretches.indices.last else {
        stretches.append((String(character), isRightToLeft))
        continue
      }
      if isRightToLeft == stretches[last].isRightToLeft || !(isRightToLeft || isLeftToRight) {
        stretches[last].text.append(character)
      } else {
        stretches.append((String(character), isRightToLeft))
      }
    }
    return stretches
  }

  /// The blocks of Unicode whose letters run from right to left, among them Hebrew and Arabic.
  private static func runsLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
