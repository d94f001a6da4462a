import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Packets and dossiers before they are written, and what changed since, through the built program.
  @Suite struct PaperChangesTests {
    private let program: Program
    private let id: String

    init() throws {
      program = try Program()
      let opened = try program.run("case", "new", "--title", "点券没到", "--json")
      id = try #require(opened.object["case"] as? String)
      let example = Program.root + "/examples/not-delivered/"
      try #require(
        program.run("add", id, example + "paid.png", "--as", "payment_screenshot").code == 0)
      for (fact, value) in [
        ("paid", "yes"), ("paid_at", "2026-11-18 20:14"), ("order_no", "KM20261118001"),
        ("goods_arrived", "none"), ("promised_within", "30 minutes"), ("account_on_order", "mine"),
        ("order_account_shown", "yunhai_4321"), ("pay_channel", "wechat_merchant"),
      ] {
        let set = try program.run("fact", "set", id, fact, value)
        try #require(set.code == 0, "\(set)")
      }
      try show("paid_amount", "98.00", in: "paid.png")
    }

    private func show(_ fact: String, _ value: String, in file: String) throws {
      let set = try program.run(
        "fact", "set", id, fact, value, "--evidence", file, "--at", "whole")
      try #require(set.code == 0, "\(set)")
    }

    private var entries: Int { get throws { try StoredCase(id, of: program).lines.count } }

    private func objects(_ value: Any?, _ name: String) throws -> [[String: Any]] {
      try #require(
        (value as? [String: Any])?[name] as? [[String: Any]], "\(String(describing: value))")
    }

    @Test func `a preview shows fields, exhibits and steps, and writes and records nothing`() throws
    {
      let before = try entries
      let seen = try program.run("packet", id, "seller", "--preview", "--json")
      #expect(seen.code == 0, "\(seen)")
      let fields = try objects(seen.object, "fields")
      #expect(fields.contains { ($0["text"] as? String)?.contains("KM20261118001") == true })
      let exhibits = try objects(seen.object, "exhibits")
      #expect(exhibits.contains { $0["file"] as? String == "exhibit-01.png" }, "\(exhibits)")
      #expect((seen.object["steps"] as? [String])?.isEmpty == false)
      let said = try program.run("packet", id, "seller", "--preview", "--lang", "zh")
      for words in ["只是预览", "按顺序做", "填什么", "证1 付款截图：随附 exhibit-01.png", "要注意"] {
        #expect(said.output.contains(words), "\(words) in \(said.output)")
      }
      #expect(try entries == before)
      // One of three, and nothing that would have to be made.
      for wrong in [
        ["-o", "x", "--preview"], [], ["--preview", "--redact"], ["--preview", "--changes"],
      ] {
        #expect(try program.run(["packet", id, "seller"] + wrong).code == 2, "\(wrong)")
      }
    }

    @Test func `what changed since the packet that was sent is told, and nothing is recorded`()
      throws
    {
      let none = try program.run("packet", id, "seller", "--changes")
      #expect(none.code == 2 && (none.output + none.error).contains("no-packet-written"), "\(none)")
      let folder = program.folder.path(of: "packet")
      try #require(program.run("packet", id, "seller", "-o", folder).code == 0)
      try #require(program.run("step", id, "seller", "filed").code == 0)
      try #require(program.run("fact", "set", id, "promised_within", "2 hours").code == 0)
      let picture = Program.root + "/examples/not-delivered/order.png"
      try #require(program.run("add", id, picture, "--as", "order_screenshot").code == 0)
      try show("order_status", "completed", in: "order.png")
      let before = try entries
      let changed = try program.run("packet", id, "seller", "--changes", "--json")
      #expect(changed.code == 0, "\(changed)")
      let since = try #require(changed.object["since"] as? [String: Any])
      #expect(since["what"] as? String == "packet" && since["sent"] as? Bool == true)
      let sentences = try objects(changed.object["changes"], "sentences")
      #expect(
        sentences.contains { ($0["text"] as? String)?.contains("2 ") == true }, "\(sentences)")
      let fields = try objects(changed.object["changes"], "fields")
      #expect(fields.map { $0["what"] as? String } == ["changed"], "\(fields)")
      let exhibits = try objects(changed.object["changes"], "exhibits")
      let added = exhibits.filter { $0["what"] as? String == "added" }
      #expect(added.count == 1, "\(exhibits)")
      #expect(((added.first?["now"] as? [String: Any])?["sha256"] as? String)?.count == 64)
      let said = try program.run("packet", id, "seller", "--changes", "--lang", "zh")
      #expect(said.output.contains("已发出") && said.output.contains("+ 证"), "\(said)")
      #expect(try entries == before)
    }

    @Test func `a packet goes with what it rests on, and is not compared with any more`() throws {
      let folder = program.folder.path(of: "packet")
      try #require(program.run("packet", id, "seller", "-o", folder).code == 0)
      try #require(program.run("erase", id, "1", "--reason", "r", "--yes").code == 0)
      let none = try program.run("packet", id, "seller", "--changes")
      #expect((none.output + none.error).contains("no-packet-written"), "\(none)")
    }

    @Test func `what could be hidden on an exhibit of a dossier is told, and hidden on request`()
      throws
    {
      let page = Program.root + "/examples/duplicate-charge/order.html"
      try #require(program.run("add", id, page).code == 0)
      try #require(program.run("confirm", id, "order.html/order_status:20").code == 0)
      let path = program.folder.path(of: "open.txt")
      let open = try program.run(
        "dossier", id, "--for", "payment", "--text", "-o", path, "--json")
      #expect(open.code == 0, "\(open)")
      let unmasked = try objects(open.object, "unmasked")
      #expect(unmasked.count == 1, "\(open)")
      #expect(open.error.contains("--redact"), "\(open)")
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("YHQT-7H2K-93XD"))
      // The police get it as it is, and the person too.
      for reader in ["police", "self"] {
        let whole = try program.run(
          "dossier", id, "--for", reader, "--text", "-o",
          program.folder.path(of: "\(reader).txt"), "--json")
        #expect(try objects(whole.object, "unmasked").isEmpty, "\(whole)")
      }
      let hidden = program.folder.path(of: "hidden.txt")
      let masked = try program.run(
        "dossier", id, "--for", "payment", "--text", "--redact", "-o", hidden, "--json")
      #expect(try objects(masked.object, "unmasked").isEmpty, "\(masked)")
      #expect(try !String(contentsOfFile: hidden, encoding: .utf8).contains("YHQT-7H2K-93XD"))
      let past = try program.run(
        "dossier", id, "--for", "payment", "--text", "--redact", "--at", "5", "-o",
        program.folder.path(of: "past.txt"))
      #expect(past.code == 2 && past.error.contains("copies-for-the-past"), "\(past)")
      try changesOfDossier()
    }

    /// After the copy was made, what differs from the last dossier is told.
    private func changesOfDossier() throws {
      let same = try program.run("dossier", id, "--for", "payment", "--changes", "--lang", "en")
      #expect(same.code == 0 && same.output.contains("Nothing differs"), "\(same)")
      try #require(program.run("fact", "set", id, "paid_at", "2026-11-18 20:15").code == 0)
      try #require(program.run("step", id, "wechat", "filed").code == 0)
      let before = try entries
      let changed = try program.run("dossier", id, "--for", "payment", "--changes", "--json")
      #expect(changed.code == 0, "\(changed)")
      #expect((changed.object["since"] as? [String: Any])?["sent"] as? Bool == true)
      let lines = try objects(changed.object["changes"], "lines")
      let parts = lines.compactMap { $0["part"] as? String }
      #expect(parts.contains("cover") && parts.contains("chronology"), "\(changed.output)")
      #expect(try entries == before)
      let none = try program.run("dossier", id, "--for", "court", "--changes")
      #expect(none.code == 2 && none.error.contains("no-dossier-written"), "\(none)")
    }
  }
}
