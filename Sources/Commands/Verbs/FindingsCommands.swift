import ArgumentParser
import CaseCore
import Engine
import Imports

/// `recourse findings CASE`
struct FindingsCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "findings", Help.findings,
      examples: ["findings last", "findings last --evidence wechat.csv --all"])
  }

  /// How many rows of a bill that are not likely are listed without `--all`.
  private static let unlikelyRows = 5

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(help: .words(Help.onlyEvidence)) var evidence: String?
  @Flag(help: .words(Help.allRows)) var all = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let listed = try await engine.findings(in: engine.find(`case`), of: evidence)
    context.show(
      [
        "findings": .list(
          listed.map {
            FindingOutput.json($0.finding, name: $0.name, state: $0.state, likely: $0.isLikely)
          })
      ],
      lines(listed, context.language))
  }

  private func lines(_ listed: [ListedFinding], _ language: Language) -> [String] {
    var lines: [String] = []
    var shownRows: [Int: Int] = [:]
    var hidden = 0
    for item in listed {
      if item.finding.isBillRow, !item.isLikely, item.state == .new, !all {
        shownRows[item.evidence, default: 0] += 1
        if shownRows[item.evidence, default: 0] > Self.unlikelyRows {
          hidden += 1
          continue
        }
      }
      let state = Words.findingState(item.state)(language)
      lines.append("[\(state)] " + FindingOutput.line(item.finding, name: item.name, language))
    }
    if listed.isEmpty { lines.append(Words.nothing(language)) }
    if hidden > 0 { lines.append(Words.hiddenRows(hidden)(language)) }
    if listed.contains(where: \.finding.isBillRow) { lines.append(Words.tickRows(language)) }
    return lines
  }
}

/// `recourse confirm CASE FINDING…`
struct ConfirmCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "confirm", Help.confirm,
      examples: [
        "confirm last wechat.csv/row:18", "confirm last --of paid.png", "confirm last --all",
        "confirm last chat.txt/promise:12 --by platform",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.findingIDs)) var findings: [String] = []
  @Flag(help: .words(Help.confirmAll)) var all = false
  @Option(name: .customLong("of"), help: .words(Help.confirmOf)) var originals: [String] = []
  @Flag(help: .words(Help.withoutRefunds)) var withoutRefunds = false
  @Option(help: .words(Help.confirmBy)) var by: String?

  func validate() throws {
    guard [all, !originals.isEmpty, !findings.isEmpty].count(where: \.self) == 1 else {
      throw ValidationError(Words.findingsOrAll(Invocation.language))
    }
  }

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let confirmed = try await engine.confirm(
      findings, of: originals, leavingRefunds: withoutRefunds, by: by, in: engine.find(`case`))
    // What was named comes first; behind it stands what came along.
    let along = findings.isEmpty ? [] : confirmed.dropFirst(findings.count)
    let refunds = along.filter(\.isRefund).map(\.name)
    context.show(
      ["confirmed": .texts(confirmed.map(\.name)), "refunds": .texts(refunds)],
      [Words.confirmed(confirmed.count)(context.language)]
        + (refunds.isEmpty ? [] : [Words.withRefunds(refunds)(context.language)]))
  }
}

/// `recourse reject CASE FINDING…`
struct RejectCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("reject", Help.reject, examples: ["reject last wechat.csv/row:19"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.findingIDs)) var findings: [String]

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let rejected = try await engine.reject(findings, in: engine.find(`case`))
    context.show(
      ["rejected": .texts(rejected.map(\.name))],
      [Words.rejected(rejected.count)(context.language)])
  }
}
