import ArgumentParser
import CaseCore
import Engine

/// `recourse step CASE RUNG filed|answered|silent …`
struct StepCommand: Verb {
  /// What happened on a rung.
  enum Happened: String, ExpressibleByArgument, CaseIterable {
    case filed, answered, silent, moved
  }

  static var configuration: CommandConfiguration {
    .verb(
      "step", Help.step,
      examples: [
        "step last wechat filed --reference 2026112200001",
        "step last seller answered refused --reason no_refund_clause --when \"2026-11-23 09:30\"",
        "step last platform silent",
        "step last samr_12315 moved --due 2026-12-20 --text \"they asked for longer\"",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.rung)) var rung: String
  @Argument(help: .words(Help.stepVerb)) var happened: Happened
  @Argument(help: .words(Help.answer)) var answer: String?
  @Option(help: .words(Help.when)) var when: String?
  @Option(help: .words(Help.reference)) var reference: String?
  @Option(help: .words(Help.due)) var due: String?
  @Option(help: .words(Help.refusalReason)) var reason: String?
  @Option(help: .words(Help.amount)) var amount: String?
  @Option(help: .words(Help.text)) var text: String?
  @OptionGroup var shown: ShownOptions

  func validate() throws {
    guard (happened == .answered) == (answer != nil) else {
      throw ValidationError(Words.answerNeeded(Invocation.language))
    }
    guard happened != .moved || (due != nil && text != nil) else {
      throw ValidationError(Words.movedNeedsDue(Invocation.language))
    }
  }

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    var input = StepInput()
    input.when = when
    input.reference = reference
    input.due = due
    input.reason = reason
    input.amount = amount
    input.text = text
    input.shown = try shown.input()
    let loaded =
      switch happened {
      case .filed: try await engine.fileStep(on: rung, input, in: id)
      case .answered: try await engine.receive(answer ?? "", on: rung, input, in: id)
      case .silent: try await engine.receive("silent", on: rung, input, in: id)
      case .moved:
        try await engine.moveDeadline(of: rung, to: due ?? "", reason: text ?? "", in: id)
      }
    context.showRecorded(loaded)
  }
}
