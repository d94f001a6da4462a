import CaseCore
import Engine
import Playbook

/// The originals of a case, for a page.
struct EvidenceModel {
  /// One original.
  struct Item {
    let entry: Int
    let name: String
    let kind: String
    /// The place of its grade, 1 for the best; nil where it has none.
    let grade: Int?
    let isPicture: Bool
    let addedAt: String
    let digest: String
    let sizeBytes: Int64
    /// What was confirmed of what it says, and what waits.
    let confirmed: Int
    let open: Int
  }

  let id: Case.ID
  let items: [Item]
  /// How many grades there are.
  let grades: Int

  init(_ listed: [ListedFinding], _ assessed: AssessedCase, _ language: Language) {
    let playbook = assessed.playbook
    let words = ValueWords(
      language: language, zone: playbook.header.zone, clock: assessed.assessment.clock)
    id = assessed.loaded.id
    let grades = playbook.header.grades
    self.grades = grades.count
    items = assessed.loaded.state.evidence.map { added in
      let value = added.value
      let own = listed.filter { $0.evidence == added.entry }
      return Item(
        entry: added.entry, name: Printable.line(value.fileName),
        kind: playbook.evidence(value.kind)?.name(language) ?? value.kind.text,
        grade: playbook.grade(of: value).flatMap { grades.firstIndex(of: $0) }.map { $0 + 1 },
        isPicture: value.mediaType.hasPrefix("image/"),
        addedAt: words.text(added.recordedAt), digest: value.digest.hex,
        sizeBytes: value.sizeBytes, confirmed: own.count { $0.state == .confirmed },
        open: own.count { $0.isSure || $0.isDoubtful })
    }
  }
}
