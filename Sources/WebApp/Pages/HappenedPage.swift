import CaseCore
import Markup
import Playbook

/// What happened, in one choice.
struct HappenedPage {
  let page: Page
  let openings: [OpeningDefinition]
  /// What is chosen; nil for nothing yet.
  let chosen: Opening.Name?
  /// Where the choice is sent.
  let action: Link
  /// Whether nothing was chosen.
  var isFault = false

  /// The name under which the choice is sent.
  static let field = "what"

  var html: HTML {
    let language = page.language
    return page.html(title: Words.happenedTitle, hasMistakes: isFault) { html in
      if isFault { summary(&html) }
      page.form(&html, to: action) { html in
        html.element(.fieldset, [.class(isFault ? "field wrong" : "field")]) { html in
          html.element(.legend) { html in
            html.element(.h1, [.class("legend")], Words.happenedTitle(language))
          }
          if isFault {
            html.element(.p, [.class("fault"), .id("fault")], Words.openingUnknown(language))
          }
          for opening in openings {
            let id = "\(Self.field)-\(opening.id)"
            html.element(.div, [.class("choice")]) { html in
              html.element(
                .input,
                [
                  .type("radio"), .id(id), .name(Self.field), .value(opening.id.text),
                  .checked(chosen == opening.id), .ariaDescribedBy(isFault ? ["fault"] : []),
                ])
              html.element(.label, [.for(id)], opening.name(language))
            }
          }
        }
        html.element(.button, [], Words.proceed(language))
      }
    }
  }

  private func summary(_ html: inout HTML) {
    html.element(
      .div,
      [
        .class("summary-of-faults"), .role("alert"), .focusable,
        .ariaLabelledBy("summary-of-faults"),
      ]
    ) { html in
      html.element(.h2, [.id("summary-of-faults")], Words.faultsHeading(page.language))
      html.element(.ul) { html in
        html.element(.li) { html in
          let first = openings.first.map { "\(Self.field)-\($0.id)" } ?? "main"
          html.element(
            .a, [.href(Link(fragment: first))], Words.openingUnknown(page.language))
        }
      }
    }
  }
}
