public import CaseCore

/// How a last day moves that falls on a day off.
public enum Roll: String, Sendable, Hashable, CaseIterable {
  /// It stays.
  case none
  /// Off a public holiday, to the first day after (B15).
  case holidays
  /// Off weekends and public holidays, to the first working day after (B52).
  case restDays = "rest_days"
}

/// A wait on a rung: how long, from when, and what the law or practice behind it is.
public struct ClockDefinition: Sendable, Hashable {
  /// The name of the clock.
  public let id: Clock.Name
  /// How long.
  public let wait: SpanSource
  /// The state whose answer or step starts it.
  public let from: RungState
  /// How its last day moves.
  public let roll: Roll
  /// It runs only while this is yes; nil for always.
  public let when: Condition?
  /// The card that it rests on.
  public let source: Law.Name?
  /// What it says.
  public let says: Template

  /// The clock `id`.
  public init(
    id: Clock.Name, wait: SpanSource, from: RungState = .filed, roll: Roll = .none,
    when: Condition? = nil, source: Law.Name? = nil, says: Template
  ) {
    self.id = id
    self.wait = wait
    self.from = from
    self.roll = roll
    self.when = when
    self.source = source
    self.says = says
  }
}

/// A deadline of the person's own.
public struct OwnDeadlineDefinition: Sendable, Hashable {
  /// The name of the deadline.
  public let id: OwnDeadline.Name
  /// The instant from which it runs.
  public let since: Fact.Name
  /// How long it runs.
  public let within: SpanSource
  /// How its last day moves.
  public let roll: Roll
  /// The articles.
  public let law: [Law.Name]
  /// It is shown only while this is yes; nil for always.
  public let when: Condition?
  /// What it says.
  public let says: Template

  /// The deadline `id`.
  public init(
    id: OwnDeadline.Name, since: Fact.Name, within: SpanSource, roll: Roll = .none,
    law: [Law.Name], when: Condition? = nil, says: Template
  ) {
    self.id = id
    self.since = since
    self.within = within
    self.roll = roll
    self.law = law
    self.when = when
    self.says = says
  }
}
