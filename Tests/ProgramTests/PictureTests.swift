import Foundation
import Glibc
import TestKit
import Testing

extension WholeProgram {
  /// Pictures with the built program and the engines that there really are.
  @Suite struct PictureTests {
    private static let ledger = "\(Program.root)/examples/not-delivered/ledger.png"
    /// What stands on it, and must be nowhere that it was not given to.
    private static let words = ["2026-11-06", "2026-10-24"]

    @Test(arguments: ["rapidocr", "tesseract"])
    func `a picture is read as it is added, kept for oneself, and erased with its original`(
      engine: String
    ) throws {
      let program = try Program(recognition: engine)
      let id = try program.newCase()
      let added = try program.run("add", id, Self.ledger, "--as", "game_ledger", "--json")
      #expect(added.code == 0, "\(added)")
      let one = try #require((added.object["added"] as? [[String: Any]])?.first)
      let tool = try #require(one["recognisedBy"] as? String, "\(added)")
      #expect(tool.hasPrefix(engine))
      // Nothing is left to do, and what was read is in the vault.
      let again = try program.run("recognise", id, "--json")
      let state = (again.object["recognised"] as? [[String: Any]])?.first?["state"] as? String
      #expect(again.code == 0 && state == "read_before", "\(again)")
      let read = try program.run("read", Self.ledger, "--json")
      let texts = (read.object["pieces"] as? [[String: Any]])?.compactMap { $0["text"] as? String }
      let found = try #require(texts?.filter { text in Self.words.contains { text.contains($0) } })
      #expect(found.count == 2, "\(read)")
      for text in found {
        #expect(try !VaultBytes([program.vault]).holding(Array(text.utf8)).isEmpty)
      }
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      // It goes along for oneself, verifies, and goes to nobody else.
      for (recipient, isOwn) in [("self", true), ("seller", false), ("police", false)] {
        _ = try program.export(id, "\(recipient).zip", "--for", recipient)
        let path = program.folder.path(of: "\(recipient).zip")
        #expect(try program.run("verify", path).code == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect((bytes.range(of: Data(found[0].utf8)) != nil) == isOwn, "\(recipient)")
      }
      let custody = try program.run("custody", id, "--json")
      #expect(custody.output.contains(#""what": "converted""#), "\(custody)")
      let erased = try program.run("erase", id, "ledger.png", "--reason", "r", "--yes", "--json")
      #expect(erased.code == 0, "\(erased)")
      for text in found {
        #expect(try VaultBytes([program.vault]).holding(Array(text.utf8)).isEmpty)
      }
      #expect(try program.run("check").code == 0)
    }

    @Test func `without recognition a picture is kept, and can be read later`() throws {
      let off = try Program(recognition: "off")
      let id = try off.newCase()
      let added = try off.run("add", id, Self.ledger, "--json")
      let one = (added.object["added"] as? [[String: Any]])?.first
      #expect(added.code == 0 && one?["notRead"] as? String == "recognition-off", "\(added)")
      let refused = try off.run("recognise", id)
      #expect(refused.code == 3 && refused.error.contains("[recognition-off]"), "\(refused)")
      #expect(try off.run("read", Self.ledger).code == 3)

      let program = try Program(recognition: "tesseract")
      let other = try program.newCase()
      let kept = try program.run("add", other, Self.ledger, "--no-recognition")
      #expect(kept.code == 0 && kept.error.isEmpty, "\(kept)")
      // A name that is none reads nothing, rather than something that was not asked for.
      #expect(try Program(recognition: "nobody").run("read", Self.ledger).code == 2)
      let broken = program.folder.path(of: "broken.png")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.ledger)).prefix(3000)
      try bytes.write(to: URL(fileURLWithPath: broken))
      let unread = try program.run("add", other, broken, "--json")
      let last = (unread.object["added"] as? [[String: Any]])?.first
      #expect(unread.code == 0, "\(unread)")
      #expect(last?["notRead"] as? String == "picture-unreadable", "\(unread)")
      let later = try program.run("recognise", other, "--json")
      let states = (later.object["recognised"] as? [[String: Any]])?.map { $0["state"] as? String }
      #expect(states == ["read", "failed"], "\(later)")
    }

    @Test func `what was read comes back from a backup, and goes along to another vault`() throws {
      let program = try Program(recognition: "tesseract")
      let id = try program.newCase()
      let paid = "\(Program.root)/examples/not-delivered/paid.png"
      #expect(try program.run("add", id, paid).code == 0)
      let findings = try program.run("findings", id, "--json").output
      #expect(findings.contains("4200002811202611185079136248"))
      let backup = program.folder.path(of: "backup")
      #expect(try program.run("backup", backup).code == 0)
      let restored = program.folder.path(of: "restored")
      #expect(try program.run("restore", backup, "--vault", restored).code == 0)
      #expect(try program.run("check", "--vault", restored).code == 0)
      // No engine is asked for it again.
      let bundle = try program.export(id, "self.zip", "--for", "self")
      let other = try Program(recognition: "off")
      #expect(try other.run("import", bundle).code == 0)
      for again in [
        try program.run("findings", id, "--vault", restored, "--json"),
        try other.run("findings", id, "--json"),
      ] {
        #expect(again.code == 0 && again.output == findings, "\(again)")
      }
      let read = try program.run("recognise", id, "--vault", restored, "--json")
      let state = (read.object["recognised"] as? [[String: Any]])?.first?["state"] as? String
      #expect(state == "read_before", "\(read)")
    }

    @Test(.enabled(if: getuid() == 0, "Whoever is not root runs every test without its rights."))
    func `without the rights of root pictures are read too`() throws {
      let program = try Program(recognition: "rapidocr")
      let added = try program.start(
        [Self.ledger],
        shell: """
          as() { setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"; }
          as grep -q "CapEff:.0000000000000000" /proc/self/status || exit 9
          as "$RECOURSE" case new --title t > /dev/null && as "$RECOURSE" add last "$1" --json
          """
      ).finish()
      #expect(added.code == 0, "\(added)")
      let one = (added.object["added"] as? [[String: Any]])?.first
      #expect((one?["recognisedBy"] as? String)?.hasPrefix("rapidocr") == true, "\(added)")
    }
  }
}
