public import ArgumentParser
public import CaseCore

/// The options that every verb takes (DESIGN §5).
struct GlobalOptions: ParsableArguments {
  @Option(help: .words(Help.vault)) var vault: String?
  @Option(help: .words(Help.lang)) var lang: Language?
  @Flag(help: .words(Help.json)) var json = false
  @Option(help: .words(Help.now)) var now: String?
  @Flag(help: .words(Help.practice)) var practice = false
  @Option(help: .words(Help.passphraseFile), completion: .file()) var passphraseFile: String?
}

extension Language: ExpressibleByArgument {
  /// `zh` or `en`, or a tag that begins so.
  public init?(argument: String) { self.init(beginning: argument) }
}

extension ArgumentHelp {
  /// Help in the language of the invocation.
  static func words(_ words: Bilingual) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: words(Invocation.language))
  }
}

extension CommandConfiguration {
  /// The configuration of a verb: what it does, and examples, in the language of the invocation.
  static func verb(
    _ name: String, _ does: Bilingual, examples: [String] = [],
    subcommands: [any ParsableCommand.Type] = []
  ) -> CommandConfiguration {
    let heading = Help.examples(Invocation.language)
    return CommandConfiguration(
      commandName: name, abstract: does(Invocation.language),
      discussion: examples.isEmpty
        ? "" : heading + "\n" + examples.map { "  recourse \($0)" }.joined(separator: "\n"),
      subcommands: subcommands)
  }
}

/// A verb of the command line: its arguments are parsed, then it runs in a context.
protocol Verb: AsyncParsableCommand {
  var global: GlobalOptions { get }
  func run(in context: Context) async throws
}

extension Verb {
  mutating func run() async throws {
    let context = Context(global)
    try await run(in: context)
    await context.stampIfDue()
  }
}
