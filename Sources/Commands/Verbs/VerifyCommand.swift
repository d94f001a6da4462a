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
  @Argument(help: .words(Help.file), completion: .file()) var path: String
  @Option(help: .words(Help.against), completion: .file()) var against: String?
  @Option(help: .words(Help.key)) var key: String?
  @Option(help: .words(Help.proofFile), completion: .file()) var file: String?
  @Option(parsing: .singleValue, help: .words(Help.roots), completion: .file())
  var roots: [String] = []

  func run(in context: Context) async throws {
    let report = try context.engineWithoutVault().verify(
      VerifyRequest(path: path, against: against, key: key, file: file, roots: roots))
    let language = context.language
    context.show(
      [
        "proven": .texts(report.proven.map { $0.words(language) }),
        "notProven": .texts(report.notProven.map { $0.words(language) }),
        "failures": .list(
          report.failures.map {
            ["what": .text($0.what.words(language)), "where": .text($0.place.words(language))]
          }),
      ],
      lines(report, language))
    if !report.failures.isEmpty { throw ExitCode(1) }
  }

  private func lines(_ report: VerificationReport, _ language: Language) -> [String] {
    func section(_ heading: Bilingual, _ lines: [Bilingual]) -> [String] {
      lines.isEmpty ? [] : [heading(language)] + lines.map { "  " + Printable.line($0(language)) }
    }
    return section(
      Words.failedHeading,
      report.failures.map { failure in
        let (what, place) = (failure.what.words, failure.place.words)
        return Bilingual(zh: "\(place.zh)：\(what.zh)", en: "\(place.en): \(what.en)")
      })
      + section(Words.provenHeading, report.proven.map(\.words))
      + section(Words.notProvenHeading, report.notProven.map(\.words))
  }
}
