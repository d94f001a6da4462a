internal import CaseCore

extension ProgramBuilder {
  /// Compiles everything.
  /// - Throws: every name that names nothing, every value that is none, every circle.
  static func build(
    _ parts: PlaybookParts, _ index: NameIndex
  ) throws(PlaybookError) -> Program {
    var builder = ProgramBuilder(parts, index)
    let program = builder.program()
    guard builder.problems.isEmpty else { throw PlaybookError(problems: builder.problems) }
    return program
  }

  private mutating func program() -> Program {
    evidenceAndSlots()
    for fact in parts.facts { names(in: fact) }
    var tied: Set<Int> = []
    for name in parts.header.tiedBy {
      if let place = find(name, type: .text, ["speakers", "tied_by"]) { tied.insert(place) }
    }
    if let name = parts.header.orderedAt { _ = find(name, type: .instant, ["ordered_at"]) }
    if let versions = parts.header.versions {
      _ = find(versions.title, type: .text, ["versions", "title"])
      _ = find(versions.from, type: .instant, ["versions", "from"])
      _ = find(versions.seen, type: .instant, ["versions", "seen"])
    }
    let derivations = derivations()

    // The order of the three phases is the order of running.
    var claims: [CompiledClaim] = []
    for claim in parts.claims { claims.append(self.claim(claim)) }
    for bar in parts.bars { self.bar(bar, .core) }
    var reach: [Int] = []
    for (place, rule) in parts.reach.enumerated() {
      reach.append(compile(rule.when, .core, ["reach", "\(place)", "when"]))
    }
    let coreEnd = operations.count
    var clocks: [[CompiledRung.Clock]] = []
    for rung in parts.rungs { clocks.append(self.clocks(of: rung)) }
    let clockEnd = operations.count
    var rungs: [CompiledRung] = []
    for (rung, clocks) in zip(parts.rungs, clocks) {
      rungs.append(self.rung(rung, clocks: clocks))
    }
    for bar in parts.bars { self.bar(bar, .ladder) }
    let bars = parts.bars.map { bar in
      places[Program.Phase.core.rawValue][bar.when]
        ?? places[Program.Phase.ladder.rawValue][bar.when] ?? 0
    }
    let stops = stops()
    let endings = endings()
    let deadlines = deadlines()
    lettersAndReasons()
    let ladderEnd = operations.count
    vetting()
    guard problems.isEmpty else { return empty }
    finish(&claims, derivations)
    return Program(
      factCount: parts.facts.count, slotCount: parts.slots.count, findings: findingNames,
      leaves: leaves, derivations: derivations, operations: operations, children: children,
      codes: codes, spans: spans,
      phases: [
        0..<coreEnd, coreEnd..<clockEnd, clockEnd..<ladderEnd, ladderEnd..<operations.count,
      ], claims: claims,
      rungs: rungs, reach: reach, stops: stops, endings: endings, deadlines: deadlines, bars: bars,
      vettingConditions: parts.vetting.conditions, places: places, texts: texts,
      calendar: WorkCalendar(parts.calendars),
      zone: parts.header.zone, currency: parts.header.currency, tied: tied)
  }

  private var empty: Program {
    Program(
      factCount: 0, slotCount: 0, findings: [], leaves: [], derivations: [], operations: [],
      children: [], codes: [], spans: [], phases: [], claims: [], rungs: [], reach: [], stops: [],
      endings: [], deadlines: [], bars: [], vettingConditions: [], places: [], texts: [:],
      calendar: WorkCalendar([]),
      zone: parts.header.zone, currency: parts.header.currency, tied: [])
  }

  private mutating func stops() -> [Int] {
    var places: [Int] = []
    for stop in parts.stops {
      cite(stop.law, ["stops", stop.id.text, "law"])
      places.append(compile(stop.when, .ladder, ["stops", stop.id.text, "when"]))
    }
    return places
  }

  private mutating func endings() -> [Int] {
    var places: [Int] = []
    for (place, ending) in parts.endings.enumerated() {
      places.append(compile(ending.when, .ladder, ["endings", "\(place)", "when"]))
    }
    return places
  }

  private mutating func deadlines() -> [Int?] {
    var places: [Int?] = []
    for deadline in parts.deadlines {
      let path = ["deadlines", deadline.id.text]
      cite(deadline.law, path + ["law"])
      _ = find(deadline.since, type: .instant, path + ["since"])
      _ = compile(deadline.within, path + ["within"])
      places.append(deadline.when.map { compile($0, .ladder, path + ["when"]) })
    }
    return places
  }

  private mutating func lettersAndReasons() {
    for reason in parts.reasons {
      let path = ["reasons", reason.id.text]
      if let reply = reason.reply { _ = find(reply, in: index.letters, .letter, path + ["reply"]) }
      if let when = reason.notWhen { _ = compile(when, .ladder, path + ["not_when"]) }
    }
    for letter in parts.letters {
      let path = ["letters", letter.id.text]
      _ = find(letter.rung, in: index.rungs, .rung, path + ["rung"])
      _ = compile(letter.when, .ladder, path + ["when"])
      cite(letter.limit?.law.map { [$0] } ?? [], path + ["limit", "law"])
      for fact in letter.asks { _ = find(fact, in: index.facts, .fact, path + ["asks"]) }
      for (place, sentence) in letter.sentences.enumerated() {
        let path = path + ["sentences", "\(place)"]
        cite(sentence.law, path + ["law"])
        if let states = sentence.states { _ = compile(states, .ladder, path + ["states"]) }
        if let when = sentence.when { _ = compile(when, .ladder, path + ["when"]) }
      }
    }
  }

  private mutating func evidenceAndSlots() {
    for (way, grade) in parts.header.bestGrades.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !parts.header.grades.contains(grade) {
      report(["best_grade", way.rawValue], .undeclared(.grade, grade.text))
    }
    for evidence in parts.evidence where !parts.header.grades.contains(evidence.grade) {
      report(["evidence", evidence.id.text, "grade"], .undeclared(.grade, evidence.grade.text))
    }
    for slot in parts.slots {
      for kind in slot.accepts {
        _ = find(kind, in: index.evidence, .evidence, ["slots", slot.id.text, "accepts"])
      }
    }
    for set in parts.slotSets {
      for (place, member) in set.members.enumerated() {
        let path = ["slot_sets", set.id.text, "\(place)"]
        _ = find(member.slot, in: index.slots, .slot, path + ["slot"])
        for slot in member.instead?.slots ?? [] {
          _ = find(slot, in: index.slots, .slot, path + ["instead", "all_of"])
        }
      }
    }
  }

  private mutating func names(in fact: FactDefinition) {
    let path = ["facts", fact.id.text]
    if fact.choices.count > Limits.choiceValues {
      report(
        path + ["values"],
        .outOfRange(found: fact.choices.count, allowed: 1...Limits.choiceValues))
    }
    if let grade = fact.leastGrade, !parts.header.grades.contains(grade) {
      report(path + ["least_grade"], .undeclared(.grade, grade.text))
    }
    for (place, proof) in fact.provenBy.enumerated() {
      let path = path + ["proven_by", "\(place)"]
      _ = find(proof.evidence, in: index.evidence, .evidence, path + ["evidence"])
      for value in proof.shows ?? [] { _ = code(of: value, for: fact, path + ["shows"]) }
      for value in proof.disputes ?? [] { _ = code(of: value, for: fact, path + ["disputes"]) }
      for companion in proof.with {
        let path = path + ["with", companion.fact.text]
        guard let other = find(companion.fact, in: index.facts, .fact, path) else { continue }
        for value in companion.values { _ = code(of: value, for: parts.facts[other], path) }
      }
    }
    for (place, note) in fact.doesNotShow.enumerated() {
      let path = path + ["does_not_show", "\(place)"]
      _ = find(note.evidence, in: index.evidence, .evidence, path + ["evidence"])
      cite(note.law.map { [$0] } ?? [], path + ["law"])
    }
    if let burden = fact.burden {
      _ = code(of: burden.presume, for: fact, path + ["burden", "presume"])
      cite([burden.law], path + ["burden", "law"])
    }
    for stored in fact.storedAs ?? [] {
      let path = path + ["stored_as"]
      _ = code(of: stored.answer, for: fact, path)
      for shown in stored.instead {
        guard let other = find(shown.fact, in: index.facts, .fact, path) else { continue }
        _ = code(of: shown.value, for: parts.facts[other], path + [shown.fact.text])
      }
    }
  }
}

// What can be said of a claim only once all are compiled.
extension ProgramBuilder {
  private func finish(
    _ claims: inout [CompiledClaim], _ derivations: [(fact: Int, form: CompiledDerivation)]
  ) {
    let found = claims.map { signs(of: $0.holds) }
    var shared: [Int: Int] = [:]
    for signs in found { for sign in Set(signs) { shared[sign, default: 0] += 1 } }
    for (place, claim) in claims.enumerated() {
      // What more than half of the claims rest on alike, such as a payment, is a sign of none.
      let signs = found[place].filter { sign in
        let count = shared[sign] ?? 0
        return count == 1 || count * 2 <= claims.count
      }
      let cone = cone(of: claim)
      let (reads, derived) = reads(of: cone, derivations)
      claims[place] = CompiledClaim(
        lane: claim.lane, holds: claim.holds, due: claim.due, otherwise: claim.otherwise,
        endsRight: claim.endsRight, grounds: claim.grounds, preconditions: claim.preconditions,
        signs: signs, cone: cone, reads: reads, derived: derived)
    }
  }

  /// The facts, slots and findings in a condition that speak for it: as operations, or as their
  /// complement where it is a no that speaks for it.
  private func signs(of place: Int) -> [Int] {
    var signs: [Int] = []
    func walk(_ place: Int, _ speaksOnYes: Bool) {
      let operation = operations[place]
      switch operation.code {
      case .all, .any:
        for child in Int(operation.a)..<Int(operation.a + operation.b) {
          walk(Int(children[child]), speaksOnYes)
        }
      case .not: walk(Int(operation.a), !speaksOnYes)
      case .mask, .among, .bound, .between, .promise:
        signs.append(speaksOnYes ? place : ~place)
      case .always, .elapsed, .claim, .rung, .reach, .unknown: break
      }
    }
    walk(place, true)
    return signs
  }

  private func cone(of claim: CompiledClaim) -> [Int] {
    var seen: Set<Int> = []
    func walk(_ place: Int) {
      guard seen.insert(place).inserted else { return }
      let operation = operations[place]
      switch operation.code {
      case .all, .any:
        for child in Int(operation.a)..<Int(operation.a + operation.b) {
          walk(Int(children[child]))
        }
      case .not: walk(Int(operation.a))
      case .always, .mask, .among, .bound, .between, .elapsed, .claim, .rung, .promise, .reach,
        .unknown:
        break
      }
    }
    let roots =
      [claim.holds, claim.due] + claim.otherwise + claim.endsRight + claim.preconditions
      + claim.grounds.flatMap { [$0.when] + $0.closedBy }
    roots.forEach(walk)
    return seen.sorted()
  }

  private func reads(
    of cone: [Int], _ derivations: [(fact: Int, form: CompiledDerivation)]
  ) -> (reads: [Int], derived: [Int]) {
    let forms = Dictionary(uniqueKeysWithValues: derivations.map { ($0.fact, $0.form) })
    var reads: Set<Int> = []
    var derived: Set<Int> = []
    func read(_ cell: Int) {
      guard cell < findingBase else { return }
      guard let form = forms[cell] else {
        reads.insert(cell)
        return
      }
      guard derived.insert(cell).inserted else { return }
      form.cells.forEach(read)
    }
    for place in cone {
      let operation = operations[place]
      switch operation.code {
      case .mask, .among, .bound, .unknown: read(Int(operation.a))
      case .between:
        read(Int(operation.a))
        read(Int(operation.b))
      case .elapsed:
        read(Int(operation.a))
        if let cell = spans[Int(operation.b)].cell { read(cell) }
      case .always, .all, .any, .not, .claim, .rung, .promise, .reach: break
      }
    }
    return (reads.sorted(), derivations.map(\.fact).filter { derived.contains($0) })
  }
}
