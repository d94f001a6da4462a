import CaseCore
import Playbook
import TestKit

// Aims at a condition: without it random cases would hardly ever reach a letter.
extension CaseMaker {
  /// Adds entries that may make `condition` what `wanted` says.
  mutating func wish(_ condition: Condition, _ wanted: Bool = true, depth: Int = 6) {
    guard depth > 0 else { return }
    switch condition {
    case .always: return
    case .unknown(let name): if !wanted { state(name, nil, depth: depth) }
    case .not(let part): wish(part, !wanted, depth: depth)
    case .all(let parts), .any(let parts):
      guard !parts.isEmpty else { return }
      let isAll = if case .all = condition { true } else { false }
      for part in isAll == wanted ? parts : [random.pick(parts)] {
        wish(part, wanted, depth: depth)
      }
    case .fact(let name, let among): wish(name, among, wanted, depth: depth)
    case .compare(let name, let comparison, let bound):
      compare(name, comparison, bound, wanted, depth: depth)
    case .elapsed(let name, let comparison, _):
      let long = (comparison == .atLeast || comparison == .above) == wanted
      let passed = long ? 30 * 86_400 + Int64.random(in: 0...86_400, using: &random) : 600
      state(name, .moment(clock + -passed), depth: depth)
    case .finding(let kind): if wanted { find(kind) }
    case .slot(let name):
      if let slot = playbook.slot(name), !slot.accepts.isEmpty, wanted {
        _ = original(random.pick(slot.accepts))
      }
    case .claim(let names):
      let claims = names?.compactMap { playbook.claim($0) } ?? playbook.parts.claims
      if wanted, !claims.isEmpty { wish(random.pick(claims), depth: depth - 1) }
    // A door is open as long as nobody knocked.
    case .rung(let name, let states): if wanted, !states.contains(.open) { climb(name, states) }
    case .promise(let what, _): if wanted { promise(what) }
    case .reach(let wishes):
      let rules = playbook.parts.reach.filter { wishes.contains($0.reach) }
      if wanted, !rules.isEmpty { wish(random.pick(rules).when, depth: depth - 1) }
    }
  }

  /// Aims at a claim that can be put.
  mutating func wish(_ claim: ClaimDefinition, depth: Int = 5) {
    wish(claim.holdsWhen, depth: depth)
    if let due = claim.dueWhen, !random.oneIn(4) { wish(due, depth: depth) }
    if let amount = claim.amount { state(amount, nil, depth: depth) }
    for ground in claim.grounds where random.oneIn(2) {
      if let when = ground.when { wish(when, depth: depth) }
    }
    for precondition in claim.preconditions where random.oneIn(2) {
      switch precondition.test {
      case .met(let condition): wish(condition, depth: depth)
      case .slots(let set):
        for member in playbook.slotSet(set)?.members ?? [] where !random.oneIn(3) {
          wish(.slot(member.slot), depth: depth)
        }
      }
    }
  }

  private mutating func wish(
    _ name: Fact.Name, _ among: [FactValue], _ wanted: Bool, depth: Int
  ) {
    guard let fact = playbook.fact(name) else { return }
    guard !wanted else {
      if !among.isEmpty { state(name, random.pick(among), depth: depth) }
      return
    }
    for _ in 0..<4 {
      guard let value = value(of: fact), !among.contains(value) else { continue }
      return state(name, value, depth: depth)
    }
  }

  private mutating func compare(
    _ name: Fact.Name, _ comparison: Condition.Comparison, _ bound: Condition.Bound,
    _ wanted: Bool, depth: Int
  ) {
    let isUp =
      switch comparison {
      case .above, .atLeast: wanted
      case .below, .atMost: !wanted
      }
    guard case .value(let value) = bound else { return state(name, nil, depth: depth) }
    let step: Int64 = isUp ? 1 : -1
    let beyond: FactValue =
      switch value {
      case .money(let money):
        .money(Money(minorUnits: max(0, money.minorUnits + step), currency: money.currency))
      case .moment(let moment): .moment(moment + step)
      case .span(let span): .span(Span(max(0, span.count + step), span.unit))
      case .number(let number): .number(number + step)
      case .flag, .choice, .text: value
      }
    state(name, beyond, depth: depth)
  }

  /// States `value`, or any; of a derived fact, what it is made from.
  mutating func state(_ name: Fact.Name, _ value: FactValue?, depth: Int = 4) {
    guard depth > 0, let fact = playbook.fact(name) else { return }
    guard let derivation = fact.derivation else {
      if let value = value ?? self.value(of: fact) { state(fact, value) }
      return
    }
    derive(derivation, value, depth: depth - 1)
  }

  private mutating func derive(_ derivation: Derivation, _ value: FactValue?, depth: Int) {
    switch derivation {
    case .fact(let base): state(base, value, depth: depth)
    case .sum(let left, let right):
      state(left, value, depth: depth)
      state(right, .span(Span(5, .minutes)), depth: depth)
    case .difference(let left, let right), .perMille(let left, let right):
      state(left, nil, depth: depth)
      state(right, nil, depth: depth)
    case .promiseDue(let what), .promiseMade(let what): promise(what)
    case .setDue(let rung), .filed(let rung): climb(rung, [.filed])
    case .answered(let rung, let state): climb(rung, [state])
    case .firstOf(let forms):
      if !forms.isEmpty { derive(random.pick(forms), value, depth: depth) }
    }
  }

  private mutating func find(_ kind: FindingKind.Name) {
    let yielding = playbook.parts.evidence.filter { $0.yields.contains(kind) }
    guard !yielding.isEmpty else { return }
    let entry = original(random.pick(yielding).id)
    add(
      .findingConfirmed(
        FindingConfirmed(
          evidence: entry, finding: "row:\(next)", kind: kind, place: .line(3), quote: "原文",
          values: [])))
  }
}
