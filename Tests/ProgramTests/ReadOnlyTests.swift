import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// A vault on a disk that cannot be written is judged, shown and exported; it is only not added to.
  @Suite(
    .enabled(if: Namespace.command != nil, "mounting is not allowed here"))
  struct ReadOnlyTests {
    let program: Program
    let id: String

    init() throws {
      program = try Program()
      id = try program.newCase()
      let added = try program.run("add", id, Program.example("not-delivered/wechat.csv"))
      try #require(added.code == 0, "\(added)")
      try #require(program.run("fact", "set", id, "goods_arrived", "none").code == 0)
    }

    @Test(arguments: ["with the log", "without the log"])
    func `what only reads works`(how: String) throws {
      // The key is made on first use, and that is a write.
      try StoredCase.expectVerifies(id, of: program)
      if how == "without the log" {
        for suffix in ["-wal", "-shm"] {
          try FileManager.default.removeItem(atPath: program.vault + "/vault.sqlite" + suffix)
        }
      }
      let before = try files()
      for verb in [["assess"], ["next"], ["log"], ["findings"], ["deadlines"], ["case", "show"]] {
        let outcome = try run(verb + [id, "--json"])
        #expect(outcome.code == 0, "\(verb): \(outcome)")
        #expect(outcome.json != nil)
      }
      let bundle = program.folder.path(of: "case.zip")
      let export = try run(["export", id, "-o", bundle])
      #expect(export.code == 0, "\(export)")
      #expect(try program.run("verify", bundle).code == 0)
      let check = try run(["check", "--json"])
      #expect(check.code == 0, "\(check)")
      let backup = program.folder.path(of: "backup")
      let backedUp = try run(["backup", backup])
      #expect(backedUp.code == 0, "\(backedUp)")
      let restored = try program.run("restore", backup, "--vault", program.folder.path(of: "r"))
      #expect(restored.code == 0, "\(restored)")
      #expect(try files() == before)
    }

    @Test func `what writes is refused with one line and nothing changes`() throws {
      let before = try files()
      let bill = Program.example("duplicate-charge/alipay.csv")
      for arguments in [
        ["fact", "set", id, "paid", "yes"], ["add", id, bill], ["note", id, "n"],
        ["case", "new", "--title", "t"], ["erase", id, "1", "--reason", "r", "--yes"],
        ["erase", id, "--whole", "--yes"],
        ["step", id, "seller", "filed", "--when", "2026-11-22 10:00"],
      ] {
        let outcome = try run(arguments)
        #expect(outcome.code == 3, "\(arguments): \(outcome)")
        #expect(outcome.error.contains("[vault-read-only]"), "\(arguments): \(outcome)")
        #expect(outcome.error.split(separator: "\n").count == 1)
        #expect(outcome.output.isEmpty)
      }
      #expect(try files() == before)
    }

    private func run(_ arguments: [String]) throws -> RunningProgram.Outcome {
      let script = Namespace.readOnlyScript
      return try program.start(arguments, shell: script).finish()
    }

    /// The files of the vault with their sizes.
    private func files() throws -> [String: UInt64] {
      var sizes: [String: UInt64] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: program.vault) {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: program.vault + "/" + name)
        sizes[name] = attributes[.size] as? UInt64
      }
      return sizes
    }
  }
}
