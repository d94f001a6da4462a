public import ArgumentParser
public import CaseCore
import Engine

/// `recourse message CASE sent|received …`
struct MessageCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "message", Help.message,
      examples: [
        "message last received --channel qq --when \"2026-11-18 21:02\" --text \"on its way\""
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.direction)) var direction: MessageKept.Direction
  @Option(help: .words(Help.channel)) var channel: String
  @Option(help: .words(Help.when)) var when: String?
  @Option(help: .words(Help.text)) var text: String
  @OptionGroup var shown: ShownOptions

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    var input = StepInput()
    input.when = when
    input.text = text
    input.shown = try shown.input()
    let loaded = try await engine.keepMessage(
      direction, channel: channel, input, in: engine.find(`case`))
    context.showRecorded(loaded)
  }
}

/// `recourse promise CASE …`
struct PromiseCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "promise", Help.promise,
      examples: [
        "promise last --by seller --what refund --amount 98.00 --made \"2026-11-19 10:00\" --due 2026-11-20"
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(help: .words(Help.promiseBy)) var by: String
  @Option(help: .words(Help.promiseWhat)) var what: PromiseMade.What
  @Option(help: .words(Help.amount)) var amount: String?
  @Option(help: .words(Help.made)) var made: String?
  @Option(help: .words(Help.due)) var due: String?
  @Option(help: .words(Help.text)) var text: String?
  @OptionGroup var shown: ShownOptions

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    var input = StepInput()
    input.when = made
    input.due = due
    input.amount = amount
    input.text = text
    input.shown = try shown.input()
    let loaded = try await engine.keepPromise(
      by: by, of: what, input, in: engine.find(`case`))
    context.showRecorded(loaded)
  }
}

/// `recourse note CASE TEXT`
struct NoteCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("note", Help.note, examples: ["note last \"look at the bill again on Monday\""])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.text)) var text: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let loaded = try await engine.takeNote(text, in: engine.find(`case`))
    context.showRecorded(loaded)
  }
}

/// `recourse withdraw CASE ENTRY --reason …`
struct WithdrawCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("withdraw", Help.withdraw, examples: ["withdraw last 7 --reason \"wrong file\""])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.entry)) var entry: Int
  @Option(help: .words(Help.reason)) var reason: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let loaded = try await engine.withdraw(entry, reason: reason, in: engine.find(`case`))
    context.showRecorded(loaded)
  }
}

extension MessageKept.Direction: ExpressibleByArgument {}
extension PromiseMade.What: ExpressibleByArgument {}
