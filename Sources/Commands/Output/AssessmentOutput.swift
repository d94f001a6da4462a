import CaseCore
import Engine
import Playbook

/// A judgement as the command line prints it (the shape of DESIGN §5).
struct AssessmentOutput {
  let assessed: AssessedCase
  let why: Bool
  let language: Language

  var assessment: Assessment { assessed.assessment }

  init(_ assessed: AssessedCase, why: Bool, language: Language) {
    self.assessed = assessed
    self.why = why
    self.language = language
  }

  var json: OutputJSON {
    let head: OutputJSON =
      assessment.leading.map { claim($0) } ?? [
        "claim": .null, "onYourAccount": .null, "onTheRecord": .null, "amount": .null,
        "summary": .text(Words.noClaim(language)), "preconditions": [], "bars": [],
      ]
    let object =
      head
      .with("reach", .text(assessment.reach.onYourAccount.rawValue))
      .with("reachOnTheRecord", .text(assessment.reach.onTheRecord.rawValue))
      .with("reachSays", .text(assessment.reach.says(language)))
      .with("claims", .list(assessment.claims.map { claim($0) }))
      .with("wouldChange", .list(assessed.wouldChange.sets.map(change)))
      .with("wouldChangeIsCut", .flag(assessed.wouldChange.isCut))
      .with("nextQuestion", question)
      .with("missing", .list(assessment.missing.map { MissingOutput(assessed).json($0, language) }))
      .with("stops", .list(assessment.stops.map { stop($0) }))
      .with("warnings", .texts(assessment.warnings.map { Words.warning($0)(language) }))
      .with(
        "stalePapers", .list(assessed.stalePapers.map { PaperOutput($0, assessed.playbook).json })
      )
      .with("versions", .list(VersionsOutput(assessed, language).jsonLines))
      .with("changedByPlaybook", .list(assessed.changes.map(verdictChange)))
      .with("playbook", .text(assessment.playbook.hex))
      .with("clock", .text(assessed.playbook.header.zone.text(of: assessment.clock)))
    return why ? object.with("notOffered", .list(assessment.notOffered.map(notOffered))) : object
  }

  private func claim(_ judged: JudgedClaim) -> OutputJSON {
    let object: OutputJSON = [
      "claim": .text(judged.claim.text), "name": .text(judged.name(language)),
      "onYourAccount": .text(judged.onYourAccount.rawValue),
      "onTheRecord": .text(judged.onTheRecord.rawValue),
      "amount": .optional(judged.amount?.minorUnits),
      "currency": .optional(judged.amount?.currency),
      "summary": .text(judged.summary(language)),
      "preconditions": .list(judged.preconditions.map(precondition)),
      "grounds": .list(judged.grounds.map(ground)),
      "bars": .list(
        judged.bars.map { bar($0, open: false) } + judged.openBars.map { bar($0, open: true) }),
      "dueAt": .optional(judged.dueAt.map { assessed.playbook.header.zone.text(of: $0) }),
      "hangsOn": .texts(judged.hangsOn.map(\.text)),
    ]
    return why ? object.with("conditions", TraceOutput(assessed, language).json(judged)) : object
  }

  private func precondition(_ judged: JudgedPrecondition) -> OutputJSON {
    [
      "id": .text(judged.id.rawValue), "status": .text(Self.word(judged.onTheRecord.truth)),
      "onYourAccount": .text(Self.word(judged.onYourAccount.truth)),
      "doubts": .texts(Self.doubts(judged.onTheRecord)),
      "because": .text(judged.because(language)), "citations": .list(judged.law.map(citation)),
      "sources": .list(judged.sources.map(SourceOutput.json)),
    ]
  }

  private func ground(_ judged: JudgedGround) -> OutputJSON {
    [
      "id": .text(judged.ground.text), "status": .text(Self.word(judged.onTheRecord.truth)),
      "onYourAccount": .text(Self.word(judged.onYourAccount.truth)),
      "says": .text(judged.says(language)), "citations": .list(judged.law.map(citation)),
      "closedBy": .optional(judged.closedBy?.text),
    ]
  }

  private func bar(_ judged: JudgedBar, open: Bool) -> OutputJSON {
    let does =
      switch judged.does {
      case .endsRight: "ends_right"
      case .defenceIfRaised: "defence_if_raised"
      case .closesChannel: "closes_channel"
      case .closesGround: "closes_ground"
      }
    return [
      "bar": .text(judged.bar.text), "does": .text(does), "open": .flag(open),
      "says": .text(judged.says(language)), "still": .optional(judged.still?(language)),
      "citations": .list(judged.law.map(citation)),
    ]
  }

  /// A card: what is cited, since when it is in force, and how far it was checked.
  private func citation(_ name: Law.Name) -> OutputJSON {
    guard let card = assessed.playbook.citation(name) else { return ["id": .text(name.text)] }
    return [
      "id": .text(name.text), "law": .optional(card.law?(language)),
      "article": .optional(card.article?(language)),
      "inForce": .optional(card.inForce?.description), "level": .text(card.level.rawValue),
    ]
  }

  private func change(_ set: WouldChange) -> OutputJSON {
    [
      "world": .text(set.world.rawValue),
      "set": .list(
        set.items.map { item in
          [
            "fact": .text(ChangeText.name(item.subject)),
            "value": .text(ChangeText.words(item.value)),
            "evidence": .optional(item.evidence?.text),
          ]
        }),
      "verdict": .text(set.verdict.rawValue), "effort": .number(set.effort),
    ]
  }

  private var question: OutputJSON {
    guard let question = assessed.nextQuestion else { return .null }
    let definition = assessed.playbook.fact(question.fact)
    return [
      "fact": .text(question.fact.text), "ask": .text(question.ask(language)),
      "why": .text(question.why(language)),
      "answers": .texts(definition?.choices.map(\.value) ?? []),
    ]
  }

  private func stop(_ judged: JudgedStop) -> OutputJSON {
    [
      "stop": .text(judged.stop.text), "says": .text(judged.says(language)),
      "instead": .text(judged.instead(language)), "citations": .list(judged.law.map(citation)),
    ]
  }

  private func notOffered(_ claim: ClaimNotOffered) -> OutputJSON {
    let (reason, by): (String, Claim.Name?) =
      switch claim.reason {
      case .doesNotHold: ("does_not_hold", nil)
      case .replaced(let other, _): (other == nil ? "settled" : "replaced", other)
      case .noSign: ("no_sign", nil)
      }
    return [
      "claim": .text(claim.claim.text), "reason": .text(reason), "by": .optional(by?.text),
    ]
  }

  private func verdictChange(_ change: VerdictChange) -> OutputJSON {
    func judged(_ judged: VerdictChange.Judged?) -> OutputJSON {
      judged.map {
        ["onYourAccount": .text($0.onYourAccount), "onTheRecord": .text($0.onTheRecord)]
      } ?? .null
    }
    return [
      "claim": .text(change.claim.text), "before": judged(change.before),
      "after": judged(change.after),
    ]
  }

  static func word(_ truth: Truth) -> String {
    switch truth {
    case .yes: "met"
    case .no: "not_met"
    case .unknown: "unknown"
    }
  }

  static func doubts(_ status: Status) -> [String] {
    var doubts: [String] = []
    if status.marks.contains(.missing) { doubts.append("missing") }
    if status.marks.contains(.disputed) { doubts.append("disputed") }
    if status.marks.contains(.presumed) { doubts.append("presumed") }
    return doubts
  }
}

/// A change that would give another verdict, in the words of the command line.
enum ChangeText {
  static func name(_ subject: WouldChange.Subject) -> String {
    switch subject {
    case .fact(let fact): fact.text
    case .slot(let slot): "slot.\(slot)"
    }
  }

  static func words(_ value: ChangedValue) -> String {
    switch value {
    case .value(let value): ValueOutput.text(value)
    case .range(let least, let below):
      [least.map { ">= \(ValueOutput.text($0))" }, below.map { "< \(ValueOutput.text($0))" }]
        .compactMap(\.self).joined(separator: " ")
    case .filled: "have"
    }
  }
}
