import CaseCore
import Drafting
import Engine
import Markup
import Playbook
import Reading

/// Looks at a message before it is sent (the guard). What is written here is kept nowhere.
struct DraftPage {
  /// The fields of the form.
  enum Field {
    static let text = "text"
    static let recipient = "to"
  }

  let page: Page
  /// Where the text is sent to be looked at.
  let action: Link
  /// What was written.
  var text = ""
  /// Who is to get it.
  var recipient = DraftRecipient.seller
  /// What was found; nil before anything was written.
  var check: DraftCheck?
  /// Whether nothing was written.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.draftTitle, hasMistakes: isFault) { html in
      html.element(.h1, [], Words.draftTitle(language))
      html.element(.p, [], Words.draftLead(language))
      if let check { found(check, &html) }
      page.form(&html, to: action) { html in
        html.element(.fieldset, [.class("field")]) { html in
          html.element(.legend, [], Words.draftTo(language))
          for other in DraftRecipient.allCases {
            let id = "\(Field.recipient)-\(other.rawValue)"
            html.element(.div, [.class("choice")]) { html in
              html.element(
                .input,
                [
                  .type("radio"), .id(id), .name(Field.recipient), .value(other.rawValue),
                  .checked(other == recipient),
                ])
              html.element(.label, [.for(id)], Words.recipient(other)(language))
            }
          }
        }
        html.element(.div, [.class(isFault ? "field wrong" : "field")]) { html in
          html.element(.label, [.for(Field.text)], Words.draftText(language))
          if isFault {
            html.element(
              .p, [.class("fault"), .id("fault"), .role("alert")], Words.writeSomething(language))
          }
          html.element(
            .textarea,
            [
              .id(Field.text), .name(Field.text), .rows(8), .ariaInvalid(isFault),
              .ariaDescribedBy(isFault ? ["fault"] : []),
            ], text)
        }
        html.element(.button, [], Words.lookAtIt(language))
      }
    }
  }

  private func found(_ check: DraftCheck, _ html: inout HTML) {
    let reading = check.reading
    html.element(.section, [.ariaLabelledBy("found")]) { html in
      html.element(
        .h2, [.id("found"), .focusable],
        (reading.objections.isEmpty && reading.missing.isEmpty
          ? Words.draftClean : Words.draftFound(reading.objections.count))(language))
      if !reading.objections.isEmpty {
        html.element(.div, [.class("letter")]) { html in marked(check, &html) }
      }
      html.element(.ul, [.class("rows")]) { html in
        for objection in reading.objections { item(objection, check, &html) }
      }
      if !reading.missing.isEmpty {
        html.element(.h3, [], Words.draftMisses(language))
        html.element(.ul) { html in
          for part in reading.missing {
            html.element(.li) { html in
              html.element(.strong, [], part.name(language))
              html.text(" ")
              html.text(part.advice(language))
            }
          }
        }
      }
      if let letter = check.rewrite, !reading.objections.isEmpty || !reading.missing.isEmpty {
        html.element(.h3, [], Words.rewritten(language))
        html.element(.div, [.class("letter"), .lang(letter.language.tag)], letter.body)
      }
    }
  }

  private func item(_ objection: DraftObjection, _ check: DraftCheck, _ html: inout HTML) {
    html.element(.li) { html in
      html.element(.p) { html in
        html.element(.strong, [], objection.kind.name(language))
        html.text(" ")
        html.element(.mark) { html in html.given(Printable.excerpt(objection.quote, 80)) }
      }
      html.element(.p, [], objection.advice.why(language))
      html.element(.p, [], Words.instead(objection.advice.calmer)(language))
      let cards = objection.advice.law.compactMap { check.law[$0] }
      if !cards.isEmpty {
        html.element(
          .p, [.class("soft small")],
          cards.map { CardWords.words($0, language) }.joined(
            separator: language == .zh ? "；" : "; "))
      }
    }
  }

  /// The draft with the words marked that something was found in; of two that overlap, the first.
  private func marked(_ check: DraftCheck, _ html: inout HTML) {
    let bytes = Array(check.text.utf8)
    var place = 0
    for objection in check.reading.objections.sorted(by: {
      $0.place.bytes.lowerBound < $1.place.bytes.lowerBound
    }) {
      let range = objection.place.bytes
      guard range.lowerBound >= place, range.upperBound <= bytes.count else { continue }
      html.text(String(decoding: bytes[place..<range.lowerBound], as: UTF8.self))
      html.element(.mark, [], String(decoding: bytes[range], as: UTF8.self))
      place = range.upperBound
    }
    html.text(String(decoding: bytes[place...], as: UTF8.self))
  }
}

/// A card of law or practice in a few words.
enum CardWords {
  /// The law with its article and the day since when it is in force; practice says that it is that.
  static func words(_ card: Citation, _ language: Language) -> String {
    var parts: [String] = []
    if let law = card.law, let article = card.article {
      parts.append(language == .zh ? law.zh + article.zh : "\(law.en) \(article.en)")
    }
    if let day = card.inForce { parts.append(Words.inForce(day.description)(language)) }
    switch card.level {
    case .verified: break
    case .secondary: parts.append(Words.notVerified(language))
    case .practice: parts.append(Words.practiceCard(language))
    }
    return parts.joined(separator: language == .zh ? "，" : ", ")
  }
}
