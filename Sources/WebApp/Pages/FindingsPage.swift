import CaseCore
import Engine
import Imports
import Markup

/// What was read in the originals: what is sure to confirm at once, what is doubtful one by one, the rows
/// of bills to tick, and who is who in a chat.
struct FindingsPage {
  /// The fields of the forms.
  enum Field {
    static let what = "what"
    static let take = "take"
    static let person = "person"
    /// What of the page is sent.
    static let findings = "findings"
    static let people = "people"
  }

  let page: Page
  let model: FindingsModel
  /// Whether nothing was ticked.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.findingsTitle, hasMistakes: isFault) { html in
      Trail(page: page, id: model.id).write(&html)
      html.element(.h1, [], Words.findingsTitle(language))
      if isFault {
        html.element(.p, [.class("fault"), .role("alert")], Words.tickSomething(language))
      }
      if model.isDone {
        html.element(.p, [.class("lead")], Words.nothingToConfirm(language))
        html.element(.div, [.class("actions")]) { html in
          html.element(
            .a, [.class("button"), .href(Route.overview(model.id).link)], Words.toCase(language))
          html.element(
            .a, [.class("button second"), .href(Route.add(model.id).link)], Words.addMore(language))
        }
        return
      }
      html.element(.p, [], Words.findingsLead(language))
      people(&html)
      doubtful(&html)
      ticked(&html, model.sure, Words.sureHeading, Words.confirmTicked, isChecked: true)
      ticked(&html, model.rows, Words.rowsHeading, Words.confirmRows, isChecked: false)
    }
  }

  private func doubtful(_ html: inout HTML) {
    guard let first = model.doubtful.first else { return }
    html.element(.h2, [], Words.doubtfulHeading(model.doubtful.count)(language))
    html.element(.p, [.class("soft")], Words.doubtfulLead(language))
    html.element(.div, [.class("actions")]) { html in
      html.element(
        .a, [.class("button"), .href(Route.finding(model.id).link("name", first.name))],
        Words.oneByOne(language))
    }
  }

  private func ticked(
    _ html: inout HTML, _ groups: [FindingsModel.Group], _ heading: Bilingual,
    _ confirm: Bilingual, isChecked: Bool
  ) {
    guard !groups.isEmpty else { return }
    html.element(.h2, [], heading(language))
    if !isChecked { html.element(.p, [.class("soft")], Words.rowsLead(language)) }
    page.form(&html, to: Route.findings(model.id).link) { html in
      html.element(.input, [.type("hidden"), .name(Field.what), .value(Field.findings)])
      for group in groups {
        html.element(.fieldset) { html in
          html.element(.legend) { html in
            html.text(group.kind)
            html.text(" ")
            html.given(group.file)
          }
          for line in group.lines { tick(line, &html, isChecked: isChecked) }
        }
      }
      if !isChecked, model.rowsHidden > 0 {
        html.element(.p, [.class("soft small")], Words.rowsHidden(model.rowsHidden)(language))
      }
      html.element(.button, [], confirm(language))
    }
  }

  private func tick(_ line: FindingsModel.Line, _ html: inout HTML, isChecked: Bool) {
    let id = "take-\(line.name)"
    html.element(.div, [.class("choice")]) { html in
      html.element(
        .input,
        [
          .type("checkbox"), .id(id), .name(Field.take), .value(line.name), .checked(isChecked),
        ])
      html.element(.div, [.class("what")]) { html in
        html.element(.label, [.for(id)]) { html in
          for value in line.values {
            html.element(.span, [.class("soft")], value.ask)
            html.text(" ")
            html.element(.strong) { html in html.given(value.value) }
            html.element(.br)
          }
          if line.values.isEmpty { html.given(line.quote) }
        }
        html.element(.p, [.class("soft small")]) { html in
          if line.isLikely {
            html.element(.span, [.class("tag")], Words.likelyRow(language))
            html.text(" ")
          }
          if !line.values.isEmpty {
            html.text(Words.quoted(line.quote)(language))
            html.text(" ")
          }
          html.element(
            .a, [.href(Route.finding(model.id).link("name", line.name))],
            Words.whereItStands(language))
        }
      }
    }
  }

  private func people(_ html: inout HTML) {
    guard !model.speakers.isEmpty else { return }
    html.element(.h2, [], Words.peopleHeading(language))
    html.element(.p, [.class("soft")], Words.peopleLead(language))
    page.form(&html, to: Route.findings(model.id).link) { html in
      html.element(.input, [.type("hidden"), .name(Field.what), .value(Field.people)])
      for (number, speaker) in model.speakers.enumerated() {
        let name = "\(Field.person)-\(number)"
        html.element(.input, [.type("hidden"), .name(Field.take), .value(speaker.name)])
        html.element(.fieldset) { html in
          html.element(.legend) { html in html.given(speaker.words) }
          for side in [ChatSide?.some(.own), .other, nil] {
            let value = side?.rawValue ?? "none"
            html.element(.div, [.class("choice")]) { html in
              html.element(
                .input,
                [
                  .type("radio"), .id("\(name)-\(value)"), .name(name), .value(value),
                  .checked(side == speaker.proposed),
                ])
              html.element(.label, [.for("\(name)-\(value)")], Words.side(side)(language))
            }
          }
        }
      }
      html.element(.button, [], Words.keepPeople(language))
    }
  }
}
