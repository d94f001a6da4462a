import CaseCore
import Engine
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

  /// One object for each clause, one for each change if versions are compared, and one at the end for
  /// the whole.
  var jsonLines: [OutputJSON] {
    scan.clauses.map { json($0).with("type", "finding") }
      + (changes?.changes.map(json) ?? []) + [
        [
          "type": "summary", "agreement": .flag(scan.isAgreement), "form": .text(scan.variant),
          "sentences": .number(scan.sentenceCount), "findings": .number(scan.clauses.count),
          "hiddenLines": .number(scan.hiddenLineCount),
          "unseenCharacters": .number(scan.unseenCount), "unread": .number(scan.unreadCount),
        ]
      ]
  }

  private func json(_ clause: AgreementScan.Clause) -> OutputJSON {
    let finding = clause.finding
    return [
      "kind": .text(finding.kind.id), "direction": .text(finding.direction.rawValue),
      "effect": .text(finding.kind.effect.rawValue), "clause": .optional(finding.clause),
      "quote": .text(finding.quote), "place": .text(clause.place.text),
      "offset": Self.json(finding.place), "words": Self.json(finding.words),
      "terms": .list(finding.terms.map(Self.json)), "hidden": .flag(clause.isHidden),
      "means": .text(finding.kind.means(language)),
      "law": .list(
        clause.law.map { card in
          [
            "id": .text(card.id.text), "law": .optional(card.law?(language)),
            "article": .optional(card.article?(language)),
            "inForce": .optional(card.inForce?.description), "level": .text(card.level.rawValue),
          ]
        }),
      "complaint": .optional(Words.complaint(finding)?(language)),
    ]
  }

  private func json(_ change: AgreementChanges.Change) -> OutputJSON {
    switch change {
    case .added(let clause): ["type": "added", "finding": json(clause)]
    case .removed(let clause): ["type": "removed", "finding": json(clause)]
    case .changed(let from, let to):
      ["type": "changed", "from": json(from), "to": json(to)]
    }
  }

  private static func json(_ place: TextPlace) -> OutputJSON {
    func range(_ range: Range<Int>) -> OutputJSON {
      .list([.number(range.lowerBound), .number(range.upperBound)])
    }
    return ["bytes": range(place.bytes), "characters": range(place.scalars)]
  }

  private static func json(_ term: Quantity) -> OutputJSON {
    switch term {
    case .minutes(let count): ["minutes": .number(count)]
    case .hours(let count): ["hours": .number(count)]
    case .days(let count): ["days": .number(count)]
    case .workingDays(let count): ["workingDays": .number(count)]
    case .months(let count): ["months": .number(count)]
    case .years(let count): ["years": .number(count)]
    case .percent(let hundredths): ["percent": .text(Words.percent(hundredths: hundredths))]
    case .money(let fen): ["fen": .number(fen)]
    }
  }

  // MARK: Lines

  var lines: [String] {
    var lines = [Words.scanned(scan)(language)]
    for remark in Words.scanRemarks(scan) { lines.append(remark(language)) }
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
