internal import CaseCore

/// Everything that was stated, sorted by fact and weighed.
struct Testimony {
  /// One original that proves a value.
  private struct Proof {
    let value: FactValue
    let source: Source
    let maker: EvidenceDefinition.Maker?
    /// The values it stands against; nil for every other.
    let disputes: [FactValue]?
    let isTied: Bool
    let buyerCanWrite: Bool
  }

  private typealias Statement = CaseState.Statement

  private let playbook: Playbook
  /// The statements of each fact, in the order of the journal.
  private var byFact: [[Statement]]
  /// What each original shows.
  private var byEvidence: [Int: [Statement]] = [:]
  /// The definition of each original's kind.
  private var kinds: [Int: EvidenceDefinition] = [:]
  private var grades: [Grade.Name: Int] = [:]
  /// The grade of each original, by how it was obtained too.
  private var gradeOf: [Int: Grade.Name] = [:]
  /// Accounts and names that originals tie to the other side, and the original of each.
  private var tied: [(account: [Unicode.Scalar], evidence: Int)] = []
  /// Originals that hold a version of a text that was not in force at the order.
  private var setAside: Set<Int> = []
  /// The facts that such a text lays down.
  private let terms: Set<Fact.Name>
  /// The versions of each text.
  private(set) var versions: [TextVersions] = []

  init(_ state: CaseState, _ playbook: Playbook) {
    self.playbook = playbook
    terms = Set(playbook.header.versions?.terms ?? [])
    byFact = Array(repeating: [], count: playbook.parts.facts.count)
    for (place, grade) in playbook.header.grades.enumerated() { grades[grade] = place }
    for original in state.evidence {
      if let kind = playbook.evidence(original.value.kind) { kinds[original.entry] = kind }
      gradeOf[original.entry] = playbook.grade(of: original.value)
    }
    for statement in state.statements {
      guard let place = playbook.index.facts[statement.fact] else { continue }
      let fact = playbook.parts.facts[place]
      if let value = statement.value {
        guard playbook.program.cell(value, fact, .asserted) != nil else { continue }
      }
      byFact[place].append(statement)
      if let shown = statement.shown { byEvidence[shown.evidence, default: []].append(statement) }
    }
    for place in playbook.program.tied.sorted() { tie(place) }
    guard let rule = playbook.header.versions else { return }
    versions = rule.versions(in: state, orderedAt: orderedAt)
    setAside = Set(versions.flatMap(\.setAside))
  }

  /// When the order was made, as the person's account has it.
  private var orderedAt: Moment? {
    guard let place = playbook.header.orderedAt.flatMap({ playbook.index.facts[$0] }),
      case .moment(let moment)? = readings(of: place)?.account.value
    else { return nil }
    return moment
  }

  private mutating func tie(_ place: Int) {
    let fact = playbook.parts.facts[place]
    for statement in byFact[place] {
      guard case .text(let text)? = statement.value, let shown = statement.shown,
        case .proven = weigh(statement, shown, fact)
      else { continue }
      tied.append((folded(text), shown.evidence))
    }
  }

  private enum Weight {
    /// The original proves the value.
    case proven(Proof)
    /// The carrier is too weak: the person's word.
    case asserted
    /// The original does not bear on the value.
    case nothing
  }

  private func weigh(
    _ statement: Statement, _ shown: FactStated.Shown, _ fact: FactDefinition
  ) -> Weight {
    guard let value = statement.value else { return .nothing }
    if setAside.contains(shown.evidence), terms.contains(fact.id) { return .nothing }
    let kind = kinds[shown.evidence]
    let isTied = shown.speaker.map { speaksForOtherSide($0, shown.evidence) } ?? false
    var disputes: [FactValue]?
    if !fact.provenBy.isEmpty {
      let matching = fact.provenBy.filter { line in
        line.evidence == kind?.id && line.shows?.contains(value) ?? true
          && (!line.needsTiedSpeaker || isTied)
          && line.with.allSatisfy { shows($0, shown.evidence) }
      }
      guard let line = matching.first(where: { $0.disputes == nil }) ?? matching.first else {
        return .nothing
      }
      disputes = line.disputes
    }
    if let least = fact.leastGrade.flatMap({ grades[$0] }) {
      guard let grade = gradeOf[shown.evidence].flatMap({ grades[$0] }), grade <= least else {
        return .asserted
      }
    }
    return .proven(
      Proof(
        value: value, source: Source(statement.entry, shown), maker: kind?.maker,
        disputes: disputes, isTied: isTied, buyerCanWrite: kind?.buyerCanWrite ?? true))
  }

  private func shows(_ companion: FactDefinition.Proof.Companion, _ evidence: Int) -> Bool {
    byEvidence[evidence]?.contains { statement in
      statement.fact == companion.fact
        && statement.value.map { companion.values.contains($0) } ?? false
    } ?? false
  }

  /// Whether another original than `evidence` ties `speaker` to the other side.
  private func speaksForOtherSide(_ speaker: String, _ evidence: Int) -> Bool {
    guard !tied.isEmpty else { return false }
    let speaker = folded(speaker)
    return tied.contains { $0.evidence != evidence && $0.account == speaker }
  }

  /// `text` without white space and case.
  private func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }
      .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
  }

  /// What the fact says in both worlds; nil if nothing was stated.
  func readings(of place: Int) -> (account: FactReading, record: FactReading)? {
    let statements = byFact[place]
    guard !statements.isEmpty else { return nil }
    let fact = playbook.parts.facts[place]
    var proofs: [Proof] = []
    var words: [Statement] = []
    for statement in statements {
      guard let shown = statement.shown else {
        // "I don't know" takes the person's earlier words back, not what a file says.
        if statement.value == nil { words.removeAll { $0.shown == nil } }
        if statement.value != nil { words.append(statement) }
        continue
      }
      switch weigh(statement, shown, fact) {
      case .proven(let proof): proofs.append(proof)
      case .asserted: words.append(statement)
      case .nothing: continue
      }
    }
    let versions = versions(proofs)
    let standing = standing(versions, proofs)
    let all = versions.flatMap(\.sources)
    let record: FactReading =
      switch standing.count {
      case 0: presumed(fact, against: words.last?.value)
      case 1:
        FactReading(
          fact: fact.id, state: .known(standing[0].value, standing[0].support),
          isContested: false, sources: standing[0].sources,
          versions: versions.count > 1 ? versions : [])
      default:
        FactReading(
          fact: fact.id, state: .disputed, isContested: true, sources: all, versions: versions)
      }
    return (account(fact, words, standing, versions, record), record)
  }

  private func account(
    _ fact: FactDefinition, _ words: [Statement], _ standing: [FactReading.Version],
    _ versions: [FactReading.Version], _ record: FactReading
  ) -> FactReading {
    let documented = standing.isEmpty ? FactReading.missing(fact.id) : record
    guard let word = words.last, let value = word.value else { return documented }
    let against = standing.filter { $0.value != value }
    let lastAgainst = against.flatMap(\.sources).map(\.entry).max()
    if let lastAgainst, lastAgainst > word.entry { return documented }
    let own = Source(word.entry, word.shown)
    let backing = versions.first { $0.value == value }
    return FactReading(
      fact: fact.id, state: .known(value, backing?.support ?? .asserted),
      isContested: !against.isEmpty, sources: (backing?.sources ?? []) + [own],
      versions: against.isEmpty ? [] : versions)
  }

  /// The documented values, in the order in which they were first stated.
  private func versions(_ proofs: [Proof]) -> [FactReading.Version] {
    var values: [FactValue] = []
    for proof in proofs where !values.contains(proof.value) { values.append(proof.value) }
    return values.map { value in
      let proofs = proofs.filter { $0.value == value }
      return FactReading.Version(
        value: value, support: support(of: proofs), sources: proofs.map(\.source))
    }
  }

  private func support(of proofs: [Proof]) -> Support {
    var makers: Set<EvidenceDefinition.Maker> = []
    for proof in proofs { if let maker = proof.maker { makers.insert(maker) } }
    // A kind that no maker is known of agrees with nobody.
    let isCorroborated = makers.count > 1
    let isAdmitted = proofs.contains { $0.isTied && (!$0.buyerCanWrite || isCorroborated) }
    if isAdmitted { return .admitted }
    return isCorroborated ? .corroborated : .documented
  }

  /// The values that are left when those give way whose proofs do not stand against another value
  /// whose proofs stand against them.
  private func standing(
    _ versions: [FactReading.Version], _ proofs: [Proof]
  ) -> [FactReading.Version] {
    guard versions.count > 1 else { return versions }
    func isDisputed(_ value: FactValue, by other: FactValue) -> Bool {
      proofs.contains { $0.value == other && $0.disputes?.contains(value) ?? true }
    }
    let left = versions.filter { version in
      !versions.contains { other in
        other.value != version.value && isDisputed(version.value, by: other.value)
          && !isDisputed(other.value, by: version.value)
      }
    }
    return left.isEmpty ? versions : left
  }
}

extension Source {
  /// A statement that counts: what it was read from counts too.
  fileprivate init(_ entry: Int, _ shown: FactStated.Shown?) {
    self.init(entry: entry, evidence: shown?.evidence, place: shown?.place)
  }
}
