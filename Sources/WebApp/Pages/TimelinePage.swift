import CaseCore
import Markup

/// What happened in a case and what is to come, with the file for the person's own calendar.
struct TimelinePage {
  let page: Page
  let id: Case.ID
  let model: TimelineModel

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.timelineTitle) { html in
      Trail(page: page, id: id).write(&html)
      html.element(.h1, [], Words.timelineTitle(language))
      ahead(&html)
      html.element(.h2, [], Words.happeningsHeading(language))
      html.element(.ul, [.class("rows")]) { html in
        for happening in model.past { happening.write(&html) }
      }
    }
  }

  private func ahead(_ html: inout HTML) {
    html.element(.h2, [], Words.aheadHeading(language))
    let ahead = model.ahead
    guard !ahead.isEmpty else {
      html.element(.p, [], Words.nothingAhead(language))
      return
    }
    html.element(.ul, [.class("rows")]) { html in
      for one in ahead {
        html.element(.li) { html in
          html.element(.p) { html in
            html.element(.strong, [.class("number")], one.when)
            html.text(" ")
            let whose = one.isOwn ? Words.ownDeadline : Words.theirDeadline
            html.element(.span, [.class("tag")], whose(language))
            html.text(" ")
            if let door = one.door {
              html.element(.a, [.href(door.link)], one.says)
            } else {
              html.text(one.says)
            }
          }
          for note in one.notes { html.element(.p, [.class("soft small")], note) }
        }
      }
    }
    html.element(.div, [.class("actions")]) { html in
      html.element(
        .a, [.class("button second"), .href(Route.calendar(id).link)], Words.toCalendar(language))
    }
    html.element(.p, [.class("soft small")], Words.calendarHolds(language))
  }
}
