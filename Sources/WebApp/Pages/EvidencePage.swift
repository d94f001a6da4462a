import CaseCore
import Markup

/// The originals of a case side by side: what each is, how firm it is, what it says and what became of it.
struct EvidencePage {
  let page: Page
  let model: EvidenceModel

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.evidenceTitle) { html in
      Trail(page: page, id: model.id).write(&html)
      html.element(.h1, [], Words.evidenceTitle(language))
      if model.items.isEmpty { html.element(.p, [], Words.noEvidence(language)) }
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a, [.class("button"), .href(Route.add(model.id).link)], Words.addTitle(language))
        if !model.items.isEmpty {
          html.element(
            .a, [.class("button second"), .href(Route.findings(model.id).link)],
            Words.findingsTitle(language))
        }
      }
      html.element(.ul, [.class("wall")]) { html in
        for item in model.items { card(item, &html) }
      }
      if !model.items.isEmpty {
        html.element(.p, [.class("soft small")], Words.gradeMeans(language))
      }
    }
  }

  private func card(_ item: EvidenceModel.Item, _ html: inout HTML) {
    html.element(.li) { html in
      let link = Route.original(model.id, item.entry).link
      if item.isPicture {
        html.element(
          .img,
          [
            .source(Route.picture(model.id, item.entry).link), .alt(""), .lazy,
          ])
      }
      html.element(.p) { html in
        html.element(.a, [.href(link)], item.kind)
        if let grade = item.grade {
          html.text(" ")
          html.element(.span, [.class("tag")], Words.grade(grade, of: model.grades)(language))
        }
      }
      html.element(.p, [.class("small")]) { html in html.given(item.name) }
      html.element(.p, [.class("soft small")], Words.evidenceState(item)(language))
    }
  }
}
