import ArgumentParser
import CaseCore
import Engine

/// `recourse timestamp authority …`
struct AuthorityCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb("authority", Help.authority, subcommands: [Add.self, List.self, Remove.self])
  }

  struct Add: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "add", Help.authorityAdd,
        examples: ["timestamp authority add https://tsa.example/tsr --roots root.pem"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.authorityURL)) var url: String
    @Option(help: .words(Help.authorityRoots), completion: .file()) var roots: String
    @Option(help: .words(Help.authorityPolicy)) var policy: String?

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let bytes = try context.invocation.outside.read(roots, limit: Limits.authorityFileBytes)
      try engine.configure(
        .add(url: url, policy: policy, roots: String(decoding: bytes, as: UTF8.self)))
      try AuthorityCommand.show(engine, in: context)
    }
  }

  struct List: Verb {
    static var configuration: CommandConfiguration {
      .verb("list", Help.authorityList, examples: ["timestamp authority list"])
    }

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
      try AuthorityCommand.show(try await context.engine(), in: context)
    }
  }

  struct Remove: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "remove", Help.authorityRemove,
        examples: ["timestamp authority remove https://tsa.example/tsr"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.authorityURL)) var url: String

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      try engine.configure(.remove(url: url))
      try AuthorityCommand.show(engine, in: context)
    }
  }

  private static func show(_ engine: Engine, in context: Context) throws {
    let authorities = try engine.configured()
    context.show(
      [
        "authorities": .list(
          authorities.map {
            [
              "url": .text($0.url), "policy": .optional($0.policy), "roots": .texts($0.roots),
            ]
          })
      ],
      authorities.isEmpty
        ? [Words.noAuthorities(context.language)]
        : authorities.map { Printable.line(Words.authority($0)(context.language)) })
  }
}
