import CaseCore
import Evidence
import Markup

/// What can be taken along: the dossier to read and print, and the bundle that anybody can verify.
struct TakePage {
  /// The fields of the forms.
  enum Field {
    static let what = "what"
    static let recipient = "for"
    static let form = "form"
    static let dossier = "dossier"
    static let bundle = "bundle"
  }

  /// In which form a dossier is made.
  enum Form: String, CaseIterable {
    case pdf, html
  }

  let page: Page
  let id: Case.ID

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.takeTitle) { html in
      Trail(page: page, id: id).write(&html)
      html.element(.h1, [], Words.takeTitle(language))
      html.element(.p, [], Words.takeLead(language))
      form(
        &html, Field.dossier, Words.dossierTitle, Words.dossierLead, Words.makeDossier
      ) { html in
        html.element(.fieldset, [.class("field")]) { html in
          html.element(.legend, [], Words.dossierForm(language))
          for form in Form.allCases {
            radio(
              &html, Field.form, form.rawValue, Field.dossier, Words.form(form),
              isChosen: form == .pdf)
          }
        }
      }
      form(&html, Field.bundle, Words.bundleTitle, Words.bundleLead, Words.makeBundle) { _ in }
      html.element(.p) { html in
        html.element(.a, [.href(Route.verify.link)], Words.verifyTitle(language))
      }
    }
  }

  private func form(
    _ html: inout HTML, _ what: String, _ title: Bilingual, _ lead: Bilingual, _ make: Bilingual,
    _ more: (inout HTML) -> Void
  ) {
    html.element(.h2, [], title(language))
    html.element(.p, [], lead(language))
    page.form(&html, to: Route.take(id).link) { html in
      html.element(.input, [.type("hidden"), .name(Field.what), .value(what)])
      html.element(.fieldset, [.class("field")]) { html in
        html.element(.legend, [], Words.takeFor(language))
        for recipient in BundleRecipient.allCases {
          radio(
            &html, Field.recipient, recipient.rawValue, what, Words.recipient(recipient),
            isChosen: recipient == .oneself)
        }
      }
      more(&html)
      html.element(.button, [], make(language))
    }
  }

  private func radio(
    _ html: inout HTML, _ name: String, _ value: String, _ place: String, _ words: Bilingual,
    isChosen: Bool
  ) {
    let id = "\(place)-\(name)-\(value)"
    html.element(.div, [.class("choice")]) { html in
      html.element(
        .input,
        [.type("radio"), .id(id), .name(name), .value(value), .checked(isChosen)])
      html.element(.label, [.for(id)], words(language))
    }
  }
}
