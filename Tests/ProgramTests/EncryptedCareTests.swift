import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Checking, backing up and restoring a vault under a passphrase, and converting one that was cared
  /// for. What is erased in it is in `ErasureTests`.
  @Suite struct EncryptedCareTests {
    let program: Program
    let id: String

    init() throws {
      program = try Program(encrypted: true)
      id = try program.newCase()
      let added = try program.run(
        "add", id, Program.example("not-delivered/wechat.csv"),
        Program.example("not-delivered/order.html"))
      try #require(added.code == 0, "\(added)")
      try #require(program.run("confirm", id, "--all").code == 0)
      try #require(program.run("assess", id).code == 0)
      try #require(program.run("note", id, "the parcel never came").code == 0)
      try StoredCase.expectVerifies(id, of: program)
    }

    private var backup: String { program.folder.path(of: "backup-qz81") }
    private let files = FileManager.default

    private func names(_ folder: String) throws -> [String] {
      try files.contentsOfDirectory(atPath: "\(program.vault)/\(folder)").sorted()
    }

    private func faults(_ outcome: RunningProgram.Outcome) -> [String] {
      (outcome.object["faults"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
    }

    private func put(_ place: String, _ text: String) throws {
      let file = URL(fileURLWithPath: "\(program.vault)/\(place)")
      try files.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
    }

    /// Changes one byte of the file at `place` of the vault and gives what was there.
    private func damage(_ place: String) throws -> Data {
      let path = "\(program.vault)/\(place)"
      let good = try Data(contentsOf: URL(fileURLWithPath: path))
      var bad = good
      bad[bad.count / 2] ^= 1
      let mode = try #require(files.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try bad.write(to: URL(fileURLWithPath: path))
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      return good
    }

    @Test func `a vault under a passphrase is looked through, and whole`() throws {
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      #expect(check.object["contents"] as? Int == 2)
      #expect((check.object["heads"] as? Int ?? 0) > 0)
      #expect((check.object["remarks"] as? [Any])?.isEmpty == true, "\(check.output)")
    }

    @Test func `each sealed thing that is damaged is found, and put back from a backup`() throws {
      try #require(program.run("backup", backup).code == 0)
      let blobs = try names("cases/\(id)/blobs").map {
        ("cases/\(id)/blobs/\($0)", "content_differs")
      }
      let playbooks = try names("playbooks").map { ("playbooks/\($0)", "playbook") }
      for (place, kind) in blobs + playbooks + [("keys/cases/\(id)", "case_key")] {
        let good = try damage(place)
        let check = try program.run("check", "--json")
        #expect(check.code == 1 && faults(check) == [kind], "\(place): \(check)")
        let spoken = try program.run("check")
        #expect(spoken.output.contains("--only \(place)"), "\(spoken)")
        let put = try program.run("restore", backup, "--only", place)
        #expect(put.code == 0, "\(put)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(program.vault)/\(place)")) == good)
        #expect(try program.run("check").code == 0)
      }
    }

    @Test func `what is damaged does not take the place of a good copy in a backup`() throws {
      let place = "cases/\(id)/blobs/\(try #require(names("cases/\(id)/blobs").first))"
      let good = try damage(place)
      let first = try program.run("backup", backup, "--json")
      #expect(first.code == 1 && faults(first) == ["content_differs"], "\(first)")
      #expect(!files.fileExists(atPath: "\(backup)/files/\(place)"))
      try files.removeItem(atPath: "\(program.vault)/\(place)")
      try good.write(to: URL(fileURLWithPath: "\(program.vault)/\(place)"))
      try files.setAttributes(
        [.posixPermissions: 0o400], ofItemAtPath: "\(program.vault)/\(place)")
      try #require(program.run("backup", backup).code == 0)
      _ = try damage(place)
      try #require(program.run("backup", backup, "--json").code == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: "\(backup)/files/\(place)")) == good)
    }

    @Test func `a row that cannot be opened is named, and the list is made again`() throws {
      let sqlite = try program.start(
        [program.vault],
        shell: "sqlite3 \"$1/vault.sqlite\" \"UPDATE cases SET nonce = zeroblob(12)\"")
      try #require(sqlite.finish().code == 0)
      let check = try program.run("check", "--json")
      #expect(check.code == 1 && faults(check) == ["listing"], "\(check)")
      #expect(try program.run("check", "--rebuild").code == 0)
      #expect(try program.run("case", "list").code == 0)
    }

    @Test func `a backup tells nothing, and is restored with the passphrase`() throws {
      let first = try program.run("backup", backup, "--json")
      #expect(first.code == 0, "\(first)")
      let sums = try program.start(
        [backup], shell: "cd \"$1\" && sha256sum -c --strict --quiet manifest-sha256.txt"
      ).finish()
      #expect(sums.code == 0, "\(sums)")
      let bytes = try VaultBytes([backup, program.vault])
      for word in ["the parcel never came", "wechat.csv", "cn-game-points"] {
        #expect(bytes.holding(word).isEmpty, "\(word)")
      }
      #expect(try VaultBytes([program.vault]).holding("qz81").isEmpty)
      let target = program.folder.path(of: "restored")
      let restore = try program.run("restore", backup, "--vault", target, "--json")
      #expect(restore.code == 0, "\(restore)")
      let (here, there) = (
        try program.run("log", id, "--json"),
        try program.run("log", id, "--json", "--vault", target)
      )
      #expect(there.code == 0 && here.output == there.output)
      let other = try program.folder.write(Array("another one\n".utf8), named: "other")
      let wrong = try program.run("log", id, "--vault", target, "--passphrase-file", other)
      #expect(wrong.code == 2 && wrong.error.contains("[passphrase-wrong]"), "\(wrong)")
      let unopened = try program.run(
        "restore", backup, "--vault", target + "-2", "--passphrase-file", other)
      #expect(unopened.code == 2 && unopened.error.contains("is restored"), "\(unopened)")
    }

    @Test func `a second backup copies what is new alone, and knows the first`() throws {
      try #require(program.run("backup", backup).code == 0)
      let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try #require(program.run("add", id, program.folder.write(bytes, named: "new.bin")).code == 0)
      let second = try program.run("backup", backup, "--json")
      let copied = try #require(second.object["copiedBytes"] as? Int, "\(second)")
      #expect(copied > 50_000 && copied < 400_000, "\(second)")
      let listed = try program.run("backup", "--list", "--json")
      #expect((listed.object["backups"] as? [Any])?.count == 1, "\(listed)")
      // A case that was erased whole, of which not even the key is left, goes from the backup.
      try #require(program.run("erase", id, "--whole", "--yes").code == 0)
      let third = try program.run("backup", backup, "--json")
      #expect(third.code == 0 && third.object["cases"] as? Int == 0, "\(third)")
      #expect(!files.fileExists(atPath: "\(backup)/files/cases/\(id)"))
    }

    @Test func `a backup from before the vault was decrypted is left alone`() throws {
      try #require(program.run("backup", backup).code == 0)
      let list = try Data(contentsOf: URL(fileURLWithPath: backup + "/manifest-sha256.txt"))
      try #require(program.run("vault", "decrypt").code == 0)
      let refused = try program.run("backup", backup)
      #expect(refused.code == 2 && refused.error.contains("[backup-differs]"), "\(refused)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: backup + "/manifest-sha256.txt")) == list)
      // What the vault knows of it came along.
      let listed = try program.run("backup", "--list", "--json")
      #expect((listed.object["backups"] as? [Any])?.count == 1, "\(listed)")
      let plain = program.folder.path(of: "plain")
      try #require(program.run("backup", plain).code == 0)
      _ = try program.encryptVault()
      let again = try program.run("backup", plain)
      #expect(again.code == 2 && again.error.contains("[backup-differs]"), "\(again)")
      let both = try program.run("backup", "--list", "--json")
      #expect((both.object["backups"] as? [Any])?.count == 2, "\(both)")
      #expect(try VaultBytes([program.vault]).holding("qz81").isEmpty)
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
    }

    @Test func `a note that cannot be read is told, and stops nothing`() throws {
      try #require(program.run("backup", backup).code == 0)
      _ = try damage("upkeep/backups/\(try #require(names("upkeep/backups").first))")
      let check = try program.run("check", "--json")
      let remarks = check.object["remarks"] as? [[String: Any]]
      #expect(check.code == 0 && remarks?.map { $0["kind"] as? String } == ["note"], "\(check)")
      #expect(try program.run("erase", id, "1", "--dry-run").code == 0)
      #expect(try program.run("backup", backup).code == 0)
      let listed = try program.run("backup", "--list", "--json")
      #expect((listed.object["backups"] as? [Any])?.count == 1, "\(listed)")
    }

    @Test func `an erasure that was begun is finished before a vault is converted`() throws {
      try put("upkeep/erasing/\(id)", "entries\n")
      try #require(program.run("vault", "decrypt").code == 0)
      #expect(!files.fileExists(atPath: "\(program.vault)/upkeep/erasing/\(id)"))
      try put("upkeep/erasing/\(id)", "entries\n")
      _ = try program.encryptVault()
      #expect(!files.fileExists(atPath: "\(program.vault)/upkeep/erasing/\(id)"))
    }

    @Test func `a strange file or one that was set aside is not left behind`() throws {
      for place in ["upkeep/set-aside/cases/\(id)/blobs/a-1", "upkeep/mine/notes"] {
        try put(place, "whatever")
        let outcome = try program.run("vault", "decrypt")
        #expect(outcome.code == 2 && outcome.error.contains("[strange-file]"), "\(outcome)")
        try files.removeItem(atPath: "\(program.vault)/\(place)")
        try files.removeItem(
          atPath: ("\(program.vault)/\(place)" as NSString).deletingLastPathComponent)
      }
      #expect(try program.run("vault", "decrypt").code == 0)
    }

    @Test func `what an interrupted decryption left is erased too`() throws {
      try put(".converting/new/cases/a", "the parcel never came")
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      try #require(program.run("erase", id, "1", "--reason", "mistaken", "--yes").code == 0)
      #expect(!files.fileExists(atPath: "\(program.vault)/.converting"))
    }
  }
}
