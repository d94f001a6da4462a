import CaseCore
import Crypto
import Foundation
import Playbook
import PlaybookYAML

/// Judging the small playbook in process, and what would change the result.
enum JudgeBench {
  /// The playbook judge14 below `root`, read from its YAML.
  static func playbook(root: String) throws -> Playbook {
    var tree: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where name.hasSuffix(".yaml") {
      tree[name] = Array(try Data(contentsOf: URL(filePath: root).appending(path: name)))
    }
    let source = try PlaybookSource(area: "judge14", from: tree)
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    do throws(PlaybookUnsound) {
      return try PlaybookCompiler.compile(source, digest: digest).playbook
    } catch {
      stop(error.diagnostics.map { $0.text(in: .en) + "\n" }.joined())
    }
  }

  static func run(root: String) throws -> String {
    let playbook = try playbook(root: root)
    let cases = try cases()
    let answers = cases.map { key, state in
      "\"\(key)\": {\(verdicts(assess(state, playbook, clock: clock)))}"
    }
    let each = judgingMicroseconds(playbook, cases)
    let whole = (0..<50).map { _ in
      Stopwatch.seconds {
        for (_, state) in cases { _ = assess(state, playbook, clock: clock) }
      }
    }
    let assessing = Stopwatch.median(whole) / Double(cases.count) * 1e6
    let assessments = cases.map { assess($0.state, playbook, clock: clock) }
    // The slowest case counts: a person waits for theirs, not for the middle one.
    let changes = assessments.map { assessment in
      Stopwatch.median(
        (0..<5).map { _ in Stopwatch.seconds { _ = assessment.wouldChange(playbook) } })
    }
    return """
      {"microseconds": \(each), "assessMicroseconds": \(assessing), "wouldChangeMicroseconds": \((changes.max() ?? 0) * 1e6), \
      "answers": {\(answers.joined(separator: ", "))}}
      """
  }

  /// From plain facts to verdicts with the status, values, sources and citations of every condition,
  /// in both worlds: what a decision engine does with its trace on. Each reason is read, so that
  /// nothing is left for later.
  private static func judgingMicroseconds(
    _ playbook: Playbook, _ cases: [(key: String, state: CaseState)]
  ) -> Double {
    let rows = cases.map { _, state in
      state.statements.compactMap { statement in
        statement.value.map { ShownValue(fact: statement.fact, value: $0) }
      }
    }
    var read = 0
    let times = (0..<200).map { _ in
      Stopwatch.seconds {
        for row in rows {
          let facts = FactTable(playbook, stating: row)
          let judgement = playbook.judge(facts, clock: clock)
          let (account, record) = (
            facts.readings(.onYourAccount), facts.readings(.onTheRecord)
          )
          for conditions in playbook.reasons(judgement) {
            for condition in conditions {
              read += condition.law.count + (condition.onTheRecord.truth == .yes ? 1 : 0)
              for place in condition.reads {
                read += account[place].sources.count + record[place].sources.count
                read += account[place].value == nil ? 0 : 1
              }
            }
          }
        }
      }
    }
    precondition(read > 0, "Reasons were read.")
    return Stopwatch.median(times) / Double(rows.count) * 1e6
  }

  private static let clock = Moment(seconds: 1_795_312_800)
  private static let claims = ["notDelivered", "shortDelivered", "keyUnusable", "duplicateCharge"]

  private static func verdicts(_ assessment: Assessment) -> String {
    claims.map { name in
      let judged = assessment.claims.first { $0.claim.text == name }
      return "\"\(name)\": \"\(judged?.onYourAccount.rawValue ?? "none")\""
    }.joined(separator: ", ")
  }

  /// Every complete set of answers, under the same keys as in `peers/judge14_cases.py`.
  private static func cases() throws -> [(key: String, state: CaseState)] {
    let names = [
      "paid", "arrived", "account", "due_passed", "key_works", "charged_twice", "reseller",
    ]
    var rows: [[(key: String, value: FactValue)]] = [[]]
    for name in names {
      let values: [(key: String, value: FactValue)] =
        switch name {
        case "arrived": ["none", "part", "all"].map { ($0, .choice($0)) }
        case "account": ["mine", "not_mine"].map { ($0, .choice($0)) }
        default: [("1", .flag(true)), ("0", .flag(false))]
        }
      rows = rows.flatMap { row in values.map { row + [$0] } }
    }
    return try rows.map { row in
      var statements = zip(names, row).map { name, answer in (name, answer.value) }
      statements.append(("amount", .money(Money(minorUnits: 9_800))))
      return (row.map(\.key).joined(separator: " "), try state(statements))
    }
  }

  private static func state(_ statements: [(fact: String, value: FactValue)]) throws -> CaseState {
    var events: [Event] = [
      .caseOpened(CaseOpened(title: "judge14", area: "judge14", practice: true))
    ]
    for (fact, value) in statements {
      events.append(.factStated(FactStated(fact: SampleJournal.name(fact), value: value)))
    }
    return try CaseState.replay(
      events.enumerated().map { seq, event in
        JournalItem.readable(
          Entry(
            caseID: SampleJournal.caseID, seq: seq, recordedAt: clock, by: .person, event: event))
      })
  }
}
