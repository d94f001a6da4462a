import ArgumentParser
import CaseCore
import Engine

/// `recourse reconcile CASE`
struct ReconcileCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("reconcile", Help.reconcile, examples: ["reconcile last", "reconcile last --json"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let output = ReconciliationOutput(
      try await engine.reconcile(engine.find(`case`)), language: context.language)
    context.show(output.json, output.lines)
  }
}
