import CaseCore
import Drafting
import Engine
import Playbook
import Reading

extension VetOutput {
  /// The whole answer for people.
  var lines: [String] {
    known + warned + unclear + toCheck + toAsk + toKeep + ["", Words.vetEnds(language)]
  }

  private func headed(_ title: Bilingual, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title(language)] + lines
  }

  private func citing(_ names: [Law.Name]) -> [String] {
    cards(names).map { "    · " + CardOutput.words($0, language) }
  }

  private var known: [String] {
    [Words.vetted(scan)(language)] + Words.vetRemarks(scan).map { $0(language) }
      + headed(Words.vetKnown, factLines)
  }

  /// The facts with who says them; those that one sentence says stand together.
  private var factLines: [String] {
    var groups: [(heads: [String], sources: [String])] = []
    for fact in scan.facts {
      let (head, sources) = lines(fact)
      if let group = groups.firstIndex(where: { $0.sources == sources }) {
        groups[group].heads.append(head)
      } else {
        groups.append(([head], sources))
      }
    }
    return groups.flatMap { $0.heads + $0.sources }
  }

  private func lines(_ fact: VetScan.KnownFact) -> (head: String, sources: [String]) {
    let name = fact.definition.id.text
    let head = fact.value.map { "  \(name) = \(ValueOutput.text($0))" } ?? "  \(name)"
    let isContested = Set(fact.versions.map(\.value)).count > 1
    var sources: [String] = []
    for version in fact.versions {
      let value = isContested ? ValueOutput.text(version.value) + "  " : ""
      let line = "    " + value + source(version.source)
      if !sources.contains(line) { sources.append(line) }
    }
    return (isContested ? head + "  " + Words.vetDiffers(language) : head, sources)
  }

  private func source(_ source: VetScan.Source) -> String {
    switch source {
    case .person: Support.asserted.words(language)
    case .file(let file, let place, let quote):
      "\(Printable.line(scan.files[file].name)) \(place.text) “\(Printable.excerpt(quote, 80))”"
    }
  }

  private var warned: [String] {
    let warnings = scan.vetting.warnings
    guard !warnings.isEmpty else { return ["", Words.vetNoWarning(language)] }
    return headed(Words.vetWarnings(warnings.count), warnings.flatMap(lines))
  }

  private func lines(_ warning: Vetting.Warning) -> [String] {
    var lines = ["  " + warning.definition.title(language), "    " + warning.says(language)]
    lines += clauses(warning.clauses).map { "    " + quoted($0) }
    lines.append("    " + Words.vetDo(warning.advice)(language))
    return lines + citing(warning.definition.law)
  }

  private func quoted(_ clause: VetScan.Clause) -> String {
    let finding = clause.clause.finding
    let number = QuotedClause(number: finding.clause.map { Printable.line($0) }, text: "").words(
      language)
    let parts = [
      Printable.line(scan.files[clause.file].name), clause.clause.place.text,
      String(number.drop { $0 == " " }),
    ].filter { !$0.isEmpty }
    let hidden = clause.clause.isHidden ? "  " + Words.notShown(language) : ""
    return parts.joined(separator: " ") + " “\(Printable.line(finding.quote))”" + hidden
  }

  private var unclear: [String] {
    headed(Words.vetOpen(scan.vetting.open.count), scan.vetting.open.flatMap(lines))
  }

  private func lines(_ open: Vetting.Open) -> [String] {
    let options = open.facts.compactMap { scan.playbook.fact($0) }.map { fact in
      "--fact \(fact.id.text)=\(takes(fact).joined(separator: "|"))"
    }
    var lines = [
      "  " + Words.vetIs(open.definition.title)(language), "    " + open.findOut(language),
    ]
    if !options.isEmpty { lines.append("    " + options.joined(separator: "  ")) }
    return lines
  }

  private var toCheck: [String] {
    headed(Words.vetChecks, scan.vetting.checks.flatMap(lines))
  }

  private func lines(_ check: Vetting.Check) -> [String] {
    let definition = check.definition
    var lines = ["  " + definition.name(language)]
    lines.append("    " + Words.vetWhere(definition.place)(language))
    lines.append("    " + Words.vetEnter(check.enter)(language))
    for result in definition.results {
      lines.append("    - \(result.shows(language)) → \(result.means(language))")
    }
    return lines + citing(definition.law)
  }

  private var toAsk: [String] {
    guard let letter = scan.letter else { return ["", Words.vetNothingToAsk(language)] }
    var lines = ["", Words.vetLetter(letter.title)(language), ""]
    lines += letter.plainText(language).split(separator: "\n").map { "  \($0)" }
    lines += ["", "  " + Words.vetBinds(language)]
    lines += citing(letter.law)
    lines.append("  " + Words.vetWhy(language))
    for (number, question) in scan.vetting.questions.enumerated() {
      lines.append("    \(number + 1). " + question.definition.because(language))
      for card in cards(question.definition.law) {
        lines.append("       · " + CardOutput.words(card, language))
      }
    }
    return lines
  }

  private var toKeep: [String] {
    headed(Words.vetKeep, scan.vetting.keepsakes.flatMap(lines))
  }

  private func lines(_ keepsake: KeepsakeDefinition) -> [String] {
    ["  - \(keepsake.what(language))  [\(keepsake.evidence)]", "    " + keepsake.how(language)]
      + citing(keepsake.law)
  }
}
