import CaseCore
import Engine
import Playbook

/// Every condition of a claim with its truth, the values read and their sources.
struct TraceOutput {
  private let assessed: AssessedCase
  private let language: Language

  init(_ assessed: AssessedCase, _ language: Language) {
    self.assessed = assessed
    self.language = language
  }

  private func conditions(_ judged: JudgedClaim) -> [(name: String, condition: Condition)] {
    guard let claim = assessed.playbook.claim(judged.claim) else { return [] }
    var found: [(String, Condition)] = [("holds", claim.holdsWhen)]
    if let due = claim.dueWhen { found.append(("due", due)) }
    for line in claim.otherwise {
      found.append(("otherwise \(line.claim?.text ?? "settled")", line.when))
    }
    for ground in claim.grounds {
      if let when = ground.when { found.append(("ground \(ground.id)", when)) }
    }
    for precondition in claim.preconditions {
      if case .met(let condition) = precondition.test {
        found.append(("precondition \(precondition.id.rawValue)", condition))
      }
    }
    return found
  }

  func json(_ judged: JudgedClaim) -> OutputJSON {
    .list(
      conditions(judged).map { name, condition in
        let worlds = World.allCases.compactMap { world -> OutputJSON.Member? in
          assessed.assessment.trace(condition, world).map {
            .init(name: world.rawValue, value: json($0))
          }
        }
        return .object([.init(name: "where", value: .text(name))] + worlds)
      })
  }

  private func json(_ trace: ConditionTrace) -> OutputJSON {
    let object: OutputJSON = [
      "condition": .text(ConditionText.words(trace.condition)),
      "status": .text(AssessmentOutput.word(trace.status.truth)),
      "doubts": .texts(AssessmentOutput.doubts(trace.status)),
      "reads": .object(
        trace.reads.map { .init(name: $0.fact.text, value: FactOutput.reading($0)) }),
      "sources": .list(trace.sources.map(SourceOutput.json)),
    ]
    return object.with("parts", trace.parts.isEmpty ? nil : .list(trace.parts.map(json)))
  }

  func lines(_ judged: JudgedClaim) -> [String] {
    conditions(judged).flatMap { name, condition -> [String] in
      World.allCases.flatMap { world -> [String] in
        guard let trace = assessed.assessment.trace(condition, world) else { return [] }
        let heading = (world == .onYourAccount ? Words.account : Words.record)(language)
        return ["  \(name) (\(heading))"] + lines(trace, indent: "    ")
      }
    }
  }

  private func lines(_ trace: ConditionTrace, indent: String) -> [String] {
    let truth = Words.met(trace.status.truth)(language)
    let doubts = AssessmentOutput.doubts(trace.status)
    let values = trace.reads.map { reading in
      "\(reading.fact)=\(reading.value.map(ValueOutput.text) ?? "?")"
        + SourceOutput.list(reading.sources, language)
    }
    let line =
      "\(indent)[\(truth)] \(ConditionText.words(trace.condition))"
      + (doubts.isEmpty ? "" : " {\(doubts.joined(separator: ","))}")
      + (values.isEmpty ? "" : "  " + values.joined(separator: " "))
    return [line] + trace.parts.flatMap { lines($0, indent: indent + "  ") }
  }
}

/// A condition as the playbook writes it, in one line.
enum ConditionText {
  static func words(_ condition: Condition) -> String {
    switch condition {
    case .always: "always"
    case .all: "all"
    case .any: "any"
    case .not: "not"
    case .fact(let fact, let values):
      "\(fact) in [\(values.map(ValueOutput.text).joined(separator: ", "))]"
    case .compare(let fact, let comparison, let bound):
      "\(fact) \(comparison.rawValue) \(words(bound))"
    case .elapsed(let since, let comparison, let span):
      "elapsed since \(since) \(comparison.rawValue) \(words(span))"
    case .finding(let kind): "finding \(kind)"
    case .slot(let slot): "slot \(slot)"
    case .claim(let claims):
      "claim \(claims.map { $0.map(\.text).joined(separator: ", ") } ?? "any")"
    case .rung(let rung, let states):
      "rung \(rung) in [\(states.map(\.rawValue).joined(separator: ", "))]"
    case .promise(let what, let states):
      "promise \(what.rawValue) in [\(states.map(\.rawValue).joined(separator: ", "))]"
    case .reach(let reaches): "reach in [\(reaches.map(\.rawValue).joined(separator: ", "))]"
    case .unknown(let fact): "unknown \(fact)"
    }
  }

  private static func words(_ bound: Condition.Bound) -> String {
    switch bound {
    case .value(let value): ValueOutput.text(value)
    case .fact(let fact): fact.text
    }
  }

  private static func words(_ span: SpanSource) -> String {
    switch span {
    case .span(let span): span.description
    case .fact(let fact, let otherwise):
      fact.text + (otherwise.map { " else \($0)" } ?? "")
    }
  }
}
