public import CaseCore

/// A kind of wrong for which money can be asked back.
public struct ClaimDefinition: Sendable, Hashable {
  /// Whose claims come first.
  public enum Lane: String, Sendable, Hashable, CaseIterable {
    case ordinary, fraud, unauthorised
  }

  /// What takes the claim's place when its condition is yes.
  public struct Otherwise: Sendable, Hashable {
    /// Acts on yes only.
    public let when: Condition
    /// The claim to look at instead; nil where nothing is left to claim.
    public let claim: Claim.Name?
    /// Why.
    public let because: Template

    /// `claim` instead, or settled where that is nil, because of `because`.
    public init(when: Condition, claim: Claim.Name?, because: Template) {
      self.when = when
      self.claim = claim
      self.because = because
    }
  }

  /// The name of the claim.
  public let id: Claim.Name
  /// The claim in words.
  public let name: Bilingual
  /// Which lane it belongs to.
  public let lane: Lane
  /// What must hold for the claim to exist.
  public let holdsWhen: Condition
  /// What must hold for it to be due; nil for at once.
  public let dueWhen: Condition?
  /// The instant shown with "not yet due".
  public let dueAt: Fact.Name?
  /// What takes its place.
  public let otherwise: [Otherwise]
  /// The money fact that says what may be asked back.
  public let amount: Fact.Name?
  /// One sentence for the case page.
  public let summary: Template
  /// The grounds in law.
  public let grounds: [GroundDefinition]
  /// The three preconditions, each at most once.
  public let preconditions: [PreconditionDefinition]

  /// The claim `id`.
  public init(
    id: Claim.Name, name: Bilingual, lane: Lane = .ordinary, holdsWhen: Condition,
    dueWhen: Condition? = nil, dueAt: Fact.Name? = nil, otherwise: [Otherwise] = [],
    amount: Fact.Name? = nil, summary: Template, grounds: [GroundDefinition],
    preconditions: [PreconditionDefinition]
  ) {
    self.id = id
    self.name = name
    self.lane = lane
    self.holdsWhen = holdsWhen
    self.dueWhen = dueWhen
    self.dueAt = dueAt
    self.otherwise = otherwise
    self.amount = amount
    self.summary = summary
    self.grounds = grounds
    self.preconditions = preconditions
  }
}

/// A ground in law on which a claim can stand.
public struct GroundDefinition: Sendable, Hashable {
  /// The name of the ground.
  public let id: Ground.Name
  /// Words that bars can close several grounds by.
  public let tags: [Ground.Name]
  /// The articles.
  public let law: [Law.Name]
  /// What the ground says.
  public let says: Template
  /// When it stands; nil for always.
  public let when: Condition?

  /// The ground `id`.
  public init(
    id: Ground.Name, tags: [Ground.Name] = [], law: [Law.Name], says: Template,
    when: Condition? = nil
  ) {
    self.id = id
    self.tags = tags
    self.law = law
    self.says = says
    self.when = when
  }
}

/// The three preconditions in which a person sees a claim.
public enum Precondition: String, Sendable, Hashable, CaseIterable {
  /// What was bought was not used.
  case unused
  /// Somebody else is at fault.
  case fault
  /// The records are complete.
  case records

  /// The precondition in words.
  public var name: Bilingual {
    switch self {
    case .unused: Bilingual(zh: "未使用", en: "Not used")
    case .fault: Bilingual(zh: "对方有责任", en: "Someone else is at fault")
    case .records: Bilingual(zh: "凭证齐全", en: "Records complete")
    }
  }
}

/// What one precondition really means for one claim.
public struct PreconditionDefinition: Sendable, Hashable {
  /// What it takes to meet it.
  public enum Test: Sendable, Hashable {
    /// The condition is yes.
    case met(Condition)
    /// The slots of the set are filled.
    case slots(SlotSet.Name)
  }

  /// Which of the three it is.
  public let id: Precondition
  /// What it takes.
  public let test: Test
  /// The articles.
  public let law: [Law.Name]
  /// Said while it is met.
  public let because: Template
  /// Said while it is not.
  public let otherwise: Template

  /// The precondition `id`.
  public init(
    id: Precondition, test: Test, law: [Law.Name], because: Template, otherwise: Template
  ) {
    self.id = id
    self.test = test
    self.law = law
    self.because = because
    self.otherwise = otherwise
  }
}
