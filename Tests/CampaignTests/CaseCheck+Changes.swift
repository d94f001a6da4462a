import CaseCore
import Playbook

// What would change a verdict: small, in order, and true.
extension CaseCheck {
  mutating func checkChanges() {
    guard let leading = assessment.leading,
      let place = playbook.parts.claims.firstIndex(where: { $0.id == leading.claim })
    else { return }
    let list = assessment.wouldChange(playbook)
    require(list.sets.count <= Limits.changesListed, "\(list.sets.count) sets of changes")
    let efforts = list.sets.map(\.effort)
    require(efforts == efforts.sorted(), "sets of changes are not in order of effort")
    for (index, set) in list.sets.enumerated() {
      require((1...3).contains(set.items.count), "a set of \(set.items.count) changes")
      let inside = list.sets.indices.contains { other in
        other != index && list.sets[other].world == set.world
          && Set(list.sets[other].items).isSubset(of: set.items)
      }
      require(!inside, "a set of changes holds another: \(set.items)")
      check(set, place)
    }
  }

  private mutating func check(_ set: WouldChange, _ claim: Int) {
    let before = verdict(after: [], set.world, claim)
    guard let after = verdict(after: set.items, set.world, claim) else { return }
    require(after == set.verdict, "\(set.items) gives \(after) and not \(set.verdict)")
    require(before != after, "\(set.items) changes nothing")
    for left in set.items.indices where set.items.count > 1 {
      var fewer = set.items
      fewer.remove(at: left)
      let still = verdict(after: fewer, set.world, claim)
      require(still == before, "\(set.items) is not smallest: without \(left) \(still ?? .weak)")
    }
  }

  /// The verdict after `items` are stated; nil where that takes a fact which is derived.
  private func verdict(
    after items: [WouldChange.Item], _ world: World, _ claim: Int
  ) -> Verdict? {
    var facts = assessment.facts
    for item in items {
      switch item.subject {
      case .slot(let slot): facts.fill(slot, .yes, playbook)
      case .fact(let name):
        guard let value = value(item.value, of: name) else { return nil }
        let support: Support = world == .onYourAccount ? .asserted : .documented
        guard facts.state(value, for: name, support, playbook) else { return nil }
        // The original that shows it fills the slots that take it.
        guard world == .onTheRecord, let kind = item.evidence else { continue }
        for slot in playbook.parts.slots where slot.accepts.contains(kind) {
          facts.fill(slot.id, .yes, playbook)
        }
      }
    }
    let entry = playbook.judge(facts, clock: made.clock).entries[claim]
    return world == .onYourAccount ? entry.onYourAccount : entry.onTheRecord
  }

  private func value(_ change: ChangedValue, of name: Fact.Name) -> FactValue? {
    guard playbook.fact(name)?.derivation == nil else { return nil }
    switch change {
    case .filled: return nil
    case .value(let value): return value
    case .range(let lower?, _): return lower
    case .range(nil, let upper):
      switch upper {
      case .money(let money):
        return .money(Money(minorUnits: money.minorUnits - 1, currency: money.currency))
      case .moment(let moment): return .moment(moment + -1)
      case .span(let span): return .span(Span(max(0, span.count - 1), span.unit))
      case .number(let number): return .number(number - 1)
      case .flag, .choice, .text, nil: return nil
      }
    }
  }
}
