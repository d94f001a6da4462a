import CaseCore
import Imports
import Playbook
import Reading

/// What the clauses of an agreement state as facts of a case.
extension Engine {
  /// The findings of `original`, with those that its clauses give if it is a text of the shop's.
  ///
  /// A fact that clauses state differently is unsure: somebody has to look which one is meant.
  func withStatedTerms(
    _ findings: [Finding], of original: EvidenceAdded, source: Digest, media: MediaType,
    _ playbook: Playbook, in id: Case.ID
  ) async throws -> [Finding] {
    guard Self.kindsWithClauses.contains(original.kind), let rules = try agreementRulesIfShipped()
    else { return findings }
    let shown = try await reaching {
      try await ports.blobs.withMappedBytes(of: source, in: id) { raw in
        raw.withMemoryRebound(to: UInt8.self) { bytes in
          // What cannot be read was said when it was added.
          try? ShownText(bytes.span, media: media)
        }
      }
    }
    guard let shown else { return findings }
    let version = playbook.header.versions.flatMap {
      Self.versionFinding(shown, $0, among: findings, in: playbook.header.zone)
    }
    return findings + Self.statedTerms(ClauseReader(rules).read(shown.text).findings, shown)
      + [version].compactMap(\.self)
  }

  /// The kinds whose words the seller or the platform is held to.
  private static let kindsWithClauses: Set<EvidenceKind.Name> = [EvidenceKinds.agreement]

  private func agreementRulesIfShipped() throws -> ClauseRules? {
    do {
      return try ports.reading.agreementRules()
    } catch let refusal as Refusal where refusal == .noReadingRules {
      return nil
    }
  }

  /// One finding for each sentence that states a fact, and not the same as one before.
  private static func statedTerms(_ clauses: [ClauseFinding], _ shown: ShownText) -> [Finding] {
    var terms: [(place: Place, clause: ClauseFinding, values: [ShownValue])] = []
    for clause in clauses {
      let known = Set(terms.flatMap(\.values))
      let values = statedValues(of: clause)
        .filter { !known.contains($0) }
      guard !values.isEmpty else { continue }
      let place = shown.place(ofByte: clause.place.bytes.lowerBound)
      if let last = terms.indices.last, terms[last].clause.place == clause.place {
        terms[last].values += values
      } else {
        terms.append((place, clause, values))
      }
    }
    var counts: [Place: Int] = [:]
    return terms.map { term in
      let number = (counts[term.place] ?? 0) + 1
      counts[term.place] = number
      let others = terms.filter { $0.clause.place != term.clause.place }.flatMap(\.values)
      let isUnsure = term.values.contains { value in others.contains { $0.fact == value.fact } }
      return Finding(
        id: "term:" + numbers(of: term.place) + (number > 1 ? ".\(number)" : ""),
        kind: FindingKinds.statedTerm, place: term.place,
        quote: term.clause.quote, values: term.values,
        details: term.clause.clause.map { [Finding.Detail("clause", $0)] } ?? [],
        remarks: isUnsure ? [.unsure] : [])
    }
  }

  /// `line:24` as `24`, `page:2/line:7` as `2.7`: a name has no other signs.
  private static func numbers(of place: Place) -> String {
    place.text.split { !("0"..."9").contains($0) }.joined(separator: ".")
  }

  /// The values of facts that `clause` states.
  static func statedValues(of clause: ClauseFinding) -> [ShownValue] {
    clause.states.compactMap { value(of: $0, in: clause) }
  }

  private static func value(
    of stated: ClauseKind.Stated, in clause: ClauseFinding
  ) -> ShownValue? {
    guard let fact = Fact.Name(stated.fact) else { return nil }
    switch stated.form {
    case .clause: return clause.clause.map { ShownValue(fact: fact, value: .text($0)) }
    case .time:
      return clause.terms.lazy.compactMap(Span.init).first.map {
        ShownValue(fact: fact, value: .span($0))
      }
    }
  }
}

extension Span {
  /// The length of time that `quantity` is; nil for a share or an amount.
  fileprivate init?(_ quantity: Quantity) {
    switch quantity {
    case .minutes(let count): self.init(Int64(count), .minutes)
    case .hours(let count): self.init(Int64(count), .hours)
    case .days(let count): self.init(Int64(count), .days)
    case .workingDays(let count): self.init(Int64(count), .workingDays)
    case .months(let count): self.init(Int64(count), .months)
    case .years(let count): self.init(Int64(count), .years)
    case .percent, .money: return nil
    }
  }
}
