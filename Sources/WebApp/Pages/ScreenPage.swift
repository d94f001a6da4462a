import CaseCore
import Markup

/// Questions that are asked together, or one alone.
struct ScreenPage {
  let page: Page
  let title: Bilingual
  let fields: [FieldModel]
  /// Where the answers are sent.
  let action: Link

  var html: HTML {
    page.html(title: title, hasMistakes: fields.contains { $0.fault != nil }) { html in
      FaultSummary(fields: fields, language: page.language).write(&html)
      html.element(.h1, [], title(page.language))
      page.form(&html, to: action) { html in
        for field in fields { FieldHTML(field: field, language: page.language).write(&html) }
        html.element(.button, [], Words.proceed(page.language))
      }
    }
  }
}
