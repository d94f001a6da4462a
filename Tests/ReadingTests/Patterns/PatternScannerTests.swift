import TestKit
import Testing

@testable import Reading

/// The scanner against a plain search over every way to place the words.
@Suite struct PatternScannerTests {
  /// Words of two letters, so that they overlap; a pattern of up to four with small gaps.
  private struct Sample {
    var patterns: [(words: [[String]], gaps: [Int])] = []
    var text = ""

    init(_ random: inout SplitMix64) {
      func word() -> String {
        String(
          (0..<Int.random(in: 1...2, using: &random)).map { _ in
            "甲乙丙".randomElement(using: &random) ?? "甲"
          })
      }
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let count = Int.random(in: 1...4, using: &random)
        patterns.append(
          (
            (0..<count).map { _ in (0..<Int.random(in: 1...2, using: &random)).map { _ in word() }
            },
            (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
          ))
      }
      text = String(
        (0..<Int.random(in: 0...24, using: &random)).map { _ in
          "甲乙丙丁。".randomElement(using: &random) ?? "丁"
        })
    }

    var written: [String] {
      patterns.map { pattern in
        pattern.words.indices.map { index in
          let item = "(" + pattern.words[index].joined(separator: "|") + ")"
          return index == 0 ? item : "..\(pattern.gaps[index])\(item)"
        }.joined(separator: " ")
      }
    }

    /// Whether the pattern `number` stands in a sentence of the text.
    func stands(_ number: Int) -> Bool {
      let (words, gaps) = patterns[number]
      func follows(_ step: Int, _ text: Substring, within gap: Int) -> Bool {
        guard step < words.count else { return true }
        for skip in 0...gap where skip <= text.count {
          let rest = text.dropFirst(skip)
          for word in words[step] where rest.hasPrefix(word) {
            let next = step + 1 < gaps.count ? gaps[step + 1] : 0
            if follows(step + 1, rest.dropFirst(word.count), within: next) { return true }
          }
        }
        return false
      }
      return text.split(separator: "。").contains { follows(0, $0, within: $0.count) }
    }
  }

  @Test(arguments: 0..<400)
  func `a rule is found exactly where its words can be placed`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let sample = Sample(&random)
    let set = try PatternSet(
      lists: [], rules: sample.written.map { PatternSet.Rule(matches: [$0]) }, folding: .plain)
    let found = Set(Scan.matches(set, sample.text).map(\.rule))
    #expect(found == Set(sample.patterns.indices.filter(sample.stands)), "\(sample)")
  }

  @Test func `each rule is found once a sentence, in the order of the patterns`() throws {
    let set = try PatternSet(
      lists: [],
      rules: [PatternSet.Rule(matches: ["乙", "甲"]), PatternSet.Rule(matches: ["丙"])],
      folding: .plain)
    #expect(
      Scan.matches(set, "丙甲乙甲乙。甲") == [
        Scan.Found(rule: 0, pattern: 0, words: "乙"), Scan.Found(rule: 1, pattern: 2, words: "丙"),
        Scan.Found(rule: 0, pattern: 1, words: "甲"),
      ])
  }

  @Test(arguments: ["不\u{200b}退\u{200d}款", "不 退　款", "不\u{202e}退款", "不\u{ad}退款"])
  func `what shows nothing does not hide words, and is counted`(text: String) throws {
    let set = try PatternSet(
      lists: [], rules: [PatternSet.Rule(matches: ["不退款"])], folding: .plain)
    #expect(Scan.matches(set, text).map(\.words) == [text])
    let unseen = text.unicodeScalars.filter { Folding.isUnseen($0.value) }.count
    #expect(Scan.summary(set, text).unseen == unseen)
  }

  @Test(arguments: 0..<100)
  func `any bytes of UTF-8 are read to their end`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let set = try PatternSet(
      lists: [], rules: [PatternSet.Rule(matches: ["不 ..3 退", "😀", "é"])], folding: .plain)
    let text = String(
      String.UnicodeScalarView(
        (0..<200).map { _ in
          let pool: [ClosedRange<UInt32>] = [
            0...0x7f, 0x80...0x7ff, 0x4e00...0x4e40, 0x1f600...0x1f640, 0x200b...0x200f,
          ]
          let range = pool[Int.random(in: 0..<pool.count, using: &random)]
          return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "不"
        }))
    // No place may lie outside the text or within a character.
    for found in Scan.matches(set, text) { #expect(text.contains(found.words)) }
  }

  /// Patterns that make a search with backtracking blow up.
  @Test func `the work on a sentence is bounded whatever it says`() throws {
    let step = "(甲|甲甲|乙)"
    let pattern = Array(repeating: step, count: PatternSyntax.maxSteps - 1)
      .joined(separator: " ..30 ")
    let set = try PatternSet(
      lists: [], rules: [PatternSet.Rule(matches: [pattern + "丙"])], folding: .plain)
    func tries(_ sentences: Int) -> Int {
      let sentence = String(repeating: "甲", count: Sentence.longest - 1) + "丙"
      // The last word stands nowhere near, so that every way is tried.
      let text = String(repeating: sentence.replacing("丙", with: "丁丙乙") + "。", count: sentences)
      return Scan.summary(set, text).tries
    }
    let one = tries(1)
    #expect(one <= PatternSyntax.maxSteps * Sentence.longest * Sentence.longest * 4)
    #expect(tries(8) == 8 * one)
  }
}
