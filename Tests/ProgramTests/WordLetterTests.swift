import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Letters for a word processor through the built program, read by another one's library.
  @Suite struct WordLetterTests {
    private let program: Program
    private let id: String

    init() throws {
      program = try Program()
      id = try program.richCase()
      for (fact, value) in [
        ("account_on_order", "mine"), ("promised_within", "30 minutes"),
        ("respondent_name", "甲乙<b>&科技🧑‍🚀"), ("respondent_address", "甲城\u{202e}乙路 1 号 שלום"),
      ] {
        let set = try program.run("fact", "set", id, fact, value, "--json")
        try #require(set.code == 0, "\(set)")
      }
    }

    private func read(_ file: String) throws -> [String] {
      let outcome = try program.shell("\"$PYTHON\" \"$TOOLS/check_letter.py\" \"$1\"", file)
      try #require(outcome.code == 0, "\(outcome)")
      return outcome.output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }

    @Test(arguments: ["zh", "en"])
    func `another library reads the words of the letter in its order`(language: String) throws {
      for rung in ["wechat", "court"] {
        let text = try program.run("letter", id, rung, "--plain", "--lang", language)
        try #require(text.code == 0, "\(text)")
        let words = text.output.split(separator: "\n").map(String.init)
          .filter { !$0.hasPrefix("【") }
        let file = program.folder.path(of: "\(rung)-\(language).docx")
        let made = try program.run(
          "letter", id, rung, "-o", file, "--plain", "--lang", language)
        #expect(made.code == 0, "\(made)")
        #expect(try read(file) == words)
        let marked = program.folder.path(of: "\(rung)-\(language)-marked.DOCX")
        try #require(
          program.run("letter", id, rung, "-o", marked, "--lang", language).code == 0)
        let mark = language == "zh" ? "[证1" : "[Exhibit 1"
        #expect(try read(marked).joined().contains(mark))
      }
    }

    @Test func `a packet for who signs on paper has the letter to edit`() throws {
      let folder = program.folder.path(of: "court")
      let made = try program.run("packet", id, "court", "-o", folder)
      try #require(made.code == 0, "\(made)")
      let text = try String(contentsOfFile: folder + "/send/letter.txt", encoding: .utf8)
      #expect(
        try read(folder + "/send/letter.docx")
          == text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("【") })
      let chat = program.folder.path(of: "wechat")
      try #require(program.run("packet", id, "wechat", "-o", chat).code == 0)
      #expect(!FileManager.default.fileExists(atPath: chat + "/send/letter.docx"))
    }

    @Test func `what is for the person alone is not written so`() throws {
      let outcome = try program.run(
        "letter", id, "wechat", "--sources", "-o", program.folder.path(of: "s.docx"))
      #expect(outcome.code == 2, "\(outcome)")
      #expect(outcome.error.contains("--sources"))
    }
  }
}
