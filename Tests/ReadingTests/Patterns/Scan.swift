@testable import Reading

/// Scanning a text with a set of patterns.
enum Scan {
  /// What was found in one sentence.
  struct Found: Equatable {
    let rule: Int
    let pattern: Int
    /// The words of the text that the pattern covers.
    let words: String
  }

  /// Everything that `set` finds in `text`, sentence by sentence.
  static func matches(_ set: PatternSet, _ text: String) -> [Found] {
    var found: [Found] = []
    _ = summary(set, text) { found.append($0) }
    return found
  }

  /// Reads `text` to its end.
  static func summary(
    _ set: PatternSet, _ text: String, _ visit: (Found) -> Void = { _ in }
  ) -> PatternScanner.Summary {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = PatternScanner(set)
      return scanner.scan(bytes) { sentence, matches in
        for match in matches {
          let range = sentence.bytes(of: match.range, in: bytes)
          visit(
            Found(
              rule: match.rule, pattern: match.pattern,
              words: String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)))
        }
      }
    }
  }
}
