public import ArgumentParser
import CaseCore
import Engine
public import Sealing

/// `recourse key …`
struct KeyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb("key", Help.keyGroup, subcommands: [Show.self, Rotate.self, Backup.self, Restore.self])
  }

  struct Show: Verb {
    static var configuration: CommandConfiguration { .verb("show", Help.keyShow) }

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
      let fingerprint = try await context.engine().signingFingerprint().hex
      context.show(
        ["fingerprint": .text(fingerprint)],
        [Words.fingerprint(fingerprint)(context.language)])
    }
  }

  struct Rotate: Verb {
    static var configuration: CommandConfiguration {
      .verb("rotate", Help.keyRotate, examples: ["key rotate"])
    }

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
      let rotated = try await context.invocation.outside.rotateKey(context.wish())
      context.show(
        [
          "from": .text("\(rotated.from)"), "to": .text("\(rotated.to)"),
          "cases": .number(rotated.cases), "others": .texts(rotated.others.map(\.text)),
        ],
        Words.rotated(rotated).map { $0(context.language) })
    }
  }

  struct Backup: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "backup", Help.keyBackup,
        examples: [
          "key backup", "key backup --of vault-key", "key backup -o key.txt --protect",
        ])
    }

    @OptionGroup var global: GlobalOptions
    @Option(name: .customLong("of"), help: .words(Help.keyOf)) var holding =
      WrappedKey.Holding.signingKey
    @Option(name: .shortAndLong, help: .words(Help.outFile), completion: .file())
    var output: String?
    @Flag(help: .words(Help.keyProtect)) var protect = false
    @Option(help: .words(Help.backupPassphraseFile), completion: .file())
    var backupPassphraseFile: String?

    func validate() throws {
      if output == nil, protect || backupPassphraseFile != nil {
        throw ValidationError(Help.protectNeedsFile(Invocation.language))
      }
    }

    func run(in context: Context) async throws {
      let isProtected = protect || backupPassphraseFile != nil
      let passphrase = isProtected ? try context.newPassphrase(file: backupPassphraseFile) : nil
      let backup = try await context.secrets().backup(of: holding, under: passphrase)
      let groups = KeyGroups(backup.key, holding: holding).groups
      guard let output else {
        context.show(
          ["of": .text(holding.rawValue), "groups": .texts(groups)],
          [Words.keyBackup(holding.rawValue)(context.language)] + Self.lines(groups))
        return
      }
      let lines = ["# recourse \(holding.rawValue)"] + Self.lines(groups)
      let text = backup.text ?? lines.map { $0 + "\n" }.joined()
      try context.invocation.outside.write(Array(text.utf8), to: output, replacing: false)
      context.show(
        ["of": .text(holding.rawValue), "file": .text(output)],
        [Words.keyWritten(holding.rawValue, to: Printable.line(output))(context.language)])
    }

    /// Seven groups a line.
    private static func lines(_ groups: [String]) -> [String] {
      [groups.prefix(7), groups.suffix(7)].map { $0.joined(separator: " ") }
    }
  }

  struct Restore: Verb {
    static var configuration: CommandConfiguration {
      .verb("restore", Help.keyRestore, examples: ["key restore", "key restore key.txt"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.keyInput), completion: .file()) var file = "-"
    @Option(help: .words(Help.backupPassphraseFile), completion: .file())
    var backupPassphraseFile: String?
    @Option(help: .words(Help.newPassphraseFile), completion: .file()) var newPassphraseFile:
      String?

    func run(in context: Context) async throws {
      if file == "-", context.invocation.showsProgress { context.remark(Words.typeGroups) }
      let bytes = try context.invocation.outside.secretInput(file, limit: Limits.keyBackupBytes)
      let (key, holding) = try key(bytes, context)
      let passphrase =
        holding == .vaultKey ? try context.newPassphrase(file: newPassphraseFile) : nil
      try await context.secrets().restore(key, holding: holding, under: passphrase)
      context.show(
        ["of": .text(holding.rawValue)], [Words.keyRestored(holding.rawValue)(context.language)])
    }

    private func key(
      _ bytes: [UInt8], _ context: Context
    ) throws -> (SecretKey, WrappedKey.Holding) {
      do {
        switch try KeyBackup(parsing: bytes) {
        case .groups(let groups): return (groups.key, groups.holding)
        case .wrapped(let wrapped):
          let passphrase = try context.invocation.outside.passphrase(
            PassphraseRequest(
              file: backupPassphraseFile,
              prompt: Words.backupPassphrasePrompt(context.language)))
          return (try wrapped.key(under: passphrase), wrapped.holding)
        }
      } catch KeyBackup.Mistake.groups(let mistake) {
        throw Refusal.keyGroups(mistake)
      } catch KeyBackup.Mistake.wrapped(let error) {
        throw Refusal.keyBackup(error, path: Printable.line(file))
      } catch let error as SealingError {
        throw Refusal.keyBackup(error, path: Printable.line(file))
      }
    }
  }
}

extension WrappedKey.Holding: ExpressibleByArgument {}
