import Testing

@testable import Reading

/// How patterns are written, and what is none.
@Suite struct PatternSyntaxTests {
  /// Which of `texts` a set of the one pattern `pattern` finds.
  private func finds(
    _ pattern: String, unless: [String] = [], lists: [(name: String, words: [String])] = [],
    in texts: [String]
  ) throws -> [String] {
    let set = try PatternSet(
      lists: lists, rules: [PatternSet.Rule(matches: [pattern], excuses: unless)], folding: .plain)
    return texts.filter { !Scan.matches(set, $0).isEmpty }
  }

  @Test func `items with nothing between them touch, and gaps let characters in between`() throws {
    let texts = ["不退款", "不能退款", "不能为您办理退款"]
    #expect(try finds("不退款", in: texts) == ["不退款"])
    #expect(try finds("不 ..1 退款", in: texts) == ["不退款", "不能退款"])
    #expect(try finds("不 ..6 退款", in: texts) == texts)
  }

  @Test func `choices and lists stand for any of their words`() throws {
    let lists = [(name: "no", words: ["不", "概不"]), (name: "all", words: ["{no}", "拒绝"])]
    let texts = ["拒绝退款", "概不退款", "可以退款"]
    #expect(try finds("{all}退款", lists: lists, in: texts) == ["拒绝退款", "概不退款"])
    #expect(try finds("({no}|可以)退款", lists: lists, in: texts) == ["概不退款", "可以退款"])
  }

  @Test func `parts in any order are found in every order`() throws {
    let texts = ["退款须扣手续费", "手续费从退款里扣", "退款" + String(repeating: "，", count: 30) + "手续费"]
    #expect(try finds("退款 &20 手续费", in: texts) == Array(texts.prefix(2)))
    #expect(try finds("扣 & 退款 & 手续费", in: texts) == Array(texts.prefix(2)))
  }

  @Test func `what must not stand around an item or inside a gap keeps it from being found`() throws
  {
    let texts = ["不退款", "从不退款", "不会退款"]
    #expect(try finds("~0(从)不退款", in: texts) == ["不退款"])
    #expect(try finds("不!1(会) ..2 退款", in: texts) == ["不退款", "从不退款"])
    #expect(try finds("不 ..3-(会) 退款", in: texts) == ["不退款", "从不退款"])
    #expect(try finds("^不", in: texts) == ["不退款", "不会退款"])
    #expect(try finds("退款", unless: ["从不"], in: texts) == ["不退款", "不会退款"])
  }

  @Test func `readings stand for quantities`() throws {
    let texts = ["24小时内退款", "七个工作日内退款", "立即退款"]
    #expect(try finds("<time> 内退款", in: texts) == Array(texts.prefix(2)))
    #expect(try finds("<workdays> 内退款", in: texts) == ["七个工作日内退款"])
  }

  @Test(arguments: [
    "", "..3", "不 ..3", "{", "{none}", "<time", "<year>", "(a|)", "a & ", "& a", "^a & b",
    "a & b & c & d", "~3", "!1(a)", ")", "a|b",
  ])
  func `what is no pattern is refused`(pattern: String) {
    #expect(throws: FaultyPattern.self) {
      _ = try PatternSet(
        lists: [], rules: [PatternSet.Rule(matches: [pattern])], folding: .plain)
    }
  }

  @Test func `a list may only name lists before it, and none twice`() {
    for lists in [
      [(name: "a", words: ["{b}"]), (name: "b", words: ["x"])],
      [(name: "a", words: ["x"]), (name: "a", words: ["y"])],
      [(name: "a", words: ["\u{200b}"])],
    ] {
      #expect(throws: FaultyPattern.self) {
        _ = try PatternSet(
          lists: lists, rules: [PatternSet.Rule(matches: ["x"])], folding: .plain)
      }
    }
  }
}
