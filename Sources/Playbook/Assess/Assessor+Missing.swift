internal import CaseCore

// What is not there yet for the leading claim, in the order of what it changes.
extension Assessor {
  func missing(leading: JudgedClaim?) -> [Missing] {
    guard let leading, let place = playbook.index.claims[leading.claim] else { return [] }
    let claim = program.claims[place]
    var changing: Set<[Int]> = []
    for world in World.allCases {
      let changes = Changes(playbook, facts: facts, claim: claim, world: world, clock: clock)
        .all().filter { shows($0, world) }
      var trial = Trial(
        playbook, claim: place, facts: facts, world: world, clock: clock, changes: changes)
      let before = trial.verdict()
      for (number, change) in changes.enumerated() where trial.verdict([number]) != before {
        for stated in stated(change.place) { changing.insert([stated, index(world)]) }
      }
    }
    var found: [(missing: Missing, key: [Int])] = []
    let amount = leading.amountFact.flatMap { playbook.index.facts[$0] }
    for cell in claim.reads + (amount.map { [$0] } ?? []) {
      guard let what = what(cell, parts.claims[place]) else { continue }
      let world: World =
        if case .fact = what { .onYourAccount } else { .onTheRecord }
      let changes = changing.contains([cell, index(world)])
      let effort = effort(of: what, cell)
      let missing = Missing(what: what, changesVerdict: changes, effort: effort)
      if found.contains(where: { $0.missing.what == what }) { continue }
      found.append((missing, [changes ? 0 : 1, what.rank(changes), effort, cell]))
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.missing)
  }

  /// Whether the change is what is missing: any answer, but on the record only what shows the
  /// person's own account.
  private func shows(_ change: Change, _ world: World) -> Bool {
    guard world == .onTheRecord, change.place < program.factCount else { return true }
    let value = facts.readings(.onYourAccount)[change.place].value
    return value.map { change.value == .value($0) } ?? true
  }

  private func index(_ world: World) -> Int { world == .onYourAccount ? 0 : 1 }

  private func stated(_ cell: Int) -> [Int] {
    cell < program.factCount ? program.stated(under: cell) : [cell]
  }

  private func what(_ cell: Int, _ claim: ClaimDefinition) -> Missing.What? {
    guard cell < program.factCount else {
      guard !facts.recordCells[cell].status.isYes else { return nil }
      let slot = parts.slots[cell - program.slotBase].id
      return .slot(slot, level(of: slot, claim))
    }
    let fact = parts.facts[cell]
    if !facts.accountCells[cell].isKnown { return .fact(fact.id) }
    let record = facts.recordCells[cell]
    guard !record.isKnown || record.marks.contains(.presumed) else { return nil }
    let value = facts.readings(.onYourAccount)[cell].value
    let lines = fact.provenBy.filter { line in
      value.map { line.shows?.contains($0) ?? true } ?? true
    }
    return .proof(fact.id, lines.min { $0.effort < $1.effort }?.evidence)
  }

  private func level(of slot: Slot.Name, _ claim: ClaimDefinition) -> SlotSetDefinition.Level {
    for precondition in claim.preconditions {
      guard case .slots(let name) = precondition.test, let set = playbook.slotSet(name) else {
        continue
      }
      if let member = set.members.first(where: { $0.slot == slot }) { return member.level }
    }
    return .optional
  }

  private func effort(of what: Missing.What, _ cell: Int) -> Int {
    switch what {
    case .fact: parts.facts[cell].effort
    case .proof(_, let kind):
      parts.facts[cell].provenBy.filter { $0.evidence == kind }.map(\.effort).min() ?? 3
    case .slot: playbook.effort(ofSlot: cell - program.slotBase)
    }
  }
}

extension Missing.What {
  /// Answers that decide come before what must be had, and that before what is good to have.
  fileprivate func rank(_ changes: Bool) -> Int {
    switch self {
    case .fact: changes ? 0 : 4
    case .slot(_, .required): 1
    case .slot(_, .oneOf): 2
    case .proof: 3
    case .slot(_, .optional): 4
    }
  }
}
