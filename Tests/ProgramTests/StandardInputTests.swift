import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// What is pasted or piped instead of being a file.
  @Suite struct StandardInputTests {
    /// The program with `input` on its standard input.
    private func run(
      _ program: Program, _ arguments: [String], _ input: [UInt8]
    ) throws -> RunningProgram.Outcome {
      let path = try program.folder.write(input, named: "input")
      return try program.start(
        [path] + arguments,
        shell: #"file="$1"; shift; exec "$RECOURSE" "$@" < "$file""#
      ).finish()
    }

    private let bill = Program.example("not-delivered/wechat.csv")

    @Test func `what comes in is read like a file`() throws {
      let program = try Program()
      let bytes = try Data(contentsOf: URL(filePath: bill))
      let piped = try run(
        program, ["read", "-", "--name", "wechat.csv", "--json"], Array(bytes))
      let file = try program.run("read", bill, "--json")
      #expect(piped.code == 0 && piped.output == file.output, "\(piped)")
    }

    @Test func `what is pasted is kept under its name and once`() throws {
      let program = try Program()
      let id = try program.newCase()
      let chat = Array("2026-11-18 20:46:05 林晚: 还没到账\n2026-11-18 20:51:00 客服: 今天处理\n".utf8)
      let added = try run(program, ["add", id, "-", "--name", "聊天.txt", "--json"], chat)
      #expect(added.code == 0, "\(added)")
      let first = (added.object["added"] as? [[String: Any]])?.first
      #expect(first?["file"] as? String == "聊天.txt")
      let again = try run(program, ["add", id, "-", "--json"], chat)
      let second = (again.object["added"] as? [[String: Any]])?.first
      #expect(second?["duplicate"] as? Bool == true && second?["file"] as? String == "pasted.txt")
    }

    @Test func `nothing, a path for a name and a passphrase from the same place are refused`()
      throws
    {
      let program = try Program()
      let id = try program.newCase()
      let text = Array("x\n".utf8)
      let cases: [([String], [UInt8], String)] = [
        (["read", "-"], [], "nothing-given"), (["add", id, "-"], [], "nothing-given"),
        (["add", id, "-", "-"], text, "input-taken-twice"),
        (["add", id, "-", "--name", "a/b"], text, "no-file-name"),
        (["add", id, "-", "--name", ""], text, "no-file-name"),
        (["add", id, "-", "--passphrase-file", "-"], text, "input-taken-twice"),
      ]
      for (arguments, input, code) in cases {
        let outcome = try run(program, arguments, input)
        #expect(outcome.code == 2 && outcome.error.contains("[\(code)]"), "\(outcome)")
      }
    }
  }
}
