import CaseCore
import Testing

// The verdict's cases are covered whole, which only its own type allows.
@testable import Playbook

struct VerdictTests {
  /// Every status that a condition can have.
  static let statuses: [Status] =
    [Truth.yes, .no].flatMap { truth in
      [[], .disputed, .presumed, [.disputed, .presumed]].map { Status(truth, $0) }
    }
    + [.missing, .disputed, [.missing, .disputed]].map { Status(.unknown, $0) }

  @Test func `status follows Kleene for every pair`() {
    for left in Self.statuses {
      #expect((!left).truth == !left.truth)
      #expect((!left).marks == left.marks)
      for right in Self.statuses {
        #expect((left & right).truth == left.truth & right.truth)
        #expect((left | right).truth == left.truth | right.truth)
        #expect(left & right == right & left)
        #expect(left | right == right | left)
        #expect(!(left & right) == !left | !right)
      }
    }
  }

  @Test func `status is the same in every order of three`() {
    for first in Self.statuses {
      for second in Self.statuses {
        for third in Self.statuses {
          #expect((first & second) & third == first & (second & third))
          #expect((first | second) | third == first | (second | third))
        }
      }
    }
  }

  @Test func `an unknown hangs on all its unknown parts, a yes rests on its clearest`() {
    let missing = Status(.unknown, .missing)
    let disputed = Status(.unknown, .disputed)
    #expect((missing & disputed).marks == [.missing, .disputed])
    #expect((missing & Status(.no)).truth == .no)
    #expect((Status(.yes, .presumed) | Status(.yes)).isCleanYes)
    #expect((Status(.yes, .presumed) & Status(.yes)).marks == .presumed)
    #expect((Status(.no, .presumed) & Status(.no, .disputed)).marks == [.presumed, .disputed])
  }

  @Test func `the verdicts are complete and do not overlap`() {
    var reached: [Verdict: Int] = [:]
    for isBarred in [false, true] {
      for isReplaced in [false, true] {
        for holds in Self.statuses {
          for due in Self.statuses {
            for grounds in Self.statuses {
              for preconditions in Self.statuses {
                let found = VerdictCase(
                  isBarred: isBarred, isReplaced: isReplaced, holds: holds, due: due,
                  grounds: grounds, preconditions: preconditions)
                let expected = Self.rows(found).filter(\.applies).map(\.verdict)
                reached[found.verdict, default: 0] += 1
                if expected != [found.verdict] {
                  Issue.record("\(found) is \(found.verdict), expected \(expected)")
                }
              }
            }
          }
        }
      }
    }
    #expect(Set(reached.keys) == Set(Verdict.allCases))
  }

  /// The table of the page with "first that applies" written out, so that exactly one row applies.
  private static func rows(_ found: VerdictCase) -> [(verdict: Verdict, applies: Bool)] {
    let barred = found.isBarred && found.holds.truth != .no
    let notOffered = !barred && (found.isReplaced || found.holds.truth == .no)
    let early = !barred && !notOffered && found.due.truth == .no
    let judged = [found.holds, found.due, found.grounds]
    let hangs = judged.contains { $0.truth == .unknown && $0.marks.contains(.missing) }
    let open = !barred && !notOffered && !early
    let isClean = (judged + [found.preconditions]).allSatisfy {
      $0.truth == .yes && $0.marks.isEmpty
    }
    let kept = found.grounds.truth == .yes || found.grounds.truth == .unknown
    return [
      (.barred, barred), (.notOffered, notOffered), (.notYetDue, early),
      (.undetermined, open && hangs), (.strong, open && !hangs && isClean),
      (.arguable, open && !hangs && !isClean && kept),
      (.weak, open && !hangs && found.grounds.truth == .no),
    ]
  }

  @Test func `every verdict has its words`() {
    let words = Verdict.allCases.map(\.words.zh)
    #expect(Set(words).count == Verdict.allCases.count)
    #expect(Verdict.strong.words.zh == "依据充分")
    #expect(Verdict.notYetDue.words.zh == "还没到约定时间")
  }
}
