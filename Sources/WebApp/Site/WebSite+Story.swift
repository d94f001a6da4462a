import CaseCore
import Engine
import Playbook

// Starting with the person's own words.
extension WebSite {
  func story(_ page: Page) -> WebResponse { WebResponse(page: StoryPage(page: page).html) }

  /// Reads what was written; opens a case with it once the person has said what of it is right.
  func tell(_ form: FormData, _ page: Page) async throws -> WebResponse {
    let text = form[StoryPage.Field.text] ?? ""
    guard !text.allSatisfy(\.isWhitespace) else {
      return WebResponse(422, page: StoryPage(page: page, isFault: true).html)
    }
    let scan = try engine.readStory(text)
    let proposal = try engine.proposal(for: scan, area: area)
    let parts = try engine.intakeParts(area: area)
    var found = StoryPage.Found(
      scan: scan, proposal: proposal, openings: parts.openings,
      words: ValueWords(
        language: page.language, zone: .shanghai, clock: engine.judgingClock.now()))
    guard form[StoryPage.Field.confirmed] != nil else {
      return WebResponse(page: StoryPage(page: page, text: text, found: found).html)
    }
    guard let chosen = form[HappenedPage.field],
      parts.openings.contains(where: { $0.id.text == chosen })
    else {
      found.isFault = true
      return WebResponse(422, page: StoryPage(page: page, text: text, found: found).html)
    }
    // What was written is longer than an entry: it is read, and not kept.
    let isKept = form[StoryPage.Field.keep] != nil && text.utf8.count <= Limits.freeTextBytes
    let loaded = try await engine.openCase(
      area: area, as: chosen, story: isKept ? text : nil, page.language)
    let answers = proposal.fields.compactMap { field -> FactAnswer? in
      guard let sent = form["f-\(field.fact.id)"],
        field.values.contains(where: { StoryPage.sent($0) == sent })
      else { return nil }
      return FactAnswer(fact: field.fact.id, text: sent)
    }
    if !answers.isEmpty { _ = try await engine.answer(answers, in: loaded.id) }
    return WebResponse(seeOther: try await next(after: nil, loaded.id))
  }
}
