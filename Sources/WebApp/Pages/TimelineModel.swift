import CaseCore
import Drafting
import Engine
import Markup
import Playbook

/// What happened in a case, and what is to come.
struct TimelineModel {
  /// Something that happened.
  struct Happening {
    let at: Moment
    let when: String
    let what: String
    /// Words of others.
    let quote: String?
    /// The original that shows it.
    let original: Route?
  }

  /// Something that falls due.
  struct Ahead {
    let when: String
    let says: String
    let isOwn: Bool
    /// The door at which it is awaited.
    let door: Route?
    let notes: [String]
  }

  let assessed: AssessedCase
  let language: Language
  private let words: ValueWords

  init(_ assessed: AssessedCase, _ language: Language) {
    self.assessed = assessed
    self.language = language
    words = ValueWords(
      language: language, zone: assessed.playbook.header.zone, clock: assessed.assessment.clock)
  }

  private var playbook: Playbook { assessed.playbook }
  private var assessment: Assessment { assessed.assessment }
  private var state: CaseState { assessed.loaded.state }
  private var id: Case.ID { assessed.loaded.id }

  /// What falls due, the next first.
  var ahead: [Ahead] {
    assessment.deadlines.filter { !$0.isOver }
      .sorted { $0.period.safe.ends < $1.period.safe.ends }
      .map { deadline in
        let legal = words.text(deadline.period.legal)
        let safe = words.text(deadline.period.safe)
        var notes: [String] = []
        if legal != safe { notes.append(Words.legalDate(legal)(language)) }
        if deadline.isProvisional { notes.append(Words.provisionalDate(language)) }
        if deadline.movedBy != nil { notes.append(Words.movedDeadline(language)) }
        switch deadline.kind {
        case .own:
          return Ahead(
            when: safe, says: deadline.says(language), isOwn: true, door: nil, notes: notes)
        case .theirs(let rung, _):
          return Ahead(
            when: safe, says: Words.atDoor(name(rung), deadline.says)(language), isOwn: false,
            door: .door(id, rung), notes: notes)
        }
      }
  }

  /// What happened, the latest first.
  var past: [Happening] {
    var found: [Happening] = told + dealings + overdue
    if let opening = state.opening { found.append(make(opening.recordedAt, Words.caseOpened)) }
    for message in state.messages {
      found.append(
        make(
          message.value.happenedAt ?? message.recordedAt,
          message.value.direction == .sent ? Words.messageSent : Words.messageReceived,
          message.value.text, message.value.shown?.evidence))
    }
    for added in state.evidence {
      found.append(
        make(added.recordedAt, Words.evidenceAdded, added.value.fileName, added.entry))
    }
    if let closing = state.closing {
      found.append(make(closing.recordedAt, Words.outcome(closing.value.outcome)))
    }
    return found.enumerated().sorted { ($1.element.at, $1.offset) < ($0.element.at, $0.offset) }
      .map(\.element)
  }

  /// What the facts say happened at an instant.
  private var told: [Happening] {
    DossierFacts.instants.compactMap { name, label in
      guard let fact = Fact.Name(name),
        let reading = assessment.facts.reading(fact, .onYourAccount),
        case .moment(let moment)? = reading.value, moment <= assessment.clock
      else { return nil }
      return make(moment, label, nil, reading.sources.lazy.compactMap(\.evidence).first)
    }
  }

  /// What went to and fro between the two sides.
  private var dealings: [Happening] {
    let steps = state.steps.map { step in
      make(step.value.happenedAt, Words.stepTaken(name(step.value.rung)), step.value.reference)
    }
    let promises = state.promises.map { promise in
      make(
        promise.value.happenedAt ?? promise.recordedAt,
        Words.promiseMade(name(promise.value.rung), promise.value.dueAt.map { words.text($0) }),
        promise.value.text, promise.value.shown?.evidence)
    }
    let answers = state.answers.map { answer in
      let rung = playbook.rung(answer.value.rung)
      let says = rung?.answers.first { $0.id == answer.value.answer }?.name ?? Words.noAnswer
      return make(
        answer.value.happenedAt, Words.answerCame(name(answer.value.rung), says),
        answer.value.text, answer.value.shown?.evidence)
    }
    return steps + promises + answers
  }

  /// Clocks that ran out.
  private var overdue: [Happening] {
    assessment.deadlines.filter(\.isOver).map { deadline in
      make(deadline.period.safe.ends, Words.deadlineOver, deadline.says(language))
    }
  }

  private func make(
    _ at: Moment, _ what: Bilingual, _ quote: String? = nil, _ evidence: Int? = nil
  ) -> Happening {
    let shown = evidence.flatMap { entry in state.isActive(entry) ? entry : nil }
    return Happening(
      at: at, when: words.text(at), what: what(language),
      quote: quote.map { Printable.excerpt($0, 200) },
      original: shown.map { .original(id, $0) })
  }

  private func name(_ rung: Rung.Name) -> Bilingual {
    playbook.rung(rung)?.name ?? Bilingual(zh: rung.text, en: rung.text)
  }
}

extension TimelineModel.Happening {
  /// One row of a list.
  func write(_ html: inout HTML) {
    html.element(.li) { html in
      html.element(.p) { html in
        html.element(.span, [.class("soft number")], when)
        html.text(" ")
        if let original {
          html.element(.a, [.href(original.link)], what)
        } else {
          html.text(what)
        }
      }
      if let quote { html.element(.p, [.class("soft small")]) { html in html.given(quote) } }
    }
  }
}
