internal import CaseCore

/// Tries other values out on one claim in one world, without touching what is known.
struct Trial {
  let playbook: Playbook
  let claim: CompiledClaim
  let clock: Moment
  /// What can be tried, and of each whether derived facts follow.
  let changes: [Change]
  private let cellSets: [[(place: Int, cell: Cell)]]
  private let feeds: [Bool]
  private let places: [Int]
  /// The derived facts of the claim and how they follow.
  private let derivations: [(fact: Int, form: CompiledDerivation)]
  private let base: [Cell]
  private let promises: PromiseTable.States
  private var cells: [Cell]
  private var results: [UInt8]

  init(
    _ playbook: Playbook, claim: Int, facts: FactTable, world: World, clock: Moment,
    changes: [Change] = []
  ) {
    let claim = playbook.program.claims[claim]
    self.playbook = playbook
    self.claim = claim
    self.clock = clock
    self.changes = changes
    cellSets = changes.map(\.cells)
    feeds = changes.map(\.feedsDerived)
    places = changes.map(\.place)
    derivations = playbook.program.derivations.filter { claim.derived.contains($0.fact) }
    base = facts.cells(world)
    promises = facts.promises.states(world, clock: clock)
    cells = base
    results = Array(repeating: 0, count: playbook.program.operations.count)
  }

  /// The verdict as it is.
  mutating func verdict() -> Verdict { verdict([]) }

  /// The verdict if the changes at `chosen` held, and derived facts followed those that are not
  /// among them.
  mutating func verdict(_ chosen: [Int]) -> Verdict {
    var follow = false
    for place in chosen {
      for set in cellSets[place] { cells[set.place] = set.cell }
      follow = follow || feeds[place]
    }
    let program = playbook.program
    if follow {
      for (fact, form) in derivations where !chosen.contains(where: { places[$0] == fact }) {
        cells[fact] = program.derived(form, cells)
      }
    }
    let (claim, promises, clock) = (claim, promises, clock)
    let verdict = results.withUnsafeMutableBufferPointer { results in
      cells.withUnsafeBufferPointer { cells in
        program.run(
          claim.cone, cells: cells, promises: promises, clock: clock, into: results)
      }
      return program.verdictCase(claim, results).verdict
    }
    if follow { for (fact, _) in derivations { cells[fact] = base[fact] } }
    for place in chosen { for set in cellSets[place] { cells[set.place] = base[set.place] } }
    return verdict
  }
}

/// One change that can be tried: a value for a fact, or a slot that is filled.
struct Change {
  /// The cell that is changed.
  let place: Int
  /// What the cell becomes, and the slots that the evidence fills with it.
  let cells: [(place: Int, cell: Cell)]
  let value: ChangedValue
  let evidence: EvidenceKind.Name?
  let effort: Int
  /// Whether derived facts must be made anew.
  let feedsDerived: Bool
}

/// Finds the values that make a difference to the conditions of a claim.
struct Alternatives {
  let playbook: Playbook
  let clock: Moment
  /// The values at which a condition changes its truth, for each cell that is a quantity.
  private var thresholds: [Int: Set<Int64>] = [:]
  /// The unit of the spans that a cell is compared with.
  private var units: [Int: Span.Unit] = [:]
  /// The texts that a cell is compared with.
  private var texts: [Int: Set<Int64>] = [:]

  /// The alternatives for what `operations` read.
  init(_ playbook: Playbook, operations: some Sequence<Int>, cells: [Cell], clock: Moment) {
    self.playbook = playbook
    self.clock = clock
    let program = playbook.program
    for place in operations {
      let operation = program.operations[place]
      let cell = Int(operation.a)
      switch operation.code {
      case .bound:
        let step: Int64 =
          switch operation.comparison {
          case .below, .atLeast: 0
          case .above, .atMost: 1
          }
        thresholds[cell, default: []].insert(operation.value + step)
        switch Cell.Scale(rawValue: UInt8(operation.b)) {
        case .workingDays: units[cell] = .workingDays
        case .months: units[cell] = .months
        case .seconds, nil: break
        }
      case .among:
        let range = Int(operation.b)..<(Int(operation.b) + Int(operation.value))
        texts[cell, default: []].formUnion(program.codes[range])
      case .between:
        let other = Int(operation.b)
        // a < b and a >= b change where a reaches b, and where b goes beyond a; the others do so
        // the other way round.
        let isStrict: Int64 =
          switch operation.comparison {
          case .below, .atLeast: 0
          case .above, .atMost: 1
          }
        if cells[other].isKnown { meet(cell, cells[other], plus: isStrict) }
        if cells[cell].isKnown { meet(other, cells[cell], plus: 1 - isStrict) }
      case .elapsed:
        let source = program.spans[Int(operation.b)]
        let held = source.cell.map { cells[$0] }
        if let span = held.flatMap({ $0.isKnown ? $0.span : nil }) ?? source.fixed {
          thresholds[cell, default: []].insert(lastInstant(span))
        }
        if let place = source.cell, cells[cell].isKnown {
          let passed = max(0, clock.seconds - cells[cell].code)
          thresholds[place, default: []].insert(passed / 60 * 60 + 60)
        }
      case .always, .all, .any, .not, .mask, .claim, .rung, .promise, .reach, .unknown: break
      }
    }
  }

  private mutating func meet(_ cell: Int, _ other: Cell, plus step: Int64) {
    thresholds[cell, default: []].insert(other.code + step)
    if other.scale != .seconds { units[cell] = other.unit }
  }

  /// The first instant since which `span` has not gone by.
  private func lastInstant(_ span: Span) -> Int64 {
    let program = playbook.program
    func isOver(_ seconds: Int64) -> Bool {
      Period(
        from: Moment(seconds: seconds), span, calendar: program.calendar, zone: program.zone
      ).safe.isOver(at: clock)
    }
    // A hundred years back everything that the law counts is over.
    var over = clock.seconds - 3_155_760_000
    var open = clock.seconds + 1
    guard isOver(over), !isOver(open) else { return open }
    while open - over > 1 {
      let middle = over + (open - over) / 2
      if isOver(middle) { over = middle } else { open = middle }
    }
    return open
  }

  /// The values of the fact at `place` that can make a difference.
  func values(of place: Int) -> [(value: ChangedValue, cell: Cell)] {
    let fact = playbook.parts.facts[place]
    switch fact.type {
    case .yesno: return exactly([.flag(true), .flag(false)], fact)
    case .choice: return exactly(fact.choices.map { .choice($0.value) }, fact)
    case .text:
      let known = playbook.program.texts.filter { texts[place]?.contains($0.value) ?? false }
      return exactly(known.keys.sorted().map { .text($0) }, fact)
    case .money, .instant, .span, .number:
      var bounds = thresholds[place] ?? []
      for value in texts[place] ?? [] { bounds.formUnion([value, value + 1]) }
      return sides(of: bounds.sorted(), fact, unit: units[place] ?? .minutes)
    }
  }

  private func exactly(
    _ values: [FactValue], _ fact: FactDefinition
  ) -> [(value: ChangedValue, cell: Cell)] {
    values.compactMap { value in
      playbook.program.cell(value, fact, .documented).map { (.value(value), $0) }
    }
  }

  private func sides(
    of bounds: [Int64], _ fact: FactDefinition, unit: Span.Unit
  ) -> [(value: ChangedValue, cell: Cell)] {
    func value(_ code: Int64) -> FactValue? {
      let cell = Cell(code: code, unit: unit, support: .documented)
      return playbook.program.value(cell, fact.type)
    }
    var found: [(value: ChangedValue, cell: Cell)] = []
    for place in 0...bounds.count where !bounds.isEmpty {
      let lower = place > 0 ? bounds[place - 1] : nil
      let upper = place < bounds.count ? bounds[place] : nil
      let code = lower ?? (upper ?? 1) - 1
      // Money and spans are never negative.
      if code < 0, fact.type == .money || fact.type == .span { continue }
      found.append(
        (
          .range(atLeast: lower.flatMap(value), below: upper.flatMap(value)),
          Cell(code: code, unit: unit, support: .documented)
        ))
    }
    return found
  }
}
