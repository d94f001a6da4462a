import ArgumentParser
import CaseCore
import Engine
import Imports

/// `recourse who CASE [--own NAME…] [--other NAME…]`
struct WhoCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("who", Help.who, examples: ["who last", "who last --own 9000100027 --other 9000100012"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(help: .words(Help.ownSide)) var own: [String] = []
  @Option(help: .words(Help.otherSide)) var other: [String] = []

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    let speakers =
      own.isEmpty && other.isEmpty
      ? try await engine.speakers(in: id)
      : try await engine.nameSides(own: own, other: other, in: id)
    context.show(
      ["speakers": .list(speakers.map(Self.json))],
      speakers.isEmpty
        ? [Words.nothing(context.language)]
        : speakers.map { Words.speaker($0)(context.language) })
  }

  private static func json(_ speaker: ListedSpeaker) -> OutputJSON {
    [
      "id": .text(speaker.name), "speaker": .text(speaker.id),
      "name": .text(speaker.finding.quote), "side": .optional(speaker.side?.rawValue),
      "proposed": .optional(speaker.proposed?.rawValue),
      "messages": .optional(
        speaker.finding.details.first { $0.name == "messages" }.flatMap { Int64($0.text) }),
    ]
  }
}
