import CaseCore
import Playbook

/// Rules of one playbook that conclude differently on the same facts.
///
/// Held against each other are: two `otherwise` lines of one claim with different outcomes, unless
/// the first one settles the matter (what has come back is not asked for again, whatever else is
/// so); an `otherwise` line that sends to a claim and a line of that claim that sends back; and two
/// moves of one rung with the same order. Rules of `reach`, endings and letters may overlap, as their order
/// is declared to decide; bars and stops may too, as all that are yes act.
enum Soundness {
  /// What was found, and where.
  enum Finding {
    /// The rules contradict each other. Not certain where a derived fact was supposed freely.
    case problem(PlaybookProblem, isCertain: Bool)
    /// The search was stopped before it was through.
    case unsearched(path: [String], String, String)
  }

  /// Everything that is found in `playbook`.
  static func findings(in playbook: Playbook) -> [Finding] {
    playbook.parts.claims.flatMap { claim in
      diverging(claim, in: playbook) + circling(claim, in: playbook)
    } + playbook.parts.rungs.flatMap { undecided($0, in: playbook) }
  }

  private static func diverging(_ claim: ClaimDefinition, in playbook: Playbook) -> [Finding] {
    var findings: [Finding] = []
    for (first, left) in claim.otherwise.enumerated() where left.claim != nil {
      for (second, right) in claim.otherwise.enumerated().dropFirst(first + 1)
      where left.claim != right.claim {
        let path = ["claims", claim.id.text, "otherwise", "\(second)", "when"]
        findings += collide(
          left.when, right.when, in: playbook, at: path,
          "otherwise[\(first)] → \(left.claim?.text ?? "settled")",
          "otherwise[\(second)] → \(right.claim?.text ?? "settled")")
      }
    }
    return findings
  }

  private static func circling(_ claim: ClaimDefinition, in playbook: Playbook) -> [Finding] {
    var findings: [Finding] = []
    for (first, left) in claim.otherwise.enumerated() {
      // A pair is looked at once, from the claim that is declared first.
      guard let other = left.claim.flatMap({ playbook.claim($0) }), other.id != claim.id,
        isBefore(claim.id, other.id, in: playbook)
      else { continue }
      for (second, right) in other.otherwise.enumerated() where right.claim == claim.id {
        let path = ["claims", other.id.text, "otherwise", "\(second)", "when"]
        findings += collide(
          left.when, right.when, in: playbook, at: path,
          "\(claim.id).otherwise[\(first)] → \(other.id)",
          "\(other.id).otherwise[\(second)] → \(claim.id)")
      }
    }
    return findings
  }

  private static func isBefore(
    _ left: Claim.Name, _ right: Claim.Name, in playbook: Playbook
  ) -> Bool {
    for claim in playbook.parts.claims {
      if claim.id == left { return true }
      if claim.id == right { return false }
    }
    return false
  }

  private static func undecided(_ rung: RungDefinition, in playbook: Playbook) -> [Finding] {
    var findings: [Finding] = []
    for (first, left) in rung.moves.enumerated() {
      for (second, right) in rung.moves.enumerated().dropFirst(first + 1)
      where left.order == right.order {
        var collision = Collision(left.when, right.when, in: playbook)
        guard case .found(_, let isCertain) = collision.outcome() else { continue }
        findings.append(
          .problem(
            PlaybookProblem(
              path: ["rungs", rung.id.text, "moves", "\(second)", "order"],
              kind: .undecidedOrder(left.id.text, right.id.text)),
            isCertain: isCertain))
      }
    }
    return findings
  }

  private static func collide(
    _ left: Condition, _ right: Condition, in playbook: Playbook, at path: [String],
    _ leftName: String, _ rightName: String
  ) -> [Finding] {
    var collision = Collision(left, right, in: playbook)
    switch collision.outcome() {
    case .none: return []
    case .found(let facts, let isCertain):
      let kind = PlaybookProblem.Kind.contradiction(leftName, rightName, on: facts)
      return [.problem(PlaybookProblem(path: path, kind: kind), isCertain: isCertain)]
    case .stopped:
      // Not shown to be sound, and not shown to be unsound: worth a note, no error.
      return [.unsearched(path: path, leftName, rightName)]
    }
  }
}

/// A pair of rules that could not be searched to the end.
struct UnsearchedFault: Fault {
  let left: String
  let right: String

  var code: String { "unsearched" }
  var message: Bilingual {
    Bilingual(
      zh: "“\(left)”和“\(right)”是否矛盾，没有查完。",
      en: "Whether “\(left)” and “\(right)” contradict each other was not searched to the end.")
  }
  var hint: Bilingual {
    Bilingual(
      zh: "条件读的事实太多：查了 \(Limits.playbookAssignments) 种情形就停了。拆小条件就能查完。",
      en: "The conditions read too many facts: the search stopped after "
        + "\(Limits.playbookAssignments) cases. Smaller conditions can be searched.")
  }
}
