import CaseCore
import Engine
import Markup
import Playbook

/// Writes what follows for a case in a few sentences.
struct VerdictHTML {
  let assessed: AssessedCase
  let language: Language

  private var assessment: Assessment { assessed.assessment }
  private var words: ValueWords {
    ValueWords(language: language, zone: assessed.playbook.header.zone, clock: assessment.clock)
  }

  /// Stops, the verdict, and whom it can reach.
  func write(_ html: inout HTML) {
    for stop in assessment.stops {
      html.element(.div, [.class("note help")]) { html in
        html.element(.p, [], stop.says(language))
        html.element(.p, [], stop.instead(language))
      }
    }
    html.element(.div, [.class("verdict")]) { html in
      guard let leading = assessment.leading else {
        html.element(.p, [.class("lead")], Words.noClaim(language))
        return
      }
      html.element(.p, [.class("lead")]) { html in
        html.element(.strong, [], Words.ended(leading.onYourAccount.words)(language))
        html.text(language == .zh ? "" : " ")
        html.text(leading.summary(language))
      }
      if leading.onYourAccount == .notYetDue, let due = leading.dueAt {
        html.element(.p, [], Words.dueFrom(words.text(due))(language))
      }
      html.element(.p, [], assessment.reach.says(language))
      html.element(.p, [.class("soft small")], Words.notOdds(language))
    }
  }

  /// The question that is worth asking next.
  func question(_ html: inout HTML) {
    guard let question = assessed.nextQuestion else { return }
    html.element(.div, [.class("sheet")]) { html in
      html.element(.h2, [], Words.questionTitle(language))
      html.element(.p, [], question.ask(language))
      html.element(.p, [.class("soft small")], question.why(language))
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a,
          [
            .class("button second"), .href(Route.question(assessed.loaded.id, question.fact).link),
          ], Words.answerIt(language))
      }
    }
  }

  /// What to do today but what `shown` shows already, each with the way to it.
  func steps(_ html: inout HTML, but shown: Rung.Name? = nil) {
    let steps = assessment.steps.filter { $0.rung != shown }
    if steps.isEmpty, shown == nil, let ending = assessment.ending {
      html.element(.p, [], ending.says(language))
    }
    guard !steps.isEmpty else { return }
    html.element(.ol, [.class("steps")]) { html in
      for step in steps {
        let name = assessed.playbook.rung(step.rung)?.name(language) ?? step.rung.text
        html.element(.li) { html in
          html.element(.p) { html in
            html.text(step.action(language))
            if let due = DoorModel.due(step.due, words) {
              html.text(" ")
              html.element(.span, [.class("due")], Words.due(due)(language))
            }
          }
          html.element(.p, [.class("soft small")], step.why(language))
          html.element(
            .a,
            [.class("button second"), .href(Route.door(assessed.loaded.id, step.rung).link)],
            step.letter == nil ? name : Words.textFor(name)(language))
        }
      }
    }
  }
}
