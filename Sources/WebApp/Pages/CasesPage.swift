import CaseCore
import Engine
import Markup

/// The cases of the vault, the one changed last first.
struct CasesPage {
  let page: Page
  let listings: [CaseListing]

  var html: HTML {
    let language = page.language
    return page.html(title: Words.casesTitle) { html in
      html.element(.h1, [], Words.casesTitle(language))
      html.element(.ul, [.class("rows")]) { html in
        for listing in listings {
          html.element(.li) { html in
            html.element(.p) { html in
              html.element(.a, [.href(Route.overview(listing.id).link)]) { html in
                html.given(Printable.line(listing.title))
              }
            }
            html.element(.p, [.class("soft small")]) { html in
              let day = CivilZone.shanghai.day(of: listing.updatedAt)
              html.text(Words.changedOn(day.description)(language))
              if let outcome = listing.outcome {
                html.text(" ")
                html.element(.span, [.class("tag")], Words.outcome(outcome)(language))
              }
            }
          }
        }
      }
      html.element(.div, [.class("actions")]) { html in
        html.element(.a, [.class("button"), .href(Route.start.link)], Words.newCase(language))
      }
      html.element(.h2, [], Words.alsoHere(language))
      html.element(.ul) { html in
        for (words, route) in [
          (Words.vetTitle, Route.vet), (Words.draftTitle, .draft), (Words.termsTitle, .terms),
          (Words.verifyTitle, .verify),
        ] {
          html.element(.li) { html in
            html.element(.a, [.href(route.link)], words(language))
          }
        }
      }
    }
  }
}
