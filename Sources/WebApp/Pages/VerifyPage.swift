import CaseCore
import Evidence
import Markup

/// Verifies a bundle or a proof that somebody brings. What is brought is kept nowhere.
struct VerifyPage {
  /// The fields of the form; the one that shows that it is ours comes before them.
  enum Field {
    static let file = "files"
  }

  /// What came of it.
  enum Outcome {
    case report(VerificationReport, name: String)
    case refused(Bilingual)
  }

  let page: Page
  var outcome: Outcome?
  /// Whether no file was chosen.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.verifyTitle, hasMistakes: isFault) { html in
      html.element(.h1, [], Words.verifyTitle(language))
      html.element(.p, [], Words.verifyLead(language))
      switch outcome {
      case .report(let report, let name): write(report, name, &html)
      case .refused(let why):
        html.element(.p, [.class("fault"), .role("alert")], Words.sentence(why)(language))
      case nil: break
      }
      page.form(&html, to: Route.verify.link, withFiles: true) { html in
        html.element(
          .div, [.class(isFault ? "drop field wrong" : "drop field"), .data(.drops, Field.file)]
        ) { html in
          html.element(.label, [.for(Field.file)], Words.verifyChoose(language))
          if isFault {
            html.element(
              .p, [.class("fault"), .id("fault"), .role("alert")], Words.chooseFirst(language))
          }
          html.element(
            .input,
            [
              .type("file"), .id(Field.file), .name(Field.file), .ariaInvalid(isFault),
              .ariaDescribedBy(isFault ? ["fault"] : []),
            ])
          html.element(
            .p, [.class("soft small"), .hidden(if: true), .data(.dropHint, "")],
            Words.dropHere(language))
        }
        html.element(.button, [], Words.verifyIt(language))
      }
    }
  }

  private func write(_ report: VerificationReport, _ name: String, _ html: inout HTML) {
    html.element(.section, [.ariaLabelledBy("found")]) { html in
      html.element(
        .h2, [.id("found"), .focusable],
        (report.failures.isEmpty ? Words.verified : Words.verifyFailed)(language))
      html.element(.p, [.class("soft")]) { html in html.given(Printable.line(name)) }
      list(&html, Words.failures, report.failures.map(\.words), "note help")
      list(&html, Words.proven, report.proven.map(\.words), "note")
      list(&html, Words.notProven, report.notProven.map(\.words), "note warn")
    }
  }

  private func list(
    _ html: inout HTML, _ heading: Bilingual, _ items: [Bilingual], _ name: String
  ) {
    guard !items.isEmpty else { return }
    html.element(.div, [.class(name)]) { html in
      html.element(.h3, [], heading(language))
      html.element(.ul) { html in
        for item in items { html.element(.li, [], item(language)) }
      }
    }
  }
}
