public import CaseCore

/// One condition behind the verdict of a claim, as it was judged.
///
/// The values and their sources stand in the `FactTable` at the places in `reads`.
public struct ConditionReason: Sendable {
  /// How it stands with all that the person says.
  public let onYourAccount: Status
  /// How it stands with what documents support.
  public let onTheRecord: Status
  /// The facts that it reads itself, as places among the playbook's facts.
  public let reads: [Int]
  /// The cards of the part of the claim in which it stands: a ground, a precondition, a bar; for what
  /// the claim takes to hold, those of all its grounds.
  public let law: [Law.Name]
}

/// Which conditions stand behind each claim, what they read and which law they serve: worked out
/// once for a playbook, so that a judgement can be explained without walking it again.
struct ReasonPlan: Sendable {
  struct Condition: Sendable {
    let operation: Int
    let reads: [Int]
    let law: [Law.Name]
  }

  /// The conditions of each claim, in the order of the program.
  let claims: [[Condition]]

  init(_ parts: PlaybookParts, _ program: Program) {
    claims = zip(parts.claims, program.claims).map { claim, compiled in
      var laws: [Int: [Law.Name]] = [:]
      func mark(_ operation: Int, _ law: [Law.Name]) {
        laws[operation, default: []] += law.filter { !laws[operation, default: []].contains($0) }
        for part in program.parts(of: operation) { mark(part, law) }
      }
      let all = claim.grounds.flatMap(\.law)
      for operation in [compiled.holds, compiled.due] + compiled.otherwise { mark(operation, all) }
      for (ground, definition) in zip(compiled.grounds, claim.grounds) {
        mark(ground.when, definition.law)
        for bar in ground.closedBy {
          let closing = program.bars.firstIndex(of: bar).map { parts.bars[$0].law }
          mark(bar, closing ?? [])
        }
      }
      for (operation, definition) in zip(compiled.preconditions, claim.preconditions) {
        mark(operation, definition.law)
      }
      for bar in compiled.endsRight {
        mark(bar, program.bars.firstIndex(of: bar).map { parts.bars[$0].law } ?? [])
      }
      return compiled.cone.map { operation in
        Condition(
          operation: operation,
          reads: program.cells(readBy: program.operations[operation]).filter {
            $0 < program.factCount
          }, law: laws[operation] ?? [])
      }
    }
  }
}

extension Program {
  /// The operations that `operation` is made of.
  func parts(of operation: Int) -> [Int] {
    let found = operations[operation]
    switch found.code {
    case .all, .any:
      return (Int(found.a)..<Int(found.a + found.b)).map { Int(children[$0]) }
    case .not: return [Int(found.a)]
    case .always, .mask, .among, .bound, .between, .elapsed, .claim, .rung, .promise, .reach,
      .unknown:
      return []
    }
  }
}

extension Playbook {
  /// Every condition that the verdict of each claim rests on, claim by claim in the order of
  /// declaration, with its status in both worlds, the facts it reads and the law it serves.
  public func reasons(_ judgement: Judgement) -> [[ConditionReason]] {
    reasonPlan.claims.map { conditions in
      conditions.map { condition in
        ConditionReason(
          onYourAccount: judgement.status(condition.operation, .onYourAccount),
          onTheRecord: judgement.status(condition.operation, .onTheRecord),
          reads: condition.reads, law: condition.law)
      }
    }
  }
}
