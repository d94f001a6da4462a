import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// The small verifier: the same as `recourse verify`, made of less.
  @Suite struct VerifierTests {
    let program: Program

    init() throws { program = try Program() }

    private func expectSame(_ arguments: [String], code: Int32) throws {
      for options in [[], ["--json"], ["--lang", "zh"], ["--lang=zh", "--json"]] {
        let whole = try program.run(["verify"] + arguments + options)
        let small = try program.verify(arguments + options)
        #expect(whole.code == code, "\(arguments): \(whole)")
        #expect(small.code == whole.code, "\(arguments): \(small)")
        #expect(small.output == whole.output)
        #expect(small.error == whole.error)
      }
    }

    @Test func `both programs say the same of bundles, folders and proofs`() throws {
      let id = try program.richCase()
      let earlier = try program.export(id, "earlier.zip", "--at", "5")
      let bundle = try program.export(id, "case.zip")
      let folder = program.folder.path(of: "unpacked")
      try #require(try program.shell(#"unzip -q "$1" -d "$2""#, bundle, folder).code == 0)
      let key = try #require(
        try program.run("export", id, "-o", program.folder.path(of: "again.zip"), "--json")
          .object["key"] as? String)
      let proof = "\(folder)/data/proofs/1.tlog-proof"
      let erased = try program.export(program.erasedCase().id, "erased.zip")
      for arguments in [
        [bundle], [folder], [erased], [bundle, "--against", earlier, "--key", key],
        [folder, "--against", folder], [proof],
        [proof, "--key", key, "--file", "\(folder)/data/evidence/1.csv"],
      ] { try expectSame(arguments, code: 0) }
      let otherKey = String(repeating: "ab", count: 32)
      for arguments in [
        [bundle, "--key", otherKey], [earlier, "--against", bundle], [Program.path],
        [proof, "--key", key, "--file", bundle],
      ] { try expectSame(arguments, code: 1) }
      for arguments in [
        ["/nowhere"], [bundle, "--key", "12"], [bundle, "--against", Program.path],
        [bundle, "--file", bundle], [folder, "--file", bundle],
      ] { try expectSame(arguments, code: 2) }
    }

    @Test func `the proof of one original is written, verified with its file, and noted`() throws {
      let id = try program.richCase()
      let bundle = try program.export(id, "case.zip")
      let folder = program.folder.path(of: "unpacked")
      try #require(try program.shell(#"unzip -q "$1" -d "$2""#, bundle, folder).code == 0)
      let path = program.folder.path(of: "one.tlog-proof")
      let written = try program.run("proof", id, "1", "-o", path, "--json")
      try #require(written.code == 0, "\(written)")
      let key = try #require(written.object["key"] as? String)
      let original = "\(folder)/data/evidence/1.csv"
      try expectSame([path, "--key", key, "--file", original], code: 0)
      try expectSame([path, "--key", key, "--file", bundle], code: 1)
      try expectSame([path, "--key", String(repeating: "ab", count: 32)], code: 1)
      // A proof leads to the head of its time, and the journal goes on from there.
      try expectSame([try program.export(id, "later.zip"), "--against", path], code: 0)
      let log = try program.run("log", id, "--lang", "en")
      #expect(log.output.contains("proof written: self"), "\(log)")
      #expect(try program.run("proof", id, "1", "-o", path).code == 2)
      #expect(try program.run("proof", id, "4000", "-o", path + "2").code == 2)
    }

    @Test func `wrong usage of the small verifier is one line on standard error`() throws {
      for arguments in [
        [], ["--nothing"], ["a", "b"], ["a", "--key"], ["a", "--lang", "fr"], ["-x"],
      ] {
        let outcome = try program.verify(arguments)
        #expect(outcome.code == 2 && outcome.output.isEmpty, "\(arguments): \(outcome)")
        #expect(outcome.error.split(separator: "\n").count == 1)
        #expect(outcome.error.contains("[usage]"))
      }
      for arguments in [["--help"], ["-h"], ["--version"]] {
        let outcome = try program.verify(arguments)
        #expect(outcome.code == 0 && !outcome.output.isEmpty && outcome.error.isEmpty)
      }
    }

    // Names of modules as they stand in every symbol of theirs.
    private static let forbidden = [
      "$s6Engine", "$s8Playbook", "$s8Commands", "$s6Wiring", "$s11StoreSQLite", "$s10VaultFiles",
      "$s4GRDB", "$s14ArgumentParser", "sqlite3_open", "$s4Yams",
    ]

    @Test func `the small verifier is made of no server, store or playbook`() throws {
      let small = try Data(contentsOf: URL(fileURLWithPath: Program.verifier))
      let whole = try Data(contentsOf: URL(fileURLWithPath: Program.path))
      for name in Self.forbidden {
        #expect(small.range(of: Data(name.utf8)) == nil, "\(name) is in recourse-verify")
      }
      // Symbols are there to be found at all.
      #expect(small.range(of: Data("$s8Evidence".utf8)) != nil)
      #expect(Self.forbidden.filter { whole.range(of: Data($0.utf8)) != nil }.count > 6)
      let linked = try program.shell(#"ldd "$VERIFY""#)
      #expect(!linked.output.contains("sqlite"))
    }
  }
}
