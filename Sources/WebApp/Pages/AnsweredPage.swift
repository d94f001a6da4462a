import CaseCore
import Markup
import Playbook

/// What came back through a door.
struct AnsweredPage {
  /// The fields of the form.
  enum Field {
    static let mark = "mark"
    static let answer = "answer"
    static let reason = "reason"
    static let words = "words"
    /// What is sent for no reason.
    static let noReason = "none"
  }

  let page: Page
  let door: DoorModel
  /// The reasons of a refusal that are known.
  let reasons: [ReasonDefinition]
  var isFault = false

  /// No answer at all is always one of the answers.
  static let silent = "silent"

  var html: HTML {
    let language = page.language
    return page.html(title: Words.answeredTitle, hasMistakes: isFault) { html in
      Trail(page: page, id: door.id).write(&html)
      html.element(.h1, [], Words.answeredBy(door.rung.name)(language))
      page.form(&html, to: Route.answered(door.id, door.rung.id).link) { html in
        html.element(.input, [.type("hidden"), .name(Field.mark), .value(door.mark)])
        answers(&html)
        if !reasons.isEmpty { refusal(&html) }
        html.element(.div, [.class("field")]) { html in
          html.element(.label, [.for(Field.words)], Words.theirWords(language))
          html.element(
            .textarea, [.id(Field.words), .name(Field.words), .rows(4), .maxLength(8000)], "")
        }
        html.element(.button, [], Words.keepAnswer(language))
      }
    }
  }

  private func answers(_ html: inout HTML) {
    let language = page.language
    html.element(.fieldset, [.class(isFault ? "field wrong" : "field")]) { html in
      html.element(.legend, [], Words.whichAnswer(language))
      if isFault {
        html.element(
          .p, [.class("fault"), .id("fault"), .role("alert")], Words.chooseAnswer(language))
      }
      var answers = door.rung.answers.map { (id: $0.id.text, words: $0.name) }
      if !answers.contains(where: { $0.id == Self.silent }) {
        answers.append((Self.silent, Words.noAnswer))
      }
      for answer in answers {
        radio(&html, Field.answer, answer.id, answer.words(language), isChosen: false)
      }
    }
  }

  private func refusal(_ html: inout HTML) {
    let language = page.language
    html.element(.fieldset, [.class("field")]) { html in
      html.element(.legend, [], Words.whichReason(language))
      radio(&html, Field.reason, Field.noReason, Words.noReason(language), isChosen: true)
      for reason in reasons {
        radio(&html, Field.reason, reason.id.text, reason.name(language), isChosen: false)
      }
    }
  }

  private func radio(
    _ html: inout HTML, _ name: String, _ value: String, _ words: String, isChosen: Bool
  ) {
    let id = "\(name)-\(value)"
    html.element(.div, [.class("choice")]) { html in
      html.element(
        .input,
        [.type("radio"), .id(id), .name(name), .value(value), .checked(isChosen)])
      html.element(.label, [.for(id)], words)
    }
  }
}
