import ArgumentParser
import CaseCore
import Engine
import Playbook

/// `recourse assess CASE`
struct AssessCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "assess", Help.assess,
      examples: ["assess last", "assess last --why", "assess last --as-of 2026-11-20 --json"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Flag(help: .words(Help.why)) var why = false
  @Option(help: .words(Help.asOf)) var asOf: String?

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    let assessed: AssessedCase
    if let asOf {
      guard let day = Day(asOf) else { throw Refusal.impossibleTime(asOf) }
      assessed = try await engine.assess(id, asOf: day)
    } else {
      assessed = try await engine.assess(id)
    }
    let output = AssessmentOutput(assessed, why: why, language: context.language)
    context.show(output.json, output.lines)
    if assessed.isUnrecorded { context.remark(Words.unrecorded) }
  }
}

/// `recourse next CASE`
struct NextCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("next", Help.next, examples: ["next last", "next last --json"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let assessed = try await engine.assess(engine.find(`case`))
    let output = StepsOutput(assessed, language: context.language)
    context.show(output.json, output.lines)
    if assessed.isUnrecorded { context.remark(Words.unrecorded) }
  }
}

/// `recourse deadlines CASE`
struct DeadlinesCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("deadlines", Help.deadlines, examples: ["deadlines last"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let assessed = try await engine.assess(engine.find(`case`))
    let zone = assessed.playbook.header.zone
    let deadlines = assessed.assessment.deadlines.map { DeadlineOutput($0, zone: zone) }
    context.show(
      ["deadlines": .list(deadlines.map { $0.json(context.language) })],
      deadlines.isEmpty
        ? [Words.noDeadlines(context.language)] : deadlines.map { $0.line(context.language) })
  }
}
