import CaseCore
import Engine
import Markup
import Playbook
import Reading

/// Starts with the person's own words, and asks what was found in them. Words of self-harm are answered
/// first, and kept nowhere.
struct StoryPage {
  /// The fields of the forms.
  enum Field {
    static let text = "text"
    static let keep = "keep"
    /// That what was found is sent, and not the words alone.
    static let confirmed = "confirmed"
    /// For a question that the words answer wrongly.
    static let none = "none"
  }

  /// What was found in the words.
  struct Found {
    let scan: StoryScan
    let proposal: StoryProposal
    let openings: [OpeningDefinition]
    let words: ValueWords
    /// Whether nothing was chosen as what happened.
    var isFault = false
  }

  let page: Page
  /// What was written.
  var text = ""
  var found: Found?
  /// Whether nothing was written.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.storyTitle, hasMistakes: isFault || found?.isFault == true) { html in
      html.element(.h1, [], Words.storyTitle(language))
      if let help = found?.scan.reading.help {
        html.element(.div, [.class("note help"), .role("alert")]) { html in
          html.element(.p, [.class("lead")], help(language))
        }
      }
      if let found { confirm(found, &html) }
      write(&html)
    }
  }

  private func write(_ html: inout HTML) {
    if found != nil { html.element(.h2, [], Words.storyAgain(language)) }
    html.element(.p, [], Words.storyLead(language))
    page.form(&html, to: Route.story.link) { html in
      html.element(.div, [.class(isFault ? "field wrong" : "field")]) { html in
        html.element(.label, [.for(Field.text)], Words.storyText(language))
        if isFault {
          html.element(
            .p, [.class("fault"), .id("fault"), .role("alert")], Words.storyEmpty(language))
        }
        html.element(
          .textarea,
          [
            .id(Field.text), .name(Field.text), .rows(10), .ariaInvalid(isFault),
            .ariaDescribedBy(isFault ? ["fault"] : []),
          ], text)
      }
      html.element(
        .button, found == nil ? [] : [.class("second")], Words.readStory(language))
    }
  }

  private func confirm(_ found: Found, _ html: inout HTML) {
    html.element(.h2, [.id("found"), .focusable], Words.storyFound(language))
    html.element(.p, [.class("soft")], Words.storyCounts(language))
    claims(found, &html)
    page.form(&html, to: Route.story.link) { html in
      html.element(.input, [.type("hidden"), .name(Field.confirmed), .value("yes")])
      html.element(.input, [.type("hidden"), .name(Field.text), .value(text)])
      openings(found, &html)
      for field in found.proposal.fields { question(field, found.words, &html) }
      html.element(.div, [.class("choice plain")]) { html in
        html.element(
          .input,
          [
            .type("checkbox"), .id(Field.keep), .name(Field.keep), .value("yes"), .checked(true),
          ])
        html.element(.label, [.for(Field.keep)], Words.keepStory(language))
      }
      html.element(.button, [], Words.openWithStory(language))
    }
  }

  private func claims(_ found: Found, _ html: inout HTML) {
    let bytes = Array(found.scan.text.utf8)
    let reading = found.scan.reading
    guard !reading.claims.isEmpty || !reading.tried.isEmpty else {
      html.element(.p, [], Words.storySaysLittle(language))
      return
    }
    html.element(.ul, [.class("rows")]) { html in
      for claim in reading.claims.prefix(3) {
        html.element(.li) { html in
          html.element(.p) { html in
            html.element(.strong, [], claim.topic.name(language))
            html.text(" ")
            html.element(.mark) { html in
              html.given(
                Printable.excerpt(String(decoding: bytes[claim.place.bytes], as: UTF8.self), 80))
            }
          }
        }
      }
      if !reading.tried.isEmpty {
        let names = reading.tried.map { $0.name(language) }
        html.element(.li) { html in
          html.element(
            .p, [],
            Words.storyTried(names.joined(separator: language == .zh ? "、" : ", "))(language))
        }
      }
    }
  }

  private func openings(_ found: Found, _ html: inout HTML) {
    html.element(.fieldset, [.class(found.isFault ? "field wrong" : "field")]) { html in
      html.element(.legend, [], Words.happenedTitle(language))
      if found.isFault {
        html.element(
          .p, [.class("fault"), .id("what-fault"), .role("alert")], Words.openingUnknown(language))
      }
      for opening in found.openings {
        radio(
          &html, HappenedPage.field, opening.id.text, opening.name(language),
          isChosen: opening.id == found.proposal.opening)
      }
    }
  }

  private func question(
    _ field: StoryProposal.Field, _ words: ValueWords, _ html: inout HTML
  ) {
    guard let ask = field.fact.ask else { return }
    let name = "f-\(field.fact.id)"
    html.element(.fieldset, [.class("field")]) { html in
      html.element(.legend, [], ask(language))
      for (number, value) in field.values.enumerated() {
        radio(
          &html, name, Self.sent(value), words.text(value, of: field.fact),
          isChosen: number == 0 && field.values.count == 1)
      }
      radio(
        &html, name, Field.none, Words.noneOfThese(language), isChosen: field.values.count != 1)
    }
  }

  /// A value in the form that the Engine reads.
  static func sent(_ value: FactValue) -> String {
    switch value {
    case .flag(let flag): flag ? "yes" : "no"
    case .choice(let choice): choice
    case .money(let money): money.decimal
    case .moment(let moment): "\(moment)"
    case .span(let span): span.description
    case .number(let number): "\(number)"
    case .text(let text): text
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
