internal import CaseCore

// The sections of a playbook, one after the other; names in them are checked on the way.
extension ProgramBuilder {
  /// The derivations in an order in which each comes after what it rests on.
  mutating func derivations() -> [(fact: Int, form: CompiledDerivation)] {
    var forms: [Int: CompiledDerivation] = [:]
    for (place, fact) in parts.facts.enumerated() {
      guard let derivation = fact.derivation else { continue }
      forms[place] = compile(derivation, type: fact.type, ["facts", fact.id.text, "derive"])
    }
    var ordered: [(fact: Int, form: CompiledDerivation)] = []
    var seen: Set<Int> = []
    var open: [Int] = []
    func visit(_ place: Int) -> [Int]? {
      guard let form = forms[place], !seen.contains(place) else { return nil }
      if let start = open.firstIndex(of: place) { return Array(open[start...]) }
      open.append(place)
      for cell in form.cells { if let circle = visit(cell) { return circle } }
      open.removeLast()
      seen.insert(place)
      ordered.append((place, form))
      return nil
    }
    for place in forms.keys.sorted() {
      if let circle = visit(place) {
        report(
          ["facts", parts.facts[place].id.text, "derive"],
          .circle(circle.map { parts.facts[$0].id }))
        return []
      }
    }
    return ordered
  }

  /// The condition that a set of slots stands for.
  static func condition(of set: SlotSetDefinition) -> Condition {
    var conditions: [Condition] = []
    var oneOf: [Condition] = []
    for member in set.members {
      switch member.level {
      case .optional: continue
      case .oneOf: oneOf.append(.slot(member.slot))
      case .required:
        guard let instead = member.instead else {
          conditions.append(.slot(member.slot))
          continue
        }
        let others = instead.slots.map { Condition.slot($0) } + (instead.when.map { [$0] } ?? [])
        conditions.append(.any([.slot(member.slot), .all(others)]))
      }
    }
    if !oneOf.isEmpty { conditions.append(.any(oneOf)) }
    return .all(conditions)
  }

  /// The condition of a precondition.
  func condition(of precondition: PreconditionDefinition) -> Condition? {
    switch precondition.test {
    case .met(let condition): condition
    case .slots(let name):
      index.slotSets[name].map { ProgramBuilder.condition(of: parts.slotSets[$0]) }
    }
  }

  /// Compiles a claim up to what needs all claims: its signs and its cone.
  mutating func claim(_ claim: ClaimDefinition) -> CompiledClaim {
    let path = ["claims", claim.id.text]
    let holds = compile(claim.holdsWhen, .core, path + ["holds_when"])
    let due = compile(claim.dueWhen ?? .always, .core, path + ["due_when"])
    var otherwise: [Int] = []
    for (place, line) in claim.otherwise.enumerated() {
      let path = path + ["otherwise", "\(place)"]
      otherwise.append(compile(line.when, .core, path + ["when"]))
      if let other = line.claim { _ = find(other, in: index.claims, .claim, path + ["claim"]) }
    }
    if let due = claim.dueAt { _ = find(due, type: .instant, path + ["due_at"]) }
    if let amount = claim.amount { _ = find(amount, type: .money, path + ["amount"]) }
    let bars = parts.bars.filter { $0.claims?.contains(claim.id) ?? true }
    var grounds: [CompiledClaim.Ground] = []
    for (place, ground) in claim.grounds.enumerated() {
      let path = path + ["grounds", "\(place)"]
      cite(ground.law, path + ["law"])
      grounds.append(
        CompiledClaim.Ground(
          when: compile(ground.when ?? .always, .core, path + ["when"]),
          closedBy: bars.filter { $0.closes(ground) }.map { bar in
            compile(bar.when, .core, ["bars", bar.id.text, "when"])
          }))
    }
    var preconditions: [Int] = []
    for precondition in claim.preconditions {
      preconditions.append(self.precondition(precondition, path))
    }
    let ending = bars.filter { $0.does == .endsRight }
    return CompiledClaim(
      lane: claim.lane, holds: holds, due: due, otherwise: otherwise,
      endsRight: ending.map { compile($0.when, .core, ["bars", $0.id.text, "when"]) },
      grounds: grounds, preconditions: preconditions, signs: [], cone: [], reads: [], derived: [])
  }

  private mutating func precondition(
    _ precondition: PreconditionDefinition, _ path: [String]
  ) -> Int {
    let path = path + ["preconditions", precondition.id.rawValue]
    cite(precondition.law, path + ["law"])
    switch precondition.test {
    case .met(let condition): return compile(condition, .core, path + ["met_when"])
    case .slots(let name):
      guard let place = find(name, in: index.slotSets, .slotSet, path + ["slots"]) else {
        return compile(.always, .core, path)
      }
      return compile(
        ProgramBuilder.condition(of: parts.slotSets[place]), .core, ["slot_sets", name.text])
    }
  }

  /// Checks the names in a bar and compiles it in the phase that it belongs to: one that closes
  /// channels may ask for claims and rungs, the others decide over claims.
  mutating func bar(_ bar: BarDefinition, _ phase: Program.Phase) {
    let path = ["bars", bar.id.text]
    if case .closesChannel(let rungs) = bar.does {
      guard phase == .ladder else { return }
      for rung in rungs { _ = find(rung, in: index.rungs, .rung, path + ["rungs"]) }
    } else {
      guard phase == .core else { return }
    }
    cite(bar.law, path + ["law"])
    for claim in bar.claims ?? [] { _ = find(claim, in: index.claims, .claim, path + ["claims"]) }
    if case .closesGround(let names) = bar.does {
      let known = Set(parts.claims.flatMap(\.grounds).flatMap { [$0.id] + $0.tags })
      for name in names where !known.contains(name) {
        report(path + ["grounds"], .undeclared(.ground, name.text))
      }
    }
    _ = compile(bar.when, phase, path + ["when"])
  }

  /// Compiles a rung; its clocks were compiled before.
  mutating func rung(_ rung: RungDefinition, clocks: [CompiledRung.Clock]) -> CompiledRung {
    let path = ["rungs", rung.id.text]
    cite(rung.law, path + ["law"])
    var closedBy: [(rungs: [Int], states: Int64)] = []
    for (place, closing) in rung.closedBy.enumerated() {
      let path = path + ["closed_by", "\(place)"]
      cite(closing.law.map { [$0] } ?? [], path + ["law"])
      let rungs = closing.rungs.compactMap { find($0, in: index.rungs, .rung, path + ["rungs"]) }
      closedBy.append((rungs, closing.states.reduce(0) { $0 | $1.bit }))
    }
    var bars: [(bar: Int, when: Int)] = []
    for (place, bar) in parts.bars.enumerated() where bar.does.closes(rung.id) {
      bars.append((place, compile(bar.when, .ladder, ["bars", bar.id.text, "when"])))
    }
    var warns: [Int?] = []
    for (place, warning) in rung.warns.enumerated() {
      let path = path + ["warns", "\(place)"]
      cite(warning.law.map { [$0] } ?? [], path + ["law"])
      warns.append(warning.when.map { compile($0, .ladder, path + ["when"]) })
    }
    answers(of: rung, path)
    var moves: [Int] = []
    for (place, move) in rung.moves.enumerated() {
      let path = path + ["moves", "\(place)"]
      cite(move.law, path + ["law"])
      moves.append(compile(move.when, .ladder, path + ["when"]))
      if let letter = move.letter {
        _ = find(letter, in: index.letters, .letter, path + ["letter"])
      }
      due(of: move, rung, path + ["deadline"])
    }
    return CompiledRung(
      opens: compile(rung.opensWhen, .ladder, path + ["opens_when"]),
      needs: rung.needsWhen.map { compile($0, .ladder, path + ["needs_when"]) },
      closedBy: closedBy, bars: bars, warns: warns, clocks: clocks, moves: moves)
  }

  private mutating func answers(of rung: RungDefinition, _ path: [String]) {
    for answer in rung.answers {
      for reason in answer.reasons {
        _ = find(reason, in: index.reasons, .reason, path + ["answers", answer.id.text, "reasons"])
      }
    }
  }

  private mutating func due(of move: MoveDefinition, _ rung: RungDefinition, _ path: [String]) {
    switch move.due {
    case .clock(let name) where !rung.clocks.contains { $0.id == name }:
      report(path + ["clock"], .undeclared(.clock, name.text))
    case .fact(let name): _ = find(name, type: .instant, path + ["fact"])
    case .clock, .atOnce, .today, .within, .none: break
    }
  }

  /// Compiles what the clocks of a rung ask.
  mutating func clocks(of rung: RungDefinition) -> [CompiledRung.Clock] {
    var compiled: [CompiledRung.Clock] = []
    for clock in rung.clocks {
      let path = ["rungs", rung.id.text, "clocks", clock.id.text]
      cite(clock.source.map { [$0] } ?? [], path + ["source"])
      _ = compile(clock.wait, path + ["await"])
      compiled.append(
        CompiledRung.Clock(
          when: clock.when.map { compile($0, .clocks, path + ["when"]) }))
    }
    return compiled
  }
}

extension CompiledDerivation {
  /// Every cell that it may read.
  var cells: [Int] {
    switch self {
    case .cell(let cell): [cell]
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      [left, right]
    case .firstOf(let forms): forms.flatMap(\.cells)
    }
  }
}

extension BarDefinition {
  /// Whether the bar closes `ground` while it is yes.
  func closes(_ ground: GroundDefinition) -> Bool {
    guard case .closesGround(let names) = does else { return false }
    return names.contains(ground.id) || ground.tags.contains { names.contains($0) }
  }
}

extension BarDefinition.Effect {
  /// Whether it closes `rung`.
  func closes(_ rung: Rung.Name) -> Bool {
    guard case .closesChannel(let rungs) = self else { return false }
    return rungs.contains(rung)
  }
}
