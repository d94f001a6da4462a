import CaseCore
import PlaybookYAML
import Reading
import TestKit
import Testing

/// Rules for messages: what is read of them, and what is said of a mistake.
@Suite struct MessageRulesTests {
  /// One kind of each sort with one rule each, in which the lines of `changes` stand in for others.
  static func source(_ changes: [String: String] = [:]) throws -> PlaybookSource {
    let lines = """
      folding: ["後后"]
      lists:
        soon: ["马上", "立刻"]
      classes:
        used:
          name: {zh: "已使用", en: "Used"}
          answer: {zh: "请提供兑换时间。", en: "Please give the time."}
          proof: {zh: "录屏", en: "A recording"}
          not_when: {zh: "自己用的", en: "You used it"}
          facts: [A09]
      kinds:
        promise:
          name: {zh: "承诺", en: "A promise"}
          means: {zh: "截图", en: "Keep it"}
          yields_to: [refusal]
          rules:
            - matter: refund
              match: ["{soon} ..4 退"]
              yes: ["马上给你退"]
              no: ["你好"]
              near: ["马上就好"]
        refusal:
          name: {zh: "拒绝", en: "A refusal"}
          means: {zh: "截图", en: "Keep it"}
          rules:
            - class: used
              match: ["用过了"]
              yes: ["卡用过了"]
              no: ["你好"]
              near: ["没用过"]
      mentions:
        - match: ["他说"]
          yes: ["他说的"]
          no: ["你好"]
          near: ["说了"]
      conditions:
        - match: ["如果"]
          yes: ["如果到了"]
          no: ["你好"]
          near: ["果然"]
      hedges:
        - match: ["{soon}"]
          yes: ["马上"]
          no: ["你好"]
          near: ["上马"]
      """
    var text = ""
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      let blanks = line.prefix { $0 == " " }
      let rest = String(line.dropFirst(blanks.count))
      text += blanks + (changes[rest] ?? rest) + "\n"
    }
    return try PlaybookSource(
      files: [PlaybookSource.File(name: "all.yaml", bytes: Array(text.utf8))])
  }

  static func compile(_ changes: [String: String] = [:]) throws
    -> RulesFamily<MessageRules>.Compiled
  {
    let source = try source(changes)
    return try RulesFamilies.messages.compile(source, digest: .ofContent(source.bytes))
  }

  @Test func `sound rules are read whole`() throws {
    let compiled = try Self.compile()
    #expect(compiled.exampleCount == 15)
    #expect(compiled.rules.kinds.map(\.id) == ["promise", "refusal"])
    #expect(compiled.rules.kinds.first?.yieldsTo == ["refusal"])
    #expect(compiled.rules.classes.first?.answer?.proof.en == "A recording")
    #expect(compiled.rules.classes.first?.facts == ["A09"])
  }

  @Test func `a kind yields to another in the same sentence`() throws {
    let reader = MessageReader(try Self.compile().rules)
    func kinds(_ text: String) -> [String] {
      reader.read(Message(text, from: .other, at: Moment(seconds: 0), in: .shanghai))
        .findings.map(\.kind.id)
    }
    #expect(kinds("马上退") == ["promise"])
    #expect(kinds("马上退,你用过了") == ["refusal"])
    #expect(kinds("马上退。你用过了") == ["promise", "refusal"])
    #expect(kinds("他说马上退") == [])
  }

  /// A line, what stands in its place, and what is said of it: the code, and the first words.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let line: String
    let becomes: String
    let code: String
    let en: String
    let zh: String
    var testDescription: String { becomes }
  }

  static let mistakes = [
    Mistake(
      line: "- matter: refund", becomes: "- matter: money", code: "not-one-of",
      en: "“money” is none of the words that can stand here.", zh: "“money”不是这里可用的词。"),
    Mistake(
      line: "- class: used", becomes: "- class: usde", code: "not-one-of",
      en: "“usde” is none of the words that can stand here.", zh: "“usde”不是这里可用的词。"),
    Mistake(
      line: "near: [\"没用过\"]", becomes: "near: [\"没用过\"]\n        matter: refund",
      code: "several-forms", en: "“matter” and “class” stand here together; there can be only one.",
      zh: "这里同时写了“matter”“class”，只能有一个。"),
    Mistake(
      line: "yields_to: [refusal]", becomes: "yields_to: [refusla]", code: "not-one-of",
      en: "“refusla” is none of the words that can stand here.", zh: "“refusla”不是这里可用的词。"),
    Mistake(
      line: "match: [\"{soon} ..4 退\"]", becomes: "match: [\"{sone} ..4 退\"]", code: "unknown-list",
      en: "“{sone} ..4 退” asks for a list “sone” that there is none of.",
      zh: "句式“{sone} ..4 退”用到了没有的词表“sone”。"),
    Mistake(
      line: "match: [\"{soon} ..4 退\"]",
      becomes: "match: [\"{soon} ..4 退\", \"快\"]\n        unless: [\"给\"]",
      code: "example-missed", en: "This rule does not find: “马上给你退”.", zh: "这条规则没有认出：“马上给你退”。"),
    Mistake(
      line: "near: [\"马上就好\"]", becomes: "near: [\"立刻就退\"]", code: "example-taken",
      en: "“立刻就退” is taken for promise (refund), which it is not.",
      zh: "“立刻就退”被误认为 promise (refund)。"),
    Mistake(
      line: "near: [\"没用过\"]", becomes: "", code: "rule-without-test",
      en: "This rule has no examples under “near”.", zh: "这条规则没有“near”的例句。"),
    Mistake(
      line: "proof: {zh: \"录屏\", en: \"A recording\"}", becomes: "", code: "missing-key",
      en: "“proof” is missing here.", zh: "这里缺少“proof”。"),
    Mistake(
      line: "hedges:", becomes: "hedge:", code: "unknown-section",
      en: "There is no section “hedge”.",
      zh: "没有名为“hedge”的分节。"),
    Mistake(
      line: "soon: [\"马上\", \"立刻\"]", becomes: "when: [\"马上\", \"立刻\"]", code: "repeated-list",
      en: "The list “when” stands twice.", zh: "词表“when”写了两次。"),
    Mistake(
      line: "folding: [\"後后\"]", becomes: "folding: [\"後\"]", code: "bad-pair",
      en: "“後” is no pair of two characters.", zh: "“後”不是两个不同的字。"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told in both languages, and how to mend it`(mistake: Mistake) throws {
    let error = #expect(throws: PlaybookUnsound.self) {
      _ = try Self.compile([mistake.line: mistake.becomes])
    }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.code == mistake.code)
    #expect(diagnostic.message.en == mistake.en)
    #expect(diagnostic.message.zh == mistake.zh)
    #expect(!diagnostic.hint.en.isEmpty && !diagnostic.hint.zh.isEmpty)
    #expect(diagnostic.line > 0)
  }
}
