import ArgumentParser
import CaseCore
import Engine

/// `recourse scan [--case CASE] FILE|-`: the clauses of an agreement, and what they mean for the buyer.
struct ScanCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "scan", Help.scan,
      examples: [
        "scan agreement.html", "scan rules.pdf --json", "scan new.html --against old.html",
        "scan - < terms.txt", "scan --case last", "scan --case last agreement.txt",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.scanFile), completion: .file()) var file: String?
  @Option(help: .words(Help.scanCase)) var `case`: String?
  @Option(help: .words(Help.scanAgainst), completion: .file()) var against: String?
  @Option(help: .words(Help.inputName)) var name: String?
  @Option(help: .words(Help.filePasswordFrom), completion: .file())
  var filePasswordFrom: String?

  func validate() throws {
    guard file != nil || (`case` != nil && against == nil) else {
      throw ValidationError(Words.scanWhat(Invocation.language))
    }
  }

  func run(in context: Context) async throws {
    if let `case` { return try await run(of: `case`, in: context) }
    guard let file else { return }
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

  /// Which version of each agreement of a case was in force at the order, then the clauses of one.
  private func run(of name: String, in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(name)
    let versions = VersionsOutput(try await engine.agreementVersions(in: id), context.language)
    guard let file else {
      return context.showLines(versions.jsonLines, versions.lines, remarks: [])
    }
    let scan = try await engine.scan(named: file, in: id)
    let earlier: AgreementScan? =
      if let against { try await engine.scan(named: against, in: id) } else { nil }
    let output = ScanOutput(scan, earlier: earlier, context.language)
    context.showLines(
      output.jsonLines, versions.lines + [""] + output.lines, remarks: output.remarks)
  }
}
