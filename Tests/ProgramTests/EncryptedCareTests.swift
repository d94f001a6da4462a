import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Erasing, checking and backing up where a passphrase comes in.
  @Suite struct EncryptedCareTests {
    let program: Program
    let id: String

    init() throws {
      program = try Program()
      id = try program.newCase()
      try #require(program.run("note", id, "the parcel never came").code == 0)
    }

    /// The files of the vault but for the log of the database, which every reader touches.
    private func files() throws -> [String: Data] {
      try program.vaultFiles().filter { !$0.key.hasPrefix("vault.sqlite-") }
    }

    private func isThere(_ place: String) -> Bool {
      FileManager.default.fileExists(atPath: "\(program.vault)/\(place)")
    }

    private func put(_ place: String, _ text: String) throws {
      let file = URL(fileURLWithPath: "\(program.vault)/\(place)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    @Test func `the care of an encrypted vault is refused and changes nothing`() throws {
      let options = try program.encryptVault()
      let backup = program.folder.path(of: "backup")
      // The first opening turns the log of the new database on, which its first page says.
      try #require(program.run(["case", "list"] + options).code == 0)
      let before = try files()
      for arguments in [
        ["erase", id, "1", "--reason", "mistaken", "--yes"], ["erase", id, "--whole", "--yes"],
        ["check"], ["backup", backup],
      ] {
        for language in ["zh", "en"] {
          let outcome = try program.run(arguments + options + ["--lang", language])
          #expect(outcome.code == 2, "\(arguments): \(outcome)")
          #expect(outcome.error.contains("[vault-encrypted]"), "\(arguments): \(outcome)")
        }
      }
      #expect(try files() == before)
      #expect(!FileManager.default.fileExists(atPath: backup))
    }

    @Test func `a vault that was cared for is encrypted and decrypted`() throws {
      let backup = program.folder.path(of: "backup")
      try #require(program.run("backup", backup).code == 0)
      try #require(program.run("erase", id, "1", "--reason", "mistaken", "--yes").code == 0)
      let log = try program.run("log", id, "--json").output
      let options = try program.encryptVault()
      #expect(try program.run(["log", id, "--json"] + options).output == log)
      try #require(program.run(["vault", "decrypt"] + options).code == 0)
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      #expect(check.object["erased"] as? Int == 1)
      #expect(try program.run("backup", backup).code == 0)
    }

    @Test func `an erasure that was begun is finished before a vault is encrypted`() throws {
      try put("upkeep/erasing/\(id)", "entries\n")
      _ = try program.encryptVault()
      #expect(!isThere("upkeep/erasing/\(id)"))
    }

    @Test func `a file that was set aside is not left behind readable`() throws {
      try put("upkeep/set-aside/cases/\(id)/blobs/a-1", "damaged")
      let file = try program.folder.write(Array("correct horse battery\n".utf8), named: "secret")
      let outcome = try program.run("vault", "encrypt", "--new-passphrase-file", file)
      #expect(outcome.code == 2 && outcome.error.contains("[strange-file]"), "\(outcome)")
    }

    @Test func `what an interrupted encryption left is erased too`() throws {
      try put(".converting/new/cases/a", "sealed")
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      try #require(program.run("erase", id, "1", "--reason", "mistaken", "--yes").code == 0)
      #expect(!isThere(".converting"))
    }
  }
}
