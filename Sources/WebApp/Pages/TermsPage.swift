import CaseCore
import Engine
import Markup
import Playbook
import Reading

/// Reads terms that somebody pasted: what speaks against the buyer, and what can be used. What is
/// pasted here is kept nowhere.
struct TermsPage {
  /// The name of the field.
  static let field = "text"

  let page: Page
  /// What was pasted.
  var text = ""
  /// What was found; nil before anything was pasted.
  var scan: AgreementScan?
  /// Whether nothing was pasted.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.termsTitle, hasMistakes: isFault) { html in
      html.element(.h1, [], Words.termsTitle(language))
      html.element(.p, [], Words.termsLead(language))
      if let scan { found(scan, &html) }
      page.form(&html, to: Route.terms.link) { html in
        html.element(.div, [.class(isFault ? "field wrong" : "field")]) { html in
          html.element(.label, [.for(Self.field)], Words.termsText(language))
          if isFault {
            html.element(
              .p, [.class("fault"), .id("fault"), .role("alert")], Words.pasteSomething(language))
          }
          html.element(
            .textarea,
            [
              .id(Self.field), .name(Self.field), .rows(12), .ariaInvalid(isFault),
              .ariaDescribedBy(isFault ? ["fault"] : []),
            ], text)
        }
        html.element(.button, [], Words.readIt(language))
      }
    }
  }

  private func found(_ scan: AgreementScan, _ html: inout HTML) {
    html.element(.section, [.ariaLabelledBy("found")]) { html in
      html.element(
        .h2, [.id("found"), .focusable],
        (scan.clauses.isEmpty ? Words.noClauses : Words.clausesFound(scan.clauses.count))(language))
      if scan.unseenCount > 0 {
        html.element(.div, [.class("note warn")]) { html in
          html.element(.p, [], Words.unseen(scan.unseenCount)(language))
        }
      }
      html.element(.ul, [.class("rows")]) { html in
        for clause in scan.clauses { item(clause, &html) }
      }
    }
  }

  private func item(_ clause: AgreementScan.Clause, _ html: inout HTML) {
    let finding = clause.finding
    html.element(.li) { html in
      html.element(.p) { html in
        html.element(.span, [.class("tag")], Words.direction(finding.direction)(language))
        html.text(" ")
        html.element(.strong, [], finding.kind.name(language))
        if let number = finding.clause {
          html.text(" ")
          html.given(number)
        }
      }
      html.element(.blockquote, [.class("note")]) { html in
        html.element(.p) { html in html.given(Printable.excerpt(finding.quote, 400)) }
      }
      html.element(.p, [], finding.kind.means(language))
      if !clause.law.isEmpty {
        html.element(
          .p, [.class("soft small")],
          clause.law.map { CardWords.words($0, language) }
            .joined(separator: language == .zh ? "；" : "; "))
      }
    }
  }
}
