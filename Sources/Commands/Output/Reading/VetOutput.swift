import CaseCore
import Drafting
import Engine
import Playbook
import Reading

/// What is to be known of a shop before paying, as the command line prints it.
struct VetOutput {
  let scan: VetScan
  let language: Language

  init(_ scan: VetScan, _ language: Language) {
    self.scan = scan
    self.language = language
  }

  private var vetting: Vetting { scan.vetting }

  /// The cards called `names`.
  func cards(_ names: [Law.Name]) -> [Citation] {
    names.compactMap { scan.playbook.citation($0) }
  }

  /// The clauses among those of `kinds` that were found.
  func clauses(_ kinds: [FindingKind.Name]) -> [VetScan.Clause] {
    kinds.compactMap { scan.clauses[$0] }
  }

  // MARK: JSON

  var json: OutputJSON {
    [
      "files": .list(scan.files.map(json)), "facts": .list(scan.facts.map(json)),
      "warnings": .list(vetting.warnings.map(json)), "open": .list(vetting.open.map(json)),
      "checks": .list(vetting.checks.map(json)),
      "questions": .list(vetting.questions.map(json)), "letter": letterJSON,
      "keep": .list(vetting.keepsakes.map(json)), "playbook": .text(scan.playbook.digest.hex),
    ]
  }

  private func json(_ file: VetScan.File) -> OutputJSON {
    let agreement = file.agreement
    return [
      "name": .text(file.name), "variant": .text(agreement.variant),
      "agreement": .flag(agreement.isAgreement), "clauses": .number(agreement.clauses.count),
      "hiddenLines": .number(agreement.hiddenLineCount), "unread": .number(agreement.unreadCount),
    ]
  }

  private func json(_ fact: VetScan.KnownFact) -> OutputJSON {
    [
      "fact": .text(fact.definition.id.text),
      "value": fact.value.map(ValueOutput.json) ?? .null,
      "versions": .list(
        fact.versions.map { version in
          let value = ValueOutput.json(version.value)
          return switch version.source {
          case .person: ["value": value, "by": "person"]
          case .file(let file, let place, let quote):
            [
              "value": value, "by": "file", "file": .text(scan.files[file].name),
              "place": .text(place.text), "quote": .text(quote),
            ]
          }
        }),
    ]
  }

  private func json(_ warning: Vetting.Warning) -> OutputJSON {
    let definition = warning.definition
    return [
      "id": .text(definition.id.text), "weight": .number(definition.weight),
      "title": .text(definition.title(language)), "says": .text(warning.says(language)),
      "do": .text(warning.advice(language)), "facts": .texts(warning.facts.map(\.text)),
      "clauses": .list(clauses(warning.clauses).map(json)),
      "citations": citations(definition.law),
    ]
  }

  private func json(_ clause: VetScan.Clause) -> OutputJSON {
    let finding = clause.clause.finding
    return [
      "kind": .text(finding.kind.id), "clause": .optional(finding.clause),
      "quote": .text(finding.quote), "file": .text(scan.files[clause.file].name),
      "place": .text(clause.clause.place.text), "hidden": .flag(clause.clause.isHidden),
    ]
  }

  private func json(_ open: Vetting.Open) -> OutputJSON {
    [
      "id": .text(open.definition.id.text), "weight": .number(open.definition.weight),
      "title": .text(open.definition.title(language)), "findOut": .text(open.findOut(language)),
      "facts": .list(
        open.facts.compactMap { scan.playbook.fact($0) }.map { fact in
          [
            "fact": .text(fact.id.text), "ask": .optional(fact.ask?(language)),
            "takes": .texts(takes(fact)),
          ]
        }),
    ]
  }

  private func json(_ check: Vetting.Check) -> OutputJSON {
    let definition = check.definition
    return [
      "id": .text(definition.id.text), "name": .text(definition.name(language)),
      "where": .text(definition.place(language)), "enter": .text(check.enter(language)),
      "results": .list(
        definition.results.map {
          ["shows": .text($0.shows(language)), "means": .text($0.means(language))]
        }), "citations": citations(definition.law),
    ]
  }

  private func json(_ question: Vetting.Question) -> OutputJSON {
    let definition = question.definition
    return [
      "id": .text(definition.id.text), "asks": .text(question.asks(language)),
      "because": .text(definition.because(language)),
      "clauses": .list(clauses(definition.quotes.map { [$0] } ?? []).map(json)),
      "citations": citations(definition.law),
    ]
  }

  private var letterJSON: OutputJSON {
    guard let letter = scan.letter else { return .null }
    return [
      "title": .text(letter.title(language)), "text": .text(letter.plainText(language)),
      "citations": citations(letter.law),
    ]
  }

  private func json(_ keepsake: KeepsakeDefinition) -> OutputJSON {
    [
      "id": .text(keepsake.id.text), "evidence": .text(keepsake.evidence.text),
      "what": .text(keepsake.what(language)), "how": .text(keepsake.how(language)),
      "citations": citations(keepsake.law),
    ]
  }

  private func citations(_ names: [Law.Name]) -> OutputJSON {
    .list(cards(names).map { CardOutput.json($0, language) })
  }

  /// What a fact takes, as a person types it.
  func takes(_ fact: FactDefinition) -> [String] {
    switch fact.type {
    case .yesno: ["yes", "no"]
    case .choice: fact.choices.map(\.value)
    case .money, .instant, .span, .number, .text: [fact.type.rawValue]
    }
  }
}
