public import CaseCore

/// What is known of every fact, slot and finding of a playbook, in both worlds.
///
/// The judge reads its cells; everything else reads its readings.
public struct FactTable: Sendable {
  /// The readings of each fact, on the person's account and on the record.
  private(set) var account: [FactReading]
  private(set) var record: [FactReading]
  var accountCells: [Cell]
  var recordCells: [Cell]
  /// Where each slot and finding comes from, in the order of cells after the facts.
  var otherSources: [[Source]]
  /// The promises that were made.
  var promises = PromiseTable()
  /// The versions of each text of the other side.
  var versions: [TextVersions] = []
  private let places: [Fact.Name: Int]

  /// A table of `playbook` in which nothing is known.
  public init(_ playbook: Playbook) { self = playbook.blank }

  /// The table with which every other begins: unknown, or presumed.
  init(_ parts: PlaybookParts, _ index: NameIndex, _ program: Program) {
    places = index.facts
    account = parts.facts.map { .missing($0.id) }
    record = parts.facts.map { presumed($0) }
    accountCells = Array(repeating: .missing, count: program.cellCount)
    recordCells = accountCells
    otherSources = Array(repeating: [], count: program.cellCount - program.factCount)
    for (place, fact) in parts.facts.enumerated() where fact.burden != nil {
      recordCells[place] = program.cell(record[place], fact)
    }
    derive(parts, program)
  }

  /// A table of `playbook` in which each of `values` is stated with `support`. What the playbook
  /// does not know is passed over.
  public init(
    _ playbook: Playbook, stating values: [ShownValue], support: Support = .documented
  ) {
    self = playbook.blank
    for shown in values {
      if let place = places[shown.fact] { put(shown.value, place, support, playbook) }
    }
    derive(playbook)
  }

  /// A table of `playbook` in which a person states each of `values`, and of which clauses it is known
  /// whether they were found.
  public init(
    _ playbook: Playbook, saying values: [ShownValue], finding kinds: [FindingKind.Name: Truth]
  ) {
    self.init(playbook, stating: values, support: .asserted)
    let program = playbook.program
    for (place, kind) in program.findings.enumerated() {
      guard let truth = kinds[kind] else { continue }
      setOther(program.findingBase + place, account: truth, record: .unknown, sources: [])
    }
  }

  /// What `fact` says in `world`; nil if the playbook declares no such fact.
  public func reading(_ fact: Fact.Name, _ world: World) -> FactReading? {
    places[fact].map { readings(world)[$0] }
  }

  /// The readings of all facts in `world`, in the order of declaration.
  public func readings(_ world: World) -> [FactReading] {
    switch world {
    case .onYourAccount: account
    case .onTheRecord: record
    }
  }

  func cells(_ world: World) -> [Cell] {
    switch world {
    case .onYourAccount: accountCells
    case .onTheRecord: recordCells
    }
  }

  /// States `value` for `fact` with `support`, in the worlds in which that counts, in place of
  /// whatever stood there. Derived facts follow.
  ///
  /// False, and nothing changed, if the playbook has no such fact or value.
  @discardableResult
  public mutating func state(
    _ value: FactValue, for fact: Fact.Name, _ support: Support, _ playbook: Playbook
  ) -> Bool {
    guard let place = places[fact], put(value, place, support, playbook) else { return false }
    derive(playbook)
    return true
  }

  @discardableResult
  private mutating func put(
    _ value: FactValue, _ place: Int, _ support: Support, _ playbook: Playbook
  ) -> Bool {
    let fact = playbook.parts.facts[place]
    guard fact.derivation == nil, let cell = playbook.program.cell(value, fact, support) else {
      return false
    }
    let reading = FactReading(
      fact: fact.id, state: .known(value, support), isContested: false, sources: [], versions: [])
    account[place] = reading
    accountCells[place] = cell
    record[place] = support >= .documented ? reading : presumed(fact, against: value)
    recordCells[place] = playbook.program.cell(record[place], fact)
    return true
  }

  /// Fills or empties the slot `name` in both worlds, or says that it is unknown.
  public mutating func fill(_ name: Slot.Name, _ truth: Truth, _ playbook: Playbook) {
    guard let place = playbook.index.slots[name] else { return }
    setOther(playbook.program.slotBase + place, account: truth, record: truth, sources: [])
  }

  mutating func setOther(_ cell: Int, account: Truth, record: Truth, sources: [Source]) {
    accountCells[cell] = Cell(account)
    recordCells[cell] = Cell(record)
    otherSources[cell - self.account.count] = sources
  }

  mutating func set(
    _ place: Int, account: FactReading, record: FactReading, _ playbook: Playbook
  ) {
    let fact = playbook.parts.facts[place]
    self.account[place] = account
    self.record[place] = record
    accountCells[place] = playbook.program.cell(account, fact)
    recordCells[place] = playbook.program.cell(record, fact)
  }

  mutating func setLeaf(_ cell: Int, account: Cell, record: Cell, sources: [Source]) {
    accountCells[cell] = account
    recordCells[cell] = record
    otherSources[cell - self.account.count] = sources
  }

  /// Puts `cell` in as the person's word and makes derived facts anew, but for the
  /// one at `place`. Readings stay as they are: this is for trying out, never for showing.
  mutating func tryOut(_ cell: Cell, at place: Int, _ playbook: Playbook) {
    accountCells[place] = cell
    let program = playbook.program
    for (derived, form) in program.derivations where derived != place {
      accountCells[derived] = program.derived(form, accountCells)
    }
    let fact = playbook.parts.facts[place]
    if let burden = fact.burden,
      program.cell(burden.presume, fact, .asserted)?.code != cell.code,
      recordCells[place].marks.contains(.presumed)
    {
      recordCells[place] = .missing
    }
  }

  /// Recomputes the derived facts.
  mutating func derive(_ playbook: Playbook) { derive(playbook.parts, playbook.program) }

  private mutating func derive(_ parts: PlaybookParts, _ program: Program) {
    for (place, form) in program.derivations {
      let fact = parts.facts[place]
      accountCells[place] = program.derived(form, accountCells)
      recordCells[place] = program.derived(form, recordCells)
      account[place] = derivedReading(fact, form, accountCells[place], .onYourAccount, program)
      record[place] = derivedReading(fact, form, recordCells[place], .onTheRecord, program)
    }
  }

  private func derivedReading(
    _ fact: FactDefinition, _ form: CompiledDerivation, _ cell: Cell, _ world: World,
    _ program: Program
  ) -> FactReading {
    let readings = readings(world)
    let used = program.used(form, world == .onYourAccount ? accountCells : recordCells)
    var sources: [Source] = []
    for place in used {
      let more =
        place < readings.count ? readings[place].sources : otherSources[place - readings.count]
      for source in more where !sources.contains(source) { sources.append(source) }
    }
    let contested = cell.marks.contains(.disputed)
    guard cell.isKnown else {
      return FactReading(
        fact: fact.id, state: contested ? .disputed : .missing, isContested: contested,
        sources: sources, versions: [])
    }
    let value: FactValue? =
      if case .cell(let place) = program.chosen(
        form, world == .onYourAccount ? accountCells : recordCells),
        place < readings.count
      { readings[place].value } else { program.value(cell, fact.type) }
    guard let value else { return .missing(fact.id) }
    if cell.marks.contains(.presumed),
      let law = used.lazy.compactMap({ place -> Law.Name? in
        guard place < readings.count, case .presumed(_, let law) = readings[place].state else {
          return nil
        }
        return law
      }).first
    {
      return FactReading(
        fact: fact.id, state: .presumed(value, law), isContested: contested, sources: sources,
        versions: [])
    }
    return FactReading(
      fact: fact.id, state: .known(value, cell.support), isContested: contested, sources: sources,
      versions: [])
  }
}

/// What the record says of a fact that nothing shows. Nothing is presumed in favour of a person
/// who says otherwise themselves.
func presumed(_ fact: FactDefinition, against word: FactValue? = nil) -> FactReading {
  guard let burden = fact.burden, word.map({ $0 == burden.presume }) ?? true else {
    return .missing(fact.id)
  }
  return FactReading(
    fact: fact.id, state: .presumed(burden.presume, burden.law), isContested: false, sources: [],
    versions: [])
}

extension Cell {
  /// A yes-or-no cell for something that entries show or do not show.
  init(_ truth: Truth) {
    switch truth {
    case .yes: self.init(code: 1, support: .documented)
    case .no: self.init(code: 0, support: .documented)
    case .unknown: self = .missing
    }
  }
}
