import Foundation
import GRDBSQLite
import TestKit
import Testing

extension WholeProgram {
  /// Folders that are no vault, or one that this program cannot read: refused, and left as they are.
  @Suite struct StrangeVaultTests {
    let program: Program
    let id: String

    init() throws {
      program = try Program()
      id = try program.newCase()
      let added = try program.run("add", id, Program.example("not-delivered/wechat.csv"))
      try #require(added.code == 0, "\(added)")
    }

    private var database: String { program.vault + "/vault.sqlite" }

    private func expectRefused(_ code: String, _ arguments: [String]) throws {
      let before = try contents()
      let outcome = try program.run(arguments)
      #expect(outcome.code == 3, "\(outcome)")
      #expect(outcome.error.contains("[\(code)]"), "\(outcome)")
      #expect(outcome.error.split(separator: "\n").count == 1)
      #expect(outcome.output.isEmpty)
      #expect(try contents() == before)
    }

    /// Everything in the vault but what SQLite makes beside a database to open it: an index, and a
    /// log that is empty.
    private func contents() throws -> [String: Data] {
      var contents: [String: Data] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: program.vault)
      where !name.hasSuffix("-shm") {
        let content = FileManager.default.contents(atPath: program.vault + "/" + name)
        contents[name] = name.hasSuffix("-wal") && content?.isEmpty == true ? nil : content
      }
      return contents
    }

    @Test func `a newer vault is refused`() throws {
      try "{\"format\":3,\"practice\":false}\n".write(
        toFile: program.vault + "/vault.json", atomically: false, encoding: .utf8)
      try expectRefused("vault-newer", ["log", id])
      try expectRefused("vault-newer", ["fact", "set", id, "paid", "yes"])
    }

    @Test func `a vault that is not for practice is refused where practice was asked for`() throws {
      try expectRefused("practice-mismatch", ["case", "list", "--practice"])
    }

    @Test func `a folder with other things in it is not made a vault`() throws {
      let home = try program.folder.write([1], named: "letter.txt")
      let outcome = try program.run("case", "list", "--vault", program.folder.path)
      #expect(outcome.code == 3)
      #expect(outcome.error.contains("[not-a-vault]"), "\(outcome)")
      #expect(FileManager.default.contents(atPath: home) == Data([1]))
      #expect(!FileManager.default.fileExists(atPath: program.folder.path(of: "vault.json")))
    }

    @Test func `a file in the place of the vault is refused`() throws {
      let file = try program.folder.write([1], named: "file")
      let outcome = try program.run("case", "list", "--vault", file)
      #expect(outcome.code == 3, "\(outcome)")
      #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test(arguments: [99, 4096, 5000, 9000])
    func `a database that was cut short is refused`(size: UInt64) throws {
      try fold()
      let file = try #require(FileHandle(forWritingAtPath: database))
      try file.truncate(atOffset: size)
      try file.close()
      try expectRefused("vault-damaged", ["log", id])
      try expectRefused("vault-damaged", ["fact", "set", id, "paid", "yes"])
    }

    @Test(arguments: [nil, 0, 1] as [UInt64?])
    func `no new database is made where one is gone`(size: UInt64?) throws {
      try fold()
      if let size {
        let file = try #require(FileHandle(forWritingAtPath: database))
        try file.truncate(atOffset: size)
        try file.close()
      } else {
        try FileManager.default.removeItem(atPath: database)
      }
      try expectRefused("vault-missing", ["log", id])
      try expectRefused("vault-missing", ["case", "new", "--title", "t"])
    }

    @Test func `a file that is no database is refused`() throws {
      try fold()
      try Data(repeating: 0x41, count: 20_000).write(to: URL(fileURLWithPath: database))
      try expectRefused("vault-damaged", ["log", id])
    }

    @Test(arguments: UInt64(0)..<UInt64(Program.deep == nil ? 6 : 100))
    func `damage anywhere in the database never ends in a crash or in less files`(
      seed: UInt64
    ) throws {
      try fold()
      var random = SplitMix64(state: seed)
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: database)))
      let start = Int.random(in: 0..<bytes.count, using: &random)
      for index in start..<min(bytes.count, start + Int.random(in: 1...600, using: &random)) {
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: database))
      let before = try contents().keys.sorted()
      for arguments in [["log", id], ["assess", id], ["fact", "set", id, "paid", "yes"]] {
        let outcome = try program.run(arguments)
        #expect([0, 2, 3].contains(outcome.code), "\(outcome)")
        // A case whose rows are gone is not known any more; nothing else is the person's mistake.
        #expect(outcome.code != 2 || outcome.error.contains("[unknown-case]"), "\(outcome)")
        #expect(outcome.code == 0 || outcome.error.contains("["), "no code: \(outcome)")
        #expect(Set(try contents().keys).isSuperset(of: before))
      }
    }

    /// Brings everything into the database itself, so that damage to it is not mended from the log.
    private func fold() throws {
      var connection: OpaquePointer?
      defer { sqlite3_close(connection) }
      try #require(sqlite3_open(database, &connection) == SQLITE_OK)
      let folding = "PRAGMA wal_checkpoint(TRUNCATE)"
      try #require(sqlite3_exec(connection, folding, nil, nil, nil) == SQLITE_OK)
      sqlite3_close(connection)
      connection = nil
      for suffix in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: database + suffix)
      }
    }
  }
}
