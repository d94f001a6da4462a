import CaseCore
import Playbook
import Synchronization

/// The cases that were judged last; shared by the copies of one Engine.
///
/// Who reads the pages of a case asks for it again and again, and nothing changes in between. A judgement
/// counts for the journal, the second of the clock and the playbook that it was made with, and for no
/// other: so it is never older than a new one would be.
final class JudgedCases: Sendable {
  private struct Kept {
    let version: JournalVersion
    let assessed: AssessedCase
  }

  /// One person looks at one case, seldom at two; a server has many vaults open.
  private static let capacity = 2

  private let kept = Mutex<[Kept]>([])

  /// The case `id` as it was judged at `clock`, if its journal is still as it was then.
  func find(_ id: Case.ID, _ version: JournalVersion, at clock: Moment) -> AssessedCase? {
    kept.withLock { kept in
      kept.first {
        $0.assessed.loaded.id == id && $0.version == version
          && $0.assessed.assessment.clock == clock
      }?.assessed
    }
  }

  /// Keeps `assessed`, which was loaded when its journal was at `version` or later.
  func keep(_ assessed: AssessedCase, _ version: JournalVersion) {
    kept.withLock { kept in
      kept.removeAll { $0.assessed.loaded.id == assessed.loaded.id }
      if kept.count == Self.capacity { kept.removeFirst() }
      kept.append(Kept(version: version, assessed: assessed))
    }
  }
}
