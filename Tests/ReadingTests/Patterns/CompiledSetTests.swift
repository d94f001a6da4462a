import Testing

@testable import Reading

/// The tables of a set as bytes.
@Suite struct CompiledSetTests {
  private static let rules = [
    PatternSet.Rule(
      matches: ["~2(可) {deny} ..4-(会) (退|换) !1(群)", "退款 &20 <money>", "<time> ..3 内 $"],
      excuses: ["如果 ..8 (退|-退群)"]),
    PatternSet.Rule(matches: ["(骗子|骗纸)"]),
  ]

  private static func set() throws -> PatternSet {
    try PatternSet(
      lists: [("deny", ["不", "概不", "恕不"])], rules: rules, folding: .plain)
  }

  private static let texts = [
    "概不退款。", "可不退。", "退款要收五元。", "二十四小时内", "如果不退。", "你这个骗子！恕不换货，3天内", "", "没有",
  ]

  @Test func `a set that was kept finds what it found before`() throws {
    let set = try Self.set()
    let kept = try #require(PatternSet(compiled: set.compiled))
    #expect(kept.ruleCount == set.ruleCount && kept.patternCount == set.patternCount)
    for text in Self.texts {
      #expect(Scan.matches(kept, text) == Scan.matches(set, text), "\(text)")
    }
  }

  @Test func `no byte of it can be changed or be missing unseen`() throws {
    let bytes = try Self.set().compiled
    for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 700)) {
      var changed = bytes
      changed[index] ^= 0x10
      #expect(PatternSet(compiled: changed) == nil, "byte \(index)")
      #expect(PatternSet(compiled: Array(bytes[..<index])) == nil, "\(index) bytes")
    }
    #expect(PatternSet(compiled: bytes + [0]) == nil)
  }

  @Test func `a pattern is written as a regular expression of its words and gaps`() throws {
    let set = try PatternSet(
      lists: [("deny", ["不", "概不"])],
      rules: [PatternSet.Rule(matches: ["{deny} ..4 退款 $", "^(a.b|c) <percent>"])],
      folding: .plain)
    #expect(set.expressionWords == ["a.b", "c", "不", "概不", "退款"])
    #expect(set.expressions.first == #"(?:概不|不)[^。！？!?；;…\n]{0,4}(?:退款)$"#)
    #expect(set.expressions.last?.hasPrefix(#"^(?:a\.b|c)(?:(?:["#) == true)
  }
}
