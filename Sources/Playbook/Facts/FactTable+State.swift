public import CaseCore

extension FactTable {
  /// What the entries of a case show of the facts of `playbook` (the "Facts" section of
  /// `docs/playbook-language.md`).
  public init(_ state: CaseState, _ playbook: Playbook) {
    self.init(playbook)
    let program = playbook.program
    let testimony = Testimony(state, playbook)
    for (place, fact) in playbook.parts.facts.enumerated() where fact.derivation == nil {
      guard let (account, record) = testimony.readings(of: place) else { continue }
      set(place, account: account, record: record, playbook)
    }
    versions = testimony.versions
    fillSlots(state, playbook)
    fillFindings(state, playbook)
    for (place, leaf) in program.leaves.enumerated() {
      setLeaf(program.leafBase + place, leaf, state, playbook)
    }
    derive(playbook)
    promises = PromiseTable(state, playbook)
  }

  private mutating func fillSlots(_ state: CaseState, _ playbook: Playbook) {
    let originals = state.evidence
    let stated = state.slotStates
    for (place, slot) in playbook.parts.slots.enumerated() {
      let sources = originals.filter { slot.accepts.contains($0.value.kind) }
        .map { Source(entry: $0.entry, evidence: $0.entry) }
      let word = stated[slot.id]
      let cell = playbook.program.slotBase + place
      guard sources.isEmpty else {
        setOther(cell, account: .yes, record: .yes, sources: sources)
        continue
      }
      guard let word else { continue }
      let source = [Source(entry: word.entry)]
      switch word.value.state {
      case .have: setOther(cell, account: .yes, record: .unknown, sources: source)
      case .cannotBeHad: setOther(cell, account: .no, record: .no, sources: source)
      case .unknown: continue
      }
    }
  }

  private mutating func fillFindings(_ state: CaseState, _ playbook: Playbook) {
    let program = playbook.program
    guard !program.findings.isEmpty else { return }
    let confirmed = state.confirmedFindings
    var settled: [Int: Set<String>] = [:]
    for finding in confirmed {
      settled[finding.value.evidence, default: []].insert(finding.value.finding)
    }
    for finding in state.rejectedFindings {
      settled[finding.value.evidence, default: []].insert(finding.value.finding)
    }
    var last: [Int: FileRead] = [:]
    for reading in state.readings { last[reading.value.evidence] = reading.value }
    let originals = state.evidence
    for (place, kind) in program.findings.enumerated() {
      let cell = program.findingBase + place
      let sources = confirmed.filter { $0.value.kind == kind }.map {
        Source(entry: $0.entry, evidence: $0.value.evidence, place: $0.value.place)
      }
      guard sources.isEmpty else {
        setOther(cell, account: .yes, record: .yes, sources: sources)
        continue
      }
      // Not there only if every original that would yield it was read whole and nothing that was
      // found there is left undecided.
      let yielding = originals.filter {
        playbook.evidence($0.value.kind)?.yields.contains(kind) ?? false
      }
      let isAbsent = yielding.allSatisfy { original in
        guard let reading = last[original.entry] else { return false }
        return reading.complete && settled[original.entry]?.count ?? 0 >= reading.findings
      }
      guard !yielding.isEmpty, isAbsent else { continue }
      setOther(
        cell, account: .no, record: .no,
        sources: yielding.map { Source(entry: $0.entry, evidence: $0.entry) })
    }
  }

  private mutating func setLeaf(
    _ cell: Int, _ leaf: Derivation, _ state: CaseState, _ playbook: Playbook
  ) {
    var moment: Moment?
    var source: Source?
    switch leaf {
    case .promiseDue(let what):
      let promise = state.promises.first { $0.value.what == what && $0.value.dueAt != nil }
      moment = promise?.value.dueAt
      source = promise.map { Source($0.entry, $0.value.shown, in: state) }
    case .promiseMade(let what):
      let promise = state.promises.first { $0.value.what == what && $0.value.happenedAt != nil }
      moment = promise?.value.happenedAt
      source = promise.map { Source($0.entry, $0.value.shown, in: state) }
    case .setDue(let rung):
      let step = state.steps.last { $0.value.rung == rung }
      moment = step?.value.setDueAt
      source = step.map { Source(entry: $0.entry) }
    case .filed(let rung):
      let step = state.steps.first { $0.value.rung == rung }
      moment = step?.value.happenedAt
      source = step.map { Source(entry: $0.entry) }
    case .answered(let rung, let wanted):
      let answers = playbook.rung(rung)?.answers ?? []
      let answer = state.answers.last { answer in
        answer.value.rung == rung
          && answers.state(of: answer.value.answer) == wanted
      }
      moment = answer?.value.happenedAt
      source = answer.map { Source($0.entry, $0.value.shown, in: state) }
    case .fact, .sum, .difference, .perMille, .firstOf: return
    }
    guard let moment, let source else { return }
    let isDocumented = source.evidence != nil
    let found = Cell(code: moment.seconds, support: isDocumented ? .documented : .asserted)
    setLeaf(cell, account: found, record: isDocumented ? found : .missing, sources: [source])
  }
}

extension [AnswerDefinition] {
  /// The state in which `answer` leaves a rung with these answers; `silent` is one on every rung.
  func state(of answer: Answer.Name) -> RungState? {
    first { $0.id == answer }?.state
      ?? (answer.text == RungState.silent.rawValue ? .silent : nil)
  }
}
