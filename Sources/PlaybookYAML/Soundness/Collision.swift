import CaseCore
import Playbook

/// Looks for facts on which two conditions are both yes.
///
/// It supposes one thing after another and turns back as soon as one of the two is settled no, so
/// that only what bears on them is tried. Quantities are tried at and beside every bound that either
/// condition names. What it finds is real as far as the facts are free of each other; a derived fact
/// is supposed like any other, so `isCertain` is false where one is read.
struct Collision {
  /// What a search comes to.
  enum Outcome {
    /// Both are yes on these facts.
    case found([ShownValue], isCertain: Bool)
    /// They never are.
    case none
    /// The search stopped at `Limits.playbookAssignments`.
    case stopped
  }

  private let left: Condition
  private let right: Condition
  private let things: [(thing: Supposable, domain: [Supposed])]
  private let derived: Set<Fact.Name>
  private var tried = 0

  /// A search over everything that `left` and `right` read, in `playbook`.
  init(_ left: Condition, _ right: Condition, in playbook: Playbook) {
    self.left = left
    self.right = right
    var reads = Reads()
    reads.note(left)
    reads.note(right)
    things = reads.order.map { ($0, reads.domain(of: $0, in: playbook)) }
    derived = Set(playbook.parts.facts.filter { $0.derivation != nil }.map(\.id))
  }

  /// Whether and where both are yes.
  mutating func outcome() -> Outcome {
    var supposition = Supposition()
    switch search(&supposition, from: 0) {
    case .some(true):
      let facts = things.compactMap { thing, _ -> ShownValue? in
        guard case .fact(let fact) = thing, case .value(let value)? = supposition.values[thing]
        else { return nil }
        return ShownValue(fact: fact, value: value)
      }
      let isCertain = !facts.contains { derived.contains($0.fact) }
      return .found(facts, isCertain: isCertain)
    case .some(false): return .none
    case nil: return .stopped
    }
  }

  /// Yes if both conditions come out yes below `supposition`, nil if the search was stopped.
  private mutating func search(_ supposition: inout Supposition, from place: Int) -> Bool? {
    tried += 1
    guard tried <= Limits.playbookAssignments else { return nil }
    switch supposition.truth(left) & supposition.truth(right) {
    case .yes: return true
    case .no: return false
    case .unknown: break
    }
    guard place < things.count else { return false }
    let (thing, domain) = things[place]
    for value in domain {
      supposition.values[thing] = value
      guard let found = search(&supposition, from: place + 1) else { return nil }
      if found { return true }
    }
    supposition.values[thing] = nil
    return false
  }
}

/// What some conditions read, and which values of it make a difference to them.
private struct Reads {
  var order: [Supposable] = []
  private var values: [Supposable: [FactValue]] = [:]
  private var spans: [Fact.Name: [Span]] = [:]
  private var partners: [Fact.Name: [Fact.Name]] = [:]
  private var maybeUnknown: Set<Fact.Name> = []

  mutating func note(_ condition: Condition) {
    switch condition {
    case .always, .claim(nil): break
    case .all(let parts), .any(let parts): for part in parts { note(part) }
    case .not(let part): note(part)
    case .fact(let fact, let values): note(.fact(fact), values)
    case .compare(let fact, _, .value(let value)): note(.fact(fact), [value])
    case .compare(let fact, _, .fact(let other)):
      note(.fact(fact))
      note(.fact(other))
      partners[fact, default: []].append(other)
      partners[other, default: []].append(fact)
    case .elapsed(let since, _, .span(let span)):
      note(.fact(since))
      spans[since, default: []].append(span)
    case .elapsed(let since, _, .fact(let fact, let otherwise)):
      note(.fact(since))
      note(.fact(fact), otherwise.map { [.span($0)] } ?? [.span(Span(1, .days))])
      spans[since, default: []] += [otherwise ?? Span(1, .days)]
      maybeUnknown.insert(fact)
    case .finding(let kind): note(.finding(kind))
    case .slot(let slot): note(.slot(slot))
    case .claim(let claims?): for claim in claims { note(.claim(claim)) }
    case .rung(let rung, _): note(.rung(rung))
    case .promise(let what, _): note(.promise(what))
    case .reach: note(.reach)
    case .unknown(let fact):
      note(.fact(fact))
      maybeUnknown.insert(fact)
    }
  }

  private mutating func note(_ thing: Supposable, _ found: [FactValue] = []) {
    if !order.contains(thing) { order.append(thing) }
    values[thing, default: []] += found
  }

  func domain(of thing: Supposable, in playbook: Playbook) -> [Supposed] {
    switch thing {
    case .finding, .slot, .claim: return [.value(.flag(true)), .value(.flag(false))]
    case .rung: return RungState.allCases.map { .state($0) }
    case .promise:
      // Of several promises of a kind each counts, so any set of states can be there.
      return Condition.PromiseState.allCases.reduce([Set()]) { sets, state in
        sets + sets.map { $0.union([state]) }
      }.map { .promise($0) }
    case .reach: return Reach.allCases.map { .reach($0) }
    case .fact(let fact):
      let known = values(of: fact, in: playbook).map { Supposed.value($0) }
      return known + (maybeUnknown.contains(fact) ? [.unknown] : [])
    }
  }

  private func values(of fact: Fact.Name, in playbook: Playbook) -> [FactValue] {
    guard let definition = playbook.fact(fact) else { return [] }
    let named = bounds(of: fact)
    func around(_ make: (Int64) -> FactValue) -> [FactValue] {
      // Usual quantities first: they make the better example.
      Set((named + [0]).flatMap { [$0, $0 + 1, $0 - 1] })
        .sorted { ($0 <= 0 ? 1 : 0, $0.magnitude) < ($1 <= 0 ? 1 : 0, $1.magnitude) }.map(make)
    }
    switch definition.type {
    case .yesno: return [.flag(true), .flag(false)]
    case .choice: return definition.choices.map { .choice($0.value) }
    case .money:
      let currency = playbook.header.currency
      return around { .money(Money(minorUnits: $0, currency: currency)) }
    case .number: return around { .number($0) }
    case .span: return around { .span(Span(max(0, $0) / 60, .minutes)) }
    case .instant:
      let spans = Set((spans[fact] ?? []).map(\.roughSeconds) + [0]).sorted()
      return spans.flatMap { [$0 + 1, $0, $0 - 1] }
        .map { .moment(Supposition.clock + -$0) }
        + named.flatMap { [$0 - 1, $0, $0 + 1] }.map { .moment(Moment(seconds: $0)) }
    case .text:
      return (values[.fact(fact)] ?? []) + [.text("…")]
    }
  }

  /// The numbers that the conditions hold the fact against, its partners' included.
  private func bounds(of fact: Fact.Name) -> [Int64] {
    let all = [fact] + (partners[fact] ?? [])
    return Set(all.flatMap { values[.fact($0)] ?? [] }.compactMap(\.magnitude)).sorted()
  }
}
