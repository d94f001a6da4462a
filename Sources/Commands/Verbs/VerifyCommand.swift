import ArgumentParser
import CaseCore
import Engine
import Evidence

/// `recourse verify FILE`
struct VerifyCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "verify", Help.verify,
      examples: [
        "verify case.zip", "verify case.zip --against older.zip --key 3b6a27bc…",
        "verify 4.tlog-proof --file wechat.csv", "verify case.zip --roots tsa-root.pem",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(VerifyWords.file), completion: .file()) var path: String
  @Option(help: .words(Help.against), completion: .file()) var against: String?
  @Option(help: .words(Help.key)) var key: String?
  @Option(help: .words(Help.proofFile), completion: .file()) var file: String?
  @Option(parsing: .singleValue, help: .words(Help.roots), completion: .file())
  var roots: [String] = []

  func run(in context: Context) async throws {
    let report = try context.engineWithoutVault().verify(
      VerifyRequest(path: path, against: against, key: key, file: file, roots: roots))
    let language = context.language
    context.show(report.json(in: language), report.lines(in: language))
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }
}
