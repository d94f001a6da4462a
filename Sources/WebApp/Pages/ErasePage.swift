import CaseCore
import Engine
import Evidence
import Markup

/// What erasing would destroy, and where copies are that it does not reach; done only when the person says
/// so in as many words.
struct ErasePage {
  /// The fields of the form.
  enum Field {
    static let sure = "sure"
    static let reason = "reason"
  }

  let page: Page
  let id: Case.ID
  /// The original that is to go; nil for the whole case.
  let entry: Int?
  /// What it is called.
  let name: String
  /// What would go with it; nil for everything.
  let forecast: ErasureForecast?
  let backups: [BackupRecord]
  /// Whether the person did not say that they are sure, or not why.
  var isFault = false

  private var language: Language { page.language }
  private var action: Link {
    entry.map { Route.erase(id).link("entry", "\($0)") } ?? Route.erase(id).link
  }

  var html: HTML {
    let title = entry == nil ? Words.eraseCase : Words.eraseOriginal
    return page.html(title: title, hasMistakes: isFault) { html in
      Trail(page: page, id: id).write(&html)
      html.element(.h1, [], title(language))
      html.element(.p, [.class("lead")]) { html in html.given(name) }
      html.element(.div, [.class("note help")]) { html in
        html.element(.p, [], Words.eraseForGood(language))
      }
      goes(&html)
      stays(&html)
      page.form(&html, to: action) { html in
        if entry != nil { reason(&html) }
        html.element(.div, [.class(isFault ? "field wrong" : "field")]) { html in
          if isFault {
            html.element(.p, [.class("fault"), .role("alert")], Words.eraseSay(language))
          }
          html.element(.div, [.class("choice")]) { html in
            html.element(
              .input, [.type("checkbox"), .id(Field.sure), .name(Field.sure), .value("yes")])
            html.element(.label, [.for(Field.sure)], Words.eraseSure(language))
          }
        }
        html.element(.button, [.class("danger")], title(language))
      }
    }
  }

  private func goes(_ html: inout HTML) {
    html.element(.h2, [], Words.eraseGoes(language))
    guard let forecast else {
      html.element(.p, [], Words.eraseAll(language))
      return
    }
    html.element(
      .p, [],
      Words.eraseCount(
        entries: forecast.going.count, contents: forecast.plan.contents.count,
        bytes: forecast.contentBytes)(language))
  }

  private func stays(_ html: inout HTML) {
    let handedOut = forecast?.handedOut.count ?? 0
    guard handedOut > 0 || !backups.isEmpty else { return }
    html.element(.h2, [], Words.eraseStays(language))
    html.element(.ul) { html in
      if handedOut > 0 { html.element(.li, [], Words.eraseHandedOut(handedOut)(language)) }
      for backup in backups {
        html.element(.li) { html in
          html.text(Words.eraseBackup(language))
          html.text(" ")
          html.given(Printable.line(backup.path))
        }
      }
    }
  }

  private func reason(_ html: inout HTML) {
    html.element(.div, [.class("field")]) { html in
      html.element(.label, [.for(Field.reason)], Words.eraseReason(language))
      html.element(
        .p, [.class("soft small"), .id("reason-hint")], Words.eraseReasonHint(language))
      html.element(
        .input,
        [
          .type("text"), .id(Field.reason), .name(Field.reason), .maxLength(120),
          .autocomplete("off"), .ariaDescribedBy(["reason-hint"]),
        ])
    }
  }
}
