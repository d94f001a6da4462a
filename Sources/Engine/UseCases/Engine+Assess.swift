public import CaseCore
public import Drafting
public import Playbook

/// A case judged at one clock, with everything that was needed for it.
public struct AssessedCase: Sendable {
  /// The case, what the person was told now included.
  public let loaded: LoadedCase
  /// The playbook that judged.
  public let playbook: Playbook
  /// What follows.
  public let assessment: Assessment
  /// What a newer playbook changed since the person was last told; empty as a rule.
  public let changes: [VerdictChange]
  /// What would give the leading claim another verdict.
  public let wouldChange: WouldChange.List
  /// The question that is worth asking next; nil if no answer would change anything. One that the person
  /// answered with "I don't know" is not asked again.
  public let nextQuestion: Question?
  /// Letters and packets with sentences that no longer stand: what was sent, and the last of each rung.
  public let stalePapers: [WrittenPaper]
  /// Letters and packets that were written and, as far as the journal knows, not sent.
  public let unsentPapers: [WrittenPaper]
  /// Whether what the person was told could not be recorded, because the vault is read-only.
  public let isUnrecorded: Bool

  init(
    _ loaded: LoadedCase, _ playbook: Playbook, _ assessment: Assessment,
    changes: [VerdictChange] = [], isUnrecorded: Bool = false
  ) {
    self.loaded = loaded
    self.playbook = playbook
    self.assessment = assessment
    self.changes = changes
    self.isUnrecorded = isUnrecorded
    stalePapers = Drafting.stalePapers(loaded.state, assessment, playbook)
    unsentPapers = Drafting.unsentPapers(loaded.state, assessment, playbook)
    wouldChange = assessment.wouldChange(playbook)
    nextQuestion = question(loaded.state, playbook, assessment.clock)
  }
}

/// A claim that another playbook judged differently on the same facts at the same clock.
public struct VerdictChange: Sendable, Hashable {
  /// The claim.
  public let claim: Claim.Name
  /// Both verdicts by the playbook that the person was told by; nil if it did not list the claim.
  public let before: Judged?
  /// Both verdicts by the playbook of today; nil if it does not list the claim.
  public let after: Judged?

  /// The verdicts of one claim in the two worlds.
  public typealias Judged = AdviceGiven.Judged
}

extension Engine {
  /// Judges a case now and records what the person is told, if it differs from the last time.
  /// - Throws: `Refusal` for a case that cannot be loaded or has no playbook.
  public func assess(_ id: Case.ID) async throws -> AssessedCase {
    let clock = judgingClock.now()
    // Asked before the items, so that what is judged is never older than what it is kept as.
    let version = try await reaching { try await ports.journals.version(of: id) }
    if let version, let judged = judged.find(id, version, at: clock),
      try playbook(for: judged.loaded.state).playbook.digest == judged.playbook.digest
    {
      return judged
    }
    let loaded = try await load(id)
    let stocked = try playbook(for: loaded.state)
    let assessment = judgeByPlaybook(loaded.state, stocked.playbook, clock)
    let changes = try await changes(since: loaded.state.advice.last?.value, loaded, assessment)
    let told = AdviceGiven(assessment)
    guard !told.saysTheSame(as: loaded.state.advice.last?.value) else {
      let assessed = AssessedCase(loaded, stocked.playbook, assessment, changes: changes)
      if let version { judged.keep(assessed, version) }
      return assessed
    }
    var after = loaded
    var isUnrecorded = false
    do {
      try await keep(stocked)
      after = try await record([(.adviceGiven(told), .program)], in: loaded)
    } catch let refusal as Refusal where refusal.leavesReading {
      // A read-only vault can still be judged; it just cannot note that it was.
      isUnrecorded = true
    }
    return AssessedCase(
      after, stocked.playbook, assessment, changes: changes, isUnrecorded: isUnrecorded)
  }

  /// Judges a case as it stood at the end of `day`: by the entries recorded until then, the clock of
  /// that day's end, and the playbook that the person was told by until then. Records nothing.
  /// - Throws: `Refusal` if the case did not exist then.
  public func assess(_ id: Case.ID, asOf day: Day) async throws -> AssessedCase {
    let whole = try await load(id)
    let zone = try playbook(for: whole.state).playbook.header.zone
    let end = min(zone.start(of: day.advanced(by: 1)) + -1, judgingClock.now())
    let size = whole.items.prefix { item in
      switch item {
      case .readable(let entry): entry.recordedAt <= end
      case .withheld: true
      }
    }.count
    guard size > 0 else { throw Refusal.notYetOpened(day) }
    let loaded = try whole.prefix(size)
    let playbook: Playbook
    if let told = loaded.state.advice.last?.value, let kept = try await kept(told.playbook) {
      playbook = kept
    } else {
      playbook = try self.playbook(for: loaded.state).playbook
    }
    return AssessedCase(loaded, playbook, judgeByPlaybook(loaded.state, playbook, end))
  }

  /// Judges `loaded` without recording anything.
  func judge(_ loaded: LoadedCase) throws -> (playbook: Playbook, assessment: Assessment) {
    let playbook = try playbook(for: loaded.state).playbook
    return (playbook, judgeByPlaybook(loaded.state, playbook, judgingClock.now()))
  }

  /// Keeps the source of a playbook that an entry is about to name.
  func keep(_ stocked: StockedPlaybook) async throws {
    try await reaching {
      try await ports.archive.keep(stocked.source, named: stocked.playbook.digest)
    }
  }

  /// The playbook `digest` as this vault keeps it; nil if it does not.
  func kept(_ digest: Digest) async throws -> Playbook? {
    let source = try await reaching { try await ports.archive.source(digest) }
    return try source.map { try ports.shelf.playbook(from: $0, digest: digest) }
  }

  /// What judging by the playbook of `told` would give differently from `assessment`.
  private func changes(
    since told: AdviceGiven?, _ loaded: LoadedCase, _ assessment: Assessment
  ) async throws -> [VerdictChange] {
    guard let told, told.playbook != assessment.playbook, let old = try await kept(told.playbook)
    else { return [] }
    let before = AdviceGiven(judgeByPlaybook(loaded.state, old, assessment.clock)).judged
    let after = AdviceGiven(assessment).judged
    var names = after.map(\.claim)
    names += before.map(\.claim).filter { !names.contains($0) }
    return names.compactMap { name in
      let change = VerdictChange(
        claim: name, before: before.first { $0.claim == name },
        after: after.first { $0.claim == name })
      return change.before == change.after ? nil : change
    }
  }

  /// Every fact of the playbook that something is known of, in both worlds.
  public func facts(in id: Case.ID) async throws -> [FactInBothWorlds] {
    let (playbook, assessment) = try judge(try await load(id))
    return playbook.parts.facts.compactMap { definition in
      guard let account = assessment.facts.reading(definition.id, .onYourAccount),
        let record = assessment.facts.reading(definition.id, .onTheRecord)
      else { return nil }
      let known = FactInBothWorlds(definition: definition, account: account, record: record)
      return known.isSilent ? nil : known
    }
  }
}

/// A fact as it stands in both worlds.
public struct FactInBothWorlds: Sendable {
  /// The fact.
  public let definition: FactDefinition
  /// With all that the person says.
  public let account: FactReading
  /// With what documents support.
  public let record: FactReading

  /// Whether nothing at all was said about it.
  fileprivate var isSilent: Bool {
    account.state == .missing && record.state == .missing && account.versions.isEmpty
  }
}

/// The judge of the Playbook room; a name of its own, because the Engine's use case is called the
/// same.
func judgeByPlaybook(
  _ state: CaseState, _ playbook: Playbook, _ clock: Moment
) -> Assessment {
  assess(state, playbook, clock: clock)
}

extension AdviceGiven {
  /// What a person is told by `assessment`.
  init(_ assessment: Assessment) {
    var actions = assessment.steps.map { "\($0.rung) \($0.move)" }
    if let ending = assessment.ending { actions.append(ending.ending.text) }
    self.init(
      judged: assessment.claims.map {
        Judged(
          claim: $0.claim, onYourAccount: $0.onYourAccount.rawValue,
          onTheRecord: $0.onTheRecord.rawValue)
      }, actions: actions, playbook: assessment.playbook, clock: assessment.clock)
  }

  /// Whether verdicts, actions and playbook are the same; the clock may differ.
  func saysTheSame(as other: AdviceGiven?) -> Bool {
    guard let other else { return false }
    return judged == other.judged && actions == other.actions && playbook == other.playbook
  }
}

private func question(_ state: CaseState, _ playbook: Playbook, _ clock: Moment) -> Question? {
  nextQuestion(state, playbook, clock: clock, passedOver: state.passedOver)
}
