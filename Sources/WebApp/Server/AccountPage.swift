import Accounts
import CaseCore
import Markup

/// An account as its owner sees it, with what was done to it.
struct AccountPage {
  let page: Page
  let account: Account
  let entries: [AuditEntry]

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.account) { html in
      html.element(.h1, [], Words.account(language))
      html.element(.p, [.class("lead")]) { html in html.given(account.email.text) }
      html.element(.p, [], Words.role(account.role)(language))
      html.element(.ul, [.class("rows")]) { html in
        row(
          Words.secondStep, .secondStep,
          account.secondStep == nil ? Words.secondStepOff : Words.secondStepOn, &html)
        row(
          Words.consentTitle, .consent,
          account.consentedAt.map {
            Words.consentGiven(CivilZone.shanghai.day(of: $0).description)
          } ?? Words.consentNone, &html)
        row(Words.changePassword, .password, nil, &html)
        if account.role == .admin { row(Words.invite, .invite, nil, &html) }
        row(Words.aboutServer, .about, nil, &html)
        row(Words.leave, .leave, nil, &html)
      }
      page.form(&html, to: Route.server(.signOut).link) { html in
        html.element(.button, [.class("second")], Words.signOut(language))
      }
      html.element(.h2, [], Words.auditHeading(language))
      html.element(.ul, [.class("rows")]) { html in
        for entry in entries.prefix(20) {
          html.element(.li) { html in
            html.element(.p, [], Words.act(entry.act)(language))
            html.element(.p, [.class("soft small")]) { html in
              html.element(
                .time, [.dateTime(entry.at.description)],
                CivilZone.shanghai.minuteText(of: entry.at))
              html.text(" · ")
              html.text(Words.actor(entry.actor)(language))
            }
          }
        }
      }
    }
  }

  private func row(
    _ words: Bilingual, _ place: ServerPlace, _ state: Bilingual?, _ html: inout HTML
  ) {
    html.element(.li) { html in
      html.element(.p) { html in
        html.element(.a, [.href(Route.server(place).link)], words(language))
      }
      if let state { html.element(.p, [.class("soft small")], state(language)) }
    }
  }
}

/// The codes that stand in for a lost telephone, which are shown once.
struct RecoveryPage {
  let page: Page
  let codes: [RecoveryCode]

  var html: HTML {
    let language = page.language
    return page.html(title: Words.recoveryTitle) { html in
      html.element(.h1, [], Words.recoveryTitle(language))
      html.element(.p, [], Words.secondStepOn(language))
      html.element(.p, [], Words.recoveryLead(language))
      html.element(.ul, [.class("rows")]) { html in
        for code in codes { html.element(.li, [], code.text) }
      }
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a, [.class("button"), .href(Route.server(.account).link)], Words.proceed(language))
      }
    }
  }
}
