import CaseCore
import Playbook

/// One thing that a condition asks for, which a search for contradictions can suppose freely.
enum Supposable: Hashable {
  case fact(Fact.Name)
  case finding(FindingKind.Name)
  case slot(Slot.Name)
  case claim(Claim.Name)
  case rung(Rung.Name)
  case promise(PromiseMade.What)
  case reach
}

/// What is supposed of one thing.
enum Supposed: Hashable {
  /// Nothing is known of the fact.
  case unknown
  /// The fact has the value, or the finding, slot or claim is there or not.
  case value(FactValue)
  /// The rung is in this state.
  case state(RungState)
  /// There are promises in these states.
  case promise(Set<Condition.PromiseState>)
  /// The reach.
  case reach(Reach)
}

/// What is supposed of a case while two conditions are held against each other.
struct Supposition {
  var values: [Supposable: Supposed] = [:]
  /// The clock; instants are supposed around it.
  static let clock = Moment(seconds: 1_800_000_000)

  /// The truth of `condition` as far as it is settled: unknown while it hangs on something that
  /// nothing is supposed of yet.
  func truth(_ condition: Condition) -> Truth {
    switch condition {
    case .always: .yes
    case .all(let parts): parts.reduce(.yes) { $0 & truth($1) }
    case .any(let parts): parts.reduce(.no) { $0 | truth($1) }
    case .not(let part): !truth(part)
    case .fact(let fact, let values): value(fact).map { Truth(values.contains($0)) } ?? .unknown
    case .compare(let fact, let comparison, let bound):
      compare(value(fact), comparison, self.bound(bound))
    case .elapsed(let since, let comparison, let span): elapsed(since, comparison, span)
    case .finding(let kind): flag(.finding(kind))
    case .slot(let slot): flag(.slot(slot))
    case .claim(let claims?): claims.reduce(.no) { $0 | flag(.claim($1)) }
    // Which claims there are is not known here, so "any claim" is a thing of its own.
    case .claim(nil): .unknown
    case .rung(let rung, let states):
      if case .state(let state)? = values[.rung(rung)] {
        Truth(states.contains(state))
      } else {
        .unknown
      }
    case .promise(let what, let states):
      if case .promise(let found)? = values[.promise(what)] {
        Truth(!found.isDisjoint(with: states))
      } else {
        .unknown
      }
    case .reach(let reaches):
      if case .reach(let reach)? = values[.reach] {
        Truth(reaches.contains(reach))
      } else {
        .unknown
      }
    case .unknown(let fact):
      switch values[.fact(fact)] {
      case .unknown?: .yes
      case nil: .unknown
      case .value, .state, .promise, .reach: .no
      }
    }
  }

  private func value(_ fact: Fact.Name) -> FactValue? {
    if case .value(let value)? = values[.fact(fact)] { value } else { nil }
  }

  private func flag(_ thing: Supposable) -> Truth {
    if case .value(.flag(let flag))? = values[thing] { Truth(flag) } else { .unknown }
  }

  private func bound(_ bound: Condition.Bound) -> FactValue? {
    switch bound {
    case .value(let value): value
    case .fact(let fact): value(fact)
    }
  }

  private func compare(
    _ left: FactValue?, _ comparison: Condition.Comparison, _ right: FactValue?
  ) -> Truth {
    guard let left = left?.magnitude, let right = right?.magnitude else { return .unknown }
    return Truth(comparison.holds(left, right))
  }

  private func elapsed(
    _ since: Fact.Name, _ comparison: Condition.Comparison, _ source: SpanSource
  ) -> Truth {
    var span: Span?
    switch source {
    case .span(let fixed): span = fixed
    case .fact(let fact, let otherwise):
      switch values[.fact(fact)] {
      case .value(.span(let found))?: span = found
      case .unknown?: span = otherwise
      case .value, .state, .promise, .reach, nil: break
      }
    }
    guard case .moment(let since)? = value(since), let span else { return .unknown }
    return Truth(comparison.holds(Self.clock - since, span.roughSeconds))
  }
}

extension Condition.Comparison {
  /// Whether `left` stands so to `right`.
  func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .below: left < right
    case .above: left > right
    case .atLeast: left >= right
    case .atMost: left <= right
    }
  }
}

extension FactValue {
  /// The number that comparisons of this value compare; nil for a value that has no order.
  var magnitude: Int64? {
    switch self {
    case .money(let money): money.minorUnits
    case .number(let number): number
    case .span(let span): span.roughSeconds
    case .moment(let moment): moment.seconds
    case .flag, .choice, .text: nil
    }
  }
}

extension Span {
  /// Seconds, where months, years and working days have a usual length; as many as there can be
  /// where they do not fit. Good for telling which of two spans is longer, not for a date.
  var roughSeconds: Int64 {
    let unitSeconds: Int64 =
      switch unit {
      case .minutes: 60
      case .hours: 3600
      case .days: 86_400
      case .workingDays: 86_400 * 7 / 5
      case .months: 86_400 * 30
      case .years: 86_400 * 365
      }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unitSeconds)
    return overflow ? .max : seconds
  }
}
