import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Changing the key, handing a case over and taking one in, with the built programs.
  @Suite struct KeyChangeTests {
    let program: Program

    init() throws { program = try Program() }

    private func fingerprint(_ options: String...) throws -> String {
      let shown = try program.run(["key", "show", "--json"] + options)
      return try #require(shown.object["fingerprint"] as? String, "\(shown)")
    }

    /// The report of the stand-alone verifier about a bundle of the case.
    private func report(
      _ id: String, _ name: String, key: String, _ options: String...
    ) throws -> RunningProgram.Outcome {
      let path = program.folder.path(of: name)
      try? FileManager.default.removeItem(atPath: path)
      let exported = try program.run(["export", id, "-o", path] + options)
      #expect(exported.code == 0, "\(exported)")
      return try program.verify([path, "--key", key, "--lang", "en", "--json"])
    }

    @Test(arguments: [UInt64(20_261_123)])
    func `a change of key that is killed is finished by the next command`(seed: UInt64) throws {
      let rounds = Program.deep.map { $0 == 1 ? 200 : max($0, 8) } ?? 8
      var random = SplitMix64(state: seed)
      let ids = try (0..<3).map { _ in try program.newCase() }
      let first = try fingerprint()
      let typical = try ContinuousClock().measure { try program.run("key", "rotate") }
      var before = try ids.map { try StoredCase($0, of: program) }
      var killed = 0
      for round in 0..<rounds {
        let delay = typical * Int.random(in: 0...1000, using: &random) / 1000
        let outcome = try program.start(["key", "rotate"]).kill(after: delay)
        killed += outcome.code == 0 ? 0 : 1
        let now = try fingerprint()
        #expect(
          !FileManager.default.fileExists(atPath: "\(program.vault)/keys/next.key"), "\(round)")
        for (index, id) in ids.enumerated() {
          let after = try StoredCase(id, of: program)
          after.expectContinues(before[index])
          before[index] = after
        }
        let report = try report(ids[round % 3], "case.zip", key: first)
        #expect(report.code == 0, "\(report)")
        #expect(report.output.contains(now))
        before[round % 3] = try StoredCase(ids[round % 3], of: program)
      }
      #expect(killed > 0)
      let check = try program.run("check")
      #expect(check.code == 0, "\(check)")
    }

    @Test
    func `the key of a vault under a passphrase changes, and its backup is that of the new one`()
      throws
    {
      let id = try program.newCase()
      let old = try fingerprint()
      let options = try program.encryptVault()
      let rotated = try program.run(["key", "rotate", "--json"] + options)
      let new = try #require(rotated.object["to"] as? String, "\(rotated)")
      #expect(rotated.object["from"] as? String == old && rotated.object["cases"] as? Int == 1)
      let backup = program.folder.path(of: "key.txt")
      #expect(try program.run(["key", "backup", "-o", backup] + options).code == 0)
      #expect(try program.run(["vault", "decrypt"] + options).code == 0)
      #expect(try fingerprint() == new)
      try FileManager.default.removeItem(atPath: "\(program.vault)/keys/vault.key")
      #expect(try program.run("key", "restore", backup).code == 0)
      #expect(try fingerprint() == new)
      #expect(try report(id, "case.zip", key: old).code == 0)
    }

    @Test func `a case goes to another vault and on, and an unfinished import is done again`()
      throws
    {
      let id = try program.richCase()
      let other = program.folder.path(of: "other")
      #expect(try program.run("case", "list", "--vault", other).code == 0)
      let (mine, theirs) = (try fingerprint(), try fingerprint("--vault", other))
      #expect(try program.run("hand-over", id, "--to", theirs).code == 0)
      let refused = try program.run("note", id, "n")
      #expect(refused.code == 2 && refused.error.contains("case-handed-over"), "\(refused)")
      let bundle = try program.export(id, "sent.zip")
      var random = SplitMix64(state: 5)
      let typical = try ContinuousClock().measure { try program.run("verify", bundle) }
      for _ in 0..<6 {
        let delay = typical * Int.random(in: 300...1500, using: &random) / 1000
        _ = try program.start(["import", bundle, "--vault", other]).kill(after: delay)
      }
      let imported = try program.run("import", bundle, "--key", mine, "--vault", other, "--json")
      #expect(imported.code == 0, "\(imported)")
      #expect(imported.object["case"] as? String == id)
      #expect(imported.object["key"] == nil || imported.object["key"] is NSNull, "\(imported)")
      #expect(try program.run("note", id, "taken in", "--vault", other).code == 0)
      let report = try report(id, "back.zip", key: mine, "--vault", other)
      #expect(report.code == 0 && report.output.contains("signed over"), "\(report)")
      let seams = report.object["seams"] as? [[String: Any]]
      #expect(seams?.map { $0["kind"] as? String } == ["handed_over"])
      let back = try program.run("import", program.folder.path(of: "back.zip"), "--json")
      #expect(back.object["result"] as? String == "longer", "\(back)")
      let check = try program.run("check", "--vault", other)
      #expect(check.code == 0, "\(check)")
    }

    @Test func `another history is refused with both heads, and a broken bundle with its report`()
      throws
    {
      let id = try program.newCase()
      let other = program.folder.path(of: "other")
      let bundle = try program.export(id, "case.zip")
      #expect(try program.run("import", bundle, "--vault", other).code == 0)
      #expect(try program.run("note", id, "theirs", "--vault", other).code == 0)
      let later = try program.export(id, "later.zip")
      let forked = try program.run("import", later, "--vault", other)
      #expect(forked.code == 2 && forked.error.contains("import-forked"), "\(forked)")
      #expect(forked.error.components(separatedBy: "root ").count == 3)
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: bundle)))
      bytes[bytes.count / 2] ^= 1
      let broken = try program.folder.write(bytes, named: "broken.zip")
      let outcome = try program.run("import", broken, "--vault", other, "--json")
      #expect(outcome.code == 1, "\(outcome)")
      #expect((outcome.object["failures"] as? [Any])?.isEmpty == false)
      let partial = try program.export(id, "court.zip", "--for", "court")
      let third = program.folder.path(of: "third")
      let refused = try program.run("import", partial, "--vault", third)
      #expect(refused.code == 2 && refused.error.contains("import-partial"), "\(refused)")
    }

    @Test func `erased entries stay erased where a case is taken in`() throws {
      let id = try program.richCase()
      let other = program.folder.path(of: "other")
      #expect(
        try program.run("import", try program.export(id, "1.zip"), "--vault", other).code == 0)
      let erased = try program.run("erase", id, "chat.txt", "--reason", "r", "--yes")
      #expect(erased.code == 0, "\(erased)")
      let second = try program.export(id, "2.zip")
      let imported = try program.run("import", second, "--vault", other, "--json")
      #expect(imported.object["result"] as? String == "longer", "\(imported)")
      let chat = try Data(
        contentsOf: URL(fileURLWithPath: Program.example("not-delivered/chat.txt")))
      let blobs = "\(other)/cases/\(id)/blobs"
      for name in try FileManager.default.contentsOfDirectory(atPath: blobs) {
        #expect(FileManager.default.contents(atPath: "\(blobs)/\(name)") != chat)
      }
      let check = try program.run("check", "--vault", other)
      #expect(check.code == 0, "\(check)")
      let third = program.folder.path(of: "third")
      #expect(try program.run("import", second, "--vault", third).code == 0)
      #expect(try report(id, "3.zip", key: fingerprint(), "--vault", third).code == 0)
    }

    @Test func `no hostile file or folder is taken in`() throws {
      let bundle = try program.export(program.richCase(), "case.zip")
      let made = try program.shell(
        #""$PYTHON" "$TOOLS/hostile.py" "$1" "$2""#, bundle, program.folder.path(of: "hostile"))
      let list = try #require(made.json as? [[String: String]], "\(made)")
      let other = program.folder.path(of: "other")
      for (index, item) in list.enumerated()
      where Program.deep != nil || index.isMultiple(of: 5) {
        let outcome = try program.shell(
          #"ulimit -v 1500000; exec "$RECOURSE" import "$1" --vault "$2" --json"#,
          item["path"] ?? "", other)
        #expect(outcome.code == 1 || outcome.code == 2, "\(item): \(outcome)")
      }
      let listed = try program.run("case", "list", "--vault", other, "--json")
      #expect((listed.object["cases"] as? [Any])?.isEmpty == true, "\(listed)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(other)/cases") == [])
    }
  }
}
