public import CaseCore
public import Drafting
import Playbook
public import Reading

/// A packet that was only looked at: nothing was written, recorded or made for it.
public struct PreviewedPacket: Sendable {
  /// The plan. Pictures count as if they had been made to fit the form.
  public let plan: PacketPlan
  /// The originals that are made to fit when the packet is written, by their entries.
  public let toFit: Set<Int>
  /// The files for the recipient that say what a masked copy for them hides.
  public let telling: [String]
  /// What the guard objects to in the texts for the recipient, in the order of the files.
  public let objections: [DraftObjection]
  /// The originals that go along as they are though something on them could be hidden.
  public let unmasked: [UnmaskedExhibit]
}

/// What a look at the texts and originals of a packet finds.
struct PacketLook {
  let telling: [String]
  let objections: [DraftObjection]
  let unmasked: [UnmaskedExhibit]
}

extension Engine {
  /// The packet of `rungName` as it would be put together now; `attaching` as for `writePacket`.
  /// - Throws: `Refusal` if it is not made and why.
  public func previewPacket(
    for rungName: String, attaching: [String] = [], in id: Case.ID, _ language: Language
  ) async throws -> PreviewedPacket {
    let guardian = try ownTextGuard()
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    let rung = try Self.rung(rungName, in: playbook)
    let chosen = try Self.chosen(attaching, for: rung.recipient, loaded.state, playbook)
    switch composePacket(
      for: rung.id, loaded.state, assessment, playbook, language, choosing: chosen, fitting: true)
    {
    case .refused(let refusal): throw Refusal.letter(refusal, playbook)
    case .plan(let plan):
      let look = try await look(at: plan, loaded, assessment, playbook, guardian)
      let unfit = unfitPictures(
        for: rung.id, loaded.state, assessment, playbook, choosing: chosen)
      return PreviewedPacket(
        plan: plan, toFit: Set(unfit.map(\.evidence)), telling: look.telling,
        objections: look.objections, unmasked: look.unmasked)
    }
  }

  /// What is to be said of `plan` before it is handed over.
  func look(
    at plan: PacketPlan, _ loaded: LoadedCase, _ assessment: Assessment, _ playbook: Playbook,
    _ guardian: OwnTextGuard
  ) async throws -> PacketLook {
    let masked = try await maskedWords(in: loaded, for: plan.recipient)
    let facts = DraftFacts(assessment)
    var telling: [String] = []
    var objections: [DraftObjection] = []
    for file in plan.files where file.reader == .recipient {
      guard case .text(let text) = file.content else { continue }
      if masked.stand(in: Array(text.utf8)) { telling.append(file.name) }
      // The marks of a table would join what stands in two of its cells.
      let isTable = !file.name.hasSuffix(".txt")
      let words = isTable ? file.sources.map(\.text).joined(separator: "\n") : text
      // The letter stands in a file of its own, and in a field.
      objections += guardian.objections(
        to: words, for: plan.recipient, knowing: facts, playbook
      ).filter { new in
        !objections.contains { $0.kind.id == new.kind.id && $0.quote == new.quote }
      }
    }
    return PacketLook(
      telling: telling, objections: objections, unmasked: try await unmasked(in: plan, loaded))
  }
}
