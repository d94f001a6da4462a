import TestKit
import Testing

@testable import Reading

/// The scanner against a reading that tries every way to place every pattern.
@Suite struct PlainReadingTests {
  /// Lists, rules and texts over a few characters, so that words overlap and rules are found.
  private struct Sample {
    var lists: [(name: String, words: [String])] = []
    var rules: [PatternSet.Rule] = []
    var text = ""

    init(_ random: inout SplitMix64) {
      for number in 0..<Int.random(in: 1...3, using: &random) {
        var words = (0..<Int.random(in: 1...3, using: &random)).map { _ in Self.word(&random) }
        if Int.random(in: 0..<4, using: &random) == 0 { words.append("-" + Self.word(&random)) }
        if Int.random(in: 0..<4, using: &random) == 0 {
          words.append("<\(Quantity.names.randomElement(using: &random) ?? "time")>")
        }
        if number > 0, Bool.random(using: &random) { words.append("{l\(number - 1)}") }
        lists.append(("l\(number)", words))
      }
      let names = lists.map(\.name)
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        rules.append(
          PatternSet.Rule(
            matches: (0..<Int.random(in: 1...4, using: &random)).map { _ in
              Self.pattern(names, &random)
            },
            excuses: (0..<Int.random(in: 0...2, using: &random)).map { _ in
              Self.pattern(names, &random)
            }))
      }
      let pieces =
        Array("甲甲甲乙乙乙丙丙丁3五天元%。？?\n 后後").map(String.init) + ["3天", "五元", "2个工作日", "\u{200b}"]
      text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? "甲"
      }.joined()
    }

    private static func word(_ random: inout SplitMix64) -> String {
      String(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          "甲乙丙后3".randomElement(using: &random) ?? "甲"
        })
    }

    private static func item(_ names: [String], _ random: inout SplitMix64) -> String {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2: "{\(names.randomElement(using: &random) ?? "l0")}"
      case 3: "<\(Quantity.names.randomElement(using: &random) ?? "time")>"
      case 4: "(\(word(&random))|\(word(&random))|-\(word(&random)))"
      default: "(\(word(&random))|\(word(&random)))"
      }
    }

    private static func pattern(_ names: [String], _ random: inout SplitMix64) -> String {
      func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
      var text = ""
      let count = Int.random(in: 1...4, using: &random)
      let isInOrder = !once(in: 6)
      for step in 0..<count {
        if step > 0 {
          if !isInOrder, step < PatternSyntax.maxParts {
            text += " &\(Int.random(in: 0...9, using: &random)) "
          } else if !once(in: 3) {
            text += " ..\(Int.random(in: 0...5, using: &random))"
            text += once(in: 4) ? "-\(item(names, &random)) " : " "
          }
        } else if isInOrder, once(in: 8) {
          text += "^"
        }
        if once(in: 5) {
          text += "~\(Int.random(in: 0...3, using: &random))\(item(names, &random)) "
        }
        text += item(names, &random)
        if once(in: 5) {
          text += " !\(Int.random(in: 0...3, using: &random))\(item(names, &random)) "
        }
      }
      return isInOrder && once(in: 8) ? text + " $" : text
    }
  }

  private static func found(_ set: PatternSet, _ text: String) -> [PlainReading.Found] {
    var found: [PlainReading.Found] = []
    var text = text
    text.withUTF8 { bytes in
      var scanner = PatternScanner(set)
      var number = 0
      _ = scanner.scan(bytes) { _, matches in
        found += matches.map {
          PlainReading.Found(
            sentence: number, rule: $0.rule, pattern: $0.pattern, range: $0.range,
            quantities: $0.quantities)
        }
        number += 1
      }
    }
    return found
  }

  @Test(arguments: 0..<40)
  func `the scanner finds what trying every way finds`(seed: UInt64) throws {
    var random = SplitMix64(state: seed &* 1_000_003)
    let folding = try Folding(pairs: ["後后"])
    for _ in 0..<40 {
      let sample = Sample(&random)
      let set = try PatternSet(lists: sample.lists, rules: sample.rules, folding: folding)
      let plain = try PlainReading(lists: sample.lists, rules: sample.rules, folding: folding)
      let found = Self.found(set, sample.text)
      #expect(found == plain.found(in: sample.text), "\(sample)")
      let kept = try #require(PatternSet(compiled: set.compiled))
      #expect(Self.found(kept, sample.text) == found, "\(sample)")
    }
  }
}
