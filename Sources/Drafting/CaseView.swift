internal import CaseCore
internal import Playbook

/// A case as papers may speak of it: every fact as it counts on the person's account, with the
/// entries that it rests on.
struct CaseView: Sendable {
  /// A fact that counts.
  struct Known: Sendable, Hashable {
    /// Its value.
    let value: FactValue
    /// The entries that it rests on.
    let support: Support
  }

  /// Entries and originals that support something, ascending and each once.
  struct Support: Sendable, Hashable {
    private(set) var entries: [Int] = []
    private(set) var evidence: [Int] = []

    init(entries: some Sequence<Int> = [], evidence: some Sequence<Int> = []) {
      self.entries = Set(entries).sorted()
      self.evidence = Set(evidence).sorted()
    }

    func joined(_ other: Support) -> Support {
      Support(entries: entries + other.entries, evidence: evidence + other.evidence)
    }
  }

  let state: CaseState
  let playbook: Playbook
  let clock: Moment
  /// The stops that apply, in the order of declaration.
  let stops: [Stop.Name]
  /// The claim that comes first, and what it asks for.
  let claim: (name: Claim.Name, amount: Money?)?
  let known: [Fact.Name: Known]
  let truth: @Sendable (Condition) -> Truth

  var practice: Bool { state.opening?.value.practice ?? false }
  var zone: CivilZone { playbook.header.zone }

  /// The words of a choice's values.
  func names(of fact: Fact.Name) -> [String: Bilingual] {
    guard let definition = playbook.fact(fact) else { return [:] }
    return Dictionary(
      definition.choices.map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}

// Which letter.
extension CaseView {
  /// The letter of `rung` as things stand: the one that today's move on it names, else the first
  /// whose condition is yes.
  func letter(for rung: RungDefinition) -> LetterDefinition? {
    if let name = move(on: rung)?.letter, let named = playbook.letter(name) { return named }
    return playbook.parts.letters.first { $0.rung == rung.id && truth($0.when) == .yes }
  }

  /// What there is to do on `rung` now; nil where nothing is.
  func move(on rung: RungDefinition) -> MoveDefinition? {
    rung.moves.filter { truth($0.when) == .yes }.min { $0.order < $1.order }
  }
}

// What a condition rests on.
extension CaseView {
  /// What supports that `condition` is yes; empty if it is not.
  func support(of condition: Condition) -> Support { support(of: condition, being: .yes) }

  /// What supports that `condition` has `wanted`, which is yes or no: of several things that each
  /// would do, all that do.
  private func support(of condition: Condition, being wanted: Truth) -> Support {
    guard wanted != .unknown, truth(condition) == wanted else { return Support() }
    return switch condition {
    case .all(let parts), .any(let parts):
      parts.reduce(Support()) { $0.joined(support(of: $1, being: wanted)) }
    case .not(let part): support(of: part, being: !wanted)
    case .always, .claim, .reach, .unknown: Support()
    case .fact(let fact, _): support(ofFacts: [fact])
    case .compare(let fact, _, .value): support(ofFacts: [fact])
    case .compare(let fact, _, .fact(let bound)): support(ofFacts: [fact, bound])
    case .elapsed(let since, _, .span): support(ofFacts: [since])
    case .elapsed(let since, _, .fact(let span, _)): support(ofFacts: [since, span])
    // That a finding, a filled slot, a step or a promise is not there is seen in no entry.
    case .finding(let kind): wanted == .yes ? support(ofFindings: kind) : Support()
    case .slot(let slot): wanted == .yes ? support(ofSlot: slot) : Support()
    case .rung(let rung, _): support(ofRung: rung)
    case .promise(let what, _): support(ofPromises: what)
    }
  }

  /// The facts that `condition` reads and that are unknown, in the order of reading.
  func unknownFacts(in condition: Condition) -> [Fact.Name] {
    let read: [Fact.Name] =
      switch condition {
      case .all(let parts), .any(let parts): parts.flatMap(unknownFacts)
      case .not(let part): unknownFacts(in: part)
      case .fact(let fact, _), .compare(let fact, _, .value), .elapsed(let fact, _, .span): [fact]
      case .compare(let fact, _, .fact(let other)), .elapsed(let fact, _, .fact(let other, nil)):
        [fact, other]
      case .elapsed(let fact, _, .fact(_, .some)): [fact]
      case .always, .finding, .slot, .claim, .rung, .promise, .reach, .unknown: []
      }
    return read.filter { known[$0] == nil }
  }

  /// Every fact that `condition` reads, in the order of reading.
  func facts(in condition: Condition) -> [Fact.Name] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap(facts)
    case .not(let part): facts(in: part)
    case .fact(let fact, _), .compare(let fact, _, .value), .elapsed(let fact, _, .span): [fact]
    case .compare(let fact, _, .fact(let other)), .elapsed(let fact, _, .fact(let other, _)):
      [fact, other]
    case .always, .finding, .slot, .claim, .rung, .promise, .reach, .unknown: []
    }
  }

  /// What these facts rest on.
  func support(ofFacts facts: [Fact.Name]) -> Support {
    facts.reduce(Support()) { $0.joined(known[$1]?.support ?? Support()) }
  }

  private func support(ofFindings kind: FindingKind.Name) -> Support {
    let found = state.confirmedFindings.filter { $0.value.kind == kind }
    return Support(entries: found.map(\.entry), evidence: found.map(\.value.evidence))
  }

  private func support(ofSlot slot: Slot.Name) -> Support {
    let accepted = playbook.slot(slot)?.accepts ?? []
    let filling = state.evidence.filter { accepted.contains($0.value.kind) }
    return Support(entries: filling.map(\.entry), evidence: filling.map(\.entry))
  }

  private func support(ofRung rung: Rung.Name) -> Support {
    let steps = state.steps.filter { $0.value.rung == rung }
    let answers = state.answers.filter { $0.value.rung == rung }
    return Support(
      entries: steps.map(\.entry) + answers.map(\.entry),
      evidence: answers.compactMap { $0.value.shown?.evidence })
  }

  private func support(ofPromises what: PromiseMade.What) -> Support {
    let promises = state.promises.filter { $0.value.what == what }
    return Support(
      entries: promises.map(\.entry), evidence: promises.compactMap { $0.value.shown?.evidence })
  }
}

// What to ask for a fact that is not asked itself.
extension CaseView {
  /// The unknown facts that would have to be stated so that `fact` becomes known: itself, or what
  /// it is derived from, first way first. A fact that only a step or a promise gives stands for
  /// itself.
  func askable(_ fact: Fact.Name) -> [Fact.Name] {
    guard known[fact] == nil else { return [] }
    guard let derivation = playbook.fact(fact)?.derivation else { return [fact] }
    let bases = askable(derivation)
    return bases.isEmpty ? [fact] : bases
  }

  // A playbook whose derived facts rest on themselves is refused when it is read, so this ends.
  private func askable(_ derivation: Derivation) -> [Fact.Name] {
    switch derivation {
    case .fact(let base): return askable(base)
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      return askable(left) + askable(right)
    case .promiseDue, .promiseMade, .setDue, .filed, .answered: return []
    case .firstOf(let forms):
      for form in forms {
        let bases = askable(form)
        if !bases.isEmpty { return bases }
      }
      return []
    }
  }
}
