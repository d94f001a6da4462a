public import CaseCore
public import Engine

/// Who erases for good, in the vault of the pages.
public protocol CaseErasing: Sendable {
  /// Where backups of the vault are.
  func backups() async throws -> [BackupRecord]
  /// What erasing originals would destroy.
  func forecastErasure(of names: [String], in id: Case.ID) async throws -> ErasureForecast
  /// Carries a forecast out.
  func erase(_ forecast: ErasureForecast, reason: String) async throws -> ErasedEntries
  /// Destroys a case whole.
  func eraseWhole(_ id: Case.ID) async throws
}

extension Caretaker: CaseErasing {}

// Erasing for good.
extension WebSite {
  func erase(_ id: Case.ID, _ request: WebRequest, _ page: Page) async throws -> WebResponse {
    try await forecast(id, request, page, isFault: false)
  }

  private func forecast(
    _ id: Case.ID, _ request: WebRequest, _ page: Page, isFault: Bool
  ) async throws -> WebResponse {
    let loaded = try await engine.load(id)
    guard let erasing else { return ErrorPage(page).response(503, Words.eraseNotHere) }
    let entry = request.query["entry"].flatMap { Int($0) }
    let added = entry.flatMap { loaded.state.evidence(at: $0) }
    guard (entry == nil) == (added == nil) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    var forecast: ErasureForecast?
    if let entry { forecast = try await erasing.forecastErasure(of: ["\(entry)"], in: id) }
    let backups = try await erasing.backups().filter { $0.sizes[id] != nil }
    return WebResponse(
      isFault ? 422 : 200,
      page: ErasePage(
        page: page, id: id, entry: entry,
        name: Printable.line(added?.fileName ?? loaded.state.opening?.value.title ?? id.text),
        forecast: forecast, backups: forecast?.backups ?? backups, isFault: isFault
      ).html)
  }

  /// Erases what the person is sure of.
  func destroy(
    _ id: Case.ID, _ form: FormData, _ request: WebRequest, _ page: Page
  ) async throws -> WebResponse {
    let loaded = try await engine.load(id)
    guard let erasing else { return ErrorPage(page).response(503, Words.eraseNotHere) }
    let reason = Printable.line(form[ErasePage.Field.reason] ?? "")
    let entry = request.query["entry"].flatMap { Int($0) }
    guard form[ErasePage.Field.sure] != nil, entry == nil || !reason.isEmpty else {
      return try await forecast(id, request, page, isFault: true)
    }
    guard let entry else {
      try await erasing.eraseWhole(id)
      return WebResponse(seeOther: .home)
    }
    guard loaded.state.evidence(at: entry) != nil else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    let forecast = try await erasing.forecastErasure(of: ["\(entry)"], in: id)
    _ = try await erasing.erase(forecast, reason: String(reason.prefix(120)))
    return WebResponse(seeOther: .evidence(id))
  }
}
