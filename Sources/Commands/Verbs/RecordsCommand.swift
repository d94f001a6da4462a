import ArgumentParser
import CaseCore
import Engine
import Playbook

/// `recourse records CASE`
struct RecordsCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "records", Help.records,
      examples: ["records last", "records last --rung wechat", "records last --claim duplicate"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Option(name: .customLong("claim"), help: .words(Help.recordsClaim)) var claimName: String?
  @Option(name: .customLong("rung"), help: .words(Help.recordsRung)) var rungName: String?

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let assessed = try await engine.assess(engine.find(`case`))
    let playbook = assessed.playbook
    let claim = try claimName.map { text in
      guard let claim = playbook.parts.claims.first(where: { $0.id.text == text }) else {
        throw Refusal.unknownName(
          text, what: Bilingual(zh: "诉求", en: "claim"), known: playbook.parts.claims.map(\.id.text))
      }
      return claim.id
    }
    let rung = try rungName.map { text in
      guard let rung = playbook.parts.rungs.first(where: { $0.id.text == text }) else {
        throw Refusal.unknownName(
          text, what: Bilingual(zh: "渠道", en: "rung"), known: playbook.parts.rungs.map(\.id.text))
      }
      return rung
    }
    guard let leading = claim ?? assessed.assessment.leading?.claim else {
      context.show(
        ["claim": .null, "places": .list([])], [Words.noClaimForRecords(context.language)])
      return
    }
    let completeness = assessed.assessment.completeness(
      of: leading, assessed.loaded.state, playbook)
    let output = RecordsOutput(completeness, assessed, rung: rung, language: context.language)
    context.show(output.json, output.lines)
  }
}
