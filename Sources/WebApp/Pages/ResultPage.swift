import CaseCore
import Engine
import Markup
import Playbook

/// What follows from the answers, what to do today, and the text for the first door.
struct ResultPage {
  let page: Page
  let assessed: AssessedCase
  /// The first of today's doors that takes a text; nil for none.
  let door: DoorModel?

  var html: HTML {
    let language = page.language
    let verdict = VerdictHTML(assessed: assessed, language: language)
    return page.html(title: Words.resultTitle) { html in
      html.element(.h1, [], Words.resultTitle(language))
      verdict.write(&html)
      html.element(.h2, [], Words.todayHeading(language))
      if let door {
        let parts = DoorHTML(door: door, page: page)
        html.element(.h3, [], door.rung.name(language))
        parts.step(&html)
        parts.warnings(&html)
        parts.text(&html)
        if case .letter = door.text { parts.sentForm(&html) }
        if assessed.assessment.steps.contains(where: { $0.rung != door.rung.id }) {
          html.element(.h2, [], Words.alsoToday(language))
        }
      }
      verdict.steps(&html, but: door?.rung.id)
      verdict.question(&html)
      html.element(.p) { html in
        html.element(
          .a, [.href(Route.overview(assessed.loaded.id).link)], Words.toCase(language))
      }
    }
  }
}
