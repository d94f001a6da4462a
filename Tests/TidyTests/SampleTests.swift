import Testing

/// The checks themselves, on samples that they must find and samples that they must leave alone.
@Suite struct SampleTests {
  @Test func `comments and literals are no code`() {
    let source = SwiftText(
      """
      let a = "try! \\(b.map { "x" }) /* no */" // try!
      /* fatalError( /* nested */ still */ let c = #"raw \\(x) " end"#
      let d = \"""
        Date()
        \"""
      let e = 1
      """)
    #expect(source.codeLines.count == 6)
    #expect(!source.codeLines.joined().contains("try!"))
    #expect(!source.codeLines.joined().contains("fatalError"))
    #expect(!source.codeLines.joined().contains("Date()"))
    #expect(source.codeLines[0].contains("b.map {"))
    #expect(source.codeLines[5] == "let e = 1")
    #expect(source.comments.map(\.line) == [1, 2])
    #expect(source.strings.map(\.line) == [1, 1, 2, 3])
    #expect(source.strings[2].text == "raw \\(x) \" end")
  }

  @Test(arguments: [
    ("CaseCore", "import Foundation"), ("CaseCore", "  public import Foundation"),
    ("Playbook", "@preconcurrency import Dispatch"), ("Merkle", "import struct Glibc.timespec"),
    ("StoreSQLite", "import VaultFiles"), ("Commands", "internal import StoreSQLite"),
    ("Engine", "@testable import TestKit"), ("Drafting", "import Evidence"),
    ("Playbook", "import Yams"), ("Nowhere", "import CaseCore"), ("recourse", "import GRDB"),
  ])
  func `an import against the table is found`(room: String, line: String) {
    let source = SwiftText("// import CaseCore\n\(line)\n")
    let found = ImportTable.complaints(path: "x", room: room, source: source)
    #expect(found.count == 1)
  }

  @Test func `an import that the table allows is left alone`() {
    let source = SwiftText("public import CaseCore\nimport Crypto\n// import Foundation\n")
    #expect(ImportTable.complaints(path: "x", room: "Merkle", source: source).isEmpty)
  }

  @Test(arguments: [
    "let a = try! b()", "let a = b as! C", "fatalError(\"x\")", "let now = Date()",
    "let a = Date.now", "let a: Double = 1", "print(1)", "nonisolated(unsafe) var a = 1",
  ])
  func `a ban is found in code and only there`(line: String) {
    func count(_ text: String) -> Int {
      Bans.complaints(path: "x", room: "CaseCore", source: SwiftText(text), bans: Bans.code).count
    }
    #expect(count(line) == 1)
    #expect(count("// \(line)") == 0)
    #expect(count("let text = #\"\(line)\"#") == 0)
  }

  @Test func `waiting in a test is found`() {
    for line in ["try await Task.sleep(for: .seconds(1))", "usleep(5)", "sleep(1)"] {
      let found = Bans.complaints(
        path: "x", room: "T", source: SwiftText(line), bans: Bans.tests)
      #expect(found.count == 1)
    }
  }

  @Test func `a promise of later work names an issue`() {
    let found = Bans.unfinished(
      path: "x", source: SwiftText("// TODO later\n// TODO(#3) known\n// FIXME\nlet TODO = 1"))
    #expect(found.map(\.line) == [1, 3])
  }

  @Test func `an error as printed is found`() {
    let found = Bans.printedErrors(
      path: "x", source: SwiftText(#"let a = "failed: \(error)"; let b = "\(error.code)""#))
    #expect(found.count == 1)
  }

  @Test func `shared state without a proof is found`() {
    let bare = "final class A: @unchecked Sendable {}"
    #expect(Bans.uncheckedSendable(path: "x", source: SwiftText(bare)).count == 1)
    let proven = "// Every field is behind the lock.\n\(bare)"
    #expect(Bans.uncheckedSendable(path: "x", source: SwiftText(proven)).isEmpty)
  }

  @Test func `a long file and a long function are found`() {
    let body = String(repeating: "    let a = 1\n", count: 59)
    let long = SwiftText("struct A {\n  public func b(\n    c: Int\n  ) {\n\(body)  }\n}\n")
    #expect(Sizes.complaints(path: "x", source: long).map(\.line) == [2])
    let short = SwiftText(
      "struct A {\n  func b() -> Int { 1 }\n  init(a: Int) {\n  }\n\(body)}\n")
    #expect(Sizes.complaints(path: "x", source: short).isEmpty)
    let file = SwiftText(String(repeating: "// a\n", count: 401))
    #expect(Sizes.complaints(path: "x", source: file).count == 1)
    let full = SwiftText(String(repeating: "// a\n", count: 400))
    #expect(Sizes.complaints(path: "x", source: full).isEmpty)
  }

  @Test func `chinese without english is found`() {
    func lines(_ text: String, room: String = "Commands") -> [Int?] {
      Wording.chineseAlone(path: "x", room: room, source: SwiftText(text)).map(\.line)
    }
    #expect(lines("let a = \"退款\"") == [1])
    #expect(lines("f(\n  en: \"退款\")") == [2])
    #expect(lines("Bilingual(\n  zh:\n    \"退款\"\n    + \"了\",\n  en: \"Refund\")").isEmpty)
    #expect(lines("case \"，\", \"元\": 1").isEmpty)
    #expect(lines("// 退款\nlet a = \"refund\"").isEmpty)
    #expect(lines("let a = \"交易单号\"", room: "Imports").isEmpty)
  }

  @Test func `an overclaim is found with its line`() {
    let text = "一行\n本证据包" + Wording.overclaims[1] + "\n"
    let found = Wording.phrases(Wording.overclaims, path: "x", text: text, why: "no")
    #expect(found.map(\.line) == [2])
    #expect(Wording.phrases(Wording.overclaims, path: "x", text: "法律效力", why: "no").isEmpty)
  }
}
