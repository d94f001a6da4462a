import ArgumentParser
import CaseCore
import Engine
import Evidence

/// `recourse erase CASE ENTRY|EVIDENCE… --reason …`
struct EraseCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "erase", Help.erase,
      examples: [
        "erase last 7 --dry-run", "erase last chat.txt --reason \"not about this case\" --yes",
        "erase last --whole",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.eraseNames)) var names: [String] = []
  @Option(help: .words(Help.eraseReason)) var reason: String?
  @Flag(name: .customLong("dry-run"), help: .words(Help.dryRun)) var isDryRun = false
  @Flag(name: .customLong("yes"), help: .words(Help.yes)) var isSure = false
  @Flag(name: .customLong("whole"), help: .words(Help.whole)) var isWhole = false

  func run(in context: Context) async throws {
    let caretaker = try await context.invocation.outside.caretaker(context.wish())
    let id = try await caretaker.engine.find(`case`)
    guard !isWhole else { return try await eraseWhole(id, caretaker, context) }
    guard !names.isEmpty else { throw Refusal.nothingToErase }
    let forecast = try await caretaker.forecastErasure(of: names, in: id)
    let output = ErasureOutput(forecast, context.language)
    guard !isDryRun else {
      return context.show(output.json(entry: nil), output.lines)
    }
    guard let reason else { throw Refusal.noReason }
    if !isSure {
      for line in output.lines { context.invocation.writeError(line + "\n") }
      try confirm(in: context)
    }
    let erased = try await caretaker.erase(forecast, reason: reason)
    context.show(
      output.json(entry: erased.entry),
      Words.erased(erased, forecast).map { $0(context.language) })
  }

  private func eraseWhole(
    _ id: Case.ID, _ caretaker: Caretaker, _ context: Context
  ) async throws {
    guard names.isEmpty else { throw Refusal.wholeWithNames }
    let holding = try await caretaker.backups().filter { $0.sizes[id] != nil }
    let backups = OutputJSON.list(holding.map(ErasureOutput.json))
    let lines = [Words.wholeForecast(id.text)] + Words.backupsHolding(holding)
    if isDryRun || !isSure {
      if isDryRun {
        return context.show(
          ["case": .text(id.text), "done": false, "backups": backups],
          lines.map { $0(context.language) })
      }
      for line in lines { context.invocation.writeError(line(context.language) + "\n") }
      try confirm(in: context)
    }
    try await caretaker.eraseWhole(id)
    context.show(
      ["case": .text(id.text), "done": true, "backups": backups],
      [Words.wholeErased(id.text)(context.language)]
        + Words.backupsHolding(holding).map { $0(context.language) })
  }

  /// Asks the person; where nobody can answer, nothing is done without `--yes`.
  private func confirm(in context: Context) throws {
    let answer = context.invocation.ask?(Words.sureToErase(context.language) + " ")
    let trimmed = answer.map { Printable.line($0).lowercased() }
    guard let trimmed, [Words.sureAnswer.zh, Words.sureAnswer.en].contains(trimmed) else {
      throw Refusal.notConfirmed
    }
  }
}
