import CaseCore
import Engine
import Evidence
import Imports
import Markup

/// One original: what it shows, what was read in it, and copies without what others need not see.
struct OriginalPage {
  /// The fields of the form that makes a copy.
  enum Field {
    static let hide = "hide"
    static let recipient = "for"
    static let boxes = "boxes"
  }

  let page: Page
  let id: Case.ID
  let item: EvidenceModel.Item
  let proves: String
  /// The size of the picture, where its text was read.
  let size: (width: Int, height: Int)?
  /// What was read in it.
  let lines: [FindingsModel.Line]
  /// What could be hidden on it.
  let masks: [ProposedMask]
  /// The copies that there are: their entries, for whom, and how much they hide.
  let copies: [(entry: Int, recipients: [String], hidden: Int)]
  /// What was drawn by hand.
  let drawn: DrawnBoxes
  /// Whether nothing was chosen to be hidden, or what was drawn is no box.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Bilingual(zh: item.kind, en: item.kind), hasMistakes: isFault) { html in
      html.element(.p, [.class("where")]) { html in
        html.element(.a, [.href(Route.evidence(id).link)], Words.evidenceTitle(language))
      }
      html.element(.h1, [], item.kind)
      html.element(.p) { html in html.given(item.name) }
      if !proves.isEmpty { html.element(.p, [.class("soft")], proves) }
      picture(&html)
      read(&html)
      hiding(&html)
      facts(&html)
    }
  }

  private func picture(_ html: inout HTML) {
    guard item.isPicture else { return }
    html.element(.div, [.class("shot"), .data(.draws, Field.boxes)]) { html in
      html.element(
        .img,
        [.source(Route.picture(id, item.entry).link), .alt(Words.pictureOf(item.name)(language))])
      guard let size, !masks.isEmpty else { return }
      html.element(
        .svg, [.viewBox(width: size.width, height: size.height), .ariaHidden]
      ) { html in
        for box in masks.flatMap(\.places).compactMap({ PixelBox($0) }) {
          html.element(
            .rect, [.x(box.x), .y(box.y), .width(box.width), .height(box.height)]
          ) { _ in }
        }
      }
    }
  }

  private func read(_ html: inout HTML) {
    guard !lines.isEmpty else { return }
    html.element(.h2, [], Words.readThere(language))
    html.element(.ul, [.class("rows small")]) { html in
      for line in lines {
        html.element(.li) { html in
          html.element(.p) { html in
            for value in line.values {
              html.element(.span, [.class("soft")], value.ask)
              html.text(" ")
              html.element(.strong) { html in html.given(value.value) }
              html.text(" ")
            }
            if line.values.isEmpty { html.given(line.quote) }
            html.text(" ")
            html.element(
              .a, [.href(Route.finding(id).link("name", line.name))],
              Words.whereItStands(language))
          }
        }
      }
    }
  }

  private func hiding(_ html: inout HTML) {
    html.element(.h2, [], Words.hideTitle(language))
    if !copies.isEmpty {
      html.element(.ul, [.class("rows")]) { html in
        for copy in copies {
          html.element(.li) { html in
            html.element(.p) { html in
              html.text(Words.copyIs(copy.recipients, copy.hidden)(language))
              if item.isPicture {
                html.text(" ")
                html.element(
                  .a, [.href(Route.picture(id, copy.entry).link)], Words.seeCopy(language))
              }
            }
          }
        }
      }
    }
    if masks.isEmpty { html.element(.p, [.class("soft")], Words.nothingToHide(language)) }
    guard !masks.isEmpty || item.isPicture else { return }
    html.element(.p, [.class("soft")], Words.hideLead(language))
    page.form(&html, to: Route.original(id, item.entry).link) { html in
      if isFault {
        let says = drawn.isWhole ? Words.tickSomething : Words.noBox(drawn.wrong)
        html.element(.p, [.class("fault"), .role("alert")], says(language))
      }
      if !masks.isEmpty {
        html.element(.fieldset, [.class("field")]) { html in
          html.element(.legend, [], Words.hideWhat(language))
          for mask in masks { choice(&html, mask) }
        }
      }
      if item.isPicture { byHand(&html) }
      html.element(.fieldset, [.class("field")]) { html in
        html.element(.legend, [], Words.takeFor(language))
        for recipient in BundleRecipients.outward {
          let name = "\(Field.recipient)-\(recipient.rawValue)"
          html.element(.div, [.class("choice")]) { html in
            html.element(
              .input,
              [
                .type("checkbox"), .id(name), .name(Field.recipient), .value(recipient.rawValue),
                .checked(true),
              ])
            html.element(.label, [.for(name)], Words.recipient(recipient)(language))
          }
        }
      }
      html.element(.button, [], Words.makeCopy(language))
    }
  }

  /// Boxes that the person draws over the picture; without our script they are written as numbers.
  private func byHand(_ html: inout HTML) {
    html.element(.div, [.class(drawn.isWhole ? "field" : "field wrong")]) { html in
      html.element(.label, [.for(Field.boxes)], Words.boxesByHand(language))
      html.element(.p, [.class("soft small"), .id("boxes-hint")], Words.boxesHint(language))
      html.element(
        .textarea,
        [
          .id(Field.boxes), .name(Field.boxes), .rows(3), .ariaDescribedBy(["boxes-hint"]),
          .noSpelling,
        ], drawn.text)
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .button,
          [.type("button"), .class("second"), .data(.draw, Field.boxes), .hidden(if: true)],
          Words.drawBoxes(language))
      }
    }
  }

  private func choice(_ html: inout HTML, _ mask: ProposedMask) {
    let name = "\(Field.hide)-\(mask.number)"
    html.element(.div, [.class("choice")]) { html in
      html.element(
        .input,
        [
          .type("checkbox"), .id(name), .name(Field.hide), .value("\(mask.number)"),
          .checked(true),
        ])
      html.element(.label, [.for(name)]) { html in
        html.text(mask.kind.name(language))
        html.text(" ")
        html.given(Printable.excerpt(mask.excerpt, 60))
        if let line = mask.line {
          html.text(" ")
          html.element(.span, [.class("soft")], Words.place(.line(line))(language))
        }
      }
    }
  }

  private func facts(_ html: inout HTML) {
    html.element(.h2, [], Words.aboutFile(language))
    html.element(.dl, [.class("answers small")]) { html in
      for (name, value) in [
        (Words.addedAt, item.addedAt), (Words.fileSize, Words.bytes(item.sizeBytes)(language)),
        (Words.digest, item.digest),
      ] {
        html.element(.div) { html in
          html.element(.dt, [], name(language))
          html.element(.dd, [], value)
        }
      }
    }
    html.element(.p, [.class("soft small")], Words.digestMeans(language))
    html.element(.div, [.class("actions")]) { html in
      html.element(
        .a, [.class("button second"), .href(Route.content(id, item.entry).link), .download],
        Words.saveOriginal(language))
      html.element(
        .a, [.class("button second"), .href(Route.erase(id).link("entry", "\(item.entry)"))],
        Words.eraseOriginal(language))
    }
  }
}
