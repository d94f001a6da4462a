import Foundation
import GRDBSQLite
import TestKit
import Testing

extension WholeProgram {
  /// Erasing with the built program, and looking through every byte that is left.
  @Suite struct ErasureTests {
    let program: Program
    let id: String
    /// The original with the secrets, its lines, and where it was taken from.
    let lines: [String]
    let source: String
    let number: Int

    init() throws {
      program = try Program()
      id = try program.newCase()
      var random = SplitMix64(state: 42)
      lines = (0..<400).map { line in
        "行 \(line) \(String(random.next(), radix: 36))-\(String(random.next(), radix: 36))"
      }
      source = try program.folder.write(
        Array(lines.joined(separator: "\n").utf8), named: "机密-8fk2q0z7.txt")
      // Another case grows in turns, so that the database moves rows about.
      let other = try program.newCase()
      let added = try program.run("add", id, source, "--json")
      number = try #require((added.object["added"] as? [[String: Any]])?.first?["evidence"] as? Int)
      for index in 0..<12 {
        try #require(program.run("note", id, "note \(index)").code == 0)
        let long = String(repeating: "其他案件的话 \(index) ", count: 60)
        try #require(program.run("note", other, long).code == 0)
        if index % 4 == 0 {
          let shown = [
            "fact", "set", id, "order_no", "NO-\(lines[index].suffix(13))", "--evidence",
            "\(number)", "--at", "line:\(index + 1)", "--quote", lines[index],
          ]
          let outcome = try program.run(shown)
          try #require(outcome.code == 0, "\(outcome)")
        }
      }
    }

    /// What is secret of the case as it is now: words, digests and salts.
    private func secrets() throws -> [[UInt8]] {
      let stored = try StoredCase(id, of: program)
      let digest = try #require(stored.digests[number])
      let hash = stride(from: 0, to: 64, by: 2).compactMap { place -> UInt8? in
        let start = digest.index(digest.startIndex, offsetBy: place)
        return UInt8(digest[start..<digest.index(start, offsetBy: 2)], radix: 16)
      }
      var secrets = lines.map { Array($0.utf8) } + [hash, Array("机密-8fk2q0z7".utf8)]
      for index in [0, 4, 8] { secrets.append(Array("NO-\(lines[index].suffix(13))".utf8)) }
      return try secrets + salts(of: [number, number + 1])
    }

    private func salts(of numbers: [Int]) throws -> [[UInt8]] {
      var connection: OpaquePointer?
      defer { sqlite3_close(connection) }
      try #require(sqlite3_open(program.vault + "/vault.sqlite", &connection) == SQLITE_OK)
      return try numbers.map { number in
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let sql = "SELECT salt FROM entries WHERE hex(case_id) = upper('\(id)') AND seq = \(number)"
        try #require(sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK)
        try #require(sqlite3_step(statement) == SQLITE_ROW)
        let bytes = try #require(sqlite3_column_blob(statement, 0))
        return Array(UnsafeRawBufferPointer(start: bytes, count: 32))
      }
    }

    private func vaultBytes() throws -> VaultBytes {
      // The vault, and everything else that the program could have written: its home and cache.
      try FileManager.default.removeItem(atPath: source)
      return try VaultBytes([program.folder.path])
    }

    @Test func `nothing of an erased original is left in any file`() throws {
      let secrets = try secrets()
      #expect(try !VaultBytes([program.vault]).holding(secrets[0]).isEmpty)
      let erase = try program.run(
        "erase", id, "机密-8fk2q0z7.txt", "--reason", "not about this case", "--yes", "--json")
      #expect(erase.code == 0, "\(erase)")
      #expect(erase.object["done"] as? Bool == true)
      #expect((erase.object["erased"] as? [Any])?.count == 5, "\(erase.output)")
      let bytes = try vaultBytes()
      for secret in secrets {
        let left = bytes.holding(secret)
        #expect(left.isEmpty, "\(String(decoding: secret, as: UTF8.self)) in \(left)")
      }
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      #expect(check.object["erased"] as? Int == 5)
      try #require(program.run("assess", id).code == 0)
      let bundle = program.folder.path(of: "case.zip")
      try #require(program.run("export", id, "-o", bundle).code == 0)
      let verify = try program.run("verify", bundle, "--json")
      #expect(verify.code == 0, "\(verify)")
      let said = (verify.object["notProven"] as? [String] ?? []).joined(separator: "\n")
      #expect(said.contains("erased at the person's request on"), "\(said)")
    }

    @Test func `what goes is said beforehand, and nothing goes unconfirmed`() throws {
      let bundle = program.folder.path(of: "earlier.zip")
      try #require(program.run("export", id, "-o", bundle).code == 0)
      try #require(program.run("backup", program.folder.path(of: "backup")).code == 0)
      let before = try StoredCase(id, of: program)
      let dry = try program.run("erase", id, "\(number)", "--dry-run", "--json")
      #expect(dry.code == 0, "\(dry)")
      #expect(dry.object["done"] as? Bool == false)
      #expect((dry.object["handedOut"] as? [Any])?.count == 1)
      let backups = dry.object["backups"] as? [[String: Any]]
      #expect(backups?.first?["path"] as? String == program.folder.path(of: "backup"))
      let unsure = try program.run("erase", id, "\(number)", "--reason", "r")
      #expect(unsure.code == 2)
      #expect(unsure.error.contains("[erase-unconfirmed]"), "\(unsure)")
      #expect(unsure.error.contains("机密-8fk2q0z7.txt"))
      for (arguments, code) in [
        (["erase", id, "0", "--reason", "r", "--yes"], "erase-opening"),
        (["erase", id, "999", "--reason", "r", "--yes"], "unknown-entry"),
        (["erase", id, "\(number)", "--yes"], "usage"), (["erase", id, "--yes"], "usage"),
        (["erase", id, "1", "--whole", "--yes"], "usage"),
      ] {
        let outcome = try program.run(arguments)
        #expect(outcome.code == 2, "\(outcome)")
        #expect(outcome.error.contains("[\(code)]") || code == "unknown-entry", "\(outcome)")
      }
      let after = try StoredCase(id, of: program)
      #expect(after.lines == before.lines && after.digests == before.digests)
    }

    @Test func `a backup that is made again lets go of what was erased`() throws {
      let backup = program.folder.path(of: "backup")
      let secrets = try secrets()
      try #require(program.run("backup", backup).code == 0)
      #expect(try !VaultBytes([backup]).holding(secrets[0]).isEmpty)
      try #require(
        program.run("erase", id, "\(number)", "--reason", "r", "--yes").code == 0)
      let again = try program.run("backup", backup, "--json")
      #expect(again.code == 0, "\(again)")
      let bytes = try vaultBytes()
      for secret in secrets { #expect(bytes.holding(secret).isEmpty) }
    }

    @Test func `a whole case goes without a trace, and the other stays`() throws {
      let secrets = try secrets()
      let dry = try program.run("erase", id, "--whole", "--dry-run")
      #expect(dry.code == 0, "\(dry)")
      let erase = try program.run("erase", id, "--whole", "--yes", "--json")
      #expect(erase.code == 0, "\(erase)")
      let bytes = try vaultBytes()
      for secret in secrets + [Array("98 元点券没到 note".utf8)] {
        #expect(bytes.holding(secret).isEmpty)
      }
      let list = try program.run("case", "list", "--json")
      #expect((list.object["cases"] as? [Any])?.count == 1)
      #expect(try program.run("log", id).code == 2)
      #expect(!FileManager.default.fileExists(atPath: "\(program.vault)/cases/\(id)"))
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
    }

    @Test(arguments: ["--whole", "entry"])
    func `a killed erasure is as if it had not begun, or is finished by the next command`(
      how: String
    ) throws {
      let rounds = Program.deep == nil ? 4 : 60
      var random = SplitMix64(state: 9)
      let secrets = try secrets()
      let copy = program.folder.path(of: "copy")
      try FileManager.default.copyItem(atPath: program.vault, toPath: copy)
      let arguments =
        how == "entry"
        ? ["erase", id, "\(number)", "--reason", "r", "--yes"] : ["erase", id, "--whole", "--yes"]
      let typical = try ContinuousClock().measure { _ = try program.run(arguments) }
      var finished = 0
      for _ in 0..<rounds {
        try FileManager.default.removeItem(atPath: program.vault)
        try FileManager.default.copyItem(atPath: copy, toPath: program.vault)
        let delay = typical * Int.random(in: 200...1000, using: &random) / 1000
        _ = try program.start(arguments).kill(after: delay)
        let check = try program.run("check", "--json")
        #expect(check.code == 0, "\(check)")
        let bytes = try VaultBytes([program.vault])
        let left = secrets.filter { !bytes.holding($0).isEmpty }
        #expect(left.isEmpty || left.count == secrets.count, "\(left.count) of \(secrets.count)")
        finished += left.isEmpty ? 1 : 0
        let log = try program.run("log", id, "--json")
        #expect(log.code == (left.isEmpty && how == "--whole" ? 2 : 0), "\(log)")
      }
      print("\(how): \(rounds) kills, \(finished) finished afterwards")
    }
  }
}
