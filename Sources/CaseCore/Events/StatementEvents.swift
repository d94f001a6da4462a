/// A value was stated for a fact: by the person's word, or as something a document shows.
public struct FactStated: Sendable, Hashable {
  /// Where in which original a document shows the value.
  public struct Shown: Sendable, Hashable {
    /// The entry number of the original.
    public var evidence: Int
    /// Where it stands there.
    public var place: Place
    /// Who speaks there: an account or a name; nil where nobody speaks.
    public var speaker: String?
    /// The text that stands there.
    public var quote: String?

    /// What stands at `place` of the original at entry `evidence`.
    public init(evidence: Int, place: Place, speaker: String? = nil, quote: String? = nil) {
      self.evidence = evidence
      self.place = place
      self.speaker = speaker
      self.quote = quote
    }
  }

  /// The fact.
  public var fact: Fact.Name
  /// The value; nil for "I don't know", which takes an earlier answer back.
  public var value: FactValue?
  /// The document that shows it; nil for the person's own word.
  public var shown: Shown?

  /// `fact` stated as `value`.
  public init(fact: Fact.Name, value: FactValue?, shown: Shown? = nil) {
    self.fact = fact
    self.value = value
    self.shown = shown
  }
}

/// Something that was said between the person and the other side.
public struct MessageKept: Sendable, Hashable {
  /// Who said it.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// The person said it.
    case sent
    /// The other side said it.
    case received
  }

  /// Who said it.
  public var direction: Direction
  /// Through what: `qq`, `wechat`, `ticket`, `phone`, ….
  public var channel: String
  /// When, where that is known.
  public var happenedAt: Moment?
  /// The words.
  public var text: String
  /// The original that shows it, where one does.
  public var shown: FactStated.Shown?

  /// Words that went `direction` through `channel`.
  public init(
    direction: Direction, channel: String, happenedAt: Moment? = nil, text: String,
    shown: FactStated.Shown? = nil
  ) {
    self.direction = direction
    self.channel = channel
    self.happenedAt = happenedAt
    self.text = text
    self.shown = shown
  }
}

/// The other side promised something.
public struct PromiseMade: Sendable, Hashable {
  /// What was promised.
  public enum What: String, Sendable, Hashable, CaseIterable {
    case refund, delivery, replacement, answer
  }

  /// Who promised: a rung of the ladder, mostly `seller` or `platform`.
  public var rung: Rung.Name
  /// What was promised.
  public var what: What
  /// How much, where an amount was named.
  public var amount: Money?
  /// When it was promised.
  public var happenedAt: Moment?
  /// By when, where a time was named.
  public var dueAt: Moment?
  /// The words.
  public var text: String?
  /// The original that shows it; nil for a promise that nothing written shows.
  public var shown: FactStated.Shown?

  /// A promise of `what` by `rung`.
  public init(
    rung: Rung.Name, what: What, amount: Money? = nil, happenedAt: Moment? = nil,
    dueAt: Moment? = nil, text: String? = nil, shown: FactStated.Shown? = nil
  ) {
    self.rung = rung
    self.what = what
    self.amount = amount
    self.happenedAt = happenedAt
    self.dueAt = dueAt
    self.text = text
    self.shown = shown
  }
}
