import CaseCore
import Testing

@testable import Commands

@Suite struct OutputJSONTests {
  @Test func `members keep their order and text is escaped`() {
    let value: OutputJSON = [
      "b": .number(1), "a": .list([.null, .flag(true)]), "c": .text("\"\\\n\u{1}¥"),
      "d": .object([]),
    ]
    #expect(value.compact == #"{"b":1,"a":[null,true],"c":"\"\\\n\u0001¥","d":{}}"#)
    #expect(
      value.pretty == """
        {
          "b": 1,
          "a": [
            null,
            true
          ],
          "c": "\\"\\\\\\n\\u0001¥",
          "d": {}
        }
        """)
  }
}

@Suite struct PrintableTests {
  @Test(arguments: [
    ("a\u{1b}[31mb", "a[31mb"), ("a\nb\t c", "a b c"), ("\u{202e}gpj.exe", "gpj.exe"),
    ("零\u{200b}宽", "零宽"), ("  x  ", "x"),
  ]) func `nothing can move the cursor or turn the letters round`(text: String, safe: String) {
    #expect(Printable.line(text) == safe)
  }

  @Test func `an excerpt says that it was cut`() {
    #expect(Printable.excerpt("abcdef", 4) == "abc…")
    #expect(Printable.excerpt("abcd", 4) == "abcd")
  }
}

@Suite struct CommandScriptTests {
  @Test func `words, quotes and comments are read`() throws {
    let script = try CommandScript(
      """
      # now: 2026-11-22T10:00:00+08:00
      # a comment

      case new --title "98 元 \\"点券\\""
      add {case} 'a b.csv' c\\ d.txt
      """)
    #expect(script.now == "2026-11-22T10:00:00+08:00")
    #expect(
      script.lines.map(\.words) == [
        ["case", "new", "--title", "98 元 \"点券\""], ["add", "{case}", "a b.csv", "c d.txt"],
      ])
    #expect(script.lines.map(\.number) == [4, 5])
  }

  @Test(arguments: ["a \"b", "a 'b", "a \\"]) func `an open quote is told with its line`(
    line: String
  ) {
    #expect(throws: Refusal.self) { try CommandScript("# x\n" + line) }
  }
}

@Suite struct LanguageTests {
  @Test(arguments: [
    ([String](), [String: String](), Language.zh), (["--lang", "en"], [:], .en),
    (["--lang=en"], [:], .en), ([], ["RECOURSE_LANG": "en_GB.UTF-8"], .en),
    (["--lang", "zh"], ["RECOURSE_LANG": "en"], .zh), ([], ["RECOURSE_LANG": "fr"], .zh),
  ]) func `the option outranks the environment`(
    arguments: [String], environment: [String: String], language: Language
  ) {
    #expect(Language.chosen(by: arguments, environment) == language)
  }
}
