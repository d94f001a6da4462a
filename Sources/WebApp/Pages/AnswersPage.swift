import CaseCore
import Markup

/// What was answered, with the way to change each answer.
struct AnswersPage {
  /// One answer.
  struct Row {
    /// The question.
    let ask: Bilingual
    /// The answer in words; nil while there is none.
    let answer: String?
    /// Where it is changed.
    let change: Link
  }

  let page: Page
  let rows: [Row]
  /// Where it goes on.
  let next: Route

  var html: HTML {
    let language = page.language
    return page.html(title: Words.answersTitle) { html in
      html.element(.h1, [], Words.answersTitle(language))
      html.element(.p, [], Words.answersLead(language))
      html.element(.dl, [.class("answers")]) { html in
        for row in rows {
          html.element(.div) { html in
            html.element(.dt, [], row.ask(language))
            html.element(.dd) { html in
              html.given(row.answer ?? Words.notAnswered(language))
            }
            html.element(.dd) { html in
              html.element(
                .a, [.href(row.change), .ariaLabel(Words.change(row.ask)(language))],
                Words.change(language))
            }
          }
        }
      }
      html.element(.div, [.class("actions")]) { html in
        html.element(.a, [.class("button"), .href(next.link)], Words.toResult(language))
      }
    }
  }
}
