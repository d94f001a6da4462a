import CaseCore
import Playbook
import PlaybookYAML

/// What was found wrong with one generated case: never empty sentences, each with what it is about.
struct CaseCheck {
  let made: GeneratedCase
  let state: CaseState
  let assessment: Assessment
  let playbook: Playbook
  private(set) var complaints: [String] = []

  init(_ made: GeneratedCase, _ playbook: Playbook) throws {
    self.made = made
    self.playbook = playbook
    state = try made.state()
    assessment = assess(state, playbook, clock: made.clock)
  }

  /// A check of `made` after more was recorded: `state` is that, judged by `playbook`.
  init(_ made: GeneratedCase, after state: CaseState, _ playbook: Playbook) {
    self.made = made
    self.playbook = playbook
    self.state = state
    assessment = assess(state, playbook, clock: made.clock)
  }

  mutating func complain(_ what: String) { complaints.append("seed \(made.seed): \(what)") }

  mutating func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { complain(what()) }
  }

  /// Replaying at once, one by one, and judging again by the compiled playbook give the same bytes.
  mutating func checkRejudging(by reloaded: Playbook) throws -> String {
    var stepwise = CaseState.beforeOpening
    for item in made.items { try stepwise.append(item) }
    require(stepwise == state, "replaying entry by entry gives another state")
    let text = AssessmentText(assessment).text
    let again = AssessmentText(assess(stepwise, reloaded, clock: made.clock)).text
    if text != again {
      let lines = zip(text.split(separator: "\n"), again.split(separator: "\n"))
      let first = lines.first { $0 != $1 }
      complain("judged again differs: \(first.map { "\($0.0) // \($0.1)" } ?? "length")")
    }
    return text
  }

  /// No state without a next action, no verdict without a citation.
  mutating func checkAdvice() {
    Self.complaints(about: assessment.steps.count, hasEnding: assessment.ending != nil)
      .forEach { complain($0) }
    let rungs = assessment.steps.map(\.rung)
    require(Set(rungs).count == rungs.count, "two steps on one rung: \(rungs)")
    for step in assessment.steps {
      let opening = assessment.rungs.first { $0.rung == step.rung }?.opening
      require(opening == .open, "step \(step.move) on \(step.rung), which is not open")
      require(
        assessment.stops.isEmpty || step.letter == nil, "step \(step.move) drafts though stopped")
      require(!step.action.zh.isEmpty && !step.action.en.isEmpty, "step \(step.move) says nothing")
      cite(step.law, "step \(step.move)", mustHave: false)
    }
    for claim in assessment.claims {
      require(!claim.grounds.isEmpty, "\(claim.claim) has no ground")
      for ground in claim.grounds { cite(ground.law, "\(claim.claim) ground \(ground.ground)") }
      for part in claim.preconditions { cite(part.law, "\(claim.claim) \(part.id)") }
      for bar in claim.bars + claim.openBars { cite(bar.law, "\(claim.claim) bar \(bar.bar)") }
      let stands = claim.grounds.contains { $0.onYourAccount.truth != .no }
      let isFounded = claim.onYourAccount == .strong || claim.onYourAccount == .arguable
      require(stands || !isFounded, "\(claim.claim) is \(claim.onYourAccount) without a ground")
      for source in claim.preconditions.flatMap(\.sources) {
        require(state.isActive(source.entry), "\(claim.claim) rests on entry \(source.entry)")
      }
    }
    for stop in assessment.stops { cite(stop.law, "stop \(stop.stop)") }
    let ends = assessment.deadlines.map(\.period.safe.ends)
    require(ends == ends.sorted(), "deadlines are not in order")
    let listed = Set(assessment.claims.map(\.claim) + assessment.notOffered.map(\.claim))
    require(listed.count == playbook.parts.claims.count, "a claim is neither listed nor refused")
  }

  /// What is wrong with so many steps.
  static func complaints(about steps: Int, hasEnding: Bool) -> [String] {
    var found: [String] = []
    if steps == 0, !hasEnding { found.append("no next action and no ending") }
    if steps > 0, hasEnding { found.append("an ending beside \(steps) steps") }
    if steps > 3 { found.append("\(steps) steps") }
    return found
  }

  mutating func cite(_ law: [Law.Name], _ what: String, mustHave: Bool = true) {
    require(!mustHave || !law.isEmpty, "\(what) cites nothing")
    for name in law where playbook.citation(name) == nil { complain("\(what) cites \(name)") }
  }

  /// The question is about an unknown fact that may be asked.
  mutating func checkQuestion() {
    guard let question = nextQuestion(state, playbook, clock: made.clock) else { return }
    guard let fact = playbook.fact(question.fact) else { return complain("asks \(question.fact)") }
    require(fact.ask != nil && fact.derivation == nil, "asks \(fact.id), which is never asked")
    require(fact.storedAs == nil, "asks \(fact.id), whose answer is never stored")
    require(
      assessment.facts.reading(fact.id, .onYourAccount)?.value == nil,
      "asks \(fact.id), which is known")
  }
}
