/// The first entry of every journal.
public struct CaseOpened: Sendable, Hashable {
  /// A short title in the person's words.
  public var title: String
  /// The area whose playbook judges the case, such as `cn-game-points`.
  public var area: String
  /// Whether the case lives in a practice vault, where the clock may be set.
  public var practice: Bool

  /// A case titled `title` in `area`.
  public init(title: String, area: String, practice: Bool) {
    self.title = title
    self.area = area
    self.practice = practice
  }
}

/// The person's own story, in their words. Never leaves in an export for somebody else.
public struct StoryTold: Sendable, Hashable {
  /// The story.
  public var text: String

  /// The story `text`.
  public init(text: String) { self.text = text }
}

/// A note of the person to themselves. Never leaves in an export for somebody else.
public struct NoteTaken: Sendable, Hashable {
  /// The note.
  public var text: String

  /// The note `text`.
  public init(text: String) { self.text = text }
}

/// The case came to an end.
public struct CaseClosed: Sendable, Hashable {
  /// How a case can end.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case refunded, partlyRefunded = "partly_refunded", delivered, settled
    case givenUp = "given_up", lost, wrong
  }

  /// How it ended.
  public var outcome: Outcome
  /// What came back, where something did.
  public var amount: Money?
  /// When it ended, where that is known.
  public var happenedAt: Moment?
  /// The person's remark.
  public var remark: String?

  /// An end with `outcome`.
  public init(
    outcome: Outcome, amount: Money? = nil, happenedAt: Moment? = nil, remark: String? = nil
  ) {
    self.outcome = outcome
    self.amount = amount
    self.happenedAt = happenedAt
    self.remark = remark
  }
}
