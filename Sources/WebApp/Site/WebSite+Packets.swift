import CaseCore
import Drafting
import Engine
import Playbook

// What goes into the form of a door.
extension WebSite {
  func packet(
    _ name: Rung.Name, _ id: Case.ID, _ page: Page, isPrepared: Bool = false
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let (door, plan) = plan(name, assessed, page.language) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    return WebResponse(
      page: PacketPage(
        page: page, door: door, plan: plan, exhibits: exhibits(of: plan),
        canPrepare: try await engine.canPrepare(plan, in: id), isPrepared: isPrepared,
        changed: try await engine.changesSinceSent(on: door.rung, assessed)
      ).html)
  }

  /// The door of `name` with its packet; nil where there is none.
  private func plan(
    _ name: Rung.Name, _ assessed: AssessedCase, _ language: Language
  ) -> (DoorModel, PacketPlan)? {
    guard let door = DoorModel(name, assessed, language),
      case .plan(let plan) = composePacket(
        for: name, assessed.loaded.state, assessed.assessment, assessed.playbook, language),
      !plan.fields.isEmpty
    else { return nil }
    return (door, plan)
  }

  private func exhibits(of plan: PacketPlan) -> [PacketPage.Exhibit] {
    plan.evidenceList.rows.compactMap { row in
      guard let file = row.file,
        case .attached(let entry)? = plan.files.first(where: {
          $0.name == "send/exhibits/" + file
        })?.content
      else { return nil }
      return PacketPage.Exhibit(mark: file, name: row.name, entry: entry)
    }
  }

  /// Makes the pictures fit, and notes that the packet was put together.
  func prepare(_ name: Rung.Name, _ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard plan(name, assessed, page.language) != nil else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    _ = try await engine.writePacket(
      for: name.text, redacting: true, in: id, page.language
    ) { _, _ in }
    return try await packet(name, id, page, isPrepared: true)
  }

  /// A file that goes along through a door, to be saved.
  func exhibit(
    _ entry: Int, _ name: Rung.Name, _ id: Case.ID, _ page: Page
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    guard let (_, plan) = plan(name, assessed, page.language),
      let exhibit = exhibits(of: plan).first(where: { $0.entry == entry })
    else { return ErrorPage(page).response(404, Words.nothingHere) }
    let engine = engine
    let content = try await Outflow.begin { give in
      try await engine.readContent(of: entry, in: id, to: give)
    }
    return WebResponse(saved: exhibit.mark, content: content)
  }
}
