import CaseCore
import Playbook
import TestKit

/// A random small playbook, and random cases under it.
struct RandomPlaybook {
  var random: SplitMix64
  private(set) var parts: PlaybookParts
  let facts = (0..<6).map { "f\($0)" }
  let kinds = ["k0", "k1", "k2"]

  init(seed: UInt64) throws {
    random = SplitMix64(state: seed)
    parts = PlaybookParts(
      header: Header(
        area: "random", version: day("2026-11-22"), zone: .shanghai, currency: "CNY",
        name: both("random"), grades: [name("g")]))
    parts.citations = [Citation(id: name("L1"), says: both("law"), level: .verified)]
    let makers: [EvidenceDefinition.Maker] = [.issuer, .platform, .ownDevice]
    parts.evidence = zip(kinds, makers).map { kind, maker in
      EvidenceDefinition(
        id: name(kind), name: both(kind), grade: name("g"), maker: maker, buyerCanWrite: false,
        proves: both(""), doesNotProve: both(""), how: both(""))
    }
    parts.facts = facts.map { fact($0) }
    parts.slots = [SlotDefinition(id: name("s"), name: both("s"), accepts: [name("k0")])]
    parts.claims = (0..<3).map { claim("c\($0)") }
    parts.bars = (0..<2).map { bar("b\($0)") }
    parts.reach = [ReachRule(reach: .nobody, when: .always, says: template("nobody"))]
    parts.rungs = (0..<3).map { rung("r\($0)") }
    parts.endings = [EndingDefinition(id: name("end"), when: .always, says: template("end"))]
  }

  func playbook() throws -> Playbook { try Playbook(parts: parts, digest: digest(1)) }

  private mutating func fact(_ id: String) -> FactDefinition {
    let proofs: [FactDefinition.Proof] = kinds.map { kind in
      .init(evidence: name(kind), disputes: random.oneIn(3) ? [] : nil)
    }
    let isPresumed = random.oneIn(3)
    return FactDefinition(
      id: name(id), type: .choice,
      choices: ["a", "b", "c"].map { .init(value: $0, name: both($0)) },
      ask: both(id), why: both(id), provenBy: proofs,
      burden: isPresumed ? .init(presume: .choice("a"), on: "x", law: name("L1")) : nil)
  }

  mutating func condition(depth: Int) -> Condition {
    switch depth == 0 ? 3 : Int.random(in: 0..<5, using: &random) {
    case 0:
      .all((0..<Int.random(in: 1...3, using: &random)).map { _ in condition(depth: depth - 1) })
    case 1:
      .any((0..<Int.random(in: 1...3, using: &random)).map { _ in condition(depth: depth - 1) })
    case 2: .not(condition(depth: depth - 1))
    default:
      if random.oneIn(8) {
        .slot(name("s"))
      } else {
        .fact(
          name(random.pick(facts)),
          among: random.pick([["a"], ["b"], ["a", "b"], ["c"]]).map { .choice($0) })
      }
    }
  }

  private mutating func claim(_ id: String) -> ClaimDefinition {
    ClaimDefinition(
      id: name(id), name: both(id), holdsWhen: condition(depth: 2),
      dueWhen: random.oneIn(2) ? condition(depth: 1) : nil,
      otherwise: random.oneIn(3)
        ? [.init(when: condition(depth: 1), claim: nil, because: template("settled"))] : [],
      summary: template(id),
      grounds: (0..<2).map { place in
        GroundDefinition(
          id: name("g\(place)"), law: [name("L1")], says: template("ground"),
          when: random.oneIn(3) ? nil : condition(depth: 1))
      },
      preconditions: [
        PreconditionDefinition(
          id: .unused, test: .met(condition(depth: 1)), law: [], because: template("met"),
          otherwise: template("not met"))
      ])
  }

  private mutating func bar(_ id: String) -> BarDefinition {
    BarDefinition(
      id: name(id), claims: nil, when: condition(depth: 1),
      does: random.oneIn(2) ? .endsRight : .closesGround([name("g0")]), law: [name("L1")],
      says: template("bar"))
  }

  private mutating func rung(_ id: String) -> RungDefinition {
    let states = RungState.allCases
    return RungDefinition(
      id: name(id), name: both(id), door: .shop, needs: both(""),
      opensWhen: .any([.claim(nil), condition(depth: 1)]), fee: both(""), takes: both(""),
      reveals: both(""),
      clocks: [
        ClockDefinition(id: name("reply"), wait: .span(Span(2, .days)), says: template("reply"))
      ],
      answers: ["refused", "accepted", "closed"].compactMap { state in
        RungState(rawValue: state).map {
          AnswerDefinition(id: name(state), state: $0, name: both(state))
        }
      },
      moves: (0..<2).map { place in
        MoveDefinition(
          id: name("m\(place)"), when: .rung(name(id), [random.pick(states), random.pick(states)]),
          order: place, action: template("act"), why: template("why"))
      })
  }

  /// A random case: words, originals, what they show, steps and answers.
  mutating func journal() -> Journal {
    var journal = Journal()
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      let value = FactValue.choice(random.pick(["a", "b", "c"]))
      switch Int.random(in: 0..<4, using: &random) {
      case 0, 1: journal.say(random.pick(facts), random.oneIn(6) ? nil : value)
      case 2: journal.show(random.pick(facts), value, journal.original(random.pick(kinds)))
      default:
        let rung = random.pick(["r0", "r1", "r2"])
        let at = "2026-11-2\(Int.random(in: 0...2, using: &random)) 10:00:00"
        if random.oneIn(2) {
          journal.step(rung, at)
        } else {
          journal.answer(rung, random.pick(["refused", "accepted", "closed", "silent"]), at)
        }
      }
    }
    return journal
  }

  /// Every condition that claims and bars ask.
  var conditions: [Condition] {
    parts.bars.map(\.when)
      + parts.claims.flatMap { claim in
        [claim.holdsWhen] + (claim.dueWhen.map { [$0] } ?? []) + claim.otherwise.map(\.when)
          + claim.grounds.compactMap(\.when)
      }
  }
}
