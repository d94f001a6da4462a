import ArgumentParser
import CaseCore
import Engine

/// `recourse log CASE`
struct LogCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("log", Help.log, examples: ["log last", "log last --json"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let loaded = try await engine.load(engine.find(`case`))
    context.show(
      ["entries": .list(loaded.items.map { Self.json($0, loaded.state) })],
      loaded.items.map { Self.line($0, loaded.state, context.language) })
  }

  private static func json(_ item: JournalItem, _ state: CaseState) -> OutputJSON {
    switch item {
    case .withheld(let index, let leaf, let reason):
      return [
        "seq": .number(index), "withheld": .text(reason.rawValue), "leaf": .text(leaf.hex),
      ]
    case .readable(let entry):
      return [
        "seq": .number(entry.seq),
        "recordedAt": .text(CivilZone.shanghai.text(of: entry.recordedAt)),
        "by": .text(entry.by.rawValue), "kind": .text(entry.event.kind.rawValue),
        "counts": .flag(state.isActive(entry.seq)),
        "says": .text(EntrySummary.of(entry.event)(Invocation.language)),
      ]
    }
  }

  private static func line(
    _ item: JournalItem, _ state: CaseState, _ language: Language
  ) -> String {
    switch item {
    case .withheld(let index, _, let reason):
      return "\(index)  " + Words.withheld(reason)(language)
    case .readable(let entry):
      let mark = state.isActive(entry.seq) ? "" : Words.noLongerCounts(language)
      let time = CivilZone.shanghai.text(of: entry.recordedAt)
      return "\(entry.seq)  \(time)  \(EntrySummary.of(entry.event)(language))\(mark)"
    }
  }
}
