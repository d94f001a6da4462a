import ArgumentParser
import CaseCore
import Engine
import Sealing

/// `recourse vault …`
struct VaultCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb(
      "vault", Help.vaultGroup,
      subcommands: [Show.self, Encrypt.self, Passphrase.self, Decrypt.self])
  }

  struct Show: Verb {
    static var configuration: CommandConfiguration { .verb("show", Help.vaultShow) }

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
      let isEncrypted = try await context.secrets().isEncrypted()
      let words =
        switch isEncrypted {
        case true?: Words.encrypted
        case false?: Words.notEncrypted
        case nil: Words.noVault
        }
      context.show(
        ["exists": .flag(isEncrypted != nil), "encrypted": .flag(isEncrypted == true)],
        [words(context.language)])
    }
  }

  struct Encrypt: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "encrypt", Help.vaultEncrypt,
        examples: ["vault encrypt", "vault encrypt --new-passphrase-file /dev/fd/3"])
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: .words(Help.newPassphraseFile), completion: .file()) var newPassphraseFile:
      String?

    func run(in context: Context) async throws {
      let secrets = try context.secrets()
      let file = newPassphraseFile ?? context.passphraseFile
      try await secrets.encrypt(with: context.newPassphrase(file: file))
      context.show(
        ["encrypted": .flag(true)],
        ([Words.encrypted] + Words.encryptedAdvice).map { $0(context.language) })
    }
  }

  struct Passphrase: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "passphrase", Help.vaultPassphrase,
        examples: [
          "vault passphrase",
          "vault passphrase --passphrase-file old.txt --new-passphrase-file new.txt",
        ])
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: .words(Help.newPassphraseFile), completion: .file()) var newPassphraseFile:
      String?

    func run(in context: Context) async throws {
      let secrets = try context.secrets()
      guard try await secrets.isEncrypted() == true else {
        throw Refusal.vault(.notEncrypted(path: context.options.vault ?? ""))
      }
      let old = try context.passphrase()
      try await secrets.changePassphrase(
        from: old, to: context.newPassphrase(file: newPassphraseFile))
      context.show(["changed": .flag(true)], [Words.passphraseChanged(context.language)])
    }
  }

  struct Decrypt: Verb {
    static var configuration: CommandConfiguration {
      .verb("decrypt", Help.vaultDecrypt, examples: ["vault decrypt"])
    }

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
      try await context.secrets().decrypt(with: context.passphrase())
      context.show(["encrypted": .flag(false)], [Words.notEncrypted(context.language)])
    }
  }
}
