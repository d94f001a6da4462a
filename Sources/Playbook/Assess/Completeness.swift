public import CaseCore

/// How complete the records of one claim are: each place that evidence can fill, what fills it, and
/// what could fill it still (PLAYBOOK §4).
public struct Completeness: Sendable, Hashable {
  /// An original and how firm it is.
  public struct File: Sendable, Hashable {
    /// The entry that added it.
    public let entry: Int
    /// Its kind.
    public let kind: EvidenceKind.Name
    /// How firm it is; nil if its kind is not declared.
    public let grade: Grade.Name?
    /// The facts that rest on it on the record, in the order of declaration.
    public let shows: [Fact.Name]
  }

  /// How a place stands.
  public enum State: Sendable, Hashable {
    /// At least one original fills it.
    case filled
    /// Nothing fills it, and these places stand in for it.
    case replaced(by: [Slot.Name])
    /// The person has it, but it is not in the case.
    case heldByPerson
    /// The person said that it cannot be had.
    case cannotBeHad
    /// Nothing fills it.
    case open
  }

  /// One place.
  public struct Place: Sendable, Hashable {
    /// The slot.
    public let slot: Slot.Name
    /// How much it is needed.
    public let level: SlotSetDefinition.Level
    /// How it stands.
    public let state: State
    /// The originals that fill it, the firmest first.
    public let files: [File]
    /// The kinds of evidence that would be firmer than what fills it, best first; all that fill it
    /// while nothing does, none where it cannot be had.
    public let better: [EvidenceKind.Name]
  }

  /// The claim.
  public let claim: Claim.Name
  /// Whether its records are complete on the record; nil if it asks for none.
  public let isComplete: Truth?
  /// Its places, in the order of the set.
  public let places: [Place]
  /// The originals that fill none of them, in the order of the journal.
  public let others: [File]
}

extension Assessment {
  /// How complete the records of `claim` are in a case that stands as `state`.
  ///
  /// `state` and `playbook` are those that were judged. A claim that is not in the playbook has no
  /// places.
  public func completeness(
    of claim: Claim.Name, _ state: CaseState, _ playbook: Playbook
  ) -> Completeness {
    let look = RecordsLook(self, state, playbook)
    let records = playbook.claim(claim)?.preconditions.first { $0.id == .records }
    var places: [Completeness.Place] = []
    if case .slots(let name)? = records?.test, let set = playbook.slotSet(name) {
      places = set.members.map(look.place)
    }
    let used = Set(places.flatMap(\.files).map(\.entry))
    let judged = claims.first { $0.claim == claim }?.preconditions.first { $0.id == .records }
    return Completeness(
      claim: claim, isComplete: judged?.onTheRecord.truth, places: places,
      others: look.files.filter { !used.contains($0.entry) })
  }
}

/// What a case holds, seen from the places of its records.
private struct RecordsLook {
  private let assessment: Assessment
  private let playbook: Playbook
  private let stated: [Slot.Name: SlotStated.State]
  let files: [Completeness.File]

  init(_ assessment: Assessment, _ state: CaseState, _ playbook: Playbook) {
    self.assessment = assessment
    self.playbook = playbook
    stated = state.slotStates.mapValues(\.value.state)
    var shows: [Int: [Fact.Name]] = [:]
    for fact in playbook.parts.facts where fact.derivation == nil {
      guard let reading = assessment.facts.reading(fact.id, .onTheRecord) else {
        continue
      }
      for entry in Set(reading.sources.compactMap(\.evidence)) {
        shows[entry, default: []].append(fact.id)
      }
    }
    files = state.evidence.map { original in
      Completeness.File(
        entry: original.entry, kind: original.value.kind, grade: playbook.grade(of: original.value),
        shows: shows[original.entry] ?? [])
    }
  }

  func place(_ member: SlotSetDefinition.Member) -> Completeness.Place {
    let slot = playbook.slot(member.slot)
    let accepts = slot?.accepts ?? []
    let fitting = files.filter { accepts.contains($0.kind) }.sorted {
      (rank($0.grade), $0.entry) < (rank($1.grade), $1.entry)
    }
    let state = state(of: member, isFilled: !fitting.isEmpty)
    let best = fitting.first.map { rank($0.grade) } ?? Int.max
    let better = accepts.filter { kind in rank(playbook.evidence(kind)?.grade) < best }
    return Completeness.Place(
      slot: member.slot, level: member.level, state: state, files: fitting,
      better: state == .cannotBeHad ? [] : better)
  }

  private func state(
    of member: SlotSetDefinition.Member, isFilled: Bool
  ) -> Completeness.State {
    if isFilled { return .filled }
    if let instead = member.instead, stands(instead) { return .replaced(by: instead.slots) }
    switch stated[member.slot] {
    case .have: return .heldByPerson
    case .cannotBeHad: return .cannotBeHad
    case .unknown, nil: return .open
    }
  }

  private func stands(_ instead: SlotSetDefinition.Instead) -> Bool {
    let isMeant = instead.when.map { assessment.truth($0, .onTheRecord) == .yes } ?? true
    return isMeant
      && instead.slots.allSatisfy { name in
        let accepts = playbook.slot(name)?.accepts ?? []
        return files.contains { accepts.contains($0.kind) }
      }
  }

  private func rank(_ grade: Grade.Name?) -> Int {
    grade.map { playbook.header.place(of: $0) } ?? playbook.header.grades.count
  }
}
