import CaseCore
import Engine
import Playbook

/// Everything that the page of a case shows, in the language of the page.
struct OverviewModel {
  /// Something that is missing, and how to get it.
  struct Gap {
    let says: String
    let how: String?
    /// Where it is answered; nil for evidence.
    let answer: Route?
    let changesVerdict: Bool
  }

  /// An amount that is known.
  struct Amount {
    let name: String
    let amount: String
    /// What supports it.
    let support: String
  }

  /// An original.
  struct Evidence {
    let name: String
    let kind: String
    let proves: String
    let addedAt: String
  }

  let assessed: AssessedCase
  let language: Language
  let words: ValueWords

  init(_ assessed: AssessedCase, _ language: Language) {
    self.assessed = assessed
    self.language = language
    words = ValueWords(
      language: language, zone: assessed.playbook.header.zone, clock: assessed.assessment.clock)
  }

  private var playbook: Playbook { assessed.playbook }
  private var assessment: Assessment { assessed.assessment }
  private var state: CaseState { assessed.loaded.state }

  /// The title of the case; the id where the opening is withheld.
  var title: String {
    Printable.line(state.opening?.value.title ?? assessed.loaded.id.text)
  }

  /// The doors that are there, or were used.
  var doors: [LadderDrawing.Stop] {
    assessment.rungs.compactMap { status in
      guard let rung = playbook.rung(status.rung), rung.door != .safe else { return nil }
      if status.opening == .notThere, status.state == .open { return nil }
      // Waiting is a step too; the picture shows it as what it is.
      let isToday = assessment.steps.contains {
        $0.rung == status.rung && ($0.letter != nil || status.state == .open)
      }
      let clock = status.clocks.first { !$0.isOver }
      return LadderDrawing.Stop(
        rung: status.rung, door: rung.door, name: rung.name(language),
        says: says(status, clock, isToday: isToday), mark: mark(status, isToday: isToday),
        share: clock.map { share(of: $0) })
    }
  }

  private func mark(_ status: RungStatus, isToday: Bool) -> LadderDrawing.Mark {
    if isToday { return .today }
    switch status.state {
    case .open: return status.opening.isOpen ? .open : .shut
    case .filed, .accepted, .promised, .asksMore, .offered, .deflected: return .waiting
    case .silent, .refused, .upheld, .unpaid, .performed, .refunded, .blocked, .closed, .withdrawn:
      return .done
    }
  }

  private func says(_ status: RungStatus, _ clock: Deadline?, isToday: Bool) -> String {
    if isToday, status.clocks.isEmpty { return Words.doorToday(language) }
    if status.state == .open {
      return (status.opening.isOpen ? Words.doorOpen : Words.doorShut)(language)
    }
    let state = Words.state(status.state)(language)
    guard let clock else { return state }
    return Words.untilThen(state, words.text(clock.period.safe))(language)
  }

  /// How much of a wait is over, in thousandths.
  private func share(of clock: Deadline) -> Int {
    let whole = clock.period.safe.ends - clock.since
    guard whole > 0 else { return 1000 }
    return max(0, min(1000, Int((assessment.clock - clock.since) * 1000 / whole)))
  }

  /// What is missing, most useful first.
  var gaps: [Gap] {
    assessment.missing.prefix(6).compactMap { missing in
      switch missing.what {
      case .fact(let name):
        guard let fact = playbook.fact(name), let ask = fact.ask, fact.storedAs == nil else {
          return nil
        }
        return Gap(
          says: ask(language), how: fact.why(language),
          answer: .question(assessed.loaded.id, name), changesVerdict: missing.changesVerdict)
      case .proof(let name, let kind):
        guard let ask = playbook.fact(name)?.ask else { return nil }
        let evidence = kind.flatMap { playbook.evidence($0) }
        return Gap(
          says: Words.onlyYourWord(ask, evidence?.name)(language), how: evidence?.how(language),
          answer: nil, changesVerdict: missing.changesVerdict)
      case .slot(let name, _):
        guard let slot = playbook.slot(name) else { return nil }
        return Gap(
          says: slot.name(language),
          how: slot.accepts.first.flatMap { playbook.evidence($0)?.how(language) }, answer: nil,
          changesVerdict: missing.changesVerdict)
      }
    }
  }

  /// The amounts that are known, and what supports them.
  var amounts: [Amount] {
    playbook.parts.facts.compactMap { fact in
      guard fact.type == .money, let ask = fact.ask,
        let reading = assessment.facts.reading(fact.id, .onYourAccount),
        case .money(let money)? = reading.value
      else { return nil }
      return Amount(
        name: ask(language), amount: words.text(money),
        support: reading.support?.words(language) ?? "")
    }
  }

  /// What may be asked back; nil while it is not known.
  var asked: String? { assessment.leading?.amount.map { words.text($0) } }

  /// The originals in the order in which they came.
  var evidence: [Evidence] {
    state.evidence.map { added in
      let kind = playbook.evidence(added.value.kind)
      return Evidence(
        name: Printable.line(added.value.fileName),
        kind: kind?.name(language) ?? added.value.kind.text, proves: kind?.proves(language) ?? "",
        addedAt: words.text(added.recordedAt))
    }
  }
}
