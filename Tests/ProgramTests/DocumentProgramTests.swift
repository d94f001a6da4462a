import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// PDF documents: the text is taken out once, the original stays, the password goes nowhere.
  @Suite struct DocumentTests {
    private static let password = "a password of many letters 0815"

    private func fixture(_ name: String) -> String {
      Program.root + "/Tests/ImportsTests/Fixtures/documents/" + name
    }

    @Test func `a statement is the kind under seal, and its rows can be ticked`() throws {
      let program = try Program()
      let id = try program.newCase()
      let added = try program.run("add", id, fixture("wechat-proof.pdf"), "--json")
      let first = (added.object["added"] as? [[String: Any]])?.first
      #expect(first?["kind"] as? String == "wechat_statement_pdf", "\(added)")
      #expect(first?["rows"] as? Int == 6 && first?["grade"] as? String == "sealed")
      let listed = try program.run("findings", id, "--json")
      let findings = listed.object["findings"] as? [[String: Any]] ?? []
      let row = findings.first { ($0["kind"] as? String) == "payment_row" }
      #expect((row?["place"] as? String)?.hasPrefix("page:1/line:") == true, "\(listed)")
      let name = try #require(row?["id"] as? String)
      let confirmed = try program.run("confirm", id, name, "--json")
      #expect(confirmed.code == 0, "\(confirmed)")
      #expect((confirmed.object["refunds"] as? [String])?.count == 1, "\(confirmed)")
      let bundle = program.folder.path(of: "case.zip")
      #expect(try program.run("export", id, "-o", bundle).code == 0)
      #expect(try program.run("verify", bundle).code == 0)
    }

    @Test func `a locked statement is kept, and read when its password is given`() throws {
      let program = try Program()
      let id = try program.newCase()
      let file = fixture("wechat-proof-locked.pdf")
      let locked = try program.run("add", id, file, "--as", "wechat_statement_pdf", "--json")
      let first = (locked.object["added"] as? [[String: Any]])?.first
      #expect(locked.code == 0 && first?["notRead"] as? String == "file-locked", "\(locked)")
      let secret = try program.folder.write(Array((Self.password + "\n").utf8), named: "secret")
      let added = try program.run("add", id, file, "--file-password-from", secret, "--json")
      let again = (added.object["added"] as? [[String: Any]])?.first
      #expect(again?["rows"] as? Int == 6, "\(added)")
      let listed = try program.run("findings", id, "--json")
      #expect((listed.object["findings"] as? [[String: Any]])?.count ?? 0 >= 6, "\(listed)")
      let read = try program.run("read", file, "--file-password-from", secret, "--json")
      #expect(read.object["rows"] as? Int == 6, "\(read)")
    }

    @Test func `a locked statement that comes again with its password is said to be read now`()
      throws
    {
      let program = try Program()
      let id = try program.newCase()
      let file = fixture("wechat-proof-locked.pdf")
      let locked = try program.run("add", id, file)
      #expect(locked.output.contains("--file-password-from"), "\(locked)")
      let secret = try program.folder.write(Array((Self.password + "\n").utf8), named: "secret")
      let wrong = try program.folder.write(Array("no\n".utf8), named: "wrong")
      let still = try program.run("add", id, file, "--file-password-from", wrong)
      #expect(still.output.contains("still cannot be read"), "\(still)")
      let added = try program.run("add", id, file, "--file-password-from", secret)
      #expect(added.output.contains("it was read now, 6 rows"), "\(added)")
      #expect(added.output.contains("--as wechat_statement_pdf"), "\(added)")
      #expect(!added.output.contains("nothing was added"), "\(added)")
      let again = try program.run("add", id, file, "--file-password-from", secret)
      #expect(again.output.contains("nothing was added"), "\(again)")
      let listed = try program.run("findings", id, "--json")
      #expect((listed.object["findings"] as? [[String: Any]])?.count ?? 0 >= 6, "\(listed)")
    }

    @Test(arguments: [
      ("scan.pdf", "pdftoppm"), ("cut.pdf", "screenshots"), ("garbage.pdf", "download"),
      ("wechat-proof-locked.pdf", "--file-password-from"),
    ])
    func `what to do about a document is said by read, too`(document: (name: String, word: String))
      throws
    {
      let read = try Program().run("read", fixture(document.name))
      #expect(read.code == 2 && read.error.contains(document.word), "\(read)")
      #expect(!read.error.contains("kept as it is"), "\(read)")
    }

    @Test(arguments: [
      ("scan.pdf", "document-without-text"), ("cut.pdf", "file-damaged"),
      ("garbage.pdf", "file-damaged"),
    ])
    func `what cannot be read is kept, and why is said`(document: (name: String, why: String))
      throws
    {
      let program = try Program()
      let id = try program.newCase()
      let added = try program.run("add", id, fixture(document.name), "--json")
      let first = (added.object["added"] as? [[String: Any]])?.first
      #expect(added.code == 0 && first?["notRead"] as? String == document.why, "\(added)")
      let read = try program.run("read", fixture(document.name))
      #expect(read.code == 2 && read.error.contains("[file-not-read]"), "\(read)")
    }

    @Test func `the printed page of an order is read by page and line, its key masked`() throws {
      let program = try Program()
      let read = try program.run("read", fixture("order.pdf"), "--json")
      #expect(read.object["kind"] as? String == "order_page", "\(read)")
      #expect(read.output.contains("page:1/line:2") && !read.output.contains("PP9Q"))
    }
  }
}
