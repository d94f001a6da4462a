import CaseCore
import Drafting
import Engine
import Markup
import Playbook
import Reading

/// Looks at a shop before anything is paid: what to be warned of, find out, look up, ask and save. What
/// is written here is kept nowhere.
struct VetPage {
  /// The fields of the form.
  enum Field {
    static let terms = "terms"
    static let shop = "shop"
  }

  let page: Page
  /// What was pasted.
  var terms = ""
  var shop = ""
  /// What the person can say of the shop.
  let fields: [FieldModel]
  /// What was found; nil before anything was said.
  var scan: VetScan?
  /// Whether nothing was said at all.
  var isEmpty = false

  private var language: Language { page.language }
  private var isFault: Bool { isEmpty || fields.contains { $0.fault != nil } }

  var html: HTML {
    page.html(title: Words.vetTitle, hasMistakes: isFault) { html in
      FaultSummary(fields: fields, language: language).write(&html)
      html.element(.h1, [], Words.vetTitle(language))
      html.element(.p, [], Words.vetLead(language))
      if let scan { VetHTML(scan: scan, language: language).write(&html) }
      form(&html)
    }
  }

  private func form(_ html: inout HTML) {
    if scan != nil { html.element(.h2, [], Words.vetMore(language)) }
    page.form(&html, to: Route.vet.link) { html in
      if isEmpty {
        html.element(.p, [.class("fault"), .role("alert")], Words.vetSaySomething(language))
      }
      area(&html, Field.terms, Words.vetTerms, terms)
      area(&html, Field.shop, Words.vetShop, shop)
      html.element(.details, [.class("why"), .open(scan != nil || isFault)]) { html in
        html.element(.summary, [], Words.vetFacts(language))
        for field in fields { FieldHTML(field: field, language: language).write(&html) }
      }
      html.element(.button, [], Words.vetLook(language))
    }
  }

  private func area(_ html: inout HTML, _ name: String, _ words: Bilingual, _ text: String) {
    html.element(.div, [.class("field")]) { html in
      html.element(.label, [.for(name)], words(language))
      html.element(.textarea, [.id(name), .name(name), .rows(7)], text)
    }
  }
}

/// Writes what can be said of a shop.
struct VetHTML {
  let scan: VetScan
  let language: Language

  func write(_ html: inout HTML) {
    if !scan.hasAgreement {
      html.element(.div, [.class("note warn")]) { html in
        html.element(.p, [], Words.vetNoAgreement(language))
      }
    }
    warnings(&html)
    open(&html)
    checks(&html)
    questions(&html)
    keepsakes(&html)
    html.element(.p, [.class("soft small")], Words.vetEnds(language))
  }

  private func cards(_ names: [Law.Name], _ html: inout HTML) {
    let cards = names.compactMap { scan.playbook.citation($0) }
    guard !cards.isEmpty else { return }
    html.element(
      .p, [.class("soft small")],
      cards.map { CardWords.words($0, language) }.joined(separator: language == .zh ? "；" : "; "))
  }

  private func warnings(_ html: inout HTML) {
    let warnings = scan.vetting.warnings
    html.element(
      .h2, [.id("found"), .focusable],
      (warnings.isEmpty ? Words.vetNoWarning : Words.vetWarnings(warnings.count))(language))
    guard !warnings.isEmpty else {
      html.element(.p, [], Words.vetNotReliable(language))
      return
    }
    html.element(.ol, [.class("steps")]) { html in
      for warning in warnings {
        html.element(.li) { html in
          html.element(.h3, [], warning.definition.title(language))
          html.element(.p, [], warning.says(language))
          for clause in warning.clauses.compactMap({ scan.clauses[$0] }) {
            html.element(.blockquote, [.class("note")]) { html in
              html.element(.p) { html in
                html.given(Printable.excerpt(clause.clause.finding.quote, 300))
              }
            }
          }
          html.element(.p) { html in
            html.element(.strong, [], warning.advice(language))
          }
          cards(warning.definition.law, &html)
        }
      }
    }
  }

  private func open(_ html: inout HTML) {
    guard !scan.vetting.open.isEmpty else { return }
    html.element(.h2, [], Words.vetOpen(language))
    html.element(.ul, [.class("rows")]) { html in
      for open in scan.vetting.open {
        html.element(.li) { html in
          html.element(.p) { html in
            html.element(.strong, [], Words.vetIs(open.definition.title)(language))
          }
          html.element(.p, [.class("soft")], open.findOut(language))
        }
      }
    }
  }

  private func checks(_ html: inout HTML) {
    guard !scan.vetting.checks.isEmpty else { return }
    html.element(.h2, [], Words.vetChecks(language))
    html.element(.ul, [.class("rows")]) { html in
      for check in scan.vetting.checks {
        html.element(.li) { html in
          html.element(.p) { html in
            html.element(.strong, [], check.definition.name(language))
          }
          html.element(.p, [], Words.vetWhere(check.definition.place, check.enter)(language))
          html.element(.ul, [.class("small")]) { html in
            for result in check.definition.results {
              html.element(.li, [], Words.vetMeans(result.shows, result.means)(language))
            }
          }
          cards(check.definition.law, &html)
        }
      }
    }
  }

  private func questions(_ html: inout HTML) {
    guard let letter = scan.letter else { return }
    html.element(.h2, [], letter.title(language))
    html.element(.p, [], Words.vetAsk(language))
    html.element(
      .div, [.class("letter"), .id("inquiry"), .lang(language.tag)], letter.plainText(language))
    html.element(.div, [.class("actions")]) { html in
      html.element(
        .button,
        [
          .type("button"), .class("second"), .hidden(if: true), .data(.copies, "inquiry"),
          .data(.done, Words.copied(language)),
        ], Words.copy(language))
    }
    cards(letter.law, &html)
  }

  private func keepsakes(_ html: inout HTML) {
    guard !scan.vetting.keepsakes.isEmpty else { return }
    html.element(.h2, [], Words.vetKeep(language))
    html.element(.ul, [.class("rows")]) { html in
      for keepsake in scan.vetting.keepsakes {
        html.element(.li) { html in
          html.element(.p, [], keepsake.what(language))
          html.element(.p, [.class("soft small")], keepsake.how(language))
        }
      }
    }
  }
}
