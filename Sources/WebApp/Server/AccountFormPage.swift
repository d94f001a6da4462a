import CaseCore
import Markup

/// A field of a form around an account.
struct AccountField {
  /// What is typed or chosen.
  enum Input {
    case email(String)
    case presentPassword
    case newPassword
    case code
    case tick
    case choices([(value: String, words: Bilingual)], chosen: String)
  }

  let name: String
  let label: Bilingual
  let input: Input
  var hint: Bilingual?
  var fault: Bilingual?

  /// Where a fault of it leads to.
  var target: String {
    if case .choices(let choices, _) = input, let first = choices.first {
      return "\(name)-\(first.value)"
    }
    return name
  }
}

/// A page around an account that asks for a few things, with what is wrong with them said twice: above, with
/// a way to the field, and at the field.
struct AccountFormPage {
  let page: Page
  let title: Bilingual
  /// What stands above the form.
  var lead: [Bilingual] = []
  /// What is to be taken elsewhere as it stands.
  var keys: [(words: Bilingual, text: String)] = []
  /// What the form is part of and the person does not see.
  var hidden: [(name: String, value: String)] = []
  var fields: [AccountField]
  let action: Link
  let button: Bilingual
  /// Whether the button destroys something.
  var isDanger = false
  /// What stands below the form.
  var below: [Bilingual] = []
  /// Where else to go.
  var links: [(words: Bilingual, link: Link)] = []

  private var language: Language { page.language }
  private var hasFaults: Bool { fields.contains { $0.fault != nil } }

  /// The page as an answer.
  var response: WebResponse { WebResponse(hasFaults ? 422 : 200, page: html) }

  private var html: HTML {
    page.html(title: title, hasMistakes: hasFaults) { html in
      if hasFaults { summary(&html) }
      html.element(.h1, [], title(language))
      for words in lead { html.element(.p, [], words(language)) }
      for (words, text) in keys {
        html.element(.p, [], words(language))
        html.element(.p, [.class("letter"), .lang("en")], text)
      }
      page.form(&html, to: action) { html in
        for (name, value) in hidden {
          html.element(.input, [.type("hidden"), .name(name), .value(value)])
        }
        for field in fields { write(field, &html) }
        html.element(.button, isDanger ? [.class("danger")] : [], button(language))
      }
      for words in below { html.element(.p, [.class("soft small")], words(language)) }
      if !links.isEmpty {
        html.element(.ul) { html in
          for (words, link) in links {
            html.element(.li) { html in
              html.element(.a, [.href(link)], words(language))
            }
          }
        }
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
      html.element(.h2, [.id("summary-of-faults")], Words.faultsHeading(language))
      html.element(.ul) { html in
        for field in fields {
          guard let fault = field.fault else { continue }
          html.element(.li) { html in
            html.element(.a, [.href(Link(fragment: field.target))], fault(language))
          }
        }
      }
    }
  }

  private func write(_ field: AccountField, _ html: inout HTML) {
    let name = field.fault == nil ? "field" : "field wrong"
    switch field.input {
    case .choices(let choices, let chosen):
      html.element(.fieldset, [.class(name)]) { html in
        html.element(.legend, [], field.label(language))
        aside(field, &html)
        for (value, words) in choices {
          choice(field, "radio", "\(field.name)-\(value)", value, value == chosen, words, &html)
        }
      }
    case .tick:
      html.element(.div, [.class(name)]) { html in
        aside(field, &html)
        choice(field, "checkbox", field.name, "yes", false, field.label, &html)
      }
    case .email, .presentPassword, .newPassword, .code:
      html.element(.div, [.class(name)]) { html in
        html.element(.label, [.for(field.name)], field.label(language))
        aside(field, &html)
        html.element(.input, attributes(of: field))
      }
    }
  }

  private func choice(
    _ field: AccountField, _ type: StaticString, _ id: String, _ value: String, _ isChosen: Bool,
    _ words: Bilingual, _ html: inout HTML
  ) {
    html.element(.div, [.class("choice")]) { html in
      html.element(
        .input,
        [
          .type(type), .id(id), .name(field.name), .value(value), .checked(isChosen),
          .ariaDescribedBy(describing(field)),
        ])
      html.element(.label, [.for(id)], words(language))
    }
  }

  private func aside(_ field: AccountField, _ html: inout HTML) {
    if let hint = field.hint {
      html.element(.p, [.class("soft small"), .id("\(field.name)-hint")], hint(language))
    }
    if let fault = field.fault {
      html.element(.p, [.class("fault"), .id("\(field.name)-fault")], fault(language))
    }
  }

  private func describing(_ field: AccountField) -> [String] {
    (field.hint == nil ? [] : ["\(field.name)-hint"])
      + (field.fault == nil ? [] : ["\(field.name)-fault"])
  }

  private func attributes(of field: AccountField) -> [Attribute] {
    let shared: [Attribute] = [
      .id(field.name), .name(field.name), .ariaInvalid(field.fault != nil),
      .ariaDescribedBy(describing(field)),
    ]
    switch field.input {
    case .email(let text):
      return shared + [
        .type("email"), .value(text), .autocomplete("username"), .maxLength(254), .noSpelling,
      ]
    case .presentPassword:
      return shared + [.type("password"), .autocomplete("current-password"), .maxLength(1024)]
    case .newPassword:
      return shared + [.type("password"), .autocomplete("new-password"), .maxLength(1024)]
    case .code:
      return shared + [
        .type("text"), .autocomplete("one-time-code"), .class("short"), .maxLength(24), .noSpelling,
      ]
    case .tick, .choices: return shared
    }
  }
}

/// A page that says something, and where to go from there.
struct AccountNotePage {
  let page: Page
  let title: Bilingual
  let words: [Bilingual]
  var links: [(words: Bilingual, link: Link)] = []

  var html: HTML {
    page.html(title: title) { html in
      html.element(.h1, [], title(page.language))
      for words in words { html.element(.p, [], words(page.language)) }
      html.element(.div, [.class("actions")]) { html in
        for (words, link) in links {
          html.element(.a, [.class("button"), .href(link)], words(page.language))
        }
      }
    }
  }
}
