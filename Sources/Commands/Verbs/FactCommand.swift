import ArgumentParser
import CaseCore
import Engine

/// `recourse fact …`
struct FactCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb("fact", Help.fact, subcommands: [Set.self, List.self])
  }

  struct Set: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "set", Help.factSet,
        examples: [
          "fact set last goods_arrived none",
          "fact set last goods_arrived none --evidence chat.txt --at line:15 --speaker 10001",
          "fact set last slot.listing cannot_be_had",
        ])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String
    @Argument(help: .words(Help.factName)) var fact: String
    @Argument(help: .words(Help.factValue)) var value: String
    @OptionGroup var shown: ShownOptions

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let stated = try await engine.state(
        fact, as: value, shown: shown.input(), in: engine.find(`case`))
      context.answer(stated.loaded)
      let instead = stated.storedInstead.map { "\($0.fact) = \(ValueOutput.text($0.value))" }
      let words: Bilingual =
        if let entry = stated.entry {
          Words.recorded(entry)
        } else if instead.isEmpty {
          Words.neverStored
        } else {
          Words.storedInstead(instead.joined(separator: ", "))
        }
      context.show(
        [
          "entry": .optional(stated.entry.map(Int64.init)),
          "storedInstead": .texts(stated.storedInstead.map(\.fact.text)),
        ], [words(context.language)])
    }
  }

  struct List: Verb {
    static var configuration: CommandConfiguration {
      .verb("list", Help.factList, examples: ["fact list last"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let facts = try await engine.facts(in: engine.find(`case`))
      context.show(
        ["facts": .list(facts.map(FactOutput.json))],
        facts.isEmpty
          ? [Words.nothing(context.language)]
          : facts.map { FactOutput.line($0, context.language) })
    }
  }
}
