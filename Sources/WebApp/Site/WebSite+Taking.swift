import CaseCore
import Engine
import Evidence
import Markup

// What is taken along, and what is brought to be verified.
extension WebSite {
  func take(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    _ = try await engine.load(id)
    return WebResponse(page: TakePage(page: page, id: id).html)
  }

  /// Makes a dossier or a bundle while it is sent.
  func make(_ id: Case.ID, _ form: FormData, _ page: Page) async throws -> WebResponse {
    guard
      let recipient = form[TakePage.Field.recipient].flatMap({ BundleRecipient(rawValue: $0) })
    else { return ErrorPage(page).response(422, Words.notThisWay) }
    let engine = engine
    switch form[TakePage.Field.what] {
    case TakePage.Field.bundle:
      return WebResponse(
        saved: "recourse-\(recipient.rawValue).zip",
        content: try await Outflow.begin { give in
          _ = try await engine.export(id, ExportRequest(recipient: recipient), to: give)
        })
    case TakePage.Field.dossier:
      let isPage = form[TakePage.Field.form] == TakePage.Form.html.rawValue
      let request = DossierRequest(
        recipient: recipient, language: page.language, form: isPage ? .html : .pdf)
      return WebResponse(
        saved: "recourse-\(recipient.rawValue).\(isPage ? "html" : "pdf")",
        content: try await Outflow.begin { give in
          _ = try await engine.writeDossier(id, request, to: give)
        })
    default: return ErrorPage(page).response(422, Words.notThisWay)
    }
  }

  // MARK: Verifying

  /// Verifies the first file that `body` brings; it is held in memory, and nowhere else.
  func verify(_ body: MultipartBody, _ page: Page) throws -> WebResponse {
    do {
      while let head = try body.nextPart() {
        guard let name = head.fileName, !name.isEmpty else { continue }
        guard let content = try body.content(limit: Limits.verifiedUploadBytes) else {
          return verification(.refused(Words.verifyTooLarge), page, 413)
        }
        let report = try engine.verify(RandomAccess(content))
        return verification(.report(report, name: name), page)
      }
      return WebResponse(422, page: VerifyPage(page: page, isFault: true).html)
    } catch let refusal as Refusal where refusal.kind != .unavailable {
      return verification(.refused(refusal.what), page, 422)
    } catch is BodyStream.Failure {
      return verification(.refused(Words.verifyCut), page, 400)
    } catch is MultipartBody.Failure {
      return verification(.refused(Words.verifyCut), page, 400)
    }
  }

  private func verification(
    _ outcome: VerifyPage.Outcome, _ page: Page, _ status: Int = 200
  ) -> WebResponse {
    WebResponse(status, page: VerifyPage(page: page, outcome: outcome).html)
  }
}
