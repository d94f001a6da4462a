public import CaseCore

/// A warning about a shop.
public enum ShopWarning { public typealias Name = CaseCore.Name<ShopWarning> }
/// Something to look up oneself.
public enum SelfCheck { public typealias Name = CaseCore.Name<SelfCheck> }
/// A question to a shop.
public enum ShopQuestion { public typealias Name = CaseCore.Name<ShopQuestion> }
/// Something to save.
public enum Keepsake { public typealias Name = CaseCore.Name<Keepsake> }

/// What a playbook says of a purchase that has not been made: what to be warned of, what to look up,
/// what to ask the shop, and what to save.
public struct VettingParts: Sendable, Hashable {
  /// The warnings.
  public var warnings: [ShopWarningDefinition]
  /// What to look up oneself.
  public var checks: [SelfCheckDefinition]
  /// The letter that puts the questions; nil for a playbook that asks none.
  public var inquiry: InquiryDefinition?
  /// The questions.
  public var questions: [ShopQuestionDefinition]
  /// What to save before paying.
  public var keepsakes: [KeepsakeDefinition]

  /// Parts of their own.
  public init(
    warnings: [ShopWarningDefinition] = [], checks: [SelfCheckDefinition] = [],
    inquiry: InquiryDefinition? = nil, questions: [ShopQuestionDefinition] = [],
    keepsakes: [KeepsakeDefinition] = []
  ) {
    self.warnings = warnings
    self.checks = checks
    self.inquiry = inquiry
    self.questions = questions
    self.keepsakes = keepsakes
  }
}

/// A reason to stop and look before paying.
public struct ShopWarningDefinition: Sendable, Hashable {
  /// The name of the warning.
  public let id: ShopWarning.Name
  /// What it is about.
  public let title: Bilingual
  /// How much it weighs, 1 to 100: the heaviest is said first.
  public let weight: Int
  /// It is given on yes only; while this is unknown there is something to find out.
  public let when: Condition
  /// What is known, why it matters, and what it does not mean.
  public let says: Template
  /// What to do.
  public let advice: Template
  /// The cards behind it, of law or of practice.
  public let law: [Law.Name]
  /// How to find out while it is unknown; nil where nothing is said then.
  public let findOut: Bilingual?

  /// The warning `id`.
  public init(
    id: ShopWarning.Name, title: Bilingual, weight: Int, when: Condition, says: Template,
    advice: Template, law: [Law.Name], findOut: Bilingual? = nil
  ) {
    self.id = id
    self.title = title
    self.weight = weight
    self.when = when
    self.says = says
    self.advice = advice
    self.law = law
    self.findOut = findOut
  }
}

/// Something that the buyer can look up without asking anybody.
public struct SelfCheckDefinition: Sendable, Hashable {
  /// One result, and what it means.
  public struct Result: Sendable, Hashable {
    /// What is seen.
    public let shows: Bilingual
    /// What it means.
    public let means: Bilingual

    /// `shows` means `means`.
    public init(shows: Bilingual, means: Bilingual) { (self.shows, self.means) = (shows, means) }
  }

  /// The name of the check.
  public let id: SelfCheck.Name
  /// Its place in the list.
  public let order: Int
  /// It is left out on yes; nil for never.
  public let unless: Condition?
  /// What is looked up.
  public let name: Bilingual
  /// Where.
  public let place: Bilingual
  /// What to type there.
  public let enter: Template
  /// What can be seen, and what it means.
  public let results: [Result]
  /// The cards behind it.
  public let law: [Law.Name]

  /// The check `id`.
  public init(
    id: SelfCheck.Name, order: Int, unless: Condition? = nil, name: Bilingual, place: Bilingual,
    enter: Template, results: [Result], law: [Law.Name]
  ) {
    self.id = id
    self.order = order
    self.unless = unless
    self.name = name
    self.place = place
    self.enter = enter
    self.results = results
    self.law = law
  }
}

/// What stands around the questions in the letter that puts them.
public struct InquiryDefinition: Sendable, Hashable {
  /// The title.
  public let title: Bilingual
  /// What comes before the questions.
  public let opens: Bilingual
  /// What comes behind them.
  public let closes: Bilingual
  /// Why the answer binds.
  public let law: [Law.Name]

  /// A letter with these words.
  public init(title: Bilingual, opens: Bilingual, closes: Bilingual, law: [Law.Name]) {
    self.title = title
    self.opens = opens
    self.closes = closes
    self.law = law
  }
}

/// A question whose answer binds the shop.
public struct ShopQuestionDefinition: Sendable, Hashable {
  /// The words that stand in a question beside facts: the number of a clause and what it says.
  public static let given = ["clause", "quote"]

  /// The name of the question.
  public let id: ShopQuestion.Name
  /// Its place in the letter.
  public let order: Int
  /// It is put on yes only; nil for always.
  public let when: Condition?
  /// It is left out on yes: the page or the agreement has answered it; nil for never.
  public let unless: Condition?
  /// The kind of clause that it quotes; it is put only where there is one.
  public let quotes: FindingKind.Name?
  /// The question.
  public let asks: Template
  /// Why it is worth asking, for the person.
  public let because: Bilingual
  /// The cards behind it.
  public let law: [Law.Name]

  /// The question `id`.
  public init(
    id: ShopQuestion.Name, order: Int, when: Condition? = nil, unless: Condition? = nil,
    quotes: FindingKind.Name? = nil, asks: Template, because: Bilingual, law: [Law.Name]
  ) {
    self.id = id
    self.order = order
    self.when = when
    self.unless = unless
    self.quotes = quotes
    self.asks = asks
    self.because = because
    self.law = law
  }
}

/// Something to save before paying: later it is evidence.
public struct KeepsakeDefinition: Sendable, Hashable {
  /// The name.
  public let id: Keepsake.Name
  /// Its place in the list.
  public let order: Int
  /// It is left out on yes; nil for never.
  public let unless: Condition?
  /// The kind of evidence that it will be.
  public let evidence: EvidenceKind.Name
  /// What to save.
  public let what: Bilingual
  /// How.
  public let how: Bilingual
  /// The cards behind it.
  public let law: [Law.Name]

  /// The keepsake `id`.
  public init(
    id: Keepsake.Name, order: Int, unless: Condition? = nil, evidence: EvidenceKind.Name,
    what: Bilingual, how: Bilingual, law: [Law.Name]
  ) {
    self.id = id
    self.order = order
    self.unless = unless
    self.evidence = evidence
    self.what = what
    self.how = how
    self.law = law
  }
}
