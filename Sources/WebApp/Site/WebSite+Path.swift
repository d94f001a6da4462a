import CaseCore
import Engine
import Markup
import Playbook

/// Where a form goes on to.
enum Then: String {
  /// To what comes next.
  case onward
  /// Back to the answers: something was changed from there.
  case answers

  /// What `request` asks for.
  init(_ request: WebRequest) {
    self = request.query["then"].flatMap { Then(rawValue: $0) } ?? .onward
  }

  /// `route`, with the wish to go on there afterwards.
  func link(_ route: Route) -> Link {
    switch self {
    case .onward: route.link
    case .answers: route.link("then", rawValue)
    }
  }
}

// The shortest path: from what happened to the answers.
extension WebSite {
  func home(_ page: Page) async throws -> WebResponse {
    let listings = try await engine.listings()
    guard !listings.isEmpty else { return WebResponse(seeOther: .start) }
    return WebResponse(page: CasesPage(page: page, listings: listings).html)
  }

  func opening(_ page: Page, isFault: Bool = false) throws -> WebResponse {
    let openings = try engine.intakeParts(area: area).openings
    return WebResponse(
      isFault ? 422 : 200,
      page: HappenedPage(
        page: page, openings: openings, chosen: nil, action: Route.opening.link, isFault: isFault
      ).html)
  }

  /// Opens a case with what happened.
  func open(_ form: FormData, _ page: Page) async throws -> WebResponse {
    let openings = try engine.intakeParts(area: area).openings
    guard let chosen = form[HappenedPage.field], openings.contains(where: { $0.id.text == chosen })
    else { return try opening(page, isFault: true) }
    let loaded = try await engine.openCase(area: area, as: chosen, page.language)
    return WebResponse(seeOther: try await next(after: nil, loaded.id))
  }

  func happened(
    _ id: Case.ID, _ page: Page, _ then: Then, isFault: Bool = false
  ) async throws -> WebResponse {
    let intake = try await engine.intake(of: id)
    return WebResponse(
      isFault ? 422 : 200,
      page: HappenedPage(
        page: page, openings: intake.playbook.parts.intake.openings, chosen: intake.opening?.id,
        action: then.link(.happened(id)), isFault: isFault
      ).html)
  }

  /// Puts another choice in the place of what happened.
  func change(
    _ id: Case.ID, _ form: FormData, _ page: Page, _ then: Then
  ) async throws -> WebResponse {
    let openings = try engine.intakeParts(area: area).openings
    guard let chosen = form[HappenedPage.field], openings.contains(where: { $0.id.text == chosen })
    else { return try await happened(id, page, then, isFault: true) }
    _ = try await engine.choose(chosen, in: id)
    return WebResponse(seeOther: try await next(after: nil, id, then))
  }

  func screen(
    _ name: Screen.Name, _ id: Case.ID, _ page: Page, _ then: Then
  ) async throws -> WebResponse {
    let intake = try await engine.intake(of: id)
    guard let screen = intake.screens.first(where: { $0.definition.id == name }) else {
      // Nothing is asked there any more: an answer elsewhere settled it.
      return WebResponse(seeOther: .answers(id))
    }
    return show(fields(of: screen, intake), screen, id, page, then)
  }

  private func show(
    _ fields: [FieldModel], _ screen: Intake.Screen, _ id: Case.ID, _ page: Page, _ then: Then
  ) -> WebResponse {
    WebResponse(
      fields.contains { $0.fault != nil } ? 422 : 200,
      page: ScreenPage(
        page: page, title: screen.definition.title, fields: fields,
        action: then.link(.screen(id, screen.definition.id))
      ).html)
  }

  private func fields(of screen: Intake.Screen, _ intake: Intake) -> [FieldModel] {
    screen.fields.compactMap {
      FieldModel($0, zone: intake.playbook.header.zone, now: engine.judgingClock.now())
    }
  }

  /// Takes the answers of a screen.
  func take(
    _ name: Screen.Name, _ id: Case.ID, _ form: FormData, _ page: Page, _ then: Then
  ) async throws -> WebResponse {
    let intake = try await engine.intake(of: id)
    guard let screen = intake.screens.first(where: { $0.definition.id == name }) else {
      return WebResponse(seeOther: .answers(id))
    }
    var fields = fields(of: screen, intake)
    guard try await record(&fields, form, in: id) else {
      return show(fields, screen, id, page, then)
    }
    return WebResponse(seeOther: try await next(after: name, id, then))
  }

  /// Records the answers in `form`; false where some cannot be taken, and then nothing is recorded.
  func record(_ fields: inout [FieldModel], _ form: FormData, in id: Case.ID) async throws -> Bool {
    var answers: [FactAnswer] = []
    for place in fields.indices {
      if let answer = fields[place].take(form) { answers.append(answer) }
    }
    guard !fields.contains(where: { $0.fault != nil }) else { return false }
    do {
      _ = try await engine.answer(answers, in: id)
      return true
    } catch let refused as AnswersRefused {
      for place in fields.indices
      where refused.refusals.contains(where: { $0.fact == fields[place].fact }) {
        fields[place].refuse()
      }
      return false
    }
  }

  /// The screen behind `name` on which something is not answered yet; the answers behind the last.
  func next(
    after name: Screen.Name?, _ id: Case.ID, _ then: Then = .onward
  ) async throws -> Route {
    if then == .answers { return .answers(id) }
    let intake = try await engine.intake(of: id)
    let order = intake.playbook.parts.intake.screens.map(\.id)
    let place = name.flatMap { order.firstIndex(of: $0) } ?? -1
    let open = intake.screens.first { screen in
      (order.firstIndex(of: screen.definition.id) ?? 0) > place
        && screen.fields.contains { $0.said == .nothing }
    }
    return open.map { .screen(id, $0.definition.id) } ?? .answers(id)
  }

  func answers(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let intake = try await engine.intake(of: id)
    let words = ValueWords(
      language: page.language, zone: intake.playbook.header.zone, clock: engine.judgingClock.now())
    var rows = [
      AnswersPage.Row(
        ask: Words.happenedTitle, answer: intake.opening?.name(page.language),
        change: Then.answers.link(.happened(id)))
    ]
    for screen in intake.screens {
      let change = Then.answers.link(.screen(id, screen.definition.id))
      rows += screen.fields.compactMap { field in
        guard let ask = field.fact.ask else { return nil }
        let answer: String? =
          switch field.said {
          case .nothing: nil
          case .unknown: Words.unknown(page.language)
          case .value(let value): words.text(value, of: field.fact)
          }
        return AnswersPage.Row(ask: ask, answer: answer, change: change)
      }
    }
    return WebResponse(page: AnswersPage(page: page, rows: rows, next: .result(id)).html)
  }

  // MARK: One question

  func question(_ name: Fact.Name, _ id: Case.ID, _ page: Page) async throws -> WebResponse {
    guard let field = try await field(name, id) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    return show(field, id, page)
  }

  /// Takes the answer to one question.
  func take(
    _ name: Fact.Name, _ id: Case.ID, _ form: FormData, _ page: Page
  ) async throws -> WebResponse {
    guard let field = try await field(name, id) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    var fields = [field]
    guard try await record(&fields, form, in: id) else { return show(fields[0], id, page) }
    return WebResponse(seeOther: .result(id))
  }

  private func field(_ name: Fact.Name, _ id: Case.ID) async throws -> FieldModel? {
    let (playbook, field) = try await engine.field(name, of: id)
    return field.flatMap {
      FieldModel($0, zone: playbook.header.zone, now: engine.judgingClock.now())
    }
  }

  private func show(_ field: FieldModel, _ id: Case.ID, _ page: Page) -> WebResponse {
    WebResponse(
      field.fault == nil ? 200 : 422,
      page: ScreenPage(
        page: page, title: Words.questionTitle, fields: [field],
        action: Route.question(id, field.fact).link
      ).html)
  }
}
