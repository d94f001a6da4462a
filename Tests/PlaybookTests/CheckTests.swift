import CaseCore
import Playbook
import Testing

struct CheckTests {
  /// What `init` finds wrong after `change`.
  private func refused(_ change: (inout PlaybookParts) -> Void) -> [PlaybookProblem] {
    do throws(PlaybookError) {
      var parts = TinyPlaybook.parts
      change(&parts)
      _ = try Playbook(parts: parts, digest: digest(1))
      return []
    } catch {
      return error.problems
    }
  }

  private func claim(
    holds: Condition = .always, summary: String = "x", grounds: [GroundDefinition] = []
  ) -> ClaimDefinition {
    ClaimDefinition(
      id: name("other"), name: both("other"), holdsWhen: holds, summary: template(summary),
      grounds: grounds, preconditions: [])
  }

  @Test func `the small playbook is sound`() throws {
    #expect(refused { _ in }.isEmpty)
    #expect(try TinyPlaybook.playbook().check().isEmpty)
  }

  @Test func `a name that names nothing is found where it stands`() {
    let found = refused { parts in
      parts.claims.append(claim(holds: .all([.yes("paid"), .not(.yes("payed"))])))
    }
    #expect(
      found == [
        PlaybookProblem(
          path: ["claims", "other", "holds_when", "all", "1", "not", "fact"],
          kind: .undeclared(.fact, "payed"))
      ])
  }

  @Test func `a value or type that a fact does not have is found`() {
    let value = refused { $0.claims.append(claim(holds: .is("goods_arrived", "some"))) }
    #expect(
      value.map(\.kind) == [.wrongValue(fact: name("goods_arrived"), found: "some")])
    let type = refused { $0.claims.append(claim(holds: .since("paid", 1, .days))) }
    #expect(
      type.map(\.kind) == [.wrongType(fact: name("paid"), found: .yesno, allowed: [.instant])])
  }

  @Test func `a claim cannot ask for claims, rungs or reach`() {
    for condition: Condition in [
      .claim(nil), .state("seller", .open), .reach([.nobody]), .unknown(name("paid")),
    ] {
      let kinds = refused { $0.claims.append(claim(holds: condition)) }.map(\.kind)
      #expect(kinds.count == 1)
      if case .misplacedCondition = kinds.first { continue }
      Issue.record("\(condition) was let through: \(kinds)")
    }
  }

  @Test func `a name declared twice and a circle of derived facts are refused`() {
    let twice = refused { $0.claims.append($0.claims[0]) }
    #expect(twice.map(\.kind) == [.declaredTwice(.claim, "notDelivered")])
    let circle = refused { parts in
      for (id, other) in [("a", "b"), ("b", "a")] {
        parts.facts.append(
          FactDefinition(
            id: name(id), type: .money, ask: nil, why: both("why"), derivation: .fact(name(other)))
        )
      }
    }
    #expect(circle.map(\.kind) == [.circle([name("a"), name("b")])])
  }

  @Test func `a text that would print an unknown fact is found, a guarded one is not`() throws {
    let bare = try TinyPlaybook.playbook { $0.claims.append(claim(summary: "{paid_at}")) }
    #expect(
      bare.check() == [
        PlaybookProblem(
          path: ["claims", "other", "summary"], kind: .unguardedPlaceholder(name("paid_at")))
      ])
    let guarded = try TinyPlaybook.playbook { parts in
      parts.claims.append(claim(summary: "{paid_at|some day}"))
      parts.reach.insert(
        ReachRule(
          reach: .named,
          when: .any([
            .all([.yes("paid"), .since("paid_at", 1, .days)]), .not(.since("paid_at", 2, .days)),
          ]), says: template("{paid_at}")), at: 0)
    }
    #expect(guarded.check().isEmpty)
  }
}
