import CaseCore
import TestKit
import Testing

@testable import Reading

/// What words say that are in no rule.
@Suite struct WeighingTests {
  private static let words = Bilingual(zh: "甲", en: "A")

  private static func kind(_ id: String) -> ClauseKind {
    ClauseKind(
      id: id, name: words, direction: .against, effect: .contestable, law: [], means: words,
      complaint: nil, states: [])
  }

  private static func rules(
    _ matches: [String], needs: [Int], _ weights: KeyValuePairs<String, Int>
  ) throws -> ClauseRules {
    try ClauseRules(
      kinds: [kind("a")],
      rules: matches.map { match in
        ClauseRules.Rule(
          kind: "a", direction: nil, states: [], patterns: PatternSet.Rule(matches: [match]))
      }, mentions: [], titles: [],
      weighings: [
        Weighing(
          kind: "a", needs: needs, words: weights.map { Weighing.Word($0.key, weight: $0.value) })
      ], lists: [], folding: .plain)
  }

  @Test func `words without a rule make a finding, and it names them, the heaviest first`() throws {
    let rules = try Self.rules(["不退"], needs: [10], ["概": 9, "恕难": 40, "从命": 20, "可": -5])
    let found = ClauseReader(rules).read("您好。退款一事,恕难从命,可。").findings
    #expect(found.map(\.quote) == ["退款一事,恕难从命,可"])
    #expect(found.map(\.because) == [["恕难", "从命"]])
    #expect(found.map(\.words.scalars) == [8..<12])
  }

  @Test func `a rule is enough unless the words speak against it`() throws {
    let rules = try Self.rules(["不退"], needs: [50, -10, -100], ["如果": -40, "别家": -40])
    let reader = ClauseReader(rules)
    #expect(reader.read("本店不退").findings.map(\.because) == [[]])
    #expect(reader.read("如果别家不退").findings.isEmpty)
    #expect(ClauseReader(rules.unweighed).read("如果别家不退").findings.count == 1)
  }

  @Test func `of two rules more has to be said against them`() throws {
    let rules = try Self.rules(["不退", "本店"], needs: [50, -10, -100], ["如果": -40])
    #expect(ClauseReader(rules).read("如果本店不退").findings.count == 1)
    #expect(ClauseReader(rules).read("如果不退").findings.isEmpty)
  }

  @Test func `a longer sentence needs more`() throws {
    let reader = ClauseReader(try Self.rules(["不退"], needs: [10], ["恕难": 40]))
    #expect(reader.read("一二三四五六七八九十一二恕难一二").findings.count == 1)
    #expect(reader.read("一二三四五六七八九十一二恕难一二三").findings.isEmpty)
  }

  @Test func `a word that nothing is read of is refused`() {
    for word in ["", " ", "不。退", "?退"] {
      #expect(throws: FaultyPattern.self) { try Self.rules(["不退"], needs: [1], [word: 3]) }
    }
  }

  /// Sums by looking for every word at every place.
  @Test(arguments: UInt64(0)..<150)
  func `what is summed is what stands there, kept or built anew`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    func text(_ longest: Int) -> String {
      (0..<Int.random(in: 1...longest, using: &random)).map { _ in
        String("甲乙丙丁".randomElement(using: &random) ?? "甲")
      }.joined()
    }
    var weights: [String: Int] = [:]
    for _ in 0..<12 { weights[text(3)] = Int.random(in: -9...9, using: &random) }
    let weighing = Weighing(
      kind: "a", needs: [0],
      words: weights.sorted { $0.key < $1.key }.map { Weighing.Word($0, weight: $1) })
    let set = try PatternSet(
      lists: [], rules: [PatternSet.Rule(matches: ["戊"])], weighings: [weighing], folding: .plain)
    let kept = try #require(PatternSet(compiled: set.compiled))
    for _ in 0..<20 {
      let text = text(30)
      let characters = Array(text)
      var sum = 0
      for start in characters.indices {
        for end in start..<min(characters.count, start + 3) {
          sum += weights[String(characters[start...end])] ?? 0
        }
      }
      #expect(Self.sum(set, text) == Int32(sum), "\(text)")
      #expect(Self.sum(kept, text) == Int32(sum), "\(text)")
    }
  }

  private static func sum(_ set: PatternSet, _ text: String) -> Int32 {
    var sum: Int32 = 0
    var text = text
    _ = text.withUTF8 { bytes in
      var scanner = PatternScanner(set)
      return scanner.scan(bytes) { sentence, _ in sum += sentence.sums[0] }
    }
    return sum
  }
}
