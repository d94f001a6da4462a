import CaseCore
import Foundation
import Sealing
import TestKit
import Testing

extension WholeProgram {
  /// A vault under a passphrase, through the program itself.
  @Suite struct EncryptedVaultTests {
    let program: Program

    init() throws { program = try Program() }

    /// Walks through a case with everything that the program stores.
    private func walk(_ options: [String]) throws -> (id: String, secrets: LeakFinder) {
      func run(_ arguments: String...) throws -> RunningProgram.Outcome {
        let outcome = try program.run(arguments + options)
        #expect(outcome.code == 0, "\(arguments): \(outcome)")
        return outcome
      }
      var finder = LeakFinder()
      let (title, story, text) = (
        "98 元点券一直没有到账的案子", "我在群里看到低价点券，付款后对方一直说在补单，没有结果。",
        "亲，正在给您补单，请再等等，今天一定到账的哦"
      )
      let made = try run("case", "new", "--title", title, "--story", story, "--json")
      let id = try #require(made.object["case"] as? String)
      for secret in [title, story, text, "cn-game-points"] { finder.forbid(secret.utf8) }
      let note = "对方的口气越来越差了，先截图再说"
      for name in ["wechat.csv", "order.html", "chat.txt", "agreement.txt"] {
        let path = Program.example("not-delivered/\(name)")
        guard let content = FileManager.default.contents(atPath: path) else { continue }
        let copy = try program.folder.write(Array(content), named: "私人文件名-\(name)")
        let added = try run("add", id, copy, "--json")
        #expect(added.object["added"] != nil)
        finder.forbid(content)
        finder.forbid("私人文件名-\(name)".utf8)
        let digest = Digest.ofContent(Array(content))
        finder.forbid(digest.bytes)
        finder.forbid(digest.hex.utf8)
      }
      _ = try run("confirm", id, "--all")
      _ = try run(
        "message", id, "received", "--channel", "qq", "--when", "2026-11-22 10:00", "--text", text)
      _ = try run("note", id, note)
      finder.forbid(note.utf8)
      _ = try run("fact", "set", id, "goods_arrived", "none")
      _ = try run("assess", id, "--now", "2026-11-22T10:00:00+08:00")
      _ = try run("export", id, "-o", program.folder.path(of: "case.zip"))
      #expect(try program.run("verify", program.folder.path(of: "case.zip")).code == 0)
      return (id, finder)
    }

    @Test func `no file of an encrypted vault holds anything of a case`() throws {
      let options = try program.encryptVault()
      let (_, secrets) = try walk(options)
      let files = try program.vaultFiles()
      #expect(files.count > 8)
      for (name, data) in files {
        #expect(secrets.leak(in: data) == nil, "\(name)")
        #expect(secrets.leak(in: Data(name.utf8)) == nil, "\(name)")
      }
    }

    @Test func `no file holds anything of a case that was there before`() throws {
      let (id, secrets) = try walk([])
      #expect(try program.vaultFiles().values.contains { secrets.leak(in: $0) != nil })
      let before = try program.run("log", id, "--json").output
      let options = try program.encryptVault()
      for (name, data) in try program.vaultFiles() {
        #expect(secrets.leak(in: data) == nil, "\(name)")
        #expect(secrets.leak(in: Data(name.utf8)) == nil, "\(name)")
      }
      #expect(try program.run(["log", id, "--json"] + options).output == before)
      let bare = try program.run("log", id)
      #expect(bare.code == 2 && bare.error.contains("[passphrase-needed]"), "\(bare)")
      let decrypted = try program.run(["vault", "decrypt"] + options)
      #expect(decrypted.code == 0, "\(decrypted)")
      #expect(try program.run("log", id, "--json").output == before)
    }

    @Test func `a wrong or missing passphrase is a refusal and changes nothing`() throws {
      _ = try program.newCase()
      let options = try program.encryptVault()
      let before = try program.vaultFiles()
      let wrong = try program.folder.write(Array("wrong horse battery\n".utf8), named: "wrong")
      let empty = try program.folder.write([], named: "empty")
      for (arguments, code) in [
        (["case", "list", "--passphrase-file", wrong], "passphrase-wrong"),
        (["case", "list"], "passphrase-needed"),
        (["case", "list", "--passphrase-file", empty], "passphrase-unusable"),
        (["case", "list", "--passphrase-file", "/nowhere/at/all"], "file-missing"),
        (["case", "list", "--passphrase-file", "/dev/zero"], "input-too-long"),
        (["vault", "decrypt", "--passphrase-file", wrong], "passphrase-wrong"),
        (["vault", "encrypt", "--new-passphrase-file", wrong], "already-encrypted"),
        (
          ["vault", "passphrase", "--passphrase-file", wrong, "--new-passphrase-file", wrong],
          "passphrase-wrong"
        ),
        (["vault", "passphrase", "--new-passphrase-file", empty] + options, "passphrase-unusable"),
        (["key", "restore", empty] + options, "key-backup-wrong"),
      ] {
        for language in ["zh", "en"] {
          let outcome = try program.run(arguments + ["--lang", language])
          #expect(outcome.code == 2, "\(arguments): \(outcome)")
          #expect(outcome.error.contains("[\(code)]"), "\(arguments): \(outcome)")
          #expect(outcome.error.split(separator: "\n").count == 1)
          #expect(!outcome.error.contains("horse"))
        }
      }
      #expect(try program.vaultFiles() == before)
    }

    @Test func `the passphrase comes from a variable, a descriptor or the terminal`() throws {
      let id = try program.newCase()
      let options = try program.encryptVault()
      let expected = try program.run(["case", "show", id, "--json"] + options).output
      for script in [
        "RECOURSE_PASSPHRASE_FILE=\"$1\" \"$RECOURSE\" case show \"$2\" --json",
        "\"$RECOURSE\" case show \"$2\" --json --passphrase-file /dev/fd/7 7<\"$1\"",
        "cat \"$1\" | \"$RECOURSE\" case show \"$2\" --json --passphrase-file -",
      ] {
        let outcome = try program.start([options[1], id], shell: script).finish()
        #expect(outcome.output == expected, "\(outcome)")
      }
    }

    @Test func `on a terminal the passphrase is asked for and not shown`() throws {
      let id = try program.newCase()
      let options = try program.encryptVault()
      // The answers come once the questions are there, as from a person.
      let talk = """
        import os, pty, sys
        answers = {b"Passphrase: ": b"correct horse battery\\n", b"New passphrase: ": b"a newer one\\n",
                   b"Once more: ": b"a newer one\\n"}
        child, terminal = pty.fork()
        if child == 0:
            os.execv(os.environ["RECOURSE"], ["recourse"] + sys.argv[1:])
        seen = told = b""
        while True:
            try:
                more = os.read(terminal, 4096)
            except OSError:
                break
            if not more:
                break
            seen += more
            told += more
            for question, answer in answers.items():
                if told.endswith(question):
                    os.write(terminal, answer)
                    told = b""
        sys.stdout.buffer.write(seen)
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """
      let file = try program.folder.write(Array(talk.utf8), named: "talk.py")
      let shown = try program.start(
        [file, "case", "show", id, "--json"], shell: "exec python3 \"$@\""
      ).finish()
      #expect(shown.code == 0, "\(shown)")
      #expect(shown.output.contains("Passphrase: ") && shown.output.contains(id))
      let changed = try program.start(
        [file, "vault", "passphrase"], shell: "exec python3 \"$@\""
      ).finish()
      #expect(changed.code == 0, "\(changed)")
      for text in ["horse", "newer"] {
        #expect(!(shown.output + changed.output).contains(text))
      }
      #expect(try program.run(["case", "list"] + options).code == 2)
    }

    @Test func `keys come back from paper and from files`() throws {
      _ = try program.newCase()
      let options = try program.encryptVault()
      let fingerprint = try program.run(["key", "show", "--json"] + options).object["fingerprint"]
      let backup = try program.run(["key", "backup", "--json"] + options)
      let groups = try #require(backup.object["groups"] as? [String])
      #expect(groups.count == 14)
      let file = program.folder.path(of: "key.txt")
      let secret = try program.folder.write(Array("a word for paper\n".utf8), named: "paper")
      #expect(
        try program.run(
          ["key", "backup", "-o", file, "--backup-passphrase-file", secret] + options
        ).code == 0)
      let typed = try program.folder.write(
        Array(groups.joined(separator: "\n").lowercased().utf8), named: "typed")
      for (number, arguments) in [[typed], [file, "--backup-passphrase-file", secret]].enumerated()
      {
        let other = ["--vault", program.folder.path(of: "other-\(number)")]
        #expect(try program.run(["key", "restore"] + arguments + other).code == 0)
        let shown = try program.run(["key", "show", "--json"] + other)
        #expect(shown.object["fingerprint"] as? String == fingerprint as? String)
      }
      var mistyped = groups
      mistyped[4] =
        mistyped[4].hasPrefix("A") ? "B" + mistyped[4].dropFirst() : "A" + mistyped[4].dropFirst()
      let wrong = try program.folder.write(
        Array(mistyped.joined(separator: " ").utf8), named: "mistyped")
      let refused = try program.run(["key", "restore", wrong] + options)
      #expect(refused.code == 2 && refused.error.contains("Group 5 is wrong"), "\(refused)")
      let another = ["--vault", program.folder.path(of: "other-2")]
      #expect(try program.run(["key", "show"] + another).code == 0)
      let other = try program.run(["key", "restore", typed] + another)
      #expect(other.code == 2 && other.error.contains("[other-key]"), "\(other)")
    }

    @Test func `a forgotten passphrase is replaced with a backup of the vault key`() throws {
      let id = try program.newCase()
      let options = try program.encryptVault()
      let file = program.folder.path(of: "vault-key.txt")
      #expect(
        try program.run(["key", "backup", "--of", "vault-key", "-o", file] + options).code == 0)
      let new = try program.folder.write(Array("remembered words\n".utf8), named: "new")
      let restored = try program.run("key", "restore", file, "--new-passphrase-file", new)
      #expect(restored.code == 0, "\(restored)")
      #expect(try program.run("case", "show", id, "--passphrase-file", new).code == 0)
      #expect(try program.run(["case", "show", id] + options).code == 2)
    }

    /// `RECOURSE_DEEP` asks for the campaign: its number of rounds, or 200 for 1.
    @Test(arguments: [UInt64(11)])
    func `a conversion that is killed leaves a vault that opens, and is finished`(
      seed: UInt64
    ) throws {
      let (id, _) = try walk([])
      let expected = try program.run("log", id, "--json").output
      var options = try program.encryptVault()
      let file = options[1]
      try #require(program.run(["vault", "decrypt"] + options).code == 0)
      options = []
      var random = SplitMix64(state: seed)
      let clock = ContinuousClock()
      let typical = try clock.measure {
        try #require(
          program.run("vault", "encrypt", "--new-passphrase-file", file).code == 0)
        try #require(program.run("vault", "decrypt", "--passphrase-file", file).code == 0)
      }
      var killed = 0
      for _ in 0..<(Program.deep.map { $0 == 1 ? 200 : max($0, 8) } ?? 8) {
        let delay = typical / 2 * Int.random(in: 0...1100, using: &random) / 1000
        let encrypting = options.isEmpty
        let arguments =
          encrypting
          ? ["vault", "encrypt", "--new-passphrase-file", file]
          : ["vault", "decrypt", "--passphrase-file", file]
        let outcome = try program.start(arguments).kill(after: delay)
        killed += outcome.code == 0 ? 0 : 1
        // Either form opens with what belongs to it, and nothing is lost.
        let shown = try program.run("vault", "show", "--json")
        let isEncrypted = try #require(shown.object["encrypted"] as? Bool, "\(shown)")
        options = isEncrypted ? ["--passphrase-file", file] : []
        let log = try program.run(["log", id, "--json"] + options)
        #expect(log.output == expected, "\(log)")
      }
      #expect(killed > 0)
      let bundle = program.folder.path(of: "after.zip")
      #expect(try program.run(["export", id, "-o", bundle] + options).code == 0)
      #expect(try program.run("verify", bundle).code == 0)
    }
  }
}
