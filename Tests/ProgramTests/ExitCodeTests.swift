import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// What scripts rely on: exit codes, what goes to which stream, and `--json` (DESIGN §5).
  @Suite struct ExitCodeTests {
    let program: Program

    init() throws { program = try Program() }

    @Test func `0 is done, and the result is on standard output`() throws {
      let outcome = try program.run("working-days", "2026-09-30", "7", "--json")
      #expect(outcome.code == 0, "\(outcome)")
      #expect(outcome.object["date"] as? String != nil)
      #expect(outcome.error.isEmpty)
      for arguments in [["--help"], ["help", "add"], ["fact", "set", "--help"], ["--version"]] {
        let help = try program.run(arguments)
        #expect(
          help.code == 0 && !help.output.isEmpty && help.error.isEmpty, "\(arguments): \(help)")
      }
    }

    @Test func `the demo clears away what it made`() throws {
      let outcome = try program.run("demo", "fraud-site")
      #expect(outcome.code == 0, "\(outcome)")
      let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
      #expect(left.filter { $0.hasPrefix("recourse-") } == [])
    }

    @Test func `1 is a check that found something, and the finding is on standard output`() throws {
      let id = try program.newCase()
      let path = program.folder.path(of: "case.zip")
      try #require(program.run("export", id, "-o", path).code == 0)
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      bytes[bytes.count / 2] ^= 1
      let changed = try program.folder.write(bytes, named: "changed.zip")
      for arguments in [["verify", changed], ["verify", changed, "--json"]] {
        let outcome = try program.run(arguments)
        #expect(outcome.code == 1, "\(outcome)")
        #expect(!outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome)")
      }
      let verify = try program.run("verify", changed, "--json")
      #expect((verify.object["failures"] as? [Any])?.isEmpty == false)
    }

    @Test func `a reader of pictures that there is none of is refused by its name`() throws {
      let outcome = try Program(recognition: "rapidorc").run("case", "list")
      #expect(outcome.code == 2, "\(outcome)")
      #expect(outcome.error.contains("[unknown-name]"), "\(outcome)")
      #expect(outcome.error.contains("rapidorc") && outcome.error.contains("tesseract"))
    }

    @Test func `2 is bad usage or input, and 3 what is not available; both on standard error`()
      throws
    {
      _ = try program.newCase()
      for (arguments, code) in [
        (["nosuchverb"], Int32(2)), (["fact", "set", "last", "paid", "perhaps"], 2),
        (["fact", "set", "last"], 2), (["read", "/nowhere"], 2),
        (["export", "last", "-o", "/nowhere/at/all.zip"], 3),
        (["case", "list", "--vault", "/dev/null/vault"], 3),
      ] {
        for arguments in [arguments, arguments + ["--json"]] {
          let outcome = try program.run(arguments)
          #expect(outcome.code == code, "\(arguments): \(outcome)")
          #expect(outcome.output.isEmpty)
          #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
          #expect(outcome.error.contains("["), "no code: \(outcome)")
        }
      }
    }

    /// A walk through every verb that prints a result; the case of the not-delivered example.
    @Test func `every verb prints one JSON value with --json, and nothing on standard error`()
      throws
    {
      let id = try program.newCase()
      let bill = Program.example("not-delivered/wechat.csv")
      let page = Program.example("not-delivered/order.html")
      let (packet, bundle) = (
        program.folder.path(of: "packet"), program.folder.path(of: "case.zip")
      )
      let when = "2026-11-22 10:00"
      for arguments in [
        ["case", "list"], ["case", "show", id], ["read", bill], ["add", id, bill, page],
        ["findings", id], ["confirm", id, "wechat.csv/row:26"], ["confirm", id, "--all"],
        ["who", id],
        ["reject", id, "wechat.csv/row:27"], ["fact", "set", id, "goods_arrived", "none"],
        ["fact", "list", id], ["note", id, "n"], ["assess", id], ["assess", id, "--why"],
        ["message", id, "received", "--channel", "qq", "--when", when, "--text", "在补单"],
        ["promise", id, "--by", "seller", "--what", "refund", "--amount", "98.00"],
        ["next", id], ["deadlines", id], ["letter", id, "seller"], ["letter", id, "platform"],
        ["step", id, "seller", "filed", "--when", when], ["packet", id, "platform", "-o", packet],
        ["withdraw", id, "1", "--reason", "r"], ["log", id], ["export", id, "-o", bundle],
        ["verify", bundle], ["playbook", "check"], ["playbook", "show"],
        ["working-days", "2026-09-30", "7"],
        ["case", "close", id, "--outcome", "refunded", "--amount", "98.00"],
      ] {
        let outcome = try program.run(arguments + ["--json", "--now", "2026-11-22T10:00:00+08:00"])
        #expect(outcome.code == 0, "\(arguments): \(outcome)")
        #expect(outcome.json != nil, "\(arguments): \(outcome.output)")
        #expect(outcome.error.isEmpty, "\(arguments): \(outcome.error)")
      }
    }
  }
}
