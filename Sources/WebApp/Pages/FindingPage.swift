import CaseCore
import Engine
import Imports
import Markup
import Playbook

/// One finding with the exact place where it stands: right, to be corrected, or not so.
struct FindingPage {
  /// The fields of the form.
  enum Field {
    static let name = "name"
    static let answer = "answer"
    static let speaker = "by"
  }

  /// What can be answered.
  enum Answer: String, CaseIterable {
    case right, correct, wrong
  }

  /// The place, as it is shown.
  enum Shown {
    /// A box of a picture of this size.
    case picture(PixelBox?, width: Int, height: Int)
    /// Messages around it, and which of them it is.
    case messages([(who: String, text: String, isIt: Bool)])
    /// The columns of a row.
    case row([(name: String, text: String)])
    /// Nothing but its words.
    case quote
  }

  let page: Page
  let id: Case.ID
  let item: ListedFinding
  let group: FindingsModel.Group
  let shown: Shown
  /// The values with what corrects them.
  let fields: [FieldModel]
  let values: [(ask: Bilingual, value: String)]
  /// Whose words a promise or a refusal may be.
  let speakers: [RungDefinition]
  /// How many others wait.
  let others: Int
  /// Whether the correction was sent and could not be taken.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.findingTitle, hasMistakes: isFault) { html in
      html.element(.p, [.class("where")]) { html in
        html.element(
          .a, [.href(Route.findings(id).link)], Words.backToFindings(others)(language))
      }
      if isFault { FaultSummary(fields: fields, language: language).write(&html) }
      html.element(.h1, [], Words.findingTitle(language))
      says(&html)
      html.element(.p, [.class("soft small")]) { html in
        html.text(group.kind)
        html.text(" ")
        html.given(group.file)
        html.text(" · ")
        html.text(Words.place(item.finding.place)(language))
      }
      place(&html)
      answers(&html)
    }
  }

  private func says(_ html: inout HTML) {
    if let said = item.said {
      html.element(.p, [.class("lead")], Words.said(said)(language))
    }
    if !values.isEmpty {
      html.element(.dl, [.class("answers")]) { html in
        for value in values {
          html.element(.div) { html in
            html.element(.dt, [], value.ask(language))
            html.element(.dd) { html in html.given(value.value) }
          }
        }
      }
    }
    if item.finding.remarks.contains(.unsure) {
      html.element(.p, [.class("note warn")], Words.mayBeMisread(language))
    }
  }

  private func place(_ html: inout HTML) {
    switch shown {
    case .picture(let box, let width, let height):
      html.element(.div, [.class("shot")]) { html in
        html.element(
          .img,
          [
            .source(Route.picture(id, item.evidence).link),
            .alt(Words.pictureSays(item.finding.quote)(language)),
            .width(width), .height(height),
          ])
        if let box {
          html.element(
            .svg, [.viewBox(width: width, height: height), .ariaHidden]
          ) { html in
            // A little room, so that the line does not cover what it shows.
            html.element(
              .rect,
              [
                .x(max(0, box.x - 8)), .y(max(0, box.y - 8)), .width(box.width + 16),
                .height(box.height + 16),
              ]
            ) { _ in }
          }
        }
      }
      quote(&html)
    case .messages(let messages):
      for message in messages {
        html.element(.div, [.class(message.isIt ? "said here" : "said")]) { html in
          html.element(.p, [.class("soft small")]) { html in html.given(message.who) }
          html.element(.p) { html in html.given(message.text) }
        }
      }
    case .row(let cells):
      html.element(.table) { html in
        html.element(.tbody) { html in
          for cell in cells {
            html.element(.tr) { html in
              html.element(.th, [.scope("row")]) { html in html.given(cell.name) }
              html.element(.td) { html in html.given(cell.text) }
            }
          }
        }
      }
    case .quote: quote(&html)
    }
  }

  private func quote(_ html: inout HTML) {
    html.element(.blockquote, [.class("said here")]) { html in
      html.element(.p) { html in html.given(Printable.excerpt(item.finding.quote, 600)) }
    }
  }

  private func answers(_ html: inout HTML) {
    page.form(&html, to: Route.finding(id).link) { html in
      html.element(.input, [.type("hidden"), .name(Field.name), .value(item.name)])
      html.element(.fieldset, [.class("field")]) { html in
        html.element(.legend, [], Words.isItRight(language))
        for answer in Answer.allCases where answer != .correct || !fields.isEmpty {
          let id = "\(Field.answer)-\(answer.rawValue)"
          html.element(.div, [.class("choice")]) { html in
            html.element(
              .input,
              [
                .type("radio"), .id(id), .name(Field.answer), .value(answer.rawValue),
                .checked(isFault ? answer == .correct : answer == .right),
              ])
            html.element(.label, [.for(id)], Words.answer(answer, said: item.said)(language))
          }
        }
      }
      if item.said != nil { whose(&html) }
      if !fields.isEmpty {
        html.element(.details, [.class("why"), .open(isFault)]) { html in
          html.element(.summary, [], Words.correctHere(language))
          for field in fields { FieldHTML(field: field, language: language).write(&html) }
        }
      }
      html.element(.div, [.class("actions")]) { html in
        html.element(.button, [], Words.keepAndGoOn(language))
        html.element(
          .a,
          [.class("button second"), .href(Route.finding(id).link("after", item.name))],
          Words.later(language))
      }
    }
  }

  private func whose(_ html: inout HTML) {
    html.element(.fieldset, [.class("field")]) { html in
      html.element(.legend, [], Words.whoseWords(language))
      for (number, rung) in speakers.enumerated() {
        let id = "\(Field.speaker)-\(rung.id)"
        html.element(.div, [.class("choice")]) { html in
          html.element(
            .input,
            [
              .type("radio"), .id(id), .name(Field.speaker), .value(rung.id.text),
              .checked(number == 0),
            ])
          html.element(.label, [.for(id)], rung.name(language))
        }
      }
    }
  }
}
