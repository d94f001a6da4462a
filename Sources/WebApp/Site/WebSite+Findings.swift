import CaseCore
import Engine
import Imports
import Markup
import Playbook

// What was read in files, and what the person makes of it.
extension WebSite {
  func findings(_ id: Case.ID, _ page: Page, isFault: Bool = false) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    let model = FindingsModel(
      try await engine.findings(in: id), speakers: try await engine.speakers(in: id), assessed,
      page.language)
    return WebResponse(
      isFault ? 422 : 200, page: FindingsPage(page: page, model: model, isFault: isFault).html)
  }

  /// Confirms what was ticked, or says who is who.
  func confirm(_ id: Case.ID, _ form: FormData, _ page: Page) async throws -> WebResponse {
    let names = form.values(of: FindingsPage.Field.take)
    if form[FindingsPage.Field.what] == FindingsPage.Field.people {
      func named(_ side: ChatSide) -> [String] {
        names.enumerated().filter {
          form["\(FindingsPage.Field.person)-\($0.offset)"] == side.rawValue
        }.map(\.element)
      }
      let (own, other) = (named(.own), named(.other))
      guard !own.isEmpty || !other.isEmpty else {
        return try await findings(id, page, isFault: true)
      }
      _ = try await engine.nameSides(own: own, other: other, in: id)
      return WebResponse(seeOther: .findings(id))
    }
    // What was confirmed or rejected meanwhile, as by a second tap, is not touched again.
    let open = Set(try await engine.findings(in: id).filter { $0.state == .new }.map(\.name))
    guard !names.isEmpty else { return try await findings(id, page, isFault: true) }
    let taken = names.filter { open.contains($0) }
    if !taken.isEmpty { _ = try await engine.confirm(taken, in: id) }
    return WebResponse(seeOther: .findings(id))
  }

  // MARK: One by one

  /// The finding that is asked for, or the first behind the one that is left for later.
  func finding(_ id: Case.ID, _ request: WebRequest, _ page: Page) async throws -> WebResponse {
    let listed = try await engine.findings(in: id)
    if let after = request.query["after"] {
      guard let next = Self.doubtful(behind: after, in: listed) else {
        return WebResponse(seeOther: .findings(id))
      }
      return WebResponse(seeOther: Route.finding(id).link("name", next.name))
    }
    guard let item = listed.first(where: { $0.name == request.query["name"] }) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    return try await show(item, listed, id, page)
  }

  private func show(
    _ item: ListedFinding, _ listed: [ListedFinding], _ id: Case.ID, _ page: Page,
    _ fields: [FieldModel]? = nil
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    let values = FindingValues(assessed, page.language)
    return WebResponse(
      fields == nil ? 200 : 422,
      page: FindingPage(
        page: page, id: id, item: item, group: values.group(item.evidence, []),
        shown: try await shown(item, listed, id),
        fields: fields ?? self.fields(of: item, values),
        values: values.values(of: item.finding).map {
          ($0.ask, values.text($0.value, of: $0.fact))
        },
        speakers: assessed.playbook.parts.rungs.filter { rung in
          rung.door == .shop || rung.door == .payment
        },
        others: listed.count { $0.isDoubtful && $0.name != item.name }, isFault: fields != nil
      ).html)
  }

  /// What corrects a finding: one field for each value that it shows.
  private func fields(of item: ListedFinding, _ values: FindingValues) -> [FieldModel] {
    guard !item.finding.isBillRow, item.said == nil else { return [] }
    return values.values(of: item.finding).compactMap {
      FieldModel(
        Intake.Field(fact: $0.fact, said: .value($0.value)),
        zone: values.assessed.playbook.header.zone, now: engine.judgingClock.now())
    }
  }

  /// The place of a finding as it can be shown.
  private func shown(
    _ item: ListedFinding, _ listed: [ListedFinding], _ id: Case.ID
  ) async throws -> FindingPage.Shown {
    let finding = item.finding
    if finding.isBillRow {
      return .row(
        finding.details.filter { !$0.text.isEmpty }.prefix(40).map {
          (Printable.line($0.name), Printable.excerpt($0.text, 200))
        })
    }
    if let size = try await engine.viewedSize(item.evidence, in: id) {
      return .picture(PixelBox(finding.place), width: size.width, height: size.height)
    }
    let messages = listed.filter { $0.evidence == item.evidence && $0.finding.chat != nil }
    guard let place = messages.firstIndex(where: { $0.finding.place == finding.place }) else {
      return .quote
    }
    let around = max(0, place - 2)...min(messages.count - 1, place + 2)
    return .messages(
      around.map { index in
        let message = messages[index].finding
        return (
          Printable.excerpt(message.chat?.sender.name ?? "", 60),
          Printable.excerpt(message.quote, 600), index == place
        )
      })
  }

  /// Takes what the person makes of one finding, and goes on to the next.
  func decide(_ id: Case.ID, _ form: FormData, _ page: Page) async throws -> WebResponse {
    let listed = try await engine.findings(in: id)
    guard let item = listed.first(where: { $0.name == form[FindingPage.Field.name] }),
      let answer = form[FindingPage.Field.answer].flatMap({ FindingPage.Answer(rawValue: $0) })
    else { return ErrorPage(page).response(404, Words.nothingHere) }
    let next = Self.doubtful(behind: item.name, in: listed)
    let onward = WebResponse(
      seeOther: next.map { Route.finding(id).link("name", $0.name) } ?? Route.findings(id).link)
    // A second tap decides nothing twice.
    guard item.state == .new else { return onward }
    switch answer {
    case .right:
      _ = try await engine.confirm(
        [item.name], by: item.said == nil ? nil : form[FindingPage.Field.speaker], in: id)
    case .wrong: _ = try await engine.reject([item.name], in: id)
    case .correct:
      if let fields = try await correct(item, form, id, page) {
        return try await show(item, listed, id, page, fields)
      }
      _ = try await engine.reject([item.name], in: id)
    }
    return onward
  }

  /// States what stands at the place of a finding by the person's own reading of it.
  /// - Returns: The fields with what is wrong; nil where all was taken.
  private func correct(
    _ item: ListedFinding, _ form: FormData, _ id: Case.ID, _ page: Page
  ) async throws -> [FieldModel]? {
    let assessed = try await engine.assess(id)
    let playbook = assessed.playbook
    var fields = fields(of: item, FindingValues(assessed, page.language))
    var answers: [FactAnswer] = []
    for place in fields.indices {
      guard let answer = fields[place].take(form), !fields[place].isUnknown,
        let fact = playbook.fact(answer.fact)
      else { continue }
      do {
        _ = try FactInput.value(answer.text, of: fact, zone: playbook.header.zone)
        answers.append(answer)
      } catch {
        fields[place].refuse()
      }
    }
    guard !fields.contains(where: { $0.fault != nil }) else { return fields }
    let shown = ShownInput(
      evidence: "\(item.evidence)", place: item.finding.place.text, speaker: item.finding.speaker)
    for answer in answers {
      _ = try await engine.state(answer.fact.text, as: answer.text, shown: shown, in: id)
    }
    return nil
  }

  /// The next doubtful finding behind the one called `name`, else the first other one.
  private static func doubtful(
    behind name: String, in listed: [ListedFinding]
  ) -> ListedFinding? {
    let place = listed.firstIndex { $0.name == name } ?? -1
    return listed[(place + 1)...].first(where: \.isDoubtful)
      ?? listed[..<max(0, place)].first(where: \.isDoubtful)
  }

  // MARK: Pictures

  /// A picture of the case, made anew; shut in, so that it is a picture and nothing else.
  func picture(_ number: Int, _ id: Case.ID) async throws -> WebResponse {
    let bytes = try await engine.viewedPicture(number, in: id)
    return WebResponse(
      200,
      headers: [
        ("content-type", "image/jpeg"), ("cache-control", "no-store"),
        ("content-disposition", "inline"),
        ("content-security-policy", "default-src 'none'; sandbox"),
      ], body: bytes)
  }
}
