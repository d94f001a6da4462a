import CaseCore
import Drafting
import Markup
import Playbook

/// Writes the parts of a door that several pages share.
struct DoorHTML {
  let door: DoorModel
  let page: Page

  private var language: Language { page.language }

  /// What to do, why, and by when.
  func step(_ html: inout HTML) {
    guard let step = door.step else { return }
    html.element(.p) { html in
      html.text(step.action(language))
      if let due = DoorModel.due(step.due, door.words) {
        html.text(" ")
        html.element(.span, [.class("due")], Words.due(due)(language))
      }
    }
    html.element(.p, [.class("soft")], step.why(language))
  }

  /// What to know before.
  func warnings(_ html: inout HTML) {
    let warnings = door.status.warnings + door.objections
    guard !warnings.isEmpty else { return }
    html.element(.div, [.class("note warn")]) { html in
      for warning in warnings { html.element(.p, [], warning(language)) }
    }
  }

  /// What it takes.
  func terms(_ html: inout HTML) {
    html.element(.dl, [.class("answers small")]) { html in
      for (name, words) in [
        (Words.needs, door.rung.needs), (Words.fee, door.rung.fee), (Words.takes, door.rung.takes),
        (Words.reveals, door.rung.reveals),
      ] {
        html.element(.div) { html in
          html.element(.dt, [], name(language))
          html.element(.dd, [], words(language))
        }
      }
    }
  }

  /// The text to copy.
  func text(_ html: inout HTML) {
    switch door.text {
    case .none: return
    case .asks(let fact):
      html.element(.p, [], Words.textAsks(language))
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a, [.class("button"), .href(Route.question(door.id, fact).link)],
          Words.answerIt(language))
      }
    case .letter(let letter):
      html.element(.p, [.class("soft small")], Words.copyHint(language))
      let id = "text-\(door.rung.id)"
      html.element(.div, [.class("letter"), .id(id), .lang(letter.language.tag)], letter.body)
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .button,
          [
            .type("button"), .class("second"), .hidden(if: true), .data(.copies, id),
            .data(.done, Words.copied(language)),
          ], Words.copy(language))
      }
      sources(of: letter, &html)
      if !letter.exhibits.isEmpty {
        html.element(.p, [.class("small")], Words.attach(language))
        html.element(.ul, [.class("small")]) { html in
          for exhibit in letter.exhibits {
            html.element(.li, [], "\(exhibit.mark(language)) \(exhibit.name)")
          }
        }
      }
    }
  }

  /// What each sentence of the text rests on.
  private func sources(of letter: ComposedLetter, _ html: inout HTML) {
    html.element(.details, [.class("why small")]) { html in
      html.element(.summary, [], Words.sourcesHeading(language))
      html.element(.ul, [.class("rows")]) { html in
        for sentence in letter.sentences {
          html.element(.li) { html in
            html.element(.p, [.lang(letter.language.tag)], sentence.text)
            html.element(.p, [.class("soft")], door.sources(of: sentence).joined(separator: " · "))
          }
        }
      }
    }
  }

  /// "I have sent it."
  func sentForm(_ html: inout HTML) {
    html.element(.h2, [], Words.sentHeading(language))
    page.form(&html, to: Route.sent(door.id, door.rung.id).link) { html in
      html.element(.input, [.type("hidden"), .name(SentForm.mark), .value(door.mark)])
      html.element(.div, [.class("field")]) { html in
        html.element(.label, [.for(SentForm.reference)], Words.reference(language))
        html.element(
          .p, [.class("soft small"), .id("reference-hint")], Words.referenceHint(language))
        html.element(
          .input,
          [
            .type("text"), .id(SentForm.reference), .name(SentForm.reference), .maxLength(120),
            .autocomplete("off"), .noSpelling, .ariaDescribedBy(["reference-hint"]),
          ])
      }
      html.element(.button, [], Words.haveSent(language))
    }
  }
}

/// The fields of "I have sent it".
enum SentForm {
  static let mark = "mark"
  static let reference = "reference"
}
