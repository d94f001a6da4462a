public import CaseCore

/// A letter of the ladder, sentence by sentence.
public struct LetterDefinition: Sendable, Hashable {
  /// The most that a channel takes.
  public struct Limit: Sendable, Hashable {
    /// The most characters.
    public let characters: Int
    /// The card that says so.
    public let law: Law.Name?

    /// At most `characters`.
    public init(characters: Int, law: Law.Name? = nil) {
      self.characters = characters
      self.law = law
    }
  }

  /// The date that a letter sets: a span from now, rounded up to a local time of day.
  public struct SetsDue: Sendable, Hashable {
    /// How long the other side has.
    public let within: Span
    /// The local hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int

    /// `within` from now, rounded up to `hour:minute`.
    public init(within: Span, hour: Int, minute: Int) {
      self.within = within
      self.hour = hour
      self.minute = minute
    }
  }

  /// One sentence.
  public struct Sentence: Sendable, Hashable {
    /// What a sentence is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// States something that happened: bound to entries.
      case fact
      /// States what the law says: bound to citations.
      case law
      /// Asks for something.
      case request
      /// Neither.
      case courtesy
    }

    /// The words.
    public let says: Template
    /// What the sentence states beyond the facts that it prints.
    public let states: Condition?
    /// When it is chosen; nil for always.
    public let when: Condition?
    /// The articles.
    public let law: [Law.Name]
    /// What kind of sentence it is.
    public let kind: Kind
    /// Whether it is left out where a fact that it prints is unknown, instead of being asked for.
    public let optional: Bool
    /// Whether it stands only where the sentence before it does not, and none in whose place that one
    /// would stand.
    public let isElse: Bool
    /// Whether it starts a new paragraph.
    public let startsParagraph: Bool

    /// The sentence `says`.
    public init(
      says: Template, states: Condition? = nil, when: Condition? = nil, law: [Law.Name] = [],
      kind: Kind = .fact, optional: Bool = false, isElse: Bool = false,
      startsParagraph: Bool = false
    ) {
      self.says = says
      self.states = states
      self.when = when
      self.law = law
      self.kind = kind
      self.optional = optional
      self.isElse = isElse
      self.startsParagraph = startsParagraph
    }
  }

  /// The name of the letter.
  public let id: Letter.Name
  /// The rung it is for.
  public let rung: Rung.Name
  /// When it is the letter of its rung.
  public let when: Condition
  /// The title.
  public let title: Template
  /// The most that the channel takes.
  public let limit: Limit?
  /// The date that it sets.
  public let setsDue: SetsDue?
  /// Facts that it cannot do without, beyond those that its sentences print.
  public let asks: [Fact.Name]
  /// The sentences, in order.
  public let sentences: [Sentence]

  /// The letter `id`.
  public init(
    id: Letter.Name, rung: Rung.Name, when: Condition, title: Template, limit: Limit? = nil,
    setsDue: SetsDue? = nil, asks: [Fact.Name] = [], sentences: [Sentence]
  ) {
    self.id = id
    self.rung = rung
    self.when = when
    self.title = title
    self.limit = limit
    self.setsDue = setsDue
    self.asks = asks
    self.sentences = sentences
  }
}
