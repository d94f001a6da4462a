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

  /// What supports something: where it stands, each place once, in the order of the journal.
  struct Support: Sendable, Hashable {
    let sources: [Source]

    init(_ sources: some Sequence<Source> = []) {
      self.sources = Set(sources).sorted { Support.key($0) < Support.key($1) }
    }

    /// The entries, ascending, each once.
    var entries: [Int] { Set(sources.map(\.entry)).sorted() }
    /// The entries of the originals, ascending, each once.
    var evidence: [Int] { Set(sources.compactMap(\.evidence)).sorted() }

    func joined(_ other: Support) -> Support { Support(sources + other.sources) }

    private static func key(_ source: Source) -> (Int, Int, String) {
      (source.entry, source.evidence ?? -1, source.place?.text ?? "")
    }
  }

  let state: CaseState
  let playbook: Playbook
  let assessment: Assessment
  /// Every fact that counts on the person's account.
  let known: [Fact.Name: Known]
  /// The originals that the person wants to go along though their kind goes on choice only.
  let chosen: Set<Int>

  init(
    state: CaseState, playbook: Playbook, assessment: Assessment, choosing chosen: Set<Int> = []
  ) {
    self.state = state
    self.chosen = chosen
    self.playbook = playbook
    self.assessment = assessment
    var known: [Fact.Name: Known] = [:]
    for reading in assessment.facts.readings(.onYourAccount) {
      switch reading.state {
      case .known(let value, _):
        known[reading.fact] = Known(value: value, support: Support(reading.sources))
      // What the law presumes is nobody's word and no document: a letter does not state it.
      case .presumed, .disputed, .missing: break
      }
    }
    self.known = known
  }

  var clock: Moment { assessment.clock }
  var practice: Bool { state.opening?.value.practice ?? false }
  var zone: CivilZone { playbook.header.zone }
  /// The stops that apply, in the order of declaration.
  var stops: [Stop.Name] { assessment.stops.map(\.stop) }
  /// The claim that a letter asks for: the leading one, if it can be put to somebody today.
  var claim: JudgedClaim? { assessment.leading.flatMap { $0.onYourAccount.isOffered ? $0 : nil } }

  /// Whether the original at `entry`, of the kind `kind`, goes to `recipient`.
  func goes(
    _ entry: Int, _ kind: EvidenceDefinition, to recipient: EvidenceDefinition.Recipient
  ) -> Bool {
    kind.isFor(recipient) || (chosen.contains(entry) && kind.onChoice.contains(recipient))
  }

  /// How `condition` stands on the person's account; unknown for one that the playbook has not.
  func truth(_ condition: Condition) -> Truth {
    assessment.truth(condition, .onYourAccount) ?? .unknown
  }

  /// The words of a choice's values.
  func names(of fact: Fact.Name) -> [String: Bilingual] {
    guard let definition = playbook.fact(fact) else { return [:] }
    return Dictionary(
      definition.choices.map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}

// What stands in the way, and which letter.
extension CaseView {
  /// Where `rung` stands.
  func status(of rung: Rung.Name) -> RungStatus? { assessment.rungs.first { $0.rung == rung } }

  /// Why nothing is written for `rung` now, whatever the letter says; nil where nothing stands in
  /// the way. A door that was used up can still be answered through.
  func refusal(at rung: Rung.Name) -> LetterRefusal? {
    if let stop = stops.first { return .stopped(stop) }
    switch status(of: rung)?.opening {
    case .open, .unclear, .needs: return nil
    case .closed(let closings):
      return closings.first { $0 != .usedUp }.map { .closed(rung, $0) }
    case .notThere, nil: return .noLetter(rung)
    }
  }

  /// The letter of `rung` as things stand: the one that today's move on it names, else the first whose
  /// condition is yes. Where that is a reply to a reason, it is the reply to the reason that was given;
  /// nil where that reason is a good one: no reply is offered to it.
  func letter(for rung: RungDefinition) -> LetterDefinition? {
    let step = assessment.steps.first { $0.rung == rung.id }
    let named = (step?.letter ?? move(on: rung)?.letter).flatMap(playbook.letter)
    // A move that comes after the reply, such as the notice of rescission, names a letter of its own.
    if let reason = status(of: rung.id)?.reason.flatMap(playbook.reason),
      let reply = reason.reply.flatMap(playbook.letter), reply.rung == rung.id,
      named.map({ isReply($0.id) }) ?? true
    {
      return reason.notWhen.map { truth($0) == .yes } ?? false ? nil : reply
    }
    return named ?? playbook.parts.letters.first { $0.rung == rung.id && truth($0.when) == .yes }
  }

  /// Whether `letter` answers the reason of a refusal.
  private func isReply(_ letter: Letter.Name) -> Bool {
    playbook.parts.reasons.contains { $0.reply == letter }
  }

  /// What there is to do on `rung` now; nil where nothing is.
  func move(on rung: RungDefinition) -> MoveDefinition? {
    rung.moves.filter { truth($0.when) == .yes }.min { $0.order < $1.order }
  }
}

// What a condition rests on.
extension CaseView {
  /// What supports that `condition` is yes; empty if it is not.
  func support(of condition: Condition) -> Support {
    assessment.trace(condition, .onYourAccount).map { support(of: $0, being: .yes) } ?? Support()
  }

  /// What supports that a condition has `wanted`, which is yes or no: of several things that each
  /// would do, all that do.
  private func support(of trace: ConditionTrace, being wanted: Truth) -> Support {
    guard wanted != .unknown, trace.status.truth == wanted else { return Support() }
    switch trace.condition {
    case .all, .any:
      return trace.parts.reduce(Support()) { $0.joined(support(of: $1, being: wanted)) }
    case .not:
      return trace.parts.reduce(Support()) { $0.joined(support(of: $1, being: !wanted)) }
    case .fact, .compare, .elapsed, .finding, .slot:
      // A doubtful value supports nothing: only what is known on the person's account counts.
      let facts = trace.reads.map(\.fact)
      return support(ofFacts: facts).joined(Support(trace.sources))
    case .rung(let rung, _): return support(ofRung: rung)
    case .promise(let what, _): return support(ofPromises: what)
    case .always, .claim, .reach, .unknown: return Support()
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

  private func support(ofRung rung: Rung.Name) -> Support {
    let steps = state.steps.filter { $0.value.rung == rung }
    let answers = state.answers.filter { $0.value.rung == rung }
    return Support(
      steps.map { Source(entry: $0.entry) }
        + answers.map { Source($0.entry, $0.value.shown, in: state) })
  }

  private func support(ofPromises what: PromiseMade.What) -> Support {
    Support(
      state.promises.filter { $0.value.what == what }.map {
        Source($0.entry, $0.value.shown, in: state)
      })
  }
}

// What to ask for a fact that is not asked itself.
extension CaseView {
  /// The known facts that `fact` is made of: itself, if it is stated.
  func basis(of fact: Fact.Name) -> [Fact.Name] {
    guard let derivation = playbook.fact(fact)?.derivation else { return [fact] }
    return basis(of: derivation) ?? [fact]
  }

  /// Nil where the derivation gives nothing.
  private func basis(of derivation: Derivation) -> [Fact.Name]? {
    switch derivation {
    case .fact(let base): known[base].map { _ in basis(of: base) }
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      known[left] == nil || known[right] == nil ? nil : basis(of: left) + basis(of: right)
    case .promiseDue, .promiseMade, .setDue, .filed, .answered: nil
    case .firstOf(let forms): forms.lazy.compactMap(basis(of:)).first
    }
  }

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
