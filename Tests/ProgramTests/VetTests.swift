import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// `vet`: what to know, look up, ask and save before paying.
  @Suite struct VetTests {
    private static let terms = """
      星卡商城用户协议
      第五条 退款
      5.3 虚拟商品一经售出，概不退款。
      5.4 退款仅退至平台余额，不支持提现。
      第六条 本站仅为交易平台，买卖纠纷由卖家与买家自行解决，平台不承担任何责任。
      """
    private static let page = """
      <!doctype html><html><head><title>星卡商城</title></head><body>
      <h1>点券充值</h1><p>付款后30分钟内到账</p><p>请扫店主个人收款码付款</p>
      <p>售后问题只加QQ处理</p>
      <footer>© 2020-2026 杭州星卡网络科技有限公司 版权所有 浙ICP备2026012345号-1
      统一社会信用代码：91330106MA2KXYH129</footer></body></html>
      """

    private func object(_ outcome: RunningProgram.Outcome) throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    private func ids(_ object: [String: Any], _ list: String) -> [String] {
      (object[list] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    /// A program with the terms and the page of the shop in its folder.
    private func program() throws -> (Program, files: [String]) {
      let program = try Program()
      return (
        program,
        [
          try program.folder.write(Array(Self.terms.utf8), named: "terms.txt"),
          try program.folder.write(Array(Self.page.utf8), named: "shop.html"),
        ]
      )
    }

    @Test(arguments: ["zh", "en"])
    func `the whole answer is as it was looked at`(language: String) throws {
      let (program, files) = try program()
      let outcome = try program.run(
        ["vet"] + files + [
          "--fact", "listed_price=60.00", "--fact", "official_price=100.00", "--lang", language,
        ])
      #expect(outcome.code == 0 && outcome.error == "")
      expectSnapshot(outcome.output, named: "vet.\(language).txt")
    }

    @Test func `the answer for scripts is as it was looked at`() throws {
      let (program, files) = try program()
      let outcome = try program.run(["vet"] + files + ["--lang", "en", "--json"])
      var answer = try object(outcome)
      #expect((answer["playbook"] as? String)?.count == 64)
      // The digest changes with every word of the playbook.
      answer["playbook"] = nil
      let data = try JSONSerialization.data(
        withJSONObject: answer, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      expectSnapshot(String(decoding: data, as: UTF8.self) + "\n", named: "vet.json")
    }

    @Test func `what a page says is shown with its words and place, and one's own word counts`()
      throws
    {
      let (program, files) = try program()
      let read = try object(try program.run(["vet"] + files + ["--json"]))
      let facts = try #require(read["facts"] as? [[String: Any]])
      let payee = try #require(facts.first { $0["fact"] as? String == "payee_kind" })
      #expect(payee["value"] as? String == "person")
      let version = try #require((payee["versions"] as? [[String: Any]])?.first)
      #expect(version["file"] as? String == "shop.html" && version["by"] as? String == "file")
      #expect((version["quote"] as? String)?.contains("个人收款码") == true)
      #expect(ids(read, "warnings").contains("payee_person"))
      let told = try object(
        try program.run(["vet"] + files + ["--fact", "payee_kind=merchant", "--json"]))
      #expect(!ids(told, "warnings").contains("payee_person"))
      #expect(!ids(told, "checks").contains("payee_page"))
    }

    @Test func `the letter asks with the clause and passes the guard`() throws {
      let (program, files) = try program()
      let answer = try object(try program.run(["vet"] + files + ["--json", "--lang", "zh"]))
      let letter = try #require((answer["letter"] as? [String: Any])?["text"] as? String)
      #expect(letter.contains("第 5.3 条") && letter.contains("概不退款"))
      let draft = try program.folder.write(Array(letter.utf8), named: "letter.txt")
      let checked = try object(try program.run("check-message", draft, "--to", "seller", "--json"))
      #expect((checked["objections"] as? [Any])?.isEmpty == true)
    }

    @Test func `facts alone are enough, and nothing known gives no warning`() throws {
      let program = try Program()
      let answer = try object(try program.run("vet", "--fact", "goods_resold=no", "--json"))
      #expect(ids(answer, "warnings").isEmpty && ids(answer, "open").contains("payee_person"))
      #expect(ids(answer, "questions").contains("delivery_time"))
      #expect((answer["keep"] as? [Any])?.isEmpty == false)
    }

    @Test func `a page from standard input is read like a file`() throws {
      let program = try Program()
      let page = try program.folder.write(Array(Self.page.utf8), named: "input")
      let outcome = try program.start(
        [page, "vet", "-", "--name", "shop.html", "--json"],
        shell: #"input=$1; shift; exec "$RECOURSE" "$@" < "$input""#
      ).finish()
      #expect(try ids(object(outcome), "warnings").contains("code_impossible"))
    }

    @Test(arguments: [
      (["--fact", "payee_knd=person"], "payee_kind"),
      (["--fact", "payee_kind=friend"], "merchant"),
      (["--fact", "payee_kind"], "name=value"), (["--fact", "offer_ratio=5"], "follows from"),
      (["--fact", "goods_arrived=none"], "before a purchase"),
      (["--fact", "reseller=yes", "--fact", "reseller=no"], "given twice"), ([], "--fact"),
      (["-", "-"], "Standard input"), (["missing.html"], "missing.html"),
    ]) func `what cannot be used is refused with the way to mend it`(
      arguments: [String], says: String
    ) throws {
      let program = try Program()
      let outcome = try program.run(["vet", "--lang", "en"] + arguments)
      #expect(outcome.code == 2 && outcome.output == "")
      #expect(outcome.error.contains(says), "\(outcome.error)")
      #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test func `an empty file is refused, and a page of ten megabytes is read`() throws {
      let program = try Program()
      let empty = try program.folder.write([], named: "empty.txt")
      #expect(try program.run("vet", empty).code == 2)
      let line = Array("付款后自动发货，请核对账号和区服，客服会尽快处理。\n".utf8)
      var bytes: [UInt8] = []
      while bytes.count < 10 << 20 { bytes += line }
      bytes += Array("请扫店主个人收款码付款\n".utf8)
      let huge = try program.folder.write(bytes, named: "huge.txt")
      let answer = try object(try program.run("vet", huge, "--json"))
      #expect(ids(answer, "warnings") == ["payee_person"])
    }

    @Test func `texts that disagree leave a fact open and say so`() throws {
      let program = try Program()
      let one = try program.folder.write(
        Array("客服电话：400-000-0000\n".utf8), named: "one.txt")
      let other = try program.folder.write(Array("本店仅通过微信客服联系\n".utf8), named: "two.txt")
      let answer = try object(try program.run("vet", one, other, "--json"))
      let facts = try #require(answer["facts"] as? [[String: Any]])
      let contact = try #require(facts.first { $0["fact"] as? String == "contact_way" })
      #expect(contact["value"] is NSNull && (contact["versions"] as? [Any])?.count == 2)
      #expect(
        !ids(answer, "warnings").contains("chat_only") && ids(answer, "open").contains("chat_only"))
      let lines = try program.run("vet", one, other, "--lang", "en").output
      #expect(lines.contains("they differ"))
    }

    @Test func `a clause that the page hides is said to be hidden`() throws {
      let program = try Program()
      let page = """
        <!doctype html><html><body><h1>用户协议</h1><p>5.1 未交付的订单48小时内原路退款。</p>
        <p style="display:none">5.2 虚拟商品一经售出，概不退款。</p></body></html>
        """
      let file = try program.folder.write(Array(page.utf8), named: "terms.html")
      let answer = try object(try program.run("vet", file, "--json"))
      let warnings = try #require(answer["warnings"] as? [[String: Any]])
      let refused = try #require(warnings.first { $0["id"] as? String == "no_refund_clause" })
      #expect(
        (refused["clauses"] as? [[String: Any]])?.map { $0["hidden"] as? Bool } == [true])
    }
  }
}
