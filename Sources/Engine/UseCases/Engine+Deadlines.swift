public import CaseCore
public import Drafting

extension Engine {
  /// What falls due in the cases `ids`, or in all that are open, as a calendar.
  ///
  /// Each case is judged as `assess` does, and what the person is told is recorded in the same way.
  /// - Throws: `Refusal` for a case that cannot be loaded or has no playbook.
  public func calendar(of ids: [Case.ID]?, _ language: Language) async throws -> CaseCalendar {
    var cases = ids ?? []
    if ids == nil { cases = try await listings().filter { $0.outcome == nil }.map(\.id) }
    var parts: [CaseCalendar.Part] = []
    for id in cases {
      let assessed = try await assess(id)
      parts.append(
        CaseCalendar.Part(
          id, size: assessed.loaded.size, assessed.assessment, assessed.playbook))
    }
    return CaseCalendar(parts, language, practice: practice)
  }
}
