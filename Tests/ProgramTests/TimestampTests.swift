import Foundation
import TestKit
import Testing

/// Outside time from end to end: the program, an authority on loopback, and openssl as the judge.
extension WholeProgram {
  @Suite struct TimestampTests {
    private func states(_ outcome: RunningProgram.Outcome, _ list: String) -> [String] {
      let items = outcome.object[list] as? [[String: Any]] ?? []
      return items.compactMap { $0["state"] as? String }
    }

    private func stored(_ program: Program) throws -> (id: String, authority: LocalAuthority) {
      let authority = try LocalAuthority()
      return (try program.newCase(), authority)
    }

    private func configure(
      _ program: Program, _ authority: LocalAuthority, _ paths: String..., policy: String? = nil
    ) throws {
      for path in paths {
        let added = try program.run(
          ["timestamp", "authority", "add", authority.url(path), "--roots", authority.root]
            + (policy.map { ["--policy", $0] } ?? []))
        #expect(added.code == 0, "\(added)")
      }
    }

    @Test func `a head is stamped, carried in the bundle, and openssl agrees`() throws {
      let program = try Program()
      let (id, authority) = try stored(program)
      try configure(program, authority, "tsr", policy: "1.2.3.4.2")
      let stamped = try program.run("timestamp", "now", id, "--json")
      #expect(stamped.code == 0, "\(stamped)")
      #expect(states(stamped, "attempts") == ["verified"])
      // A head that is stamped is not stamped again.
      #expect(try states(program.run("timestamp", "now", id, "--json"), "attempts") == ["verified"])
      #expect(authority.asked == ["/tsr"])

      _ = try program.run("note", id, "later")
      let bundle = program.folder.path(of: "case.zip")
      let exported = try program.run("export", id, "-o", bundle, "--json")
      #expect(exported.code == 0, "\(exported)")
      #expect(exported.object["timestamps"] as? Int == 2)
      #expect(authority.asked == ["/tsr", "/tsr"])

      let unpacked = program.folder.path(of: "unpacked")
      try Tool.run("unzip", "-q", bundle, "-d", unpacked)
      for size in ["1", "2"] {
        let said = try Tool.run(
          "openssl", "ts", "-verify", "-data", "\(unpacked)/data/checkpoints/\(size)", "-in",
          "\(unpacked)/data/timestamps/\(size)-1.tsr", "-CAfile", authority.root)
        #expect(said.contains("Verification: OK"), "\(said)")
      }
      try verify(bundle, authority, program)
    }

    @Test func `what a command recorded is stamped along the way, once`() throws {
      let program = try Program()
      let (id, authority) = try stored(program)
      try configure(program, authority, "tsr", policy: "1.2.3.4.2")
      for text in ["1", "2"] {
        let noted = try program.run("note", id, text)
        #expect(
          noted.code == 0 && noted.error.contains("time-stamped") == (text == "1"), "\(noted)")
      }
      #expect(authority.asked == ["/tsr"])
      #expect(
        try states(program.run("timestamp", "list", id, "--json"), "timestamps") == ["verified"])
    }

    @Test func `an authority that is away fails no command`() throws {
      let program = try Program()
      let (id, authority) = try stored(program)
      try configure(program, authority, "nowhere")
      let noted = try program.run("note", id, "n")
      #expect(noted.code == 0 && noted.error.isEmpty, "\(noted)")
      #expect(
        try states(program.run("timestamp", "list", id, "--json"), "timestamps") == ["failed"])
    }

    /// With the root it is proven, by somebody who has no vault; without, it is said not to be; and
    /// a token that was changed fails under its name.
    private func verify(
      _ bundle: String, _ authority: LocalAuthority, _ program: Program
    ) throws {
      let other = try Program()
      let trusted = try other.run("verify", bundle, "--roots", authority.root, "--json")
      #expect(trusted.code == 0, "\(trusted)")
      let proven = (trusted.object["proven"] as? [String] ?? []).joined()
      #expect(proven.contains("The first 2 entries existed before"))
      #expect(proven.contains("CN=Test Authority"))
      let untrusted = try other.run("verify", bundle, "--json")
      #expect(untrusted.code == 0)
      let notProven = (untrusted.object["notProven"] as? [String] ?? []).joined()
      #expect(notProven.contains("data/timestamps/2-1.tsr: that the authority CN=Test Authority"))
      // The vault that stamped it trusts the authority by its configuration.
      let own = try program.run("verify", bundle, "--json")
      #expect((own.object["proven"] as? [String] ?? []).joined().contains("existed before"))

      let folder = program.folder.path(of: "unpacked")
      let token = URL(fileURLWithPath: "\(folder)/data/timestamps/2-1.tsr")
      var bytes = try Data(contentsOf: token)
      bytes[bytes.count - 4] ^= 1
      try bytes.write(to: token)
      let changed = try other.run("verify", folder, "--roots", authority.root, "--json")
      #expect(changed.code == 1)
      // The small verifier says the same of all three, and refuses the same files of roots.
      for (arguments, whole) in [
        ([bundle, "--roots", authority.root], trusted), ([bundle], untrusted),
        ([folder, "--roots", authority.root], changed),
        (
          [bundle, "--roots", bundle],
          try other.run("verify", bundle, "--roots", bundle, "--json")
        ),
      ] {
        let small = try other.verify(arguments + ["--json"])
        #expect(small.code == whole.code && small.error == whole.error, "\(small)")
        #expect(small.output == whole.output)
      }
      let failures = changed.object["failures"] as? [[String: Any]] ?? []
      #expect(failures.contains { $0["where"] as? String == "data/timestamps/2-1.tsr" })
    }

    @Test func `authorities are asked in order and every failure is kept`() throws {
      let program = try Program()
      let (id, authority) = try stored(program)
      try configure(
        program, authority, "down", "garbage", "too-large", "redirect", "other-data", "tsr")
      let stamped = try program.run("timestamp", "now", id, "--json")
      #expect(stamped.code == 0, "\(stamped)")
      #expect(
        states(stamped, "attempts")
          == ["failed", "failed", "failed", "failed", "failed", "verified"])
      let listed = try program.run("timestamp", "list", id, "--json")
      let items = listed.object["timestamps"] as? [[String: Any]] ?? []
      #expect(
        items.map { $0["failure"] as? String }
          == ["status-503", nil, "too-large", "status-302", nil, nil])
      #expect(
        authority.asked == ["/down", "/garbage", "/too-large", "/redirect", "/other-data", "/tsr"])
    }

    @Test func `without an answer the export goes on and says so`() throws {
      let program = try Program()
      let (id, authority) = try stored(program)
      try configure(program, authority, "down")
      let exported = try program.run(
        "export", id, "-o", program.folder.path(of: "case.zip"), "--json")
      #expect(exported.code == 0)
      #expect(exported.error.contains("No time-stamp was obtained"))
      #expect(exported.object["timestamps"] as? Int == 0)
      let asked = try program.run("timestamp", "now", id)
      #expect(asked.code == 3, "\(asked)")
      #expect(asked.error.contains("[no-timestamp]"))
    }

    @Test func `a request is answered elsewhere and brought in`() throws {
      let program = try Program()
      let (id, authority) = try stored(program)
      let (request, response) = (
        program.folder.path(of: "head.tsq"), program.folder.path(of: "head.tsr")
      )
      let written = try program.run("timestamp", "now", id, "--offline", "-o", request, "--json")
      #expect(written.code == 0, "\(written)")
      #expect(
        try states(program.run("timestamp", "list", id, "--json"), "timestamps") == ["requested"])
      try authority.answer(request, into: response)
      let added = try program.run("timestamp", "add", id, response, "--json")
      #expect(added.code == 0, "\(added)")
      // No root is configured, so the authority is not known.
      #expect(states(added, "timestamps") == ["received"])
      try configure(program, authority, "tsr")
      #expect(
        try states(program.run("timestamp", "list", id, "--json"), "timestamps") == ["verified"])
      // The same again is kept once.
      _ = try program.run("timestamp", "add", id, response)
      #expect(
        try states(program.run("timestamp", "list", id, "--json"), "timestamps") == ["verified"])
      #expect(authority.asked.isEmpty)

      let other = try program.newCase()
      _ = try program.run(
        "timestamp", "now", other, "--offline", "-o", program.folder.path(of: "other.tsq"))
      let refused = try program.run("timestamp", "add", other, response)
      #expect(refused.code == 2 && refused.error.contains("[timestamp-refused]"), "\(refused)")
    }

    @Test func `a proof of OpenTimestamps is attached to the head it is of`() throws {
      let program = try Program()
      let id = try program.newCase()
      let bundle = program.folder.path(of: "first.zip")
      _ = try program.run("export", id, "-o", bundle)
      let head = try Tool.run("unzip", "-p", bundle, "data/checkpoints/1")
      let path = program.folder.path(of: "head.ots")
      let beginning: [UInt8] =
        [0] + Array("OpenTimestamps".utf8) + [0, 0] + Array("Proof".utf8)
        + [0, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94, 1, 8]
      let headPath = program.folder.path(of: "head")
      try Data(head.utf8).write(to: URL(fileURLWithPath: headPath))
      let hex = try Tool.run("sha256sum", headPath).prefix(64)
      let digest = stride(from: 0, to: 64, by: 2).compactMap { index in
        UInt8(hex.dropFirst(index).prefix(2), radix: 16)
      }
      try Data(beginning + digest + [0xf0, 1, 2, 3]).write(to: URL(fileURLWithPath: path))
      let added = try program.run("timestamp", "add", id, path, "--json")
      #expect(states(added, "timestamps") == ["attached"], "\(added)")
      let again = program.folder.path(of: "again.zip")
      _ = try program.run("export", id, "-o", again)
      let report = try program.run("verify", again, "--json")
      let notProven = (report.object["notProven"] as? [String] ?? []).joined()
      #expect(notProven.contains("data/timestamps/1-1.ots"))
      try Data(beginning + digest.reversed() + [0xf0]).write(to: URL(fileURLWithPath: path))
      #expect(try program.run("timestamp", "add", id, path).code == 2)
    }

    @Test func `authorities are added, listed and removed`() throws {
      let program = try Program()
      let authority = try LocalAuthority()
      try configure(program, authority, "tsr")
      let listed = try program.run("timestamp", "authority", "list", "--json")
      let items = listed.object["authorities"] as? [[String: Any]] ?? []
      #expect(items.first?["url"] as? String == authority.url("tsr"))
      #expect(items.first?["roots"] as? [String] == ["CN=Test Root"])
      func refused(_ url: String, _ roots: String, _ code: String) throws {
        let outcome = try program.run("timestamp", "authority", "add", url, "--roots", roots)
        #expect(outcome.code == 2 && outcome.error.contains("[\(code)]"), "\(outcome)")
      }
      try refused(authority.url("tsr"), authority.root, "authority-present")
      try refused("ftp://127.0.0.1/", authority.root, "authority-unusable")
      try refused("https://a:b@127.0.0.1/", authority.root, "authority-unusable")
      try refused(authority.url("x"), Program.root + "/LICENSE", "no-certificates")
      let removed = try program.run("timestamp", "authority", "remove", authority.url("tsr"))
      #expect(removed.code == 0 && removed.output.contains("nothing goes over the network"))
      #expect(
        try program.run("timestamp", "authority", "remove", authority.url("tsr")).code == 2)
      let id = try program.newCase()
      let none = try program.run("timestamp", "now", id)
      #expect(none.code == 2 && none.error.contains("[no-authority]"))
      #expect(authority.asked.isEmpty)
    }

    @Test func `a list of authorities that makes no sense is told with its line`() throws {
      let program = try Program()
      let id = try program.newCase()
      try Data("authority https://tsa.example/\nroot\n".utf8)
        .write(to: URL(fileURLWithPath: "\(program.vault)/authorities.txt"))
      let outcome = try program.run("timestamp", "now", id)
      #expect(outcome.code == 2 && outcome.error.contains("[authorities-malformed]"), "\(outcome)")
      #expect(outcome.error.contains("Line 2"))
    }
  }
}
