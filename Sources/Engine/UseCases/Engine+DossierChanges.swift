public import CaseCore
public import Drafting
public import Evidence
import Playbook

/// What changed since a dossier was made.
public struct ChangedDossier: Sendable {
  /// The dossier that is compared with: the last for its reader that was sent, else the last one.
  public let paper: WrittenPaper
  /// For whom it is.
  public let recipient: BundleRecipient
  /// What differs.
  public let changes: DossierChanges
}

extension Engine {
  /// What the dossier for `recipient` would say now in place of the one that was sent, or made last.
  ///
  /// The earlier one is composed again out of the journal at its size, with the playbook and clock of then;
  /// nothing is recorded.
  /// - Throws: `Refusal` if none was made, or it cannot be composed again.
  public func dossierChanges(
    for recipient: BundleRecipient, in id: Case.ID
  ) async throws -> ChangedDossier {
    let loaded = try await load(id)
    let playbook = try playbook(for: loaded.state).playbook
    let papers =
      EvidenceDefinition.Recipient(rawValue: recipient.rawValue).map {
        writtenDossiers(for: $0, loaded.state, playbook)
      } ?? []
    guard let paper = papers.last(where: \.isSent) ?? papers.last else {
      throw Refusal.noDossierWritten
    }
    guard let earlier = try await again(paper, for: recipient, in: loaded) else {
      throw Refusal.paperNotWrittenAgain(paper.entry)
    }
    let now = try await plan(
      DossierRequest(recipient: recipient, language: earlier.language), loaded, playbook,
      judgingClock.now())
    return ChangedDossier(
      paper: paper, recipient: recipient, changes: DossierChanges(from: earlier, to: now))
  }

  /// The dossier that `paper` records, planned again; nil where that cannot be done as it was.
  private func again(
    _ paper: WrittenPaper, for recipient: BundleRecipient, in loaded: LoadedCase
  ) async throws -> DossierPlan? {
    let issued = paper.issued
    guard let digest = issued.playbook, let language = issued.language,
      let playbook = try await kept(digest),
      // What rested on an erased entry was erased with it, but for the person's own words.
      recipient.isOutward || !loaded.state.wasErased(before: issued.size, after: paper.entry)
    else { return nil }
    let plan = try await plan(
      DossierRequest(recipient: recipient, language: language), loaded.prefix(issued.size),
      playbook, issued.judgedAt ?? paper.recordedAt)
    return issued.contents.map { $0 == plan.contents } ?? true ? plan : nil
  }
}

extension CaseState {
  /// Whether an entry before `size` was erased by one after `entry`.
  fileprivate func wasErased(before size: Int, after entry: Int) -> Bool {
    erasures.contains { $0.entry > entry && $0.value.entries.contains { $0 < size } }
  }
}
