import CaseCore
import Foundation
import Glibc
import TestKit
import Testing

extension WholeProgram {
  /// Files that are not what a person meant to give.
  @Suite struct StrangeFileTests {
    let program: Program

    init() throws { program = try Program() }

    /// Contents that no reader can make anything of, and nothing may break.
    static let contents: [(name: String, bytes: [UInt8])] = [
      ("empty.csv", []), ("empty.txt", []), ("nul.csv", [UInt8](repeating: 0, count: 100_000)),
      ("nul.html", [UInt8](repeating: 0, count: 100_000)), ("half.txt", [0xff, 0xfe, 0x00, 0xd8]),
      ("mark.csv", [0xef, 0xbb, 0xbf]), ("continuation.txt", [UInt8](repeating: 0x80, count: 5000)),
      ("overlong.html", [UInt8](repeating: 0xc0, count: 5000)),
      ("gbk.csv", [UInt8](repeating: 0x81, count: 5001)),
      ("line.csv", [UInt8](repeating: 0x2c, count: 300_000)),
      ("quote.csv", [0x22] + [UInt8](repeating: 0x0a, count: 50_000)),
      ("deep.html", Array(String(repeating: "<div>", count: 50_000).utf8)),
      ("a\u{1b}[31m\u{202e}name.txt", Array("hello".utf8)),
    ]

    @Test(arguments: contents)
    func `strange content is read or refused with one line`(name: String, bytes: [UInt8]) throws {
      let read = try program.run("read", program.folder.write(bytes, named: name), "--json")
      #expect([0, 2].contains(read.code), "\(read)")
      #expect(read.code == 2 || read.json != nil)
      #expect(read.code == 0 || read.error.split(separator: "\n").count == 1)
    }

    @Test func `strange content is kept as it is, and nothing of it breaks the rest`() throws {
      let id = try program.newCase()
      let paths = try Self.contents.map { try program.folder.write($0.bytes, named: $0.name) }
      let add = try program.run(["add", id] + paths + ["--json"])
      #expect(add.code == 0, "\(add)")
      let stored = try StoredCase(id, of: program)
      let different = Set(Self.contents.map { Digest.ofContent($0.bytes).hex })
      #expect(Set(stored.digests.values) == different)
      for entry in stored.digests.keys { try stored.expectReadable(entry) }
      for verb in ["log", "findings", "assess"] {
        let shown = try program.run(verb, id)
        #expect(shown.code == 0, "\(shown)")
        #expect(!shown.output.contains("\u{1b}") && !shown.output.contains("\u{202e}"))
      }
      try StoredCase.expectVerifies(id, of: program)
    }

    @Test func `what is no file is refused before it is opened`() throws {
      let pipe = program.folder.path(of: "pipe")
      try #require(mkfifo(pipe, 0o600) == 0)
      let id = try program.newCase()
      for path in [pipe, program.folder.path, "/dev/zero", "/dev/full"] {
        for arguments in [["read", path], ["add", id, path]] {
          let outcome = try program.run(arguments)
          #expect(outcome.code == 2, "\(outcome)")
          #expect(outcome.error.contains("[not-a-file]"), "\(outcome)")
          #expect(outcome.error.split(separator: "\n").count == 1)
        }
      }
      for verb in ["verify"] {
        let outcome = try program.run(verb, pipe)
        #expect(outcome.code == 2, "\(outcome)")
      }
      #expect(try StoredCase(id, of: program).lines.count == 1)
    }

    /// A file of 5 GB that takes no room.
    private func hugeFile() throws -> String {
      let path = try program.folder.write([], named: "huge.csv")
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.truncate(atOffset: 5_000_000_000)
      try file.close()
      return path
    }

    @Test func `a file of 5 GB is refused by its size`() throws {
      let outcome = try program.run("read", hugeFile())
      #expect(outcome.code == 2, "\(outcome)")
      #expect(outcome.error.contains("[file-too-large]"))
      #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test(.enabled(if: Program.deep != nil, "takes minutes and 5 GB: set RECOURSE_DEEP"))
    func `a file of 5 GB is kept unread`() throws {
      let id = try program.newCase()
      // A slow disk gets more time than other commands.
      let outcome = try program.start(["add", id, hugeFile(), "--json"]).kill(after: .seconds(900))
      #expect(outcome.code == 0, "\(outcome)")
      let show = try program.run("case", "show", id, "--json")
      let evidence = (show.object["evidence"] as? [[String: Any]])?.first
      #expect(evidence?["bytes"] as? Int == 5_000_000_000)
    }

    @Test(.enabled(if: Program.deep != nil, "writes 200 MB: set RECOURSE_DEEP"))
    func `a file that grows while it is taken in is refused whole`() throws {
      let path = try program.folder.write(
        [UInt8](repeating: 0x61, count: 200_000_000), named: "growing.txt")
      let id = try program.newCase()
      let growing = try program.start(
        [path], shell: "while [ -e \"$1\" ]; do echo more >>\"$1\"; done")
      let outcome = try program.run("add", id, path)
      try FileManager.default.removeItem(atPath: path)
      _ = growing.kill(after: .zero)
      #expect(outcome.code == 2, "\(outcome)")
      #expect(outcome.error.contains("[file-changed]"), "\(outcome)")
      let stored = try StoredCase(id, of: program)
      #expect(stored.lines.count == 1 && stored.digests.isEmpty)
      let blobs = "\(program.vault)/cases/\(id)/blobs"
      #expect(try FileManager.default.contentsOfDirectory(atPath: blobs).isEmpty)
    }
  }
}
