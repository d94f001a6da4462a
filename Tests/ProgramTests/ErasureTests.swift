import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Erasing with the built program, and looking through every byte that is left.
  @Suite struct ErasureTests {
    @Test(arguments: [false, true])
    func `nothing of an erased original is left in any file`(encrypted: Bool) throws {
      let it = try CaseWithSecrets(encrypted: encrypted)
      let (program, id) = (it.program, it.id)
      let secrets = try it.secrets()
      #expect(try VaultBytes([program.vault]).holding(secrets[0]).isEmpty == encrypted)
      #expect(try !VaultBytes([program.vault]).holding(secrets[secrets.count - 1]).isEmpty)
      let erase = try program.run(
        "erase", id, "机密-8fk2q0z7.txt", "--reason", "not about this case", "--yes", "--json")
      #expect(erase.code == 0, "\(erase)")
      #expect(erase.object["done"] as? Bool == true)
      #expect((erase.object["erased"] as? [Any])?.count == 5, "\(erase.output)")
      try it.expectGone(secrets)
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
      let it = try CaseWithSecrets(encrypted: false)
      let (program, id, number) = (it.program, it.id, it.number)
      let bundle = program.folder.path(of: "earlier.zip")
      try #require(program.run("export", id, "-o", bundle).code == 0)
      // What the platform got holds neither the original nor anything that was only stated.
      _ = try program.export(id, "platform.zip", "--for", "platform")
      // A part for oneself did not carry it, but may have held a fact that quotes it.
      _ = try program.export(id, "part.zip", "--entries", "\(number + 1)")
      try #require(program.run("backup", program.folder.path(of: "backup")).code == 0)
      let before = try StoredCase(id, of: program)
      let dry = try program.run("erase", id, "\(number)", "--dry-run", "--json")
      #expect(dry.code == 0, "\(dry)")
      #expect(dry.object["done"] as? Bool == false)
      let out = dry.object["handedOut"] as? [[String: Any]]
      #expect(out?.map { $0["carried"] as? [Int] } == [[number], []], "\(dry.output)")
      #expect(out?.map { $0["mayQuote"] as? Bool } == [true, true], "\(dry.output)")
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

    @Test(arguments: [false, true])
    func `a backup that is made again lets go of what was erased`(encrypted: Bool) throws {
      let it = try CaseWithSecrets(encrypted: encrypted)
      let program = it.program
      let backup = program.folder.path(of: "backup")
      let secrets = try it.secrets()
      try #require(program.run("backup", backup).code == 0)
      #expect(try VaultBytes([backup]).holding(secrets[0]).isEmpty == encrypted)
      #expect(try !VaultBytes([backup]).holding(secrets[secrets.count - 1]).isEmpty)
      try #require(
        program.run("erase", it.id, "\(it.number)", "--reason", "r", "--yes").code == 0)
      let again = try program.run("backup", backup, "--json")
      #expect(again.code == 0, "\(again)")
      try it.expectGone(secrets)
    }

    @Test(arguments: [false, true])
    func `a whole case goes without a trace, and the other stays`(encrypted: Bool) throws {
      let it = try CaseWithSecrets(encrypted: encrypted)
      let (program, id) = (it.program, it.id)
      var secrets = try it.secrets() + [Array("98 元点券没到 note".utf8)]
      let key = "\(program.vault)/keys/cases/\(id)"
      if encrypted { secrets.append(Array(try Data(contentsOf: URL(fileURLWithPath: key)))) }
      let dry = try program.run("erase", id, "--whole", "--dry-run")
      #expect(dry.code == 0, "\(dry)")
      let erase = try program.run("erase", id, "--whole", "--yes", "--json")
      #expect(erase.code == 0, "\(erase)")
      try it.expectGone(secrets)
      #expect(!FileManager.default.fileExists(atPath: key))
      let list = try program.run("case", "list", "--json")
      #expect((list.object["cases"] as? [Any])?.count == 1)
      #expect(try program.run("log", id).code == 2)
      #expect(!FileManager.default.fileExists(atPath: "\(program.vault)/cases/\(id)"))
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
    }

    @Test func `while another process erases, nothing is taken into the case`() throws {
      let it = try CaseWithSecrets(encrypted: false)
      let (program, id) = (it.program, it.id)
      let file = program.folder.path(of: "later.txt")
      try Data("付款后没有到账".utf8).write(to: URL(filePath: file))
      let folder = "\(program.vault)/upkeep/erasing"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data("entries\n".utf8).write(to: URL(filePath: "\(folder)/\(id)"))
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY)
      try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
      let refused = try program.run("add", id, file)
      #expect(refused.code == 3, "\(refused)")
      #expect(refused.error.contains("[vault-busy]"), "\(refused)")
      close(descriptor)
      // Nobody is at it any more: the next command finishes it, and then goes on.
      #expect(try program.run("add", id, file).code == 0)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/\(id)"))
    }

    @Test(arguments: ["--whole", "entry"], [false, true])
    func `a killed erasure is as if it had not begun, or is finished by the next command`(
      how: String, encrypted: Bool
    ) throws {
      let rounds = Program.deep == nil ? 3 : 60
      var random = SplitMix64(state: 9)
      let it = try CaseWithSecrets(encrypted: encrypted)
      let (program, id, number) = (it.program, it.id, it.number)
      // Of a sealed vault only what is sealed can be found by looking for bytes.
      let secrets = Array(try it.secrets().dropFirst(encrypted ? it.lines.count + 5 : 0))
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
      print("\(how), encrypted \(encrypted): \(rounds) kills, \(finished) finished afterwards")
    }
  }
}
