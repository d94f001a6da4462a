import CaseCore
import Drafting
import Engine

// What happened and what is to come.
extension WebSite {
  func timeline(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    return WebResponse(
      page: TimelinePage(page: page, id: id, model: TimelineModel(assessed, page.language)).html)
  }

  /// What is to come, for the person's own calendar.
  func calendar(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let calendar = try await engine.calendar(of: [id], page.language)
    return WebResponse(calendar: calendar.text, named: "recourse-deadlines.ics")
  }
}
