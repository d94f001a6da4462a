import CaseCore
import PlaybookYAML
import Testing

@Suite struct SourceTreeTests {
  private func root(_ text: String) throws -> SourceNode {
    let source = try PlaybookSource(files: [.init(name: "a.yaml", bytes: Array(text.utf8))])
    return try SourceTree(reading: source).files[0].root
  }

  private func codes(_ text: String) throws -> [String] {
    do {
      _ = try root(text)
      return []
    } catch let unsound as PlaybookUnsound {
      return unsound.diagnostics.map { "\($0.line):\($0.column) \($0.code)" }
    }
  }

  @Test func `every scalar is text, with its place and its quotes`() throws {
    let root = try root("yes: no\nday: 2026-11-22\namount: 98.00\nquoted: \"010\"\nnull: ~\n")
    #expect(root["yes"]?.content == .scalar("no", quoted: false))
    #expect(root["day"]?.text == "2026-11-22")
    #expect(root["amount"]?.text == "98.00")
    #expect(root["quoted"]?.content == .scalar("010", quoted: true))
    #expect(root["null"]?.text == "~")
    #expect(root["quoted"]?.place == SourcePlace(file: 0, line: 4, column: 9))
  }

  @Test(arguments: ["", "# only a comment\n", "---\n"])
  func `an empty file has an empty mapping`(text: String) throws {
    #expect(try root(text).content == .mapping([]))
  }

  @Test(arguments: [
    ("a: 010", "1:4 bare-number"), ("a: 0x1F", "1:4 bare-number"), ("a: -07", "1:4 bare-number"),
    ("a: 1:30", "1:4 bare-number"), ("a: 20:00", "1:4 bare-number"), ("007: x", "1:1 bare-number"),
    ("a: !x b", "1:4 tag"), ("a: !!str b", "1:4 tag"), ("a: !x {b: c}", "1:4 tag"),
    ("a: !!seq [b]", "1:4 tag"), ("!x a: b", "1:1 tag"),
    ("a: &b c", "1:4 anchor"), ("&b a: c", "1:1 anchor"), ("a: &b [c]", "1:4 anchor"),
    ("a: &b c\nd: *b", "1:4 anchor"), ("a: *b", "1:4 malformed"),
    ("<<: {a: b}", "1:1 merge-key"), ("? [a]\n: b", "1:1 key-not-text"),
    ("[a]: b", "1:1 key-not-text"), ("a: 1\nb: 2\na: 3", "3:1 duplicate-key"),
    ("a: 1\n\"a\": 2", "1:1 duplicate-key"), ("- a", "1:1 top-not-mapping"),
    ("a", "1:1 top-not-mapping"), ("a: b\n---\nc: d", "2:1 malformed"), ("a: [b", "2:1 malformed"),
    ("a: \u{1}", "1:4 malformed"),
  ])
  func `what a playbook cannot have is refused where it stands`(
    text: String, code: String
  ) throws {
    #expect(try codes(text) == [code])
  }

  @Test(arguments: [
    "a: 0", "a: 0.5", "a: 98.00", "a: -5", "a: 2026-11-22T10:00:00+08:00", "a: 0 h",
  ])
  func `other bare numbers, days and spans may stand`(text: String) throws {
    #expect(try codes(text) == [])
  }

  @Test func `text that is no UTF-8 is refused`() throws {
    let source = try PlaybookSource(files: [.init(name: "a.yaml", bytes: [0x61, 0x3a, 0x20, 0xff])])
    let error = #expect(throws: PlaybookUnsound.self) { try SourceTree(reading: source) }
    #expect(error?.diagnostics.map(\.code) == ["not-text"])
  }

  @Test func `nesting has a limit`() throws {
    func nested(_ depth: Int) -> String {
      "a: " + String(repeating: "[", count: depth) + "b" + String(repeating: "]", count: depth)
    }
    #expect(try codes(nested(Limits.playbookDepth - 1)) == [])
    #expect(try codes(nested(Limits.playbookDepth)) == ["1:36 too-deep"])
    #expect(try codes(nested(5000)).map { $0.suffix(9) } == ["malformed"])
    let indented = (0..<80).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try codes(indented) == ["66:65 too-deep"])
  }

  @Test func `aliases and nested keys that would run for ever are refused at once`() throws {
    var chain = "a0: &a0 [x, x, x, x]\n"
    for level in 1..<40 { chain += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(try codes(chain) == ["1:5 anchor"])
    let key = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    #expect(try codes("{\(key): 1, \(key): 2}") == ["1:122 key-not-text"])
  }
}
