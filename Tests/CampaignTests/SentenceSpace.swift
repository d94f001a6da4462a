import CaseCore
import Drafting
import Playbook
import TestKit

/// Everything that the conditions and places of one sentence name, each with the ways in which it can
/// stand.
struct SentenceSpace {
  /// One way in which something can stand.
  enum Choice: Hashable {
    /// As chance left it.
    case asItIs
    /// The fact has this value; nil for unknown.
    case value(Fact.Name, FactValue?)
    /// What brings the condition about, or its reverse.
    case wish(Condition, Bool)
    /// The rung answered so; a rung that is `filed` waits.
    case climb(Rung.Name, RungState)
    /// A promise in this state.
    case promise(PromiseMade.What, Condition.PromiseState)
  }

  private(set) var axes: [[Choice]] = []
  private var facts: [Fact.Name] = []
  private var bounds: [Fact.Name: [FactValue]] = [:]
  private let playbook: Playbook
  private let clock: Moment

  init(_ sentence: LetterDefinition.Sentence, _ playbook: Playbook, clock: Moment) {
    self.playbook = playbook
    self.clock = clock
    if let when = sentence.when { read(when) }
    if let states = sentence.states { read(states) }
    for name in sentence.says.names { note(name) }
    for name in facts {
      if let fact = playbook.fact(name) { axes.append(values(of: fact).map { .value(name, $0) }) }
    }
  }

  /// How many combinations there are.
  var count: Int {
    axes.reduce(1) { count, axis in
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: axis.count)
      return isTooLarge ? .max : product
    }
  }

  /// Every combination, or if there are more than `most`, for every two things every two ways in
  /// which they can stand, with chance for the others.
  func combinations(most: Int, using random: inout SplitMix64) -> [[Choice]] {
    guard count > most else {
      return axes.reduce([[]]) { made, axis in made.flatMap { head in axis.map { head + [$0] } } }
    }
    var pairs: [[Choice]] = []
    for left in axes.indices {
      for right in axes.indices.dropFirst(left + 1) {
        for first in axes[left] {
          for second in axes[right] {
            var choices = axes.map { random.pick($0) }
            (choices[left], choices[right]) = (first, second)
            pairs.append(choices)
          }
        }
      }
    }
    return pairs
  }

  // MARK: What is named

  private mutating func read(_ condition: Condition) {
    switch condition {
    case .always: return
    case .all(let parts), .any(let parts): for part in parts { read(part) }
    case .not(let part): read(part)
    case .fact(let name, _), .unknown(let name): note(name)
    case .compare(let name, _, .value(let value)):
      note(name, around(value))
      if isDerived(name) { add([.asItIs, .wish(condition, true), .wish(condition, false)]) }
    case .compare(let name, _, .fact(let other)):
      note(name)
      note(other)
    case .elapsed(let name, _, let span):
      note(name, instants(before: span))
      if case .fact(let other, _) = span { note(other) }
      if isDerived(name) { add([.asItIs, .wish(condition, true), .wish(condition, false)]) }
    case .finding, .slot, .reach: add([.asItIs, .wish(condition, true)])
    case .claim(let names):
      let claims = names ?? playbook.parts.claims.map(\.id)
      add([.asItIs] + claims.map { .wish(.claim([$0]), true) })
    case .rung(let name, let states): noteRung(name, states)
    case .promise(let what, let states):
      add([.asItIs] + states.map { .promise(what, $0) })
    }
  }

  private mutating func add(_ axis: [Choice]) {
    if !axes.contains(axis) { axes.append(axis) }
  }

  private mutating func noteRung(_ name: Rung.Name, _ states: [RungState]) {
    let answers = Set(playbook.rung(name)?.answers.map(\.state) ?? [])
    let ways = RungState.allCases.filter { $0 == .filed || answers.contains($0) }
    add([.asItIs] + ways.map { .climb(name, $0) })
  }

  private func isDerived(_ name: Fact.Name) -> Bool { playbook.fact(name)?.derivation != nil }

  /// Notes a fact, or what a derived one is made of.
  private mutating func note(_ name: Fact.Name, _ bounds: [FactValue] = []) {
    guard let fact = playbook.fact(name) else { return }
    if let derivation = fact.derivation { return note(derivation) }
    if !facts.contains(name) { facts.append(name) }
    self.bounds[name, default: []] += bounds
  }

  private mutating func note(_ derivation: Derivation) {
    switch derivation {
    case .fact(let base): note(base)
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      note(left)
      note(right)
    case .promiseDue(let what), .promiseMade(let what):
      add([.asItIs] + Condition.PromiseState.allCases.map { .promise(what, $0) })
    case .setDue(let rung), .filed(let rung): add([.asItIs, .climb(rung, .filed)])
    case .answered(let rung, let state): add([.asItIs, .climb(rung, state)])
    case .firstOf(let forms): for form in forms { note(form) }
    }
  }

  // MARK: Values

  /// Unknown, and every value; of a quantity, one or the two sides of each bound.
  private func values(of fact: FactDefinition) -> [FactValue?] {
    let bounds = bounds[fact.id] ?? []
    let known: [FactValue] =
      switch fact.type {
      case .yesno: [.flag(true), .flag(false)]
      case .choice: fact.choices.map { .choice($0.value) }
      case .money:
        bounds.isEmpty
          ? [.money(money(9800)), .money(money(500))] : bounds
      case .instant:
        bounds.isEmpty
          ? [.moment(clock + -40 * 86_400), .moment(clock + -3600)] : bounds
      case .span: bounds.isEmpty ? [.span(Span(24, .hours))] : bounds
      case .number: bounds.isEmpty ? [.number(3)] : bounds
      case .text: [.text("KM20261118001"), .text("<b>甲乙</b> x\u{202e}y\n第二行 {a}")]
      }
    var values: [FactValue?] = [nil]
    for value in known where !values.contains(value) { values.append(value) }
    return values
  }

  private func money(_ minorUnits: Int64) -> Money {
    Money(minorUnits: minorUnits, currency: playbook.header.currency)
  }

  private func around(_ value: FactValue) -> [FactValue] {
    [Int64(-1), 0, 1].map { step in
      switch value {
      case .money(let money):
        .money(Money(minorUnits: max(0, money.minorUnits + step), currency: money.currency))
      case .moment(let moment): .moment(moment + step)
      case .span(let span): .span(Span(max(0, span.count + step), span.unit))
      case .number(let number): .number(max(0, number + step))
      case .flag, .choice, .text: value
      }
    }
  }

  /// Just before, at and just after so long ago; for working days, months and years roughly.
  private func instants(before span: SpanSource) -> [FactValue] {
    let length: Span? =
      switch span {
      case .span(let fixed): fixed
      case .fact(_, let otherwise): otherwise
      }
    guard let length else { return [.moment(clock + -3600), .moment(clock + -400 * 86_400)] }
    let unit: Int64 =
      switch length.unit {
      case .minutes: 60
      case .hours: 3600
      case .days: 86_400
      case .workingDays: 2 * 86_400
      case .months: 32 * 86_400
      case .years: 367 * 86_400
      }
    let ago = length.count * unit
    return [.moment(clock + -(ago + 60)), .moment(clock + -ago), .moment(clock + (60 - ago))]
  }
}

extension CaseMaker {
  /// Brings `choice` about.
  mutating func choose(_ choice: SentenceSpace.Choice) {
    switch choice {
    case .asItIs: return
    case .value(let name, let value): if let fact = playbook.fact(name) { plainWord(fact, value) }
    case .wish(let condition, let wanted): wish(condition, wanted)
    case .climb(let rung, let state): climb(rung, [state])
    case .promise(let what, let state): promise(what, state)
    }
  }

  /// A refund or another promise that is open, overdue or kept.
  private mutating func promise(_ what: PromiseMade.What, _ state: Condition.PromiseState) {
    guard
      let rung = playbook.parts.rungs.first(where: { rung in
        rung.answers.contains { $0.state == .performed || $0.state == .refunded }
      })
    else { return }
    let made = clock + -3 * 86_400
    add(
      .promiseMade(
        PromiseMade(
          rung: rung.id, what: what, amount: Money(minorUnits: 9800), happenedAt: made,
          dueAt: clock + (state == .overdue ? -86_400 : 86_400), text: "明天退", shown: nil)))
    if state == .kept { climb(rung.id, [.performed, .refunded]) }
  }
}
