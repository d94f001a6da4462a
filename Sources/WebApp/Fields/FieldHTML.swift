import CaseCore
import Markup

/// Writes one question with what answers it.
struct FieldHTML {
  let field: FieldModel
  let language: Language

  /// Writes the question. `isHeading` says that it is all that the page asks.
  func write(_ html: inout HTML) {
    switch field.input {
    case .choices(let choices):
      html.element(.fieldset, [.class(field.fault == nil ? "field" : "field wrong")]) { html in
        html.element(.legend, [], field.ask(language))
        aside(&html)
        for (value, words) in choices {
          choice(&html, value, words(language), isChosen: field.text == value)
        }
        choice(&html, "unknown", Words.unknown(language), isChosen: field.isUnknown)
      }
    case .money, .time, .span, .number, .text:
      html.element(.div, [.class(field.fault == nil ? "field" : "field wrong")]) { html in
        html.element(.label, [.for(field.name)], field.ask(language))
        aside(&html)
        input(&html)
        html.element(.div, [.class("choice plain")]) { html in
          html.element(
            .input,
            [
              .type("checkbox"), .id(field.unknownName), .name(field.unknownName), .value("yes"),
              .checked(field.isUnknown),
            ])
          html.element(.label, [.for(field.unknownName)], Words.unknown(language))
        }
      }
    }
  }

  private var faultID: String { "\(field.name)-fault" }

  /// Why it is asked, and what is wrong with what was sent.
  private func aside(_ html: inout HTML) {
    html.element(.details, [.class("why small")]) { html in
      html.element(.summary, [], Words.why(language))
      html.element(.p, [], field.why(language))
    }
    if let fault = field.fault {
      html.element(.p, [.class("fault"), .id(faultID)], fault(language))
    }
  }

  private func choice(_ html: inout HTML, _ value: String, _ words: String, isChosen: Bool) {
    let id = "\(field.name)-\(value)"
    html.element(.div, [.class("choice")]) { html in
      html.element(
        .input,
        [
          .type("radio"), .id(id), .name(field.name), .value(value), .checked(isChosen),
          .ariaDescribedBy(field.fault == nil ? [] : [faultID]),
        ])
      html.element(.label, [.for(id)], words)
    }
  }

  private func input(_ html: inout HTML) {
    var attributes: [Attribute] = [
      .id(field.name), .name(field.name), .value(field.text), .autocomplete("off"),
      .ariaInvalid(field.fault != nil),
      .ariaDescribedBy(field.fault == nil ? [] : [faultID]),
    ]
    switch field.input {
    case .choices: return
    case .money:
      attributes += [.type("text"), .inputMode("decimal"), .class("short"), .maxLength(20)]
      html.element(.div, [.class("pair")]) { html in
        html.element(.input, attributes)
        html.element(.span, [], Words.yuan(language))
      }
    case .time(let latest):
      html.element(.input, attributes + [.type("datetime-local"), .max(latest)])
    case .span:
      attributes += [.type("text"), .inputMode("numeric"), .class("short"), .maxLength(9)]
      html.element(.div, [.class("pair")]) { html in
        html.element(.input, attributes)
        html.element(
          .select, [.class("short"), .name(field.unitName), .ariaLabel(Words.unit(language))]
        ) { html in
          for (unit, words) in FieldModel.units {
            html.element(
              .option, [.value(unit.rawValue), .selected(unit == field.unit)], words(language))
          }
        }
      }
    case .number:
      html.element(
        .input,
        attributes + [.type("text"), .inputMode("numeric"), .class("short"), .maxLength(16)])
    case .text:
      html.element(.input, attributes + [.type("text"), .maxLength(400), .noSpelling])
    }
  }
}

/// Writes what has to be mended, each with the way to it.
struct FaultSummary {
  let fields: [FieldModel]
  let language: Language

  func write(_ html: inout HTML) {
    guard fields.contains(where: { $0.fault != nil }) else { return }
    html.element(
      .div,
      [
        .class("summary-of-faults"), .role("alert"), .focusable,
        .ariaLabelledBy("summary-of-faults"),
      ]
    ) { html in
      html.element(.h2, [.id("summary-of-faults")], Words.faultsHeading(language))
      html.element(.ul) { html in
        for field in fields {
          guard let fault = field.fault else { continue }
          html.element(.li) { html in
            html.element(
              .a, [.href(Link(fragment: field.firstID))],
              Words.faultAt(field.ask, fault)(language))
          }
        }
      }
    }
  }
}
