import CaseCore
import Playbook
import Testing

@Suite struct ReasonTests {
  /// Every condition that stands in a claim itself, taken apart.
  private func conditions(_ claim: ClaimDefinition) -> [Condition] {
    func parts(_ condition: Condition) -> [Condition] {
      switch condition {
      case .all(let inner), .any(let inner): [condition] + inner.flatMap(parts)
      case .not(let inner): [condition] + parts(inner)
      case .always, .fact, .compare, .elapsed, .finding, .slot, .claim, .rung, .promise, .reach,
        .unknown:
        [condition]
      }
    }
    return parts(claim.holdsWhen) + (claim.dueWhen.map(parts) ?? [])
      + claim.otherwise.flatMap { parts($0.when) }
  }

  @Test func `the reasons of a claim read every fact that its conditions read`() throws {
    let playbook = try TinyPlaybook.playbook()
    let judgement = playbook.judge(FactTable(playbook), clock: Moment(seconds: 0))
    let reasons = playbook.reasons(judgement)
    #expect(reasons.count == playbook.parts.claims.count)
    for (claim, reasons) in zip(playbook.parts.claims, reasons) {
      let read = Set(reasons.flatMap(\.reads).map { playbook.parts.facts[$0].id })
      for condition in conditions(claim) {
        if case .fact(let fact, _) = condition { #expect(read.contains(fact)) }
        if case .compare(let fact, _, _) = condition { #expect(read.contains(fact)) }
      }
      let cited = Set(reasons.flatMap(\.law))
      for law in claim.grounds.filter({ $0.when != nil }).flatMap(\.law) {
        #expect(cited.contains(law))
      }
    }
  }

  @Test func `with nothing known a claim has no reason that is yes by documents`() throws {
    let playbook = try TinyPlaybook.playbook()
    let judgement = playbook.judge(FactTable(playbook), clock: Moment(seconds: 0))
    for (claim, reasons) in zip(playbook.parts.claims, playbook.reasons(judgement)) {
      let open = reasons.filter { !$0.reads.isEmpty && $0.onYourAccount.truth == .unknown }
      #expect(!open.isEmpty, "\(claim.id) hangs on nothing")
    }
  }
}
