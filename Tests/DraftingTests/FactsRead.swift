import CaseCore
import Playbook

/// Which facts a condition reads.
enum FactsRead {
  static func by(_ condition: Condition?) -> [Fact.Name] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap { by($0) }
    case .not(let part): by(part)
    case .fact(let fact, _), .compare(let fact, _, .value), .elapsed(let fact, _, .span),
      .unknown(let fact):
      [fact]
    case .compare(let fact, _, .fact(let other)), .elapsed(let fact, _, .fact(let other, _)):
      [fact, other]
    case .always, .finding, .slot, .claim, .rung, .promise, .reach, nil: []
    }
  }
}
