import CaseCore
import Engine
import Markup
import Reading

// Texts that are looked at and kept nowhere.
extension WebSite {
  func draft(_ id: Case.ID?, _ page: Page) async throws -> WebResponse {
    if let id { _ = try await engine.load(id) }
    return WebResponse(page: DraftPage(page: page, action: action(id)).html)
  }

  /// Looks at a draft beside what the case knows, where there is one.
  func look(_ id: Case.ID?, _ form: FormData, _ page: Page) async throws -> WebResponse {
    let text = form[DraftPage.Field.text] ?? ""
    let recipient =
      form[DraftPage.Field.recipient].flatMap { DraftRecipient(rawValue: $0) } ?? .seller
    guard !text.allSatisfy(\.isWhitespace) else {
      return WebResponse(
        422,
        page: DraftPage(page: page, action: action(id), recipient: recipient, isFault: true).html)
    }
    let check = try await engine.checkMessage(text, to: recipient, in: id, page.language)
    return WebResponse(
      page: DraftPage(
        page: page, action: action(id), text: text, recipient: recipient, check: check
      ).html)
  }

  private func action(_ id: Case.ID?) -> Link { (id.map { Route.draftIn($0) } ?? .draft).link }

  /// Reads terms that were pasted.
  func read(_ form: FormData, _ page: Page) async throws -> WebResponse {
    let text = form[TermsPage.field] ?? ""
    guard !text.allSatisfy(\.isWhitespace) else {
      return WebResponse(422, page: TermsPage(page: page, isFault: true).html)
    }
    let scan = try await engine.scan(Array(text.utf8), named: "terms.txt")
    return WebResponse(page: TermsPage(page: page, text: text, scan: scan).html)
  }
}
