public import CaseCore

/// One row in the list of cases. It follows from the entries alone and can always be recomputed.
public struct CaseListing: Sendable, Hashable {
  /// The case.
  public let id: Case.ID
  /// Its title in the person's words.
  public let title: String
  /// The area whose playbook judges it.
  public let area: String
  /// When it was opened.
  public let openedAt: Moment
  /// When its last readable entry was recorded.
  public let updatedAt: Moment
  /// The number of entries.
  public let size: Int
  /// How it ended; nil while it is open.
  public let outcome: CaseClosed.Outcome?

  /// A row with these values, as a store reads it back.
  public init(
    id: Case.ID, title: String, area: String, openedAt: Moment, updatedAt: Moment, size: Int,
    outcome: CaseClosed.Outcome?
  ) {
    self.id = id
    self.title = title
    self.area = area
    self.openedAt = openedAt
    self.updatedAt = updatedAt
    self.size = size
    self.outcome = outcome
  }

  /// The row that follows from `state`; nil if the opening cannot be read.
  public init?(of state: CaseState) {
    guard let id = state.id, let opening = state.opening else { return nil }
    self.init(
      id: id, title: opening.value.title, area: opening.value.area, openedAt: opening.recordedAt,
      updatedAt: state.lastRecordedAt ?? opening.recordedAt, size: state.size,
      outcome: state.closing?.value.outcome)
  }
}
