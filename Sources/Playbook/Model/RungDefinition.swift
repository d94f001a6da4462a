public import CaseCore

/// One door that can be knocked at.
public struct RungDefinition: Sendable, Hashable {
  /// Whose door it is.
  public enum Door: String, Sendable, Hashable, CaseIterable {
    case shop, payment, official
    /// Nobody's: what the person does to be safe.
    case safe
  }

  /// Other rungs that close this one.
  public struct ClosedBy: Sendable, Hashable {
    /// Any of these rungs …
    public let rungs: [Rung.Name]
    /// … in any of these states.
    public let states: [RungState]
    /// The article.
    public let law: Law.Name?
    /// What it says.
    public let says: Template

    /// Closed while one of `rungs` is in one of `states`.
    public init(rungs: [Rung.Name], states: [RungState], law: Law.Name? = nil, says: Template) {
      self.rungs = rungs
      self.states = states
      self.law = law
      self.says = says
    }
  }

  /// What to know before going through the door.
  public struct Warning: Sendable, Hashable {
    /// When it is said; nil for always.
    public let when: Condition?
    /// The article.
    public let law: Law.Name?
    /// What it says.
    public let says: Template

    /// Said while `when` is yes.
    public init(when: Condition? = nil, law: Law.Name? = nil, says: Template) {
      self.when = when
      self.law = law
      self.says = says
    }
  }

  /// The name of the rung.
  public let id: Rung.Name
  /// The rung in words.
  public let name: Bilingual
  /// Whose door it is.
  public let door: Door
  /// What identity or data it takes.
  public let needs: Bilingual
  /// Closed for now while this is not yes; nil where nothing is needed.
  public let needsWhen: Condition?
  /// When the door is there at all.
  public let opensWhen: Condition
  /// What closes it.
  public let closedBy: [ClosedBy]
  /// What to know before.
  public let warns: [Warning]
  /// Whether it can be knocked at only once.
  public let oneShot: Bool
  /// What it costs.
  public let fee: Bilingual
  /// How long it takes.
  public let takes: Bilingual
  /// What the person must reveal.
  public let reveals: Bilingual
  /// The articles.
  public let law: [Law.Name]
  /// The waits, in the order of declaration.
  public let clocks: [ClockDefinition]
  /// The answers that happen.
  public let answers: [AnswerDefinition]
  /// The actions.
  public let moves: [MoveDefinition]

  /// The rung `id`.
  public init(
    id: Rung.Name, name: Bilingual, door: Door, needs: Bilingual, needsWhen: Condition? = nil,
    opensWhen: Condition, closedBy: [ClosedBy] = [], warns: [Warning] = [], oneShot: Bool = false,
    fee: Bilingual, takes: Bilingual, reveals: Bilingual, law: [Law.Name] = [],
    clocks: [ClockDefinition] = [], answers: [AnswerDefinition] = [], moves: [MoveDefinition] = []
  ) {
    self.id = id
    self.name = name
    self.door = door
    self.needs = needs
    self.needsWhen = needsWhen
    self.opensWhen = opensWhen
    self.closedBy = closedBy
    self.warns = warns
    self.oneShot = oneShot
    self.fee = fee
    self.takes = takes
    self.reveals = reveals
    self.law = law
    self.clocks = clocks
    self.answers = answers
    self.moves = moves
  }
}
