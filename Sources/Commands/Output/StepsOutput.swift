import CaseCore
import Drafting
import Engine
import Playbook

/// Today's steps as the command line prints them.
struct StepsOutput {
  private let assessed: AssessedCase
  private let language: Language

  init(_ assessed: AssessedCase, language: Language) {
    self.assessed = assessed
    self.language = language
  }

  private var steps: [Step] { assessed.assessment.steps }

  var json: OutputJSON {
    guard let first = steps.first else { return endingJSON }
    return [
      "rung": .text(first.rung.text), "move": .text(first.move.text),
      "action": .text(first.action(language)), "deadline": deadline(first.due),
      "why": .text(first.why(language)), "letter": .optional(first.letter?.text),
      "also": .list(
        steps.dropFirst().map { step in
          [
            "rung": .text(step.rung.text), "move": .text(step.move.text),
            "action": .text(step.action(language)), "deadline": deadline(step.due),
            "why": .text(step.why(language)), "letter": .optional(step.letter?.text),
          ]
        }),
      "ending": .null, "unsent": unsent,
    ]
  }

  private var unsent: OutputJSON {
    .list(assessed.unsentPapers.map { PaperOutput($0, assessed.playbook).json })
  }

  /// An ending stands on the rung of what keeps the person safe: nothing is sent any more.
  private var endingJSON: OutputJSON {
    let ending = assessed.assessment.ending
    return [
      "rung": "keep_safe", "move": .null, "action": .text(ending?.says(language) ?? ""),
      "deadline": .null, "why": .text(ending?.says(language) ?? ""), "letter": .null,
      "also": .list([]), "ending": .optional(ending?.ending.text),
      "unsent": unsent,
    ]
  }

  var lines: [String] {
    guard !steps.isEmpty else {
      return [assessed.assessment.ending?.says(language) ?? ""] + unsentLines
    }
    var lines: [String] = []
    for (index, step) in steps.enumerated() {
      let name = assessed.playbook.rung(step.rung)?.name(language) ?? step.rung.text
      lines.append(
        "\(index + 1). \(name)" + (dueWords(step.due).map { Words.due($0)(language) } ?? ""))
      lines.append("   \(step.action(language))")
      lines.append("   \(step.why(language))")
    }
    return lines + unsentLines
  }

  /// Sending is the person's act; that it is asked for is ours.
  private var unsentLines: [String] {
    guard !assessed.unsentPapers.isEmpty else { return [] }
    return ["", Words.unsentHeading(language)]
      + assessed.unsentPapers.flatMap { paper in
        [
          "  " + PaperOutput(paper, assessed.playbook).head(language),
          "  " + Words.recordSending(assessed.loaded.id, paper.issued.rung)(language),
        ]
      }
  }

  private func deadline(_ due: Step.Due) -> OutputJSON {
    switch due {
    case .atOnce: "at_once"
    case .by(let date): .text(DueText.text(date, zone: assessed.playbook.header.zone))
    case .none: .null
    }
  }

  private func dueWords(_ due: Step.Due) -> Bilingual? {
    switch due {
    case .atOnce: Words.atOnce
    case .by(let date):
      Words.by(DueText.words(date, zone: assessed.playbook.header.zone)).followed(
        by: date.isProvisional ? Words.provisional(language) : "")
    case .none: nil
    }
  }
}

/// A due date in text.
enum DueText {
  /// The day, or the exact instant with its zone.
  static func text(_ due: DueDate, zone: CivilZone) -> String {
    due.lastDay?.description ?? zone.text(of: due.ends)
  }

  /// The day, or the local time to the minute.
  static func words(_ due: DueDate, zone: CivilZone) -> String {
    if let day = due.lastDay { return day.description }
    let (day, hour, minute, _) = zone.civil(due.ends)
    return "\(day) \(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
  }
}

/// A deadline as the command line prints it.
struct DeadlineOutput {
  private let deadline: Deadline
  private let zone: CivilZone

  init(_ deadline: Deadline, zone: CivilZone) {
    self.deadline = deadline
    self.zone = zone
  }

  private var name: (whose: String, name: String) {
    switch deadline.kind {
    case .theirs(let rung, let clock): ("theirs", "\(rung).\(clock)")
    case .own(let own): ("own", own.text)
    }
  }

  func json(_ language: Language) -> OutputJSON {
    [
      "name": .text(name.name), "whose": .text(name.whose),
      "since": .text(zone.text(of: deadline.since)),
      "safe": .text(DueText.text(deadline.period.safe, zone: zone)),
      "legal": .text(DueText.text(deadline.period.legal, zone: zone)),
      "provisional": .flag(deadline.isProvisional), "over": .flag(deadline.isOver),
      "movedBy": .optional(deadline.movedBy.map(Int64.init)),
      "says": .text(deadline.says(language)), "citations": .texts(deadline.law.map(\.text)),
    ]
  }

  func line(_ language: Language) -> String {
    let whose: Bilingual =
      switch deadline.kind {
      case .theirs: Words.theirs
      case .own: Words.yours
      }
    let dates = Words.safeAndLegal(
      DueText.words(deadline.period.safe, zone: zone),
      DueText.words(deadline.period.legal, zone: zone))
    let marks =
      (deadline.isProvisional ? Words.provisional(language) : "")
      + (deadline.isOver ? " " + Words.over(language) : "")
    return
      "\(dates(language))\(marks)  [\(whose(language))] \(name.name)  \(deadline.says(language))"
  }
}
