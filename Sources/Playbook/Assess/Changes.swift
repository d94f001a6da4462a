internal import CaseCore

/// The single changes that are worth trying on a claim in one world.
struct Changes {
  let playbook: Playbook
  let facts: FactTable
  let claim: CompiledClaim
  let world: World
  let alternatives: Alternatives

  init(
    _ playbook: Playbook, facts: FactTable, claim: CompiledClaim, world: World, clock: Moment
  ) {
    self.playbook = playbook
    self.facts = facts
    self.claim = claim
    self.world = world
    alternatives = Alternatives(
      playbook, operations: claim.cone, cells: facts.cells(world), clock: clock)
  }

  /// Every change, facts first, in the order of declaration.
  func all() -> [Change] {
    let program = playbook.program
    var changes: [Change] = []
    for place in (claim.reads + claim.derived).sorted() {
      if place < program.factCount {
        changes += fact(place)
      } else if let change = slot(place) {
        changes.append(change)
      }
    }
    return changes
  }

  private func cell(_ place: Int) -> Cell {
    facts.cells(world)[place]
  }

  /// On the account an unknown is answered; on the record a value is shown by an original.
  private func fact(_ place: Int) -> [Change] {
    let current = cell(place)
    let reading = facts.readings(world)[place]
    let isOpen = !current.isKnown || current.marks.contains(.presumed) || reading.isContested
    guard isOpen, !isMadeOfKnown(place) else { return [] }
    var values = alternatives.values(of: place)
    if world == .onTheRecord,
      case .known(let value, _) = facts.readings(.onYourAccount)[place].state,
      let known = playbook.program.cell(value, playbook.parts.facts[place], .documented)
    {
      // What the person says needs showing; other values matter only where something already
      // speaks against it, or the law presumes.
      let isDoubtful = current.marks != .missing || reading.isContested
      values = values.filter {
        isDoubtful && $0.value != .value(value) && !$0.value.holds(known, playbook.program)
      }
      values.insert((.value(value), known), at: 0)
    }
    return values.compactMap { value, cell in
      change(place, value: value, cell: cell)
    }
  }

  /// Whether a derived fact is made of facts that are changed themselves, or of what happened.
  private func isMadeOfKnown(_ place: Int) -> Bool {
    guard playbook.parts.facts[place].derivation != nil else { return false }
    return playbook.program.stated(under: place).allSatisfy { facts.accountCells[$0].isKnown }
  }

  private func change(_ place: Int, value: ChangedValue, cell: Cell) -> Change? {
    let definition = playbook.parts.facts[place]
    var cells = [(place: place, cell: cell)]
    guard world == .onTheRecord else {
      cells[0].cell.support = .asserted
      return Change(
        place: place, cells: cells, value: value, evidence: nil, effort: effort(of: place),
        feedsDerived: feedsDerived(place))
    }
    let proof = cheapest(for: place, value)
    if !definition.provenBy.isEmpty, proof == nil { return nil }
    for slot in claim.reads where slot >= playbook.program.slotBase {
      let accepts = playbook.parts.slots[slot - playbook.program.slotBase].accepts
      if let kind = proof?.evidence, accepts.contains(kind) { cells.append((slot, Cell(.yes))) }
    }
    return Change(
      place: place, cells: cells, value: value, evidence: proof?.evidence,
      effort: proof?.effort ?? effort(of: place) + (definition.derivation == nil ? 2 : 0),
      feedsDerived: feedsDerived(place))
  }

  private func feedsDerived(_ place: Int) -> Bool {
    claim.derived.contains { playbook.program.stated(under: $0).contains(place) }
  }

  /// The cheapest proof that shows `value`; of a derived fact, the first that its parts need.
  private func cheapest(
    for place: Int, _ value: ChangedValue
  ) -> (evidence: EvidenceKind.Name, effort: Int)? {
    let fact = playbook.parts.facts[place]
    if fact.derivation != nil {
      let parts = playbook.program.stated(under: place).filter { !facts.recordCells[$0].isKnown }
      let proofs = parts.compactMap { cheapest(for: $0, .range(atLeast: nil, below: nil)) }
      guard let first = proofs.first else { return nil }
      return (first.evidence, min(9, proofs.reduce(0) { $0 + $1.effort }))
    }
    let lines = fact.provenBy.filter { line in
      guard case .value(let value) = value else { return true }
      return line.shows?.contains(value) ?? true
    }
    return lines.min { $0.effort < $1.effort }.map { ($0.evidence, $0.effort) }
  }

  /// The effort of answering; of a derived fact, of all its parts that are unknown.
  private func effort(of place: Int) -> Int {
    let parts = playbook.program.stated(under: place).filter { !cell($0).isKnown }
    let efforts = parts.map { playbook.parts.facts[$0].effort }
    return efforts.isEmpty ? playbook.parts.facts[place].effort : efforts.reduce(0, +)
  }

  private func slot(_ place: Int) -> Change? {
    guard cell(place).status != Status(.yes) else { return nil }
    return Change(
      place: place, cells: [(place, Cell(.yes))], value: .filled,
      evidence: playbook.parts.slots[place - playbook.program.slotBase].accepts.first,
      effort: playbook.effort(ofSlot: place - playbook.program.slotBase), feedsDerived: false)
  }
}

extension Playbook {
  /// The effort of filling a slot: that of the cheapest proof by a kind that it accepts.
  func effort(ofSlot place: Int) -> Int {
    let accepts = parts.slots[place].accepts
    let efforts = parts.facts.flatMap(\.provenBy).filter { accepts.contains($0.evidence) }
      .map(\.effort)
    return efforts.min() ?? 3
  }
}

extension ChangedValue {
  /// Whether a known value lies in the range.
  func holds(_ cell: Cell, _ program: Program) -> Bool {
    guard case .range(let lower, let upper) = self else { return false }
    return lower.map { $0.code <= cell.code } ?? true && upper.map { cell.code < $0.code } ?? true
  }
}

extension FactValue {
  /// The number that a quantity is compared by.
  fileprivate var code: Int64 {
    switch self {
    case .money(let money): money.minorUnits
    case .moment(let moment): moment.seconds
    case .span(let span): span.code
    case .number(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .choice, .text: 0
    }
  }
}
