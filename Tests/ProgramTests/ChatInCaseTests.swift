import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// What the other side says in a chat becomes a promise or an answer by confirming it.
  @Suite struct ChatInCaseTests {
    private static let now = ["--now", "2026-11-20T10:00:00+08:00"]

    /// A case with the chat `lines` in it, in which it is said who is who.
    private func program(_ messages: String) throws -> (Program, String) {
      let program = try Program()
      let id = try program.newCase()
      let chat =
        "2026-11-18 20:46:05 小岸(20000001)\n付了98元,点券没到\n\n" + messages
        + "\n2026-11-19 20:46:05 小岸(20000001)\n好的\n"
      let file = try program.folder.write(Array(chat.utf8), named: "chat.txt")
      #expect(try program.run("add", id, file, "--as", "qq_chat").code == 0)
      #expect(
        try program.run("who", id, "--own", "20000001", "--other", "10000001").code == 0)
      for (fact, value) in [
        ("paid", "yes"), ("paid_at", "2026-11-18 20:14"), ("paid_amount", "98"),
        ("goods_arrived", "none"), ("promised_within", "30 minutes"), ("account_on_order", "mine"),
        ("refund_seen", "no"),
      ] {
        #expect(try program.run("fact", "set", id, fact, value).code == 0, "\(fact)")
      }
      return (program, id)
    }

    @Test
    func `a promise that is confirmed runs until its date, and the letter asks for just that`()
      throws
    {
      let (program, id) = try program(
        "2026-11-19 12:52:10 星河客服(10000001)\n后天下午三点前给您退款90元\n")
      let listed = try program.run("read-chat", "--case", id, "chat.txt")
      #expect(listed.output.contains("confirm \(id) "), "\(listed.output)\(listed.error)")
      #expect(listed.output.contains("/promise:4"))
      // Nobody confirms it by the way.
      #expect(try program.run("confirm", id, "--of", "chat.txt").code == 0)
      let before = try program.run(["deadlines", id] + Self.now).output
      #expect(!before.contains("2026-11-21"))
      let confirmed = try program.run("confirm", id, "chat.txt/promise:4")
      #expect(confirmed.code == 0, "\(confirmed.error)")
      let after = try program.run(["deadlines", id] + Self.now)
      #expect(after.output.contains("2026-11-21"), "\(after.output)")
      let letter = try program.run(["letter", id, "seller", "--lang", "zh"] + Self.now)
      #expect(letter.output.contains("90.00") && letter.output.contains("11月21日"), "\(letter)")
      #expect(letter.output.contains("确认"))
      let log = try program.run("log", id, "--json").output
      #expect(log.contains("promise made") && log.contains("answer received"))
      // Taking the finding back takes back what it set.
      #expect(try program.run("reject", id, "chat.txt/promise:4").code == 0)
      let gone = try program.run(["deadlines", id] + Self.now).output
      #expect(!gone.contains("2026-11-21"))
    }

    @Test func `a refusal that is confirmed has its reason, and the reply follows`() throws {
      let (program, id) = try program(
        "2026-11-19 12:52:10 星河客服(10000001)\n虚拟商品一经售出,概不退款\n")
      let confirmed = try program.run("confirm", id, "chat.txt/refusal:4")
      #expect(confirmed.code == 0, "\(confirmed.error)")
      let letter = try program.run(["letter", id, "seller", "--lang", "zh"] + Self.now)
      #expect(letter.output.contains("我不是无理由退货"), "\(letter)")
    }

    @Test func `words can be those of another door`() throws {
      let (program, id) = try program(
        "2026-11-19 12:52:10 星河客服(10000001)\n明天给您退款98元\n")
      #expect(
        try program.run("confirm", id, "chat.txt/promise:4", "--by", "platform").code == 0)
      let ladder = try program.run("log", id, "--json").output
      #expect(ladder.contains("platform"))
      let unknown = try program.run("confirm", id, "chat.txt/promise:4", "--by", "nobody")
      #expect(unknown.code != 0)
    }

    @Test func `a file without messages is no chat`() throws {
      let (program, id) = try program("2026-11-19 12:52:10 星河客服(10000001)\n在\n")
      let file = try program.folder.write(Array("一张备忘".utf8), named: "memo.txt")
      #expect(try program.run("add", id, file, "--as", "note").code == 0)
      let outcome = try program.run("read-chat", "--case", id, "memo.txt")
      #expect(outcome.code != 0 && outcome.error.contains("no-messages"))
    }
  }
}
