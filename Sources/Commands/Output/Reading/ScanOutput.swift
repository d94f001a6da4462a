import CaseCore
import Engine
import Playbook
import Reading

/// What reading an agreement gave, as the command line prints it.
struct ScanOutput {
  private let scan: AgreementScan
  private let changes: AgreementChanges?
  private let language: Language

  init(_ scan: AgreementScan, earlier: AgreementScan?, _ language: Language) {
    self.scan = scan
    changes = earlier.map { AgreementChanges(from: $0, to: scan) }
    self.language = language
  }

  // MARK: JSON

  /// One object for each clause; if versions are compared, one for each change instead.
  var jsonLines: [OutputJSON] { changes?.changes.map(json) ?? scan.clauses.map(json) }

  private func json(_ clause: AgreementScan.Clause) -> OutputJSON {
    let finding = clause.finding
    let place: OutputJSON = [
      "kind": .text(finding.kind.id), "direction": .text(finding.direction.rawValue),
      "quote": .text(finding.quote), "start": .number(finding.place.scalars.lowerBound),
      "end": .number(finding.place.scalars.upperBound),
      "terms": QuantityOutput.firsts(finding.terms),
      "quantities": .list(finding.terms.map(QuantityOutput.json)),
      "citations": .list(clause.law.map { CardOutput.json($0, language) }),
    ]
    return
      place
      .with("effect", .text(finding.kind.effect.rawValue))
      .with("clause", .optional(finding.clause)).with("place", .text(clause.place.text))
      .with("sentence", TextPlaceOutput.json(finding.words)).with("hidden", .flag(clause.isHidden))
      .with("means", .text(finding.kind.means(language)))
      .with("complaint", .optional(Words.complaint(finding)?(language)))
      .with("because", .texts(finding.because))
  }

  private func json(_ change: AgreementChanges.Change) -> OutputJSON {
    switch change {
    case .added(let clause): ["change": "added", "to": json(clause)]
    case .removed(let clause): ["change": "removed", "from": json(clause)]
    case .changed(let from, let to):
      ["change": "changed", "from": json(from), "to": json(to)]
    }
  }

  // MARK: Lines

  /// What is to be said of the whole.
  var remarks: [Bilingual] { [Words.scanned(scan)] + Words.scanRemarks(scan) }

  var lines: [String] {
    var lines = remarks.map { $0(language) }
    for direction in [ClauseDirection.against, .useful, .neutral] {
      let clauses = scan.clauses.filter { $0.finding.direction == direction }
      guard !clauses.isEmpty else { continue }
      lines += ["", Words.direction(direction)(language)]
      for clause in clauses { lines += self.lines(clause) }
    }
    if let changes {
      lines += ["", Words.changes(changes.changes.count)(language)]
      lines += changes.changes.flatMap(self.lines)
    }
    return lines
  }

  private func lines(_ clause: AgreementScan.Clause) -> [String] {
    let finding = clause.finding
    var lines = [
      "  " + Words.clauseHead(clause)(language), "    “\(Printable.line(finding.quote))”",
    ]
    if !finding.terms.isEmpty {
      lines.append("    " + Words.terms(finding.terms)(language))
    }
    if clause.isHidden { lines.append("    " + Words.notShown(language)) }
    lines.append("    " + finding.kind.means(language))
    if !finding.because.isEmpty { lines.append("    " + Words.because(finding.because)(language)) }
    for card in clause.law { lines.append("    · " + CardOutput.words(card, language)) }
    if let complaint = Words.complaint(finding) {
      lines.append("    " + Words.toQuote(complaint)(language))
    }
    return lines
  }

  private func lines(_ change: AgreementChanges.Change) -> [String] {
    switch change {
    case .added(let clause):
      [
        "  + " + Words.clauseHead(clause)(language),
        "    “\(Printable.line(clause.finding.quote))”",
      ]
    case .removed(let clause):
      [
        "  − " + Words.clauseHead(clause)(language),
        "    “\(Printable.line(clause.finding.quote))”",
      ]
    case .changed(let from, let to):
      [
        "  ± " + Words.clauseHead(to)(language), "    − “\(Printable.line(from.finding.quote))”",
        "    + “\(Printable.line(to.finding.quote))”",
      ]
    }
  }
}
