import CaseCore
import Engine
import Markup
import Playbook

/// What was sent, when an answer is to be expected, and what to do meanwhile.
struct SentPage {
  let page: Page
  let door: DoorModel
  let assessed: AssessedCase

  var html: HTML {
    let language = page.language
    return page.html(title: Words.sentTitle) { html in
      html.element(.h1, [], Words.sentTitle(language))
      html.element(.p, [.class("lead")], Words.sentThrough(door.rung.name)(language))
      if let since = door.status.since {
        html.element(.p, [], Words.sentAt(door.words.text(since))(language))
      }
      if let reference = door.status.reference {
        html.element(.p) { html in
          html.text(Words.referenceIs(language))
          html.given(Printable.line(reference))
        }
      }
      html.element(.h2, [], Words.whenHeading(language))
      clocks(&html)
      html.element(.div, [.class("note")]) { html in
        html.element(.p, [], Words.whileWaiting(language))
      }
      if !assessed.assessment.steps.isEmpty {
        html.element(.h2, [], Words.todayHeading(language))
        VerdictHTML(assessed: assessed, language: language).steps(&html)
      }
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a, [.class("button"), .href(Route.overview(door.id).link)], Words.toCase(language))
        html.element(
          .a, [.class("button second"), .href(Route.answered(door.id, door.rung.id).link)],
          Words.theyAnswered(language))
      }
    }
  }

  private func clocks(_ html: inout HTML) {
    guard !door.status.clocks.isEmpty else {
      html.element(.p, [], door.rung.takes(page.language))
      return
    }
    html.element(.ul, [.class("rows")]) { html in
      for clock in door.status.clocks {
        html.element(.li) { html in
          html.element(.p) { html in
            html.element(
              .strong, [],
              Words.until(door.words.text(clock.period.safe), isOver: clock.isOver)(page.language))
            html.text(" ")
            html.text(clock.says(page.language))
          }
        }
      }
    }
  }
}
