import CaseCore
import Engine
import Evidence
import Imports
import Playbook

/// For whom copies are made.
enum BundleRecipients {
  /// Everybody but the person.
  static let outward = BundleRecipient.allCases.filter(\.isOutward)

  /// The recipient that an entry names.
  static func named(_ name: String) -> BundleRecipient? { BundleRecipient(rawValue: name) }
}

// The originals, one by one.
extension WebSite {
  func evidence(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    let listed = try await engine.findings(in: id)
    return WebResponse(
      page: EvidencePage(
        page: page, model: EvidenceModel(listed, assessed, page.language)
      ).html)
  }

  func original(
    _ entry: Int, _ id: Case.ID, _ page: Page, isFault: Bool = false,
    drawn: DrawnBoxes = DrawnBoxes("")
  ) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    let listed = try await engine.findings(in: id).filter { $0.evidence == entry }
    let model = EvidenceModel(listed, assessed, page.language)
    guard let item = model.items.first(where: { $0.entry == entry }) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    let state = assessed.loaded.state
    let values = FindingValues(assessed, page.language)
    let kind = state.evidence(at: entry).flatMap { assessed.playbook.evidence($0.kind) }
    return WebResponse(
      isFault ? 422 : 200,
      page: OriginalPage(
        page: page, id: id, item: item, proves: kind?.proves(page.language) ?? "",
        size: try await engine.viewedSize(entry, in: id),
        lines: listed.filter { $0.state != .rejected }.prefix(200).map { values.line($0) },
        masks: try await masks(of: entry, in: id),
        copies: state.derivatives.filter { $0.value.original == entry && $0.value.how == .masked }
          .map { ($0.entry, $0.value.recipients, $0.value.masks.count) },
        drawn: drawn, isFault: isFault
      ).html)
  }

  /// What could be hidden of an original that can be masked.
  private func masks(of entry: Int, in id: Case.ID) async throws -> [ProposedMask] {
    do {
      return try await engine.maskProposal(
        of: "\(entry)", for: Set(BundleRecipients.outward), in: id
      ).found
    } catch let refusal as Refusal where refusal.kind == .input {
      return []
    }
  }

  /// Makes a copy of an original without what was ticked.
  func hide(
    _ entry: Int, _ id: Case.ID, _ form: FormData, _ page: Page
  ) async throws -> WebResponse {
    let numbers = Set(form.values(of: OriginalPage.Field.hide).compactMap { Int($0) })
    let recipients = Set(
      form.values(of: OriginalPage.Field.recipient).compactMap {
        BundleRecipients.named($0)
      })
    let drawn = DrawnBoxes(form[OriginalPage.Field.boxes] ?? "")
    guard !numbers.isEmpty || !drawn.shares.isEmpty, !recipients.isEmpty, drawn.isWhole else {
      return try await original(entry, id, page, isFault: true, drawn: drawn)
    }
    _ = try await engine.mask(
      "\(entry)",
      MaskRequest(recipients: recipients, accepted: .numbers(numbers), shares: drawn.shares),
      in: id)
    return WebResponse(seeOther: .original(id, entry))
  }

  /// An original as it came, to be saved.
  func content(_ entry: Int, _ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let state = try await engine.load(id).state
    guard let added = state.evidence(at: entry) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    let engine = engine
    return WebResponse(
      saved: "original-\(entry).\(Self.ending(of: added.fileName))",
      content: try await Outflow.begin { give in
        try await engine.readContent(of: entry, in: id, to: give)
      })
  }

  /// The ending of a file's name where it is one that we would choose ourselves; else `bin`.
  private static func ending(of name: String) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let isPlain =
      (1...8).contains(ending.utf8.count)
      && ending.utf8.allSatisfy { (0x30..<0x3a).contains($0) || (0x61..<0x7b).contains($0) }
    return isPlain && name.contains(".") ? ending : "bin"
  }
}
