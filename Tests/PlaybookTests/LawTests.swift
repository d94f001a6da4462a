import CaseCore
import Playbook
import TestKit
import Testing

/// What holds of every playbook and every case (the end of the language page's "Facts" section and
/// the verdict table): tried on random ones.
struct LawTests {
  private func truths(
    _ assessment: Assessment, _ conditions: [Condition], _ world: World
  ) throws -> [Status] {
    try conditions.map { try #require(assessment.trace($0, world)).status }
  }

  @Test(arguments: UInt64(0)..<60)
  func `more support for a value that counts changes no condition and weakens no verdict`(
    seed: UInt64
  ) throws {
    var made = try RandomPlaybook(seed: seed)
    let playbook = try made.playbook()
    for _ in 0..<8 {
      var journal = made.journal()
      let before = assess(try journal.state(), playbook, clock: noon)
      let fact = made.random.pick(made.facts)
      for world in World.allCases {
        let reading = try #require(before.facts.reading(name(fact), world))
        guard case .known(let value, let support) = reading.state else { continue }
        let count = journal.events.count
        journal.show(fact, value, journal.original(made.random.pick(made.kinds)))
        let after = assess(try journal.state(), playbook, clock: noon)
        #expect(try #require(after.facts.reading(name(fact), world)?.support) >= support)
        let old = try truths(before, made.conditions, world)
        let new = try truths(after, made.conditions, world)
        for (old, new) in zip(old, new) {
          // A slot may fill with the new original: unknown may become known, never the reverse.
          #expect(old.truth == .unknown || old.truth == new.truth)
        }
        if !usesSlots(made.conditions) {
          try expectNotWeaker(before, after, playbook, world)
        }
        journal = Journal(events: Array(journal.events.prefix(count)))
      }
    }
  }

  private func usesSlots(_ conditions: [Condition]) -> Bool {
    conditions.contains { "\($0)".contains("slot") }
  }

  private func expectNotWeaker(
    _ before: Assessment, _ after: Assessment, _ playbook: Playbook, _ world: World
  ) throws {
    let order: [Verdict] = [
      .strong, .arguable, .weak, .undetermined, .notYetDue, .barred, .notOffered,
    ]
    let old = playbook.judge(before.facts, clock: noon).entries
    let new = playbook.judge(after.facts, clock: noon).entries
    for (old, new) in zip(old, new) {
      let pair =
        world == .onYourAccount
        ? (old.onYourAccount, new.onYourAccount) : (old.onTheRecord, new.onTheRecord)
      let ranks = (order.firstIndex(of: pair.0), order.firstIndex(of: pair.1))
      #expect(try #require(ranks.1) <= #require(ranks.0))
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `answering an unknown changes no condition that was met or not met`(seed: UInt64) throws {
    var made = try RandomPlaybook(seed: seed)
    let playbook = try made.playbook()
    for _ in 0..<8 {
      var journal = made.journal()
      let before = assess(try journal.state(), playbook, clock: noon)
      let unknown = made.facts.filter {
        before.facts.reading(name($0), .onYourAccount)?.value == nil
      }
      guard !unknown.isEmpty else { continue }
      journal.say(
        made.random.pick(unknown), .choice(made.random.pick(["a", "b", "c"])))
      let after = assess(try journal.state(), playbook, clock: noon)
      for world in World.allCases {
        let old = try truths(before, made.conditions, world)
        let new = try truths(after, made.conditions, world)
        for (old, new) in zip(old, new) where old.truth != .unknown {
          #expect(old.truth == new.truth || old.marks.contains(.presumed))
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `every case has a next action or an ending, and the same answer twice`(seed: UInt64) throws {
    var made = try RandomPlaybook(seed: seed)
    let playbook = try made.playbook()
    let again = try made.playbook()
    for _ in 0..<8 {
      let state = try made.journal().state()
      let one = assess(state, playbook, clock: noon)
      #expect(one.steps.isEmpty != (one.ending == nil))
      #expect(one.steps.count <= 3)
      #expect(Set(one.steps.map(\.rung)).count == one.steps.count)
      #expect(one.claims.count + one.notOffered.count == playbook.parts.claims.count)
      let two = assess(state, again, clock: noon)
      #expect(one.claims == two.claims)
      #expect(one.notOffered == two.notOffered)
      #expect(one.rungs == two.rungs)
      #expect(one.steps == two.steps)
      #expect(one.missing == two.missing)
      #expect(one.deadlines == two.deadlines)
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `what would change a verdict does, and nothing smaller`(seed: UInt64) throws {
    var made = try RandomPlaybook(seed: seed)
    let playbook = try made.playbook()
    for _ in 0..<6 {
      let assessment = assess(try made.journal().state(), playbook, clock: noon)
      guard let leading = assessment.leading else { continue }
      let place = try #require(playbook.parts.claims.firstIndex { $0.id == leading.claim })
      let list = assessment.wouldChange(playbook)
      #expect(list == assessment.wouldChange(try made.playbook()))
      #expect(list.sets.map(\.effort) == list.sets.map(\.effort).sorted())
      #expect(list.sets.count <= Limits.changesListed)
      for set in list.sets {
        #expect(try verdict(assessment, playbook, place, set.world, set.items) == set.verdict)
        let before = try verdict(assessment, playbook, place, set.world, [])
        #expect(before != set.verdict)
        for left in set.items.indices where set.items.count > 1 {
          var fewer = set.items
          fewer.remove(at: left)
          #expect(try verdict(assessment, playbook, place, set.world, fewer) == before)
        }
      }
    }
  }

  /// The verdict after `items` are really stated.
  private func verdict(
    _ assessment: Assessment, _ playbook: Playbook, _ claim: Int, _ world: World,
    _ items: [WouldChange.Item]
  ) throws -> Verdict {
    var facts = assessment.facts
    for item in items {
      switch item.subject {
      case .slot(let slot): facts.fill(slot, .yes, playbook)
      case .fact(let fact):
        guard case .value(let value) = item.value else { continue }
        let support: Support = world == .onYourAccount ? .asserted : .documented
        let isStated = facts.state(value, for: fact, support, playbook)
        #expect(isStated)
        if item.evidence == name("k0"), world == .onTheRecord {
          facts.fill(name("s"), .yes, playbook)
        }
      }
    }
    let entry = playbook.judge(facts, clock: noon).entries[claim]
    return world == .onYourAccount ? entry.onYourAccount : entry.onTheRecord
  }

  @Test(arguments: UInt64(0)..<40)
  func `questions end, and none is asked whose answer is known`(seed: UInt64) throws {
    var made = try RandomPlaybook(seed: seed)
    let playbook = try made.playbook()
    var journal = made.journal()
    var asked: Set<Fact.Name> = []
    while let question = nextQuestion(
      try journal.state(), playbook, clock: noon, passedOver: asked)
    {
      let table = FactTable(try journal.state(), playbook)
      #expect(table.reading(question.fact, .onYourAccount)?.value == nil)
      #expect(!asked.contains(question.fact))
      asked.insert(question.fact)
      journal.say(
        question.fact.text,
        made.random.oneIn(4) ? nil : .choice(made.random.pick(["a", "b", "c"])))
    }
    #expect(asked.count <= made.facts.count)
  }
}
