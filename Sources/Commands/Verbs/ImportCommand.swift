import ArgumentParser
import CaseCore
import Engine
import Evidence

/// `recourse import FILE`
struct ImportCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "import", Help.importCase,
      examples: ["import case.zip", "import case.zip --key 3b6a27bc…"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.importFile), completion: .file()) var path: String
  @Option(help: .words(Help.against), completion: .file()) var against: String?
  @Option(help: .words(Help.key)) var key: String?
  @Option(parsing: .singleValue, help: .words(Help.roots), completion: .file())
  var roots: [String] = []

  func run(in context: Context) async throws {
    let caretaker = try await context.invocation.outside.caretaker(context.wish())
    let request = VerifyRequest(path: path, against: against, key: key, roots: roots)
    let (report, plan) = try await caretaker.engine.planImport(request)
    let language = context.language
    guard let plan else {
      context.show(report.json(in: language), report.lines(in: language))
      throw ExitCode(report.exitCode)
    }
    let imported = try await caretaker.takeIn(plan)
    context.show(
      [
        "case": .text(imported.caseID.text), "result": .text(Words.name(of: imported.kind)),
        "size": .number(imported.size), "entries": .number(imported.sizeHere),
        "contents": .number(imported.contents), "timestamps": .number(imported.timestamps),
        "key": .optional(imported.key.map { "\($0)" }), "report": report.json(in: language),
      ],
      Words.imported(imported).map { $0(language) } + report.lines(in: language))
  }
}
