import ArgumentParser
import CaseCore
import Engine

/// `recourse working-days DATE N`
struct WorkingDaysCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("working-days", Help.workingDays, examples: ["working-days 2026-09-30 7"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.day)) var day: String
  @Argument(help: .words(Help.count)) var count: Int
  @Option(help: .words(Help.area)) var area = "cn-game-points"

  func run(in context: Context) async throws {
    guard let first = Day(day) else { throw Refusal.impossibleTime(day) }
    guard (1...1000).contains(count) else {
      throw Refusal(
        "wrong-count", .input, what: Words.impossibleCount,
        mend: Bilingual(zh: "例如 7", en: "write for example 7"))
    }
    let result = try context.engineWithoutVault().workingDay(count, after: first, area: area)
    context.show(
      ["date": .text(result.day.description), "provisional": .flag(result.provisional)],
      [Words.workingDays(result.day, provisional: result.provisional)(context.language)])
  }
}
