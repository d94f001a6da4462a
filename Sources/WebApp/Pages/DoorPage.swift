import CaseCore
import Drafting
import Markup
import Playbook

/// One door: what it takes, what to know, the text, and "I have sent it".
struct DoorPage {
  let page: Page
  let door: DoorModel

  var html: HTML {
    let language = page.language
    let parts = DoorHTML(door: door, page: page)
    return page.html(title: door.rung.name) { html in
      Trail(page: page, id: door.id).write(&html)
      html.element(.h1, [], door.rung.name(language))
      parts.step(&html)
      closed(&html)
      parts.warnings(&html)
      parts.text(&html)
      if case .letter = door.text, ChannelForm.form(of: door.rung.id) != nil {
        html.element(.div, [.class("actions")]) { html in
          html.element(
            .a, [.class("button second"), .href(Route.packet(door.id, door.rung.id).link)],
            Words.openPacket(language))
        }
      }
      parts.terms(&html)
      if door.isWaiting {
        html.element(.div, [.class("actions")]) { html in
          html.element(
            .a, [.class("button"), .href(Route.answered(door.id, door.rung.id).link)],
            Words.theyAnswered(language))
        }
      }
      if door.step != nil, door.status.opening.isOpen { parts.sentForm(&html) }
    }
  }

  private func closed(_ html: inout HTML) {
    let reasons: [Bilingual] =
      switch door.status.opening {
      case .open: []
      case .notThere: [Words.doorNotThere]
      case .unclear: [Words.doorUnclear]
      case .needs(let needs): [needs]
      case .closed(let closings):
        closings.map { closing in
          switch closing {
          case .byRung(_, let says, _), .byBar(_, let says, _): says
          case .usedUp: Words.doorUsedUp
          }
        }
      }
    guard !reasons.isEmpty else { return }
    html.element(.div, [.class("note warn")]) { html in
      for reason in reasons { html.element(.p, [], reason(page.language)) }
    }
  }
}

extension RungStatus.Opening {
  /// Whether one can go through.
  var isOpen: Bool {
    switch self {
    case .open: true
    case .notThere, .unclear, .needs, .closed: false
    }
  }
}

extension DoorModel {
  /// Whether something was sent there, so that something can come back.
  var isWaiting: Bool { status.state != .open }
}

/// Where a page of a case is.
struct Trail {
  let page: Page
  let id: Case.ID

  func write(_ html: inout HTML) {
    html.element(.p, [.class("where")]) { html in
      html.element(.a, [.href(Route.overview(id).link)], Words.toCase(page.language))
    }
  }
}
