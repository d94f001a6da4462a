import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// What a letter rests on, and a letter that no longer stands, through the built program.
  @Suite struct LetterSourcesTests {
    private let program: Program
    private let id: String

    init() throws {
      program = try Program()
      let opened = try program.run("case", "new", "--title", "点券没到", "--json")
      id = try #require(opened.object["case"] as? String)
      for (fact, value) in [
        ("paid", "yes"), ("paid_amount", "98.00"), ("paid_at", "2026-11-18 20:14"),
        ("order_no", "KM20261118001"), ("goods_arrived", "none"), ("promised_within", "30 minutes"),
        ("account_on_order", "mine"), ("order_account_shown", "yunhai_4321"),
        ("pay_channel", "wechat_merchant"),
      ] {
        let set = try program.run("fact", "set", id, fact, value, "--json")
        try #require(set.code == 0, "\(set)")
      }
    }

    private func stale(_ outcome: RunningProgram.Outcome) throws -> [[String: Any]] {
      try #require(outcome.object["stalePapers"] as? [[String: Any]], "\(outcome)")
    }

    @Test func `every sentence says what it rests on, and looking writes nothing`() throws {
      let entries = try StoredCase(id, of: program).lines.count
      let view = try program.run("letter", id, "seller", "--sources", "--lang", "zh")
      #expect(view.code == 0, "\(view)")
      for words in ["自用", "【事实】", "【请求】", "第 3 条记录：你自己说的或记下的", "没有写出的句子"] {
        #expect(view.output.contains(words), "\(words) in \(view.output)")
      }
      #expect(try StoredCase(id, of: program).lines.count == entries)
      let letter = try program.run("letter", id, "seller", "--json")
      let sentences = try #require(letter.object["sentences"] as? [[String: Any]], "\(letter)")
      for sentence in sentences where sentence["kind"] as? String == "fact" {
        #expect((sentence["entries"] as? [Int])?.isEmpty == false, "\(sentence)")
        #expect((sentence["facts"] as? [String])?.isEmpty == false, "\(sentence)")
      }
      #expect(try StoredCase(id, of: program).lines.count == entries + 1)
    }

    @Test func `a letter says which sentence no longer stands, and why`() throws {
      try #require(program.run("letter", id, "seller").code == 0)
      try #require(program.run("step", id, "seller", "filed").code == 0)
      #expect(try stale(program.run("assess", id, "--json")).isEmpty)
      let listed = try program.run("letters", id, "--json")
      let letters = try #require(listed.object["letters"] as? [[String: Any]], "\(listed)")
      #expect(letters.count == 1 && letters[0]["sent"] as? Bool == true)

      try #require(program.run("fact", "set", id, "promised_within", "2 hours").code == 0)
      let papers = try stale(program.run("assess", id, "--json"))
      #expect(papers.count == 1, "\(papers)")
      let sentences = papers.first?["stale"] as? [[String: Any]]
      #expect(sentences?.count == 1, "\(papers)")
      let said = try program.run("assess", id, "--lang", "en")
      #expect(said.output.contains("Letters with sentences that no longer stand"), "\(said)")
      #expect(said.output.contains("rests on entry"), "\(said)")
      let list = try program.run("letters", id, "--lang", "zh")
      #expect(list.output.contains("已发出") && list.output.contains("依据第"), "\(list)")
      // Who writes it again is told what the one that was sent says.
      let again = try program.run("letter", id, "seller", "--named", "demand_perform")
      #expect(again.code == 0, "\(again)")
      #expect(again.error.contains("依据") || again.error.contains("rests on"), "\(again)")
    }

    @Test func `what changed since it was sent is shown sentence by sentence`() throws {
      #expect(try program.run("letter", id, "seller", "--changes").code == 2)
      try #require(program.run("letter", id, "seller").code == 0)
      try #require(program.run("step", id, "seller", "filed").code == 0)
      try #require(program.run("fact", "set", id, "promised_within", "2 hours").code == 0)
      let entries = try StoredCase(id, of: program).lines.count
      let changed = try program.run("letter", id, "seller", "--changes", "--json")
      let changes = try #require(changed.object["changes"] as? [[String: Any]], "\(changed)")
      let texts = changes.map { "\($0["what"] ?? "") \($0["text"] ?? "")" }
      #expect(texts.contains { $0.hasPrefix("removed") && $0.contains("30 ") }, "\(texts)")
      #expect(texts.contains { $0.hasPrefix("added") && $0.contains("2 ") }, "\(texts)")
      #expect((changed.object["since"] as? [String: Any])?["sent"] as? Bool == true)
      let said = try program.run("letter", id, "seller", "--changes", "--lang", "zh")
      #expect(said.output.contains("- 原第 ") && said.output.contains("+ 现第 "), "\(said)")
      #expect(try StoredCase(id, of: program).lines.count == entries)
    }

    @Test func `before an erasure it is said which sentences rest on what goes`() throws {
      try #require(program.run("letter", id, "seller").code == 0)
      try #require(program.run("step", id, "seller", "filed").code == 0)
      let dry = try program.run("erase", id, "2", "--dry-run", "--json")
      let out = try #require(dry.object["handedOut"] as? [[String: Any]], "\(dry)")
      #expect(out.contains { ($0["sentences"] as? [Int])?.isEmpty == false }, "\(dry.output)")
      try #require(program.run("erase", id, "2", "--reason", "r", "--yes").code == 0)
      let list = try program.run("letters", id, "--json")
      let erased = try #require(list.object["erased"] as? [[String: Any]], "\(list)")
      #expect((erased.first?["entries"] as? [Int])?.contains(2) == true, "\(list)")
    }
  }
}
