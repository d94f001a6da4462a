public import CaseCore

/// What values a fact takes.
public enum FactType: String, Sendable, Hashable, CaseIterable {
  case yesno, choice, money, instant, span, number, text
}

/// One question about the world: how it is asked, what proves it, and who bears the burden.
public struct FactDefinition: Sendable, Hashable {
  /// One value of a choice, with the words that a person sees.
  public struct Choice: Sendable, Hashable {
    /// The value as it is stored.
    public let value: String
    /// The value in words.
    public let name: Bilingual

    /// The value `value`, shown as `name`.
    public init(value: String, name: Bilingual) {
      self.value = value
      self.name = name
    }
  }

  /// One kind of evidence that lifts a value of the fact to documented.
  public struct Proof: Sendable, Hashable {
    /// What the same original must also show.
    public struct Companion: Sendable, Hashable {
      /// The other fact.
      public let fact: Fact.Name
      /// Any one of these values will do.
      public let values: [FactValue]

      /// `fact` shown as one of `values`.
      public init(fact: Fact.Name, values: [FactValue]) {
        self.fact = fact
        self.values = values
      }
    }

    /// The kind of evidence.
    public let evidence: EvidenceKind.Name
    /// The values that it can show; nil for any value.
    public let shows: [FactValue]?
    /// What the same original must also show, all of it.
    public let with: [Companion]
    /// The other values that this proof stands against; nil for every other value. A proof that
    /// stands against nothing gives way to one that stands against it.
    public let disputes: [FactValue]?
    /// Whether the speaker must be tied to the other side.
    public let needsTiedSpeaker: Bool
    /// The effort of getting it, 1 to 9.
    public let effort: Int

    /// Proof by `evidence`.
    public init(
      evidence: EvidenceKind.Name, shows: [FactValue]? = nil, with: [Companion] = [],
      disputes: [FactValue]? = nil, needsTiedSpeaker: Bool = false, effort: Int = 3
    ) {
      self.evidence = evidence
      self.shows = shows
      self.with = with
      self.disputes = disputes
      self.needsTiedSpeaker = needsTiedSpeaker
      self.effort = effort
    }
  }

  /// What a kind of evidence is often taken to show, and does not.
  public struct NotShown: Sendable, Hashable {
    /// The kind of evidence.
    public let evidence: EvidenceKind.Name
    /// The law that says so, where one does.
    public let law: Law.Name?
    /// What it does not show.
    public let note: Bilingual

    /// `evidence` does not show what `note` says.
    public init(evidence: EvidenceKind.Name, law: Law.Name? = nil, note: Bilingual) {
      self.evidence = evidence
      self.law = law
      self.note = note
    }
  }

  /// Who must prove the fact, and what holds on the record until they do.
  public struct Burden: Sendable, Hashable {
    /// What is presumed while nothing shows the fact.
    public let presume: FactValue
    /// Who bears the burden: a word such as `seller`.
    public let on: String
    /// The law that puts it there.
    public let law: Law.Name

    /// `presume` holds until `on` proves otherwise, under `law`.
    public init(presume: FactValue, on: String, law: Law.Name) {
      self.presume = presume
      self.on = on
      self.law = law
    }
  }

  /// What is stored in place of an answer that is never stored itself.
  public struct StoredAs: Sendable, Hashable {
    /// The answer.
    public let answer: FactValue
    /// What is stored instead.
    public let instead: [ShownValue]

    /// `instead` is stored for `answer`.
    public init(answer: FactValue, instead: [ShownValue]) {
      self.answer = answer
      self.instead = instead
    }
  }

  /// The name of the fact.
  public let id: Fact.Name
  /// What values it takes.
  public let type: FactType
  /// The values of a choice, in the order of asking; empty for other types.
  public let choices: [Choice]
  /// The question; nil for a derived fact, which is never asked.
  public let ask: Bilingual?
  /// Why it matters.
  public let why: Bilingual
  /// The effort of answering, from 1 (known at once) to 9.
  public let effort: Int
  /// A carrier of a lower grade only asserts; nil where any grade will do.
  public let leastGrade: Grade.Name?
  /// What proves it; empty where any original of sufficient grade does.
  public let provenBy: [Proof]
  /// What does not prove it, though it seems to.
  public let doesNotShow: [NotShown]
  /// Who bears the burden, where the law says so.
  public let burden: Burden?
  /// How the fact follows from others; nil for one that is stated.
  public let derivation: Derivation?
  /// What is stored in place of the answer; nil for a fact whose answer is stored as it is.
  public let storedAs: [StoredAs]?

  /// The fact `id`.
  public init(
    id: Fact.Name, type: FactType, choices: [Choice] = [], ask: Bilingual?, why: Bilingual,
    effort: Int = 1, leastGrade: Grade.Name? = nil, provenBy: [Proof] = [],
    doesNotShow: [NotShown] = [], burden: Burden? = nil, derivation: Derivation? = nil,
    storedAs: [StoredAs]? = nil
  ) {
    self.id = id
    self.type = type
    self.choices = choices
    self.ask = ask
    self.why = why
    self.effort = effort
    self.leastGrade = leastGrade
    self.provenBy = provenBy
    self.doesNotShow = doesNotShow
    self.burden = burden
    self.derivation = derivation
    self.storedAs = storedAs
  }
}

extension FactValue {
  /// The type of fact that this value belongs to.
  public var type: FactType {
    switch self {
    case .flag: .yesno
    case .choice: .choice
    case .money: .money
    case .moment: .instant
    case .span: .span
    case .number: .number
    case .text: .text
    }
  }
}
