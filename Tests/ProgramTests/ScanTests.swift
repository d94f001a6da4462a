import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// `scan`: agreements in every form that a buyer can have them.
  @Suite struct ScanTests {
    private static let terms = """
      星卡商城用户协议
      第五条 退款
      5.3 虚拟商品一经售出，概不退款。
      5.4 未使用的卡密可在24小时内申请退款，收取10%手续费。
      第六条 客服在48小时内答复投诉。
      """

    private func scan(
      _ program: Program, _ arguments: [String]
    ) throws -> (code: Int32, findings: [[String: Any]], remarks: String) {
      let outcome = try program.run(["scan"] + arguments + ["--json"])
      let lines = try outcome.output.split(separator: "\n").map { line in
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      }
      return (outcome.code, lines, outcome.error)
    }

    private func kinds(_ findings: [[String: Any]]) -> Set<String> {
      Set(findings.compactMap { $0["kind"] as? String })
    }

    @Test func `plain text gives one finding a line, with clause, terms, law and place`() throws {
      let program = try Program()
      let file = try program.folder.write(Array(Self.terms.utf8), named: "terms.txt")
      let (code, findings, remarks) = try scan(program, [file])
      #expect(code == 0 && remarks.contains("5 sentences"))
      #expect(
        kinds(findings).isSuperset(of: [
          "no_refund", "refund_window", "unused_condition", "refund_fee", "answer_time",
        ]))
      let refused = try #require(findings.first { $0["kind"] as? String == "no_refund" })
      #expect(refused["clause"] as? String == "5.3" && refused["place"] as? String == "line:3")
      #expect(!(refused["citations"] as? [[String: Any]] ?? []).isEmpty)
      for finding in findings {
        let (start, end) = (finding["start"] as? Int ?? 0, finding["end"] as? Int ?? 0)
        let there = Array(Self.terms.unicodeScalars)[start..<end]
        #expect(String(String.UnicodeScalarView(there)) == finding["quote"] as? String)
      }
      let window = try #require(findings.first { $0["kind"] as? String == "refund_window" })
      #expect((window["terms"] as? [String: Any])?["hours"] as? Int == 24)
    }

    @Test func `a page says which clauses it hid`() throws {
      let program = try Program()
      let page = """
        <!doctype html><html><head><title>用户协议</title><script>var s="售出概不退款。";</script></head>
        <body><h1>用户协议</h1><p>5.1 未交付的订单48小时内原路退款。</p>
        <p style="display:none">5.2 虚拟商品一经售出，概不退款。</p></body></html>
        """
      let file = try program.folder.write(Array(page.utf8), named: "terms.html")
      let (_, findings, remarks) = try scan(program, [file])
      #expect(remarks.contains("1 lines that it does not show"))
      let refused = findings.filter { $0["kind"] as? String == "no_refund" }
      #expect(refused.map { $0["hidden"] as? Bool } == [true])
      #expect(findings.contains { $0["hidden"] as? Bool == false })
    }

    @Test func `a document of a word processor is read, its hidden text apart`() throws {
      let program = try Program()
      let file = try WordFile(paragraphs: [
        ("用户协议", false), ("5.3 虚拟商品一经售出，概不退款。", false), ("最终解释权归本店所有。", true),
      ]).write(in: program.folder)
      let (code, findings, _) = try scan(program, [file])
      #expect(code == 0)
      #expect(
        findings.filter { $0["hidden"] as? Bool == true }.map { $0["kind"] as? String }
          == ["final_interpretation"])
      #expect(kinds(findings).contains("no_refund"))
    }

    @Test func `versions are held against each other`() throws {
      let program = try Program()
      let old = try program.folder.write(Array(Self.terms.utf8), named: "old.txt")
      let changed = Self.terms.replacing("24小时", with: "2小时").replacing(
        "第六条 客服在48小时内答复投诉。", with: "第六条 最终解释权归本店所有。")
      let new = try program.folder.write(Array(changed.utf8), named: "new.txt")
      let outcome = try program.run("scan", new, "--against", old, "--json")
      let types = outcome.output.split(separator: "\n").compactMap { line in
        (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["change"]
          as? String
      }
      #expect(types.contains("changed") && types.contains("added") && types.contains("removed"))
      let same = try program.run("scan", old, "--against", old, "--json")
      #expect(same.output.isEmpty)
    }

    @Test func `what is no agreement is said to be none`() throws {
      let program = try Program()
      let file = try program.folder.write(Array("今天天气不错。\n".utf8), named: "note.txt")
      let (code, findings, remarks) = try scan(program, [file])
      #expect(code == 0 && findings.isEmpty && remarks.contains("does not look like an agreement"))
      let words = try program.run("scan", file)
      #expect(words.output.contains("does not look like an agreement"))
    }

    @Test(arguments: [
      ("not-delivered", ["no_refund", "answer_time", "refund_path", "complaint_channel"]),
      ("duplicate-charge", ["complaint_window", "answer_time", "refund_path", "evidence_demand"]),
    ])
    func `the agreement of an example gives its conditions`(name: String, expected: [String]) throws
    {
      let program = try Program()
      let (code, findings, _) = try scan(program, ["\(Program.example(name))/agreement.txt"])
      #expect(code == 0 && kinds(findings).isSuperset(of: expected), "\(kinds(findings))")
      #expect(findings.contains { $0["clause"] is String && $0["complaint"] is String })
    }

    @Test func `nothing, a picture and missing rules are refused in words`() throws {
      let program = try Program()
      let empty = try program.folder.write([], named: "empty.txt")
      let picture = try program.folder.write(
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], named: "a.png")
      for file in [empty, picture, program.folder.path(of: "none.txt")] {
        let outcome = try program.run("scan", file)
        #expect(
          outcome.code != 0 && outcome.output.isEmpty && outcome.error.contains("["), "\(outcome)")
      }
    }
  }

  /// A document of a word processor with nothing but paragraphs.
  private struct WordFile {
    let paragraphs: [(text: String, isHidden: Bool)]

    func write(in folder: TemporaryFolder) throws -> String {
      let body = paragraphs.map { text, isHidden in
        "<w:p><w:r>\(isHidden ? "<w:rPr><w:vanish/></w:rPr>" : "")<w:t>\(text)</w:t></w:r></w:p>"
      }.joined()
      let main = """
        <?xml version="1.0" encoding="UTF-8"?><w:document \
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\(body)</w:body></w:document>
        """
      let path = folder.path(of: "terms.docx")
      let script = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("[Content_Types].xml", "<Types/>")
            z.writestr("word/document.xml", sys.argv[2])
        """
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = ["-c", script, path, main]
      try process.run()
      process.waitUntilExit()
      return path
    }
  }
}
