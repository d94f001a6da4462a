import CaseCore
import Engine
import Markup
import Playbook

/// A case at one glance (DESIGN §6): the verdict, today, the doors, what is missing, the money, the
/// evidence, and what happened.
struct OverviewPage {
  let page: Page
  let model: OverviewModel

  /// So many of the things that happened are shown here; the timeline has them all.
  private static let latest = 5

  private var language: Language { page.language }
  private var id: Case.ID { model.assessed.loaded.id }
  private var timeline: TimelineModel { TimelineModel(model.assessed, language) }

  var html: HTML {
    let verdict = VerdictHTML(assessed: model.assessed, language: language)
    let title = Bilingual(zh: model.title, en: model.title)
    return page.html(title: title) { html in
      html.element(.p, [.class("where")]) { html in
        html.element(.a, [.href(Route.home.link)], Words.casesTitle(language))
      }
      html.element(.h1) { html in html.given(model.title) }
      verdict.write(&html)
      html.element(.h2, [], Words.todayHeading(language))
      verdict.steps(&html)
      verdict.question(&html)
      doors(&html)
      gaps(&html)
      money(&html)
      evidence(&html)
      happenings(&html)
      html.element(.div, [.class("actions")]) { html in
        html.element(
          .a, [.class("button second"), .href(Route.answers(id).link)], Words.myAnswers(language))
        html.element(
          .a, [.class("button second"), .href(Route.draftIn(id).link)], Words.draftTitle(language))
        html.element(
          .a, [.class("button second"), .href(Route.take(id).link)], Words.takeTitle(language))
        html.element(
          .a, [.class("button second"), .href(Route.erase(id).link)], Words.eraseCase(language))
      }
    }
  }

  private func doors(_ html: inout HTML) {
    let stops = model.doors
    guard !stops.isEmpty else { return }
    html.element(.h2, [], Words.doorsHeading(language))
    LadderDrawing(stops: stops, language: language).write(&html)
    html.element(.details, [.class("why")]) { html in
      html.element(.summary, [], Words.allDoors(language))
      html.element(.ul, [.class("rows")]) { html in
        for stop in stops {
          html.element(.li) { html in
            html.element(.p) { html in
              html.element(.a, [.href(Route.door(id, stop.rung).link)], stop.name)
              html.text(" ")
              html.element(.span, [.class("soft small")], stop.says)
            }
          }
        }
      }
    }
  }

  private func gaps(_ html: inout HTML) {
    html.element(.h2, [], Words.missingHeading(language))
    let gaps = model.gaps
    guard !gaps.isEmpty else {
      html.element(.p, [], Words.nothingMissing(language))
      return
    }
    html.element(.ul, [.class("rows")]) { html in
      for gap in gaps {
        html.element(.li) { html in
          html.element(.p) { html in
            html.text(gap.says)
            if gap.changesVerdict {
              html.text(" ")
              html.element(.span, [.class("tag")], Words.changesVerdict(language))
            }
          }
          if let how = gap.how { html.element(.p, [.class("soft small")], how) }
          if gap.answer == nil {
            html.element(.p) { html in
              html.element(
                .a, [.href(Route.add(id).link), .ariaLabel(Words.addFor(gap.says)(language))],
                Words.addTitle(language))
            }
          }
          if let answer = gap.answer {
            html.element(.p) { html in
              html.element(
                .a, [.href(answer.link), .ariaLabel(Words.answer(gap.says)(language))],
                Words.answerIt(language))
            }
          }
        }
      }
    }
  }

  private func money(_ html: inout HTML) {
    html.element(.h2, [], Words.moneyHeading(language))
    let amounts = model.amounts
    guard !amounts.isEmpty else {
      html.element(.p, [], Words.noMoney(language))
      return
    }
    MoneyDrawing(money: model.assessed.money, language: language, words: model.words).write(&html)
    html.element(.table) { html in
      html.element(.tbody) { html in
        for amount in amounts {
          html.element(.tr) { html in
            html.element(.td) { html in
              html.text(amount.name)
              html.element(.br)
              html.element(.span, [.class("soft small")], amount.support)
            }
            html.element(.td, [.class("amount")], amount.amount)
          }
        }
        if let asked = model.asked {
          html.element(.tr) { html in
            html.element(.th, [.scope("row")], Words.askedBack(language))
            html.element(.td, [.class("amount")]) { html in html.element(.strong, [], asked) }
          }
        }
      }
    }
  }

  private func evidence(_ html: inout HTML) {
    html.element(.h2, [], Words.evidenceHeading(language))
    let evidence = model.evidence
    if evidence.isEmpty { html.element(.p, [], Words.noEvidence(language)) }
    html.element(.div, [.class("actions")]) { html in
      html.element(
        .a, [.class("button second"), .href(Route.add(id).link)], Words.addTitle(language))
      if !evidence.isEmpty {
        html.element(
          .a, [.class("button second"), .href(Route.findings(id).link)],
          Words.findingsTitle(language))
        html.element(
          .a, [.class("button second"), .href(Route.evidence(id).link)],
          Words.evidenceTitle(language))
      }
    }
    guard !evidence.isEmpty else { return }
    html.element(.ul, [.class("rows")]) { html in
      for original in evidence {
        html.element(.li) { html in
          html.element(.p) { html in
            html.element(.strong, [], original.kind)
            html.text(" ")
            html.given(original.name)
          }
          html.element(.p, [.class("soft small")], "\(original.proves) \(original.addedAt)")
        }
      }
    }
  }

  private func happenings(_ html: inout HTML) {
    html.element(.h2, [], Words.happeningsHeading(language))
    html.element(.ul, [.class("rows")]) { html in
      for happening in timeline.past.prefix(Self.latest) { happening.write(&html) }
    }
    html.element(.div, [.class("actions")]) { html in
      html.element(
        .a, [.class("button second"), .href(Route.timeline(id).link)],
        Words.timelineTitle(language))
    }
  }
}
