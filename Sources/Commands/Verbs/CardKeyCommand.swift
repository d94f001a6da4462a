import ArgumentParser
import CaseCore
import Engine

/// `recourse card-key CASE`
struct CardKeyCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "card-key", Help.cardKey,
      examples: ["card-key last", "card-key last --from /dev/fd/3 3< key.txt"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(help: .words(Help.cardKeyFrom), completion: .file()) var from: String?

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    guard from == nil || from != context.passphraseFile else { throw Refusal.inputTakenTwice }
    let secret = try context.invocation.outside.secret(
      from, question: Words.cardKeyPrompt(context.language), limit: Limits.cardKeyBytes)
    let (found, count) = try await engine.committedKeys(opening: secret, in: id)
    context.show(
      [
        "commitments": .number(count),
        "matches": .list(
          found.map {
            [
              "entry": .number($0.entry), "evidence": .number($0.evidence),
              "place": .text($0.place.text), "quote": .text($0.quote),
            ]
          }),
      ],
      [Words.cardKeys(found: found.count, of: count)(context.language)]
        + found.map { key in
          "  \(key.entry)  \(key.evidence)/\(key.place.text)  \(Printable.excerpt(key.quote))"
        })
    if found.isEmpty { throw ExitCode(1) }
  }
}
