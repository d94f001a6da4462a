import CaseCore
import Markup

/// What to do before anything else, and what not to do (practice rule 7).
struct StartPage {
  private let page: Page

  init(_ page: Page) { self.page = page }

  var html: HTML {
    page.html(title: Words.startTitle) { html in
      let language = page.language
      html.element(.h1, [], Words.startTitle(language))
      html.element(.p, [.class("lead")], Words.startLead(language))
      html.element(.h2, [], Words.dontHeading(language))
      list(&html, Words.donts, "keep stop")
      html.element(.h2, [], Words.saveHeading(language))
      list(&html, Words.saves, "keep")
      html.element(.div, [.class("note warn")]) { html in
        html.element(.p, [], Words.secondScam(language))
      }
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a, [.class("button"), .href(Route.opening.link)], Words.begin(language))
        html.element(
          .a, [.class("button second"), .href(Route.story.link)], Words.orStory(language))
      }
      html.element(.p, [.class("soft small")], Words.startTakes(language))
    }
  }

  private func list(_ html: inout HTML, _ items: [Bilingual], _ name: String) {
    html.element(.ul, [.class(name)]) { html in
      for item in items { html.element(.li, [], item(page.language)) }
    }
  }
}
