import ArgumentParser
import CaseCore
import Engine

/// `recourse scan FILE|-`: the clauses of an agreement, and what they mean for the buyer.
struct ScanCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "scan", Help.scan,
      examples: [
        "scan agreement.html", "scan rules.pdf --json", "scan new.html --against old.html",
        "scan - < terms.txt",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.scanFile), completion: .file()) var file: String
  @Option(help: .words(Help.scanAgainst), completion: .file()) var against: String?
  @Option(help: .words(Help.inputName)) var name: String?
  @Option(help: .words(Help.filePasswordFrom), completion: .file())
  var filePasswordFrom: String?

  func run(in context: Context) async throws {
    let engine = try context.engineWithoutVault()
    let unlocking = try FilePassword.unlocking(from: filePasswordFrom, in: context)
    let scan =
      if file == StandardInput.argument {
        try await engine.scan(
          StandardInput.bytes(in: context), named: name ?? StandardInput.defaultName,
          unlocking: unlocking)
      } else {
        try await engine.scan(file, unlocking: unlocking)
      }
    let earlier: AgreementScan? =
      if let against { try await engine.scan(against, unlocking: unlocking) } else { nil }
    let output = ScanOutput(scan, earlier: earlier, context.language)
    context.showLines(output.jsonLines, output.lines, remarks: output.remarks)
  }
}
