import ArgumentParser
import CaseCore
import Drafting
import Engine

/// `recourse calendar [CASE…] -o FILE`
struct CalendarCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "calendar", Help.calendar,
      examples: ["calendar -o deadlines.ics", "calendar last -o deadlines.ics --replace"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.calendarCases)) var cases: [String] = []
  @Option(name: .shortAndLong, help: .words(Help.outFile), completion: .file()) var output: String
  @Flag(help: .words(Help.calendarReplace)) var replace = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    var ids: [Case.ID] = []
    for name in cases {
      let id = try await engine.find(name)
      if !ids.contains(id) { ids.append(id) }
    }
    let calendar = try await engine.calendar(of: cases.isEmpty ? nil : ids, context.language)
    try context.invocation.outside.write(
      Array(calendar.text.utf8), to: output, replacing: replace)
    context.show(
      ["file": .text(output), "events": .number(calendar.count)],
      [Words.calendarWritten(Printable.line(output), calendar.count)(context.language)])
  }
}
