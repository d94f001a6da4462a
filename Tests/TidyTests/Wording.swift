/// What may be said, and where words may stand.
enum Wording {
  /// Rooms in which Chinese literals are data: the words of the formats that they read, and what
  /// tests are made of.
  static let dataRooms: Set<String> = ["Imports", "Reading", "TestKit"]

  /// Words that claim more than a hash and a signature can show. Spelt in two halves so that this
  /// file does not contain them.
  static let overclaims = ["司法" + "存证", "具有" + "法律效力", "区块链" + "存证"]

  /// Folders that belong to one machine, spelt so that this file does not contain them.
  static let machinePaths = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/"]

  /// Chinese in a literal that is not the `zh:` half of a text in both languages.
  static func chineseAlone(path: String, room: String, source: SwiftText) -> [Complaint] {
    if dataRooms.contains(room) { return [] }
    var lastWasHalf = false
    return source.strings.compactMap { literal in
      let isHalf =
        literal.before.hasSuffix("zh:")
        || (lastWasHalf && literal.before.hasSuffix("+"))
      lastWasHalf = isHalf
      // A single character is a sign that is parsed, such as a comma, and no text.
      guard !isHalf, literal.text.count > 1, literal.text.unicodeScalars.contains(where: isChinese)
      else { return nil }
      return Complaint(
        path: path, line: literal.line,
        why: "a text that a person sees is Bilingual(zh:en:); a format's word belongs in Imports")
    }
  }

  /// A phrase of `phrases` in any text.
  static func phrases(_ phrases: [String], path: String, text: String, why: String) -> [Complaint] {
    guard phrases.contains(where: { text.contains($0) }) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      guard let phrase = phrases.first(where: { line.contains($0) }) else { return nil }
      return Complaint(path: path, line: index + 1, why: "\(phrase): \(why)")
    }
  }

  /// Han characters and the punctuation that only Chinese text uses.
  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3001...0x3002, 0xFF0C, 0xFF1A:
      true
    default: false
    }
  }
}
