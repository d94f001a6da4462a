import CaseCore
import Playbook
import TestKit

// What happens on the ladder, and what the person writes for themselves.
extension CaseMaker {
  /// Takes a step on `name` and, unless it is only filed, gets an answer of one of `states`.
  mutating func climb(_ name: Rung.Name, _ states: [RungState]) {
    guard let rung = playbook.rung(name) else { return }
    let at = instant()
    step(rung.id, at)
    let answers = rung.answers.filter { states.contains($0.state) }
    if !answers.isEmpty { answer(rung.id, random.pick(answers), after: at) }
  }

  mutating func promise(_ what: PromiseMade.What) {
    let at = instant()
    let entry = originals.isEmpty || random.oneIn(2) ? nil : random.pick(originals).entry
    add(
      .promiseMade(
        PromiseMade(
          rung: random.pick(playbook.parts.rungs).id, what: what,
          amount: random.oneIn(2) ? Money(minorUnits: 9800) : nil,
          happenedAt: random.oneIn(4) ? nil : at,
          dueAt: random.oneIn(3) ? nil : at + Int64.random(in: 0...10 * 86_400, using: &random),
          text: random.oneIn(2) ? "明天退" : nil,
          shown: entry.map { .init(evidence: $0, place: .line(2)) })))
  }

  private mutating func step(_ rung: Rung.Name, _ at: Moment) {
    add(
      .stepTaken(
        StepTaken(
          rung: rung, happenedAt: at, reference: random.oneIn(3) ? "T2026-1" : nil,
          setDueAt: random.oneIn(3) ? at + Int64.random(in: 0...9 * 86_400, using: &random) : nil,
          remark: random.oneIn(4) ? privateWords() : nil)))
  }

  private mutating func answer(_ rung: Rung.Name, _ answer: AnswerDefinition, after: Moment) {
    let entry = originals.isEmpty || random.oneIn(2) ? nil : random.pick(originals).entry
    add(
      .answerReceived(
        AnswerReceived(
          rung: rung, answer: answer.id,
          happenedAt: after + Int64.random(in: 0...6 * 86_400, using: &random),
          reason: answer.reasons.isEmpty || random.oneIn(4) ? nil : random.pick(answer.reasons),
          amount: random.oneIn(4) ? Money(minorUnits: 5000) : nil,
          dueAt: random.oneIn(4) ? after + 3 * 86_400 : nil,
          text: random.oneIn(3) ? "收到" : nil,
          shown: entry.map { .init(evidence: $0, place: .line(9), speaker: "客服") })))
  }

  /// One event of the ladder.
  mutating func randomLadderEvent() {
    let rung = random.pick(playbook.parts.rungs)
    switch Int.random(in: 0..<8, using: &random) {
    case 0...2: step(rung.id, instant())
    case 3...5:
      guard !rung.answers.isEmpty else { return }
      answer(rung.id, random.pick(rung.answers), after: instant())
    case 6: promise(random.pick(PromiseMade.What.allCases))
    default:
      if random.oneIn(2), let silent = Answer.Name("silent") {
        add(
          .answerReceived(
            AnswerReceived(rung: rung.id, answer: silent, happenedAt: instant())))
      } else {
        add(
          .deadlineMoved(DeadlineMoved(rung: rung.id, dueAt: instant(), reason: "对方要求延期")))
      }
    }
  }

  /// One event that is no fact and no step.
  mutating func randomOther() {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: add(.storyTold(StoryTold(text: privateWords())))
    case 1: add(.noteTaken(NoteTaken(text: privateWords())))
    case 2:
      add(
        .slotStated(
          SlotStated(
            slot: random.pick(playbook.parts.slots).id,
            state: random.pick(SlotStated.State.allCases))))
    case 3:
      add(
        .messageKept(
          MessageKept(
            direction: random.pick([.sent, .received]), channel: "qq", happenedAt: instant(),
            text: "在吗", shown: nil)))
    case 4, 5: readFile()
    case 6: adviceOrDocument()
    case 7: _ = original(random.pick(playbook.parts.evidence).id)
    case 8, 9: correct()
    default:
      guard next > 1 else { return }
      add(
        .withdrawn(Withdrawal(entry: Int.random(in: 1..<next, using: &random), reason: "写错了")))
    }
  }

  private mutating func readFile() {
    guard !originals.isEmpty else { return }
    let entry = random.pick(originals).entry
    if random.oneIn(4) {
      add(.findingRejected(FindingRejected(evidence: entry, finding: "row:\(next)")))
      return
    }
    add(
      .fileRead(
        FileRead(
          evidence: entry, reader: "chat-text", readerVersion: 1, variant: "a", rows: 3,
          findings: random.oneIn(2) ? 0 : 2, unread: 0, complete: random.oneIn(2),
          findingsDigest: .of([1]))))
  }

  private mutating func adviceOrDocument() {
    if random.oneIn(2) {
      add(
        .adviceGiven(
          AdviceGiven(
            judged: [], actions: [privateWords()], playbook: playbook.digest, clock: clock)))
    } else {
      add(
        .documentIssued(
          DocumentIssued(
            what: .letter, rung: random.pick(playbook.parts.rungs).id, language: .zh, size: next,
            digest: .of([2]), playbook: playbook.digest)))
    }
  }

  /// Something stands in the place of an earlier entry: of the same kind, or of any other that may.
  private mutating func correct() {
    let places = events.indices.filter { $0 > 0 && events[$0].canCorrect }
    guard !places.isEmpty else { return }
    let replaced = random.pick(Array(places))
    var event = events[random.oneIn(4) ? random.pick(Array(places)) : replaced]
    if case .stepTaken(var step) = event, random.oneIn(2) {
      step.remark = privateWords()
      event = .stepTaken(step)
    }
    if case .factStated(var stated) = event, let fact = playbook.fact(stated.fact) {
      stated.value = value(of: fact)
      if stated.shown == nil, case .text? = stated.value { stated.value = .text(statedWords()) }
      event = .factStated(stated)
    }
    add(.corrected(Correction(replaces: replaced, event: event)))
  }

  /// The end of the case.
  mutating func close() {
    add(
      .caseClosed(
        CaseClosed(
          outcome: random.pick(CaseClosed.Outcome.allCases), amount: nil, happenedAt: clock,
          remark: random.oneIn(2) ? privateWords() : nil)))
  }
}

extension GeneratedCase {
  /// The case of `seed`: the same one in every run.
  static func make(_ seed: UInt64, _ playbook: Playbook) -> GeneratedCase {
    var maker = CaseMaker(playbook, seed: seed)
    // A third of the cases is nothing but chance; the others aim at claims, moves and letters.
    if !maker.random.oneIn(3) {
      for _ in 0..<Int.random(in: 1...2, using: &maker.random) {
        maker.wish(maker.random.pick(playbook.parts.claims))
      }
      if maker.random.oneIn(2) {
        let rung = maker.random.pick(playbook.parts.rungs)
        maker.wish(rung.opensWhen)
        if let needs = rung.needsWhen { maker.wish(needs) }
        if !rung.moves.isEmpty { maker.wish(maker.random.pick(rung.moves).when) }
      }
      if maker.random.oneIn(8), !playbook.parts.stops.isEmpty {
        maker.wish(maker.random.pick(playbook.parts.stops).when)
      }
      if maker.random.oneIn(4), !playbook.parts.bars.isEmpty {
        maker.wish(maker.random.pick(playbook.parts.bars).when)
      }
    }
    for _ in 0..<Int.random(in: 0...24, using: &maker.random) {
      switch Int.random(in: 0..<10, using: &maker.random) {
      case 0...4: maker.randomFact()
      case 5, 6: maker.randomLadderEvent()
      default: maker.randomOther()
      }
    }
    if maker.random.oneIn(10) { maker.close() }
    return maker.made(seed: seed)
  }
}
