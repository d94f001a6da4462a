import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// `read-chat`, `check-message` and `story`: what was written, is about to be sent, and is told.
  @Suite struct ReadingCommandTests {
    private static let chat = """
      2026-11-18 20:46:05 小岸(20000001)
      付了98元，点券没到

      2026-11-18 20:52:10 星河客服(10000001)
      明天下午三点前给您退款98元

      2026-11-19 15:31:08 星河客服(10000001)
      虚拟商品一经售出，概不退款

      """

    private func lines(_ outcome: RunningProgram.Outcome) throws -> [[String: Any]] {
      try outcome.output.split(separator: "\n").map { line in
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      }
    }

    private func object(_ outcome: RunningProgram.Outcome) throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    @Test func `a chat gives one object a message, with promises resolved against its time`() throws
    {
      let program = try Program()
      let file = try program.folder.write(Array(Self.chat.utf8), named: "chat.txt")
      let outcome = try program.run("read-chat", file, "--own", "20000001", "--json")
      let messages = try lines(outcome)
      #expect(outcome.code == 0 && messages.count == 3)
      #expect(messages[0]["own"] as? Bool == true)
      #expect(messages[0]["kinds"] as? [String] == [])
      #expect(messages[1]["kinds"] as? [String] == ["promise"])
      let terms = try #require(messages[1]["terms"] as? [String: Any])
      #expect(terms["what"] as? String == "refund" && terms["fen"] as? Int == 9800)
      #expect(terms["by"] as? String == "2026-11-19T15:00:00+08:00")
      let promise = try #require((messages[1]["findings"] as? [[String: Any]])?.first)
      let confirm = try #require(promise["confirm"] as? String)
      #expect(confirm.contains("98.00") && confirm.contains("2026-11-19 15:00"))
      #expect(messages[2]["kinds"] as? [String] == ["refusal"])
      let refusal = try #require(messages[2]["terms"] as? [String: Any])
      #expect(refusal["class"] as? String == "virtual_goods")
      let answer = (messages[2]["findings"] as? [[String: Any]])?.first?["answer"]
      #expect((answer as? [String: Any])?["notWhen"] as? String != nil)
    }

    @Test func `without a name for oneself it is said that all was read as the other side's`()
      throws
    {
      let program = try Program()
      let file = try program.folder.write(Array(Self.chat.utf8), named: "chat.txt")
      let outcome = try program.run("read-chat", file)
      #expect(outcome.code == 0 && outcome.output.contains("--own"))
    }

    @Test func `a line that was pasted is a message of the moment that is given`() throws {
      let program = try Program()
      let file = try program.folder.write(Array("明天给你退\n".utf8), named: "m.txt")
      let outcome = try program.run(
        "read-chat", file, "--sent", "2026-11-18 21:02", "--json")
      let message = try #require(try lines(outcome).first)
      let terms = try #require(message["terms"] as? [String: Any])
      #expect(terms["by"] as? String == "2026-11-19T23:59:59+08:00")
    }

    @Test func `a draft is held against who gets it`() throws {
      let program = try Program()
      let text = "你就是骗子！再不退钱我就去你家泼油漆"
      let file = try program.folder.write(Array(text.utf8), named: "draft.txt")
      let toSeller = try object(try program.run("check-message", file, "--to", "seller", "--json"))
      let objections = try #require(toSeller["objections"] as? [[String: Any]])
      let kinds = Set(objections.compactMap { $0["kind"] as? String })
      #expect(kinds.isSuperset(of: ["accusation", "threat"]))
      for objection in objections {
        let (start, end) = (objection["start"] as? Int ?? 0, objection["end"] as? Int ?? 0)
        let there = Array(text.unicodeScalars)[start..<end]
        #expect(String(String.UnicodeScalarView(there)) == objection["quote"] as? String)
        #expect(!(objection["why"] as? String ?? "").isEmpty)
        #expect(!(objection["instead"] as? String ?? "").isEmpty)
      }
      let toPolice = try object(
        try program.run("check-message", file, "--to", "authority", "--json"))
      let rest = (toPolice["objections"] as? [[String: Any]] ?? []).compactMap {
        $0["kind"] as? String
      }
      #expect(!rest.contains("accusation") && rest.contains("threat"))
    }

    @Test func `announcing a complaint or a suit is no objection`() throws {
      let program = try Program()
      let text =
        "订单A1024，2026年11月18日付款98元，约定30分钟到账，至今未到账。请于11月24日20:00前原路退款98元；逾期我将向12315投诉，并保留起诉的权利。附付款截图。"
      let file = try program.folder.write(Array(text.utf8), named: "draft.txt")
      let outcome = try program.run("check-message", file, "--to", "seller", "--json")
      #expect(outcome.code == 0)
      #expect((try object(outcome)["objections"] as? [Any])?.isEmpty == true)
    }

    @Test func `a story gives its claim and what it names`() throws {
      let program = try Program()
      let text = "昨晚在某卡盟花了200块买点券,钱扣了到现在没到账,客服不理人"
      let file = try program.folder.write(Array(text.utf8), named: "story.txt")
      let outcome = try program.run("story", file, "--json")
      let story = try object(outcome)
      let claims = try #require(story["claims"] as? [[String: Any]])
      #expect(claims.first?["claim"] as? String == "notDelivered")
      #expect(claims.first?["sure"] as? Bool == true)
      let findings = try #require(story["findings"] as? [[String: Any]])
      #expect(findings.contains { $0["kind"] as? String == "amount" && $0["fen"] as? Int == 20000 })
      #expect(findings.contains { $0["kind"] as? String == "tried" })
      #expect(story["help"] is NSNull)
    }

    @Test func `words of self-harm are answered before anything else`() throws {
      let program = try Program()
      let text = "充了三千没到账，我不想活了"
      let file = try program.folder.write(Array(text.utf8), named: "story.txt")
      let outcome = try program.run("story", file)
      #expect(outcome.code == 0)
      let first = outcome.output.split(separator: "\n").first ?? ""
      #expect(first.contains("120"), "\(first)")
      #expect(!outcome.output.contains("不想活"))
    }

    @Test func `words of self-harm in a story are answered and stored nowhere`() throws {
      let program = try Program()
      let outcome = try program.run(
        "case", "new", "--title", "t", "--story", "充了98没到账，我不想活了。卖家不回", "--json")
      #expect(outcome.code == 0 && outcome.error.contains("120"))
      let bundle = program.folder.path(of: "self.zip")
      let exported = try program.run("export", "last", "--for", "self", "-o", bundle)
      #expect(exported.code == 0, "\(exported)")
      let bytes = try Data(contentsOf: URL(filePath: bundle))
      #expect(bytes.range(of: Data("卖家不回".utf8)) != nil)
      #expect(bytes.range(of: Data("不想活".utf8)) == nil)
    }

    @Test func `words of self-harm are answered wherever they are typed, and stored nowhere`()
      throws
    {
      let program = try Program()
      let id = try program.newCase()
      let said = "客服一直不回，我不想活了"
      let typed = [
        ["note", id, said], ["message", id, "sent", "--channel", "qq", "--text", said],
        ["step", id, "seller", "filed", "--text", said],
        ["step", id, "seller", "answered", "refused", "--text", said],
        ["promise", id, "--by", "seller", "--what", "refund", "--text", said],
        ["withdraw", id, "1", "--reason", said], ["fact", "set", id, "shop_name", said],
        ["case", "close", id, "--outcome", "given_up", "--remark", said],
      ]
      for words in typed {
        let outcome = try program.run(words)
        #expect(outcome.code == 0 && outcome.error.contains("120"), "\(words): \(outcome)")
      }
      // Of a note that says nothing else nothing is kept.
      let only = try program.run("note", id, "我不想活了", "--json")
      #expect(only.code == 0 && only.object["entry"] is NSNull, "\(only)")
      let log = try program.run("log", id, "--json").output
      #expect(log.contains("step taken") && log.contains("promise made"))
      let bundle = program.folder.path(of: "self.zip")
      #expect(try program.run("export", id, "--for", "self", "-o", bundle).code == 0)
      let bytes = try Data(contentsOf: URL(filePath: bundle))
      #expect(bytes.range(of: Data("一直不回".utf8)) != nil)
      #expect(bytes.range(of: Data("不想活".utf8)) == nil)
    }

    @Test func `without the facts for a rewrite it says which are missing`() throws {
      let program = try Program()
      let id = try program.newCase()
      let file = try program.folder.write(Array("你们这帮骗子，退钱！".utf8), named: "draft.txt")
      let check = try program.run("check-message", file, "--case", id, "--json").object
      #expect(check["rewrite"] is NSNull)
      #expect((check["rewriteNeeds"] as? String)?.isEmpty == false, "\(check)")
      #expect(try program.run("check-message", file, "--case", id).output.contains("rewrite"))
    }

    @Test func `a draft is held against what its case knows`() throws {
      let program = try Program()
      let id = try program.newCase()
      for fact in [["paid", "yes"], ["paid_amount", "98.00"], ["order_no", "K7Q2M9ZD4WX8H3PA"]] {
        #expect(try program.run(["fact", "set", id] + fact).code == 0)
      }
      func contradicted(_ text: String) throws -> [String] {
        let file = try program.folder.write(Array(text.utf8), named: "draft.txt")
        let outcome = try program.run("check-message", file, "--case", id, "--json")
        #expect(outcome.code == 0, "\(outcome)")
        return (try object(outcome)["objections"] as? [[String: Any]] ?? [])
          .filter { $0["kind"] as? String == "contradicts_facts" }
          .compactMap { $0["quote"] as? String }
      }
      let wrong = try contradicted("订单ZZZZ1111付款120元，点券没到，请退款。")
      #expect(wrong.contains { $0.contains("120") } && wrong.contains { $0.contains("ZZZZ1111") })
      #expect(try contradicted("订单K7Q2M9ZD4WX8H3PA付款98元，点券没到，请退款。").isEmpty)
    }

    @Test func `empty and unreadable texts are refused in words`() throws {
      let program = try Program()
      let empty = try program.folder.write(Array("  \n".utf8), named: "empty.txt")
      for arguments in [
        ["check-message", empty], ["story", empty],
        ["read-chat", program.folder.path(of: "no.txt")],
        ["check-message", program.folder.path(of: "no.txt")],
        ["read-chat", empty, "--sent", "yesterday"],
      ] {
        let outcome = try program.run(arguments)
        #expect(
          outcome.code != 0 && outcome.output.isEmpty && outcome.error.contains("["), "\(outcome)")
      }
    }
  }
}
