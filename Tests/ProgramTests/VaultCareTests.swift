import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Checking, backing up and restoring a whole vault with the built program.
  @Suite struct VaultCareTests {
    let program: Program
    let id: String
    let stored: StoredCase

    init() throws {
      program = try Program()
      id = try program.newCase()
      let added = try program.run(
        "add", id, Program.example("not-delivered/wechat.csv"),
        Program.example("not-delivered/order.html"))
      try #require(added.code == 0, "\(added)")
      try #require(program.run("confirm", id, "--all").code == 0)
      try #require(program.run("assess", id).code == 0)
      try StoredCase.expectVerifies(id, of: program)
      stored = try StoredCase(id, of: program)
    }

    private var backup: String { program.folder.path(of: "backup") }

    /// The place of the first original, from the vault on.
    private func original() throws -> String {
      let digest = try #require(stored.digests.min { $0.key < $1.key }?.value)
      return "cases/\(id)/blobs/\(digest)"
    }

    private func faults(_ outcome: RunningProgram.Outcome) -> [String] {
      (outcome.object["faults"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
    }

    /// Puts `bytes` in the place of a file, whatever its rights are, and keeps those.
    private func overwrite(_ place: String, _ bytes: Data) throws {
      let path = "\(program.vault)/\(place)"
      let files = FileManager.default
      let mode = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0o400
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try bytes.write(to: URL(fileURLWithPath: path))
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func `a vault that is whole is said to be whole`() throws {
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      #expect(check.object["whole"] as? Bool == true)
      #expect(check.object["contents"] as? Int == 2)
      #expect((check.object["heads"] as? Int ?? 0) > 0)
      #expect((check.object["remarks"] as? [Any])?.isEmpty == true, "\(check.output)")
      #expect(check.error.isEmpty)
    }

    @Test func `a changed original is found, and put back from a backup without deleting`() throws {
      try #require(program.run("backup", backup).code == 0)
      let place = try original()
      let path = "\(program.vault)/\(place)"
      let good = try #require(FileManager.default.contents(atPath: path))
      var bad = good
      bad[bad.count / 2] ^= 1
      try overwrite(place, bad)
      let check = try program.run("check", "--json")
      #expect(check.code == 1)
      #expect(faults(check) == ["content_differs"], "\(check)")
      let spoken = try program.run("check")
      #expect(spoken.output.contains("--only \(place)"), "\(spoken)")
      // A backup made now does not put the damaged file in the place of the good one.
      let again = try program.run("backup", backup, "--json")
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(backup)/files/\(place)")) == good, "\(again)")
      let put = try program.run("restore", backup, "--only", place)
      #expect(put.code == 0, "\(put)")
      #expect(FileManager.default.contents(atPath: path) == good)
      #expect(
        FileManager.default.contents(atPath: "\(program.vault)/upkeep/set-aside/\(place)-1") == bad)
      #expect(try program.run("check").code == 0)
      let other = try program.run("restore", backup, "--only", "cases/\(id)/blobs/x")
      #expect(other.code == 2 && other.error.contains("[not-in-backup]"), "\(other)")
    }

    @Test func `each kind of damage is named`() throws {
      let files = FileManager.default
      let place = try original()
      try files.removeItem(atPath: "\(program.vault)/\(place)")
      try Data([1]).write(to: URL(fileURLWithPath: program.vault + "/letter.txt"))
      try files.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: program.vault + "/letter.txt")
      try files.createSymbolicLink(
        atPath: program.vault + "/cases/link", withDestinationPath: "/etc/passwd")
      try files.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: program.vault + "/playbooks")
      let playbook = try #require(
        files.contentsOfDirectory(atPath: program.vault + "/playbooks").first)
      try overwrite("playbooks/\(playbook)", Data([1, 2, 3]))
      let blobs = "\(program.vault)/cases/\(id)/blobs"
      try Data([7]).write(to: URL(fileURLWithPath: blobs + "/.incoming-1"))
      let check = try program.run("check", "--json")
      #expect(check.code == 1)
      #expect(
        Set(faults(check)) == ["content_missing", "stray", "permissions", "playbook"], "\(check)")
      let remarks = check.object["remarks"] as? [[String: Any]]
      #expect(remarks?.compactMap { $0["kind"] as? String } == ["unfinished"])
      // Nothing was deleted or moved.
      #expect(files.fileExists(atPath: program.vault + "/letter.txt"))
    }

    @Test func `a backup is restored to a vault that says the same`() throws {
      let first = try program.run("backup", backup, "--json")
      #expect(first.code == 0, "\(first)")
      let sums = try program.start(
        [backup], shell: "cd \"$1\" && sha256sum -c --strict --quiet manifest-sha256.txt"
      ).finish()
      #expect(sums.code == 0, "\(sums)")
      let target = program.folder.path(of: "restored")
      let restore = try program.run("restore", backup, "--vault", target, "--json")
      #expect(restore.code == 0, "\(restore)")
      for verb in [["log", id], ["case", "show", id], ["assess", id], ["deadlines", id]] {
        let clock = ["--now", "2026-11-22T10:00:00+08:00", "--json"]
        let (here, there) = (
          try program.run(verb + clock), try program.run(verb + clock + ["--vault", target])
        )
        #expect(there.code == 0 && here.output == there.output, "\(verb)")
      }
      // The same key signs on.
      let bundle = program.folder.path(of: "restored.zip")
      try #require(program.run("export", id, "-o", bundle, "--vault", target).code == 0)
      #expect(
        try program.run("verify", bundle, "--against", program.folder.path(of: "out.zip")).code == 0
      )
      let over = try program.run("restore", backup, "--vault", target)
      #expect(over.code == 2 && over.error.contains("[vault-not-empty]"), "\(over)")
    }

    @Test func `a second backup copies what is new alone`() throws {
      try #require(program.run("backup", backup).code == 0)
      let times = try modified()
      let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try #require(
        program.run("add", id, program.folder.write(bytes, named: "new.bin")).code == 0)
      let second = try program.run("backup", backup, "--json")
      #expect(second.code == 0, "\(second)")
      let copied = try #require(second.object["copiedBytes"] as? Int)
      #expect(copied > 50_000 && copied < 400_000, "\(second)")
      for (name, time) in try modified() where name.hasPrefix("files/") {
        if let earlier = times[name] { #expect(time == earlier, "\(name) was written again") }
      }
      let listed = try program.run("backup", "--list", "--json")
      #expect((listed.object["backups"] as? [Any])?.count == 1)
    }

    private func modified() throws -> [String: Date] {
      var times: [String: Date] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: backup) {
        let found = try FileManager.default.attributesOfItem(atPath: "\(backup)/\(name)")
        guard found[.type] as? FileAttributeType == .typeRegular else { continue }
        times[name] = found[.modificationDate] as? Date
      }
      return times
    }

    @Test func `a backup is not put where other things are, nor over another vault's`() throws {
      let home = program.folder.path
      let inside = program.vault + "/backup"
      for (path, code) in [(home, "not-a-backup"), (inside, "backup-inside-vault")] {
        let outcome = try program.run("backup", path)
        #expect(outcome.code == 2 && outcome.error.contains("[\(code)]"), "\(outcome)")
      }
      #expect(!FileManager.default.fileExists(atPath: inside))
      try #require(program.run("backup", backup).code == 0)
      let other = try Program()
      _ = try other.newCase()
      let foreign = try other.run("backup", backup)
      #expect(foreign.code == 2 && foreign.error.contains("[backup-of-other-vault]"), "\(foreign)")
      let none = try program.run("restore", home, "--vault", program.folder.path(of: "r"))
      #expect(none.code == 2 && none.error.contains("[no-backup]"), "\(none)")
    }

    @Test func `a vault brought back to an earlier state does not overwrite a newer backup`() throws
    {
      try #require(program.run("backup", backup).code == 0)
      let old = program.folder.path(of: "old")
      try #require(program.run("restore", backup, "--vault", old).code == 0)
      try #require(program.run("note", id, "newer").code == 0)
      try #require(program.run("backup", backup).code == 0)
      let stale = try program.run("backup", backup, "--vault", old)
      #expect(stale.code == 2 && stale.error.contains("[backup-newer]"), "\(stale)")
      #expect(try program.run("backup", backup).code == 0)
    }

    @Test func `a damaged backup is refused, and nothing of it is restored`() throws {
      try #require(program.run("backup", backup).code == 0)
      let target = program.folder.path(of: "target")
      for name in try FileManager.default.subpathsOfDirectory(atPath: backup).sorted() {
        let path = "\(backup)/\(name)"
        let files = FileManager.default
        guard let good = files.contents(atPath: path), !good.isEmpty else { continue }
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        var bad = good
        bad[bad.count / 2] ^= 1
        for content in [bad, nil] {
          if let content {
            try content.write(to: URL(fileURLWithPath: path))
          } else {
            try files.removeItem(atPath: path)
          }
          let restore = try program.run("restore", backup, "--vault", target)
          #expect(restore.code == 3 || restore.code == 2, "\(name): \(restore)")
          #expect(
            !files.fileExists(atPath: target) && !files.fileExists(atPath: target + ".restoring"))
        }
        try good.write(to: URL(fileURLWithPath: path))
      }
      #expect(try program.run("restore", backup, "--vault", target).code == 0)
    }

    @Test func `a stopped check goes on where it was`() throws {
      let note = "\(program.vault)/upkeep/checking/progress"
      let first = try #require(stored.digests.keys.min())
      let text =
        "{\"again\":[],\"begun\":\"2099-01-01T00:00:00Z\",\"upTo\":[\"\(id)\",\(first)],\"v\":1}"
      try #require(program.run("check").code == 0)
      try FileManager.default.createDirectory(
        atPath: program.vault + "/upkeep/checking", withIntermediateDirectories: true)
      try text.write(toFile: note, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: note)
      for folder in ["/upkeep", "/upkeep/checking"] {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o700], ofItemAtPath: program.vault + folder)
      }
      let resumed = try program.run("check", "--resume", "--json")
      #expect(resumed.code == 0, "\(resumed)")
      #expect(resumed.object["readEarlier"] as? Int == 1)
      #expect(resumed.object["contents"] as? Int == 1)
      #expect(!FileManager.default.fileExists(atPath: note))
    }
  }
}
