import TestKit
import Testing

@testable import Reading

/// The table of words against looking for every word at every place.
@Suite struct WordTableTests {
  private typealias Symbol = Alphabet.Symbol

  /// Few symbols, so that words lie in each other and overlap.
  private static func words(_ random: inout SplitMix64) -> [[Symbol]] {
    let all = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Symbol.random(in: 3...6, using: &random)
      }
    }
    return Array(Set(all)).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func found(_ table: WordTable, _ text: [Symbol]) -> Set<[Int]> {
    Set(table.all(in: text).map { [Int($0.role), Int($0.start)] })
  }

  @Test(arguments: 0..<200)
  func `every word is found wherever it stands, and nothing else`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let words = Self.words(&random)
    let table = WordTable(words: words, symbolCount: 7)
    // 0 is a character of no word.
    let text = (0..<Int.random(in: 0...80, using: &random)).map { _ in
      [Symbol](arrayLiteral: 0, 3, 4, 5, 6, 3, 4, 5, 6).randomElement(using: &random) ?? 0
    }
    var expected: Set<[Int]> = []
    for (number, word) in words.enumerated() {
      for start in text.indices where text[start...].starts(with: word) {
        expected.insert([number, start])
      }
    }
    #expect(Self.found(table, text) == expected)
  }

  @Test func `a table without words finds nothing`() {
    let table = WordTable(words: [], symbolCount: 7)
    #expect(Self.found(table, [3, 4, 5, 6]).isEmpty)
    #expect(table.mostEndings == 0)
  }
}
