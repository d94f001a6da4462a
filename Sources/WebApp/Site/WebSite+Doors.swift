import CaseCore
import Drafting
import Engine
import Playbook
import Reading

// What follows, the doors, what was sent through them, and what came back.
extension WebSite {
  func overview(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    return WebResponse(
      page: OverviewPage(page: page, model: OverviewModel(assessed, page.language)).html)
  }

  func result(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    let first = assessed.assessment.steps.first { $0.letter != nil }
    var door: DoorModel?
    if let first { door = try await self.door(first.rung, assessed, page) }
    return WebResponse(page: ResultPage(page: page, assessed: assessed, door: door).html)
  }

  func door(_ name: Rung.Name, _ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let door = try await door(name, assessed, page) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    return WebResponse(page: DoorPage(page: page, door: door).html)
  }

  /// The door of `name` with what the guard says of its text.
  private func door(
    _ name: Rung.Name, _ assessed: AssessedCase, _ page: Page
  ) async throws -> DoorModel? {
    guard let door = DoorModel(name, assessed, page.language) else { return nil }
    guard case .letter = door.text else { return door }
    // The text is only looked at: it is recorded when the person says that it was sent.
    let written = try await engine.writeLetter(
      for: name.text, in: assessed.loaded.id, page.language, recording: false)
    return DoorModel(
      name, assessed, page.language,
      objections: written.objections.map { Words.objected($0.advice.why, quote: $0.quote) })
  }

  func sent(_ name: Rung.Name, _ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let door = DoorModel(name, assessed, page.language) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    guard door.isWaiting else { return WebResponse(seeOther: .door(id, name)) }
    return WebResponse(page: SentPage(page: page, door: door, assessed: assessed).html)
  }

  /// Notes that the person has sent the text of a door.
  func file(
    _ name: Rung.Name, _ id: Case.ID, _ form: FormData, _ page: Page
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let door = DoorModel(name, assessed, page.language) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    // A form that is sent twice, or from a page of before, notes nothing twice.
    guard form[SentForm.mark] == door.mark else { return WebResponse(seeOther: .sent(id, name)) }
    if case .letter = door.text {
      _ = try await engine.writeLetter(for: name.text, in: id, page.language)
    }
    var input = StepInput()
    let reference = Printable.line(form[SentForm.reference] ?? "")
    input.reference = reference.isEmpty ? nil : String(reference.prefix(120))
    _ = try await engine.fileStep(on: name.text, input, in: id)
    return WebResponse(seeOther: .sent(id, name))
  }

  func answered(
    _ name: Rung.Name, _ id: Case.ID, _ page: Page, isFault: Bool = false
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let door = DoorModel(name, assessed, page.language) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    guard door.isWaiting else { return WebResponse(seeOther: .door(id, name)) }
    let named = Set(door.rung.answers.flatMap(\.reasons))
    let reasons = assessed.playbook.parts.reasons.filter { named.contains($0.id) }
    return WebResponse(
      isFault ? 422 : 200,
      page: AnsweredPage(page: page, door: door, reasons: reasons, isFault: isFault).html)
  }

  /// Notes what came back through a door.
  func receive(
    _ name: Rung.Name, _ id: Case.ID, _ form: FormData, _ page: Page
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let door = DoorModel(name, assessed, page.language) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    guard form[AnsweredPage.Field.mark] == door.mark else {
      return WebResponse(seeOther: .overview(id))
    }
    let sent = form[AnsweredPage.Field.answer]
    let answer = door.rung.answers.first { $0.id.text == sent }
    guard let sent, answer != nil || sent == AnsweredPage.silent else {
      return try await answered(name, id, page, isFault: true)
    }
    var input = StepInput()
    let reason = form[AnsweredPage.Field.reason]
    input.reason = answer?.reasons.first { $0.text == reason }?.text
    let words = form[AnsweredPage.Field.words] ?? ""
    input.text = words.allSatisfy(\.isWhitespace) ? nil : words
    _ = try await engine.receive(sent, on: name.text, input, in: id)
    return WebResponse(seeOther: .overview(id))
  }
}

extension Words {
  /// What the guard says of a text.
  static func objected(_ why: Bilingual, quote: String) -> Bilingual {
    Bilingual(
      zh: "发之前看一眼“\(Printable.excerpt(quote))”：\(why.zh)",
      en: "Before you send it, look at \"\(Printable.excerpt(quote))\": \(why.en)")
  }
}
