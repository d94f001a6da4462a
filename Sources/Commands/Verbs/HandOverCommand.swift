import ArgumentParser
import CaseCore
import Engine

/// `recourse hand-over CASE --to KEY`
struct HandOverCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "hand-over", Help.handOver,
      examples: ["hand-over last --to 3b6a27bc…", "hand-over last --take-back"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(help: .words(Help.handOverTo)) var to: String?
  @Flag(help: .words(Help.takeBack)) var takeBack = false

  func validate() throws {
    if (to == nil) != takeBack {
      throw ValidationError(Help.toOrTakeBack(Invocation.language))
    }
  }

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    guard let to else {
      let entry = try await engine.takeBack(id)
      context.show(["entry": .number(entry)], [Words.takenBack(entry)(context.language)])
      return
    }
    let handed = try await engine.handOver(id, to: to)
    context.show(
      ["entry": .number(handed.entry), "to": .text("\(handed.to)")],
      Words.handedOver(handed.entry, to: handed.to).map { $0(context.language) })
  }
}
