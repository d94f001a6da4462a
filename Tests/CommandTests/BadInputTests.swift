import CaseCore
import Foundation
import Testing

@Suite struct BadInputTests {
  /// Each line: the arguments, the exit code and the stable code that the message carries.
  static let mistakes: [([String], Int32, String)] = [
    (["case", "show", "nosuchcase"], 2, "unknown-case"),
    (["case", "new"], 2, "usage"),
    (["case", "new", "--title", "   "], 2, "wrong-text"),
    (["case", "new", "--title", "t", "--area", "us-gift-cards"], 2, "unknown-name"),
    (["fact", "set", "last", "goods_arived", "none"], 2, "unknown-fact"),
    (["fact", "set", "last", "goods_arrived", "perhaps"], 2, "wrong-value"),
    (["fact", "set", "last", "delivery_due_at", "2026-11-18"], 2, "derived-fact"),
    (["fact", "set", "last", "paid_at", "2026-02-30 10:00"], 2, "wrong-value"),
    (["fact", "set", "last", "paid_amount", "98.001"], 2, "wrong-value"),
    (["fact", "set", "last", "paid_amount", "90071992547409.92"], 2, "wrong-value"),
    (["fact", "set", "last", "buyer_age", "9007199254740992"], 2, "wrong-value"),
    (
      ["fact", "set", "last", "paid", "yes", "--evidence", "9", "--at", "line:1"], 2,
      "unknown-evidence"
    ),
    (["fact", "set", "last", "paid", "yes", "--evidence", "9"], 2, "place-without-evidence"),
    (["fact", "set", "last", "slot.nosuchslot", "have"], 2, "unknown-name"),
    (["step", "last", "nosuchrung", "filed"], 2, "unknown-rung"),
    (["step", "last", "seller", "answered", "nosuchanswer"], 2, "unknown-answer"),
    (["step", "last", "seller", "answered"], 2, "usage"),
    (["step", "last", "seller", "filed", "--when", "yesterday"], 2, "impossible-time"),
    (["withdraw", "last", "0", "--reason", "r"], 2, "no-such-entry"),
    (["withdraw", "last", "999", "--reason", "r"], 2, "no-such-entry"),
    (["confirm", "last", "1/row:1"], 2, "unknown-evidence"),
    (["confirm", "last"], 2, "usage"),
    (["add", "last", "/nowhere/at/all.csv"], 2, "file-missing"),
    (["add", "last", "/"], 2, "not-a-file"),
    (["add", "last", "/dev/null"], 2, "not-a-file"),
    (["read", "/nowhere/at/all.csv"], 2, "file-missing"),
    (["verify", "/nowhere/at/all.zip"], 2, "file-missing"),
    (
      ["promise", "last", "--by", "seller", "--what", "refund", "--amount", "a lot"], 2,
      "wrong-amount"
    ),
    (["working-days", "2026-02-30", "7"], 2, "impossible-time"),
    (["working-days", "2026-09-30", "0"], 2, "wrong-count"),
    (["export", "last", "-o", "/nowhere/at/all.zip"], 3, "write-failed"),
    (["demo", "nosuchexample"], 2, "unknown-name"),
    (["export", "last", "-o", "/nowhere/at/all.zip", "--for", "nobody"], 2, "usage"),
    (["dossier", "last", "-o", "/nowhere/at/all.pdf", "--for", "nobody"], 2, "usage"),
    (["nosuchverb"], 2, "usage"),
  ]

  @Test(arguments: ["export", "dossier"], Language.allCases)
  func `a value that an option does not have is told with those that it has`(
    verb: String, language: Language
  ) async throws {
    let terminal = try Terminal(language: language)
    let outcome = await terminal.run(verb, "last", "-o", "x", "--for", "nobody")
    #expect(outcome.code == 2)
    #expect(
      outcome.error.contains("self, seller, platform, payment, 12315, police, court"),
      "\(outcome.error)")
    #expect(outcome.error.contains("following") == (language == .en), "\(outcome.error)")
  }

  @Test(arguments: mistakes, Language.allCases)
  func `a mistake is one line with its code, and nothing is stored`(
    mistake: ([String], Int32, String), language: Language
  ) async throws {
    let terminal = try Terminal(language: language)
    #expect(await terminal.run("case", "new", "--title", "t").code == 0)
    let before = await terminal.run("log", "last", "--json").output
    let outcome = await terminal.run(mistake.0)
    #expect(outcome.code == mistake.1)
    #expect(outcome.error.contains("[\(mistake.2)]"))
    #expect(outcome.error.split(separator: "\n").count == 1)
    #expect(await terminal.run("log", "last", "--json").output == before)
  }

  @Test func `the same mistake is told in both languages`() async throws {
    for language in Language.allCases {
      let terminal = try Terminal(language: language)
      let said = await terminal.run("case", "show", "x").error
      let isChinese = said.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
      #expect(isChinese == (language == .zh))
    }
  }

  @Test func `no case yet is said with the way to open one`() async throws {
    let outcome = try await Terminal().run("assess", "last")
    #expect(outcome.code == 2)
    #expect(outcome.error.contains("[no-case]"))
  }
}
