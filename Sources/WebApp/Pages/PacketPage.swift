import CaseCore
import Drafting
import Engine
import Markup
import Playbook

/// Everything that goes into the form of a door, field by field, with what to do around it.
struct PacketPage {
  /// A file that goes along.
  struct Exhibit {
    let mark: String
    let name: String
    /// The entry whose bytes they are.
    let entry: Int
  }

  let page: Page
  let door: DoorModel
  let plan: PacketPlan
  let exhibits: [Exhibit]
  /// Whether something on a picture is of no use to whoever reads it, or a picture is too large.
  let canPrepare: Bool
  /// Whether the pictures were just made fit.
  var isPrepared = false
  /// What changed since something was sent through the door; nil where nothing was.
  var changed: ChangedPacket?

  private var language: Language { page.language }

  var html: HTML {
    let parts = DoorHTML(door: door, page: page)
    return page.html(title: Words.packetTitle(door.rung.name)) { html in
      html.element(.p, [.class("where")]) { html in
        html.element(.a, [.href(Route.door(door.id, door.rung.id).link)], door.rung.name(language))
      }
      html.element(.h1, [], Words.packetTitle(door.rung.name)(language))
      parts.step(&html)
      list(&html, Words.stillMissing, plan.guidance.missing, "note warn")
      list(&html, Words.never, plan.guidance.never, "note help")
      if let changed { ChangesHTML(changed: changed, language: language).write(&html) }
      fields(&html)
      attachments(&html)
      list(&html, Words.beforeSending, plan.guidance.before, "note")
      parts.sentForm(&html)
    }
  }

  private func list(
    _ html: inout HTML, _ heading: Bilingual, _ items: [String], _ name: String
  ) {
    guard !items.isEmpty else { return }
    html.element(.div, [.class(name)]) { html in
      html.element(.h2, [], heading(language))
      html.element(.ul) { html in
        for item in items { html.element(.li, [], item) }
      }
    }
  }

  private func fields(_ html: inout HTML) {
    html.element(.h2, [], Words.fieldsHeading(language))
    html.element(.p, [.class("soft small")], Words.fieldsLead(language))
    html.element(.ol, [.class("steps")]) { html in
      for (number, field) in plan.fields.enumerated() {
        html.element(.li) { html in item(field, number, &html) }
      }
    }
  }

  private func item(_ field: PacketPlan.Field, _ number: Int, _ html: inout HTML) {
    html.element(.h3, [.id("field-\(number)-name")]) { html in
      html.text(field.label(language))
      if field.required {
        html.text(" ")
        html.element(.span, [.class("tag")], Words.requiredField(language))
      }
    }
    switch field.value {
    case .words(let words):
      let id = "field-\(number)"
      html.element(
        .div, [.class("letter"), .id(id), .lang(plan.language.tag)], words)
      html.element(.p, [.class("soft small")]) { html in
        html.text(Words.characters(words.utf16.count, of: field.limit)(language))
      }
      html.element(.div, [.class("actions tight")]) { html in
        html.element(
          .button,
          [
            .type("button"), .class("second"), .hidden(if: true), .data(.copies, id),
            .data(.done, Words.copied(language)),
            .ariaLabel(Words.copyField(field.label)(language)),
          ], Words.copy(language))
      }
    case .byHand(let what): html.element(.p, [], Words.byHand(what)(language))
    case .tooLong(let by): html.element(.p, [.class("fault")], Words.tooLong(by)(language))
    case .empty: html.element(.p, [.class("soft")], Words.nothingKnown(language))
    }
    if let note = field.note { html.element(.p, [.class("soft small")], note(language)) }
  }

  private func attachments(_ html: inout HTML) {
    guard !exhibits.isEmpty || canPrepare else { return }
    html.element(.h2, [], Words.attachmentsHeading(language))
    if isPrepared { html.element(.p, [.role("status")], Words.prepared(language)) }
    if !exhibits.isEmpty {
      html.element(.p, [.class("soft small")], Words.attachmentsLead(language))
      html.element(.ul, [.class("rows")]) { html in
        for exhibit in exhibits {
          html.element(.li) { html in
            html.element(.p) { html in
              html.element(.strong, [], exhibit.mark)
              html.text(" ")
              html.given(exhibit.name)
              html.text(" ")
              html.element(
                .a,
                [
                  .href(Route.exhibit(door.id, door.rung.id, exhibit.entry).link), .download,
                  .ariaLabel(Words.saveFile(exhibit.mark, exhibit.name)(language)),
                ], Words.save(language))
            }
          }
        }
      }
    }
    if canPrepare {
      html.element(.p, [], Words.prepareLead(language))
      page.form(&html, to: Route.packet(door.id, door.rung.id).link) { html in
        html.element(.button, [.class("second")], Words.prepare(language))
      }
    }
  }
}
