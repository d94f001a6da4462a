import CaseCore
import Crypto
import PlaybookYAML
import Testing

/// Each way to write rules for drafts or stories wrong is named, with its line and what to do.
@Suite struct TextRuleFaultTests {
  private static let rule = "{match: [骗子], yes: [骗子], no: [你好], near: [老板]}"
  private static let told = "{zh: 说, en: Says}"

  /// What is wrong with the only file of a family.
  private func codes(
    _ text: String, _ compile: (PlaybookSource, CaseCore.Digest) throws(PlaybookUnsound) -> Void
  ) throws -> [String] {
    let source = try PlaybookSource(files: [.init(name: "rules.yaml", bytes: Array(text.utf8))])
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    do throws(PlaybookUnsound) {
      try compile(source, digest)
      return []
    } catch {
      #expect(
        error.diagnostics.allSatisfy { found in
          found.line > 0 && !found.hint.zh.isEmpty && !found.hint.en.isEmpty
        })
      return error.diagnostics.map(\.code)
    }
  }

  private func drafts(_ text: String) throws -> [String] {
    try codes(text) { source, digest throws(PlaybookUnsound) in
      _ = try RulesFamilies.drafts.compile(source, digest: digest)
    }
  }

  private func stories(_ text: String) throws -> [String] {
    try codes(text) { source, digest throws(PlaybookUnsound) in
      _ = try RulesFamilies.stories.compile(source, digest: digest)
    }
  }

  private func kind(
    to: String = "[seller]", quotes: String = "skip", rule: String = Self.rule, more: String = ""
  ) -> String {
    """
    kinds:
      accusation:
        name: {zh: 指控, en: An accusation}
        to: \(to)
        quotes: \(quotes)
        law: [D06]
        why: \(Self.told)
        calmer: \(Self.told)
        rules: [\(rule)]
    \(more)
    """
  }

  @Test func `sound rules have no fault`() throws {
    #expect(try drafts(kind()).isEmpty)
    #expect(try stories(story()).isEmpty)
  }

  @Test func `a rule of a draft without examples does not load`() throws {
    #expect(
      try drafts(kind(rule: "{match: [骗子]}"))
        == Array(repeating: "rule-without-test", count: 3))
  }

  @Test func `an example that is missed, and one that is taken, are named`() throws {
    #expect(
      try drafts(kind(rule: "{match: [骗子], yes: [你好], no: [骗子], near: [老板]}"))
        == ["example-missed", "example-taken"])
  }

  @Test func `a quoted example is missed where quotes are skipped, and found where they are read`()
    throws
  {
    let rule = "{match: [骗子], yes: [他说“骗子”], no: [你好], near: [老板]}"
    #expect(try drafts(kind(rule: rule)) == ["example-missed"])
    #expect(try drafts(kind(quotes: "read", rule: rule)).isEmpty)
  }

  @Test func `a recipient, a way with quotes and a section that there is not are named`() throws {
    #expect(try drafts(kind(to: "[nobody]")) == ["not-one-of"])
    #expect(try drafts(kind(quotes: "maybe")).first == "not-one-of")
    #expect(try drafts(kind(more: "stories: []")) == ["unknown-section"])
  }

  @Test func `advice of a rule is whole or not there`() throws {
    let rule = "{match: [骗子], why: \(Self.told), yes: [骗子], no: [你好], near: [老板]}"
    #expect(try drafts(kind(rule: rule)).contains("missing-key"))
  }

  @Test func `a statement compares with a fact or with a number`() throws {
    let end = "match: [没到], yes: [没到], no: [你好], near: [到了]}"
    #expect(
      try drafts(kind(more: "statements: [{fact: goods_arrived, is: [none], \(end)]")).isEmpty)
    #expect(try drafts(kind(more: "statements: [{reads: paid_amount, \(end)]")).isEmpty)
    #expect(try drafts(kind(more: "statements: [{fact: goods_arrived, \(end)]")) == ["missing-key"])
    #expect(try drafts(kind(more: "statements: [{reads: weather, \(end)]")) == ["not-one-of"])
    #expect(try drafts(kind(more: "statements: [{\(end)]")) == ["missing-key"])
  }

  @Test func `a list that there is not, and the name of a mark taken for a list`() throws {
    #expect(
      try drafts(kind(rule: "{match: [\"{crooks}\"], yes: [骗子], no: [你好], near: [老板]}"))
        == ["unknown-list"])
    #expect(try drafts(kind(more: "lists: {phone: [电话]}")) == ["repeated-list"])
  }

  private func story(
    claim: String = "plain: [\(Self.rule)]",
    distress: String =
      "distress: {help: \(Self.told), rules: [{match: [轻生], yes: [轻生], no: [你好], near: [轻松]}]}"
  ) -> String {
    """
    claims:
      fraud:
        name: {zh: 诈骗, en: Fraud}
        \(claim)
    \(distress)
    """
  }

  @Test func `stories are not read without an answer to self-harm`() throws {
    #expect(try stories(story(distress: "")) == ["missing-key"])
  }

  @Test func `a claim that another one hides is declared`() throws {
    #expect(try stories(story(claim: "hides: [nothing]")) == ["not-one-of"])
  }

  @Test func `signs and hints have examples too`() throws {
    #expect(
      try stories(story(claim: "signs: {gone: [{match: [没了]}]}"))
        == Array(repeating: "rule-without-test", count: 3))
    #expect(
      try stories(story(claim: "hints: [{match: [没了], yes: [在], no: [你好], near: [来了]}]"))
        == ["example-missed"])
  }
}
