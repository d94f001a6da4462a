/// Everything that a playbook declares, in the order of declaration, as it was read.
public struct PlaybookParts: Sendable, Hashable {
  /// The header.
  public var header: Header
  /// The law and practice cards.
  public var citations: [Citation]
  /// The public holidays, by year.
  public var calendars: [CalendarYear]
  /// The facts.
  public var facts: [FactDefinition]
  /// The kinds of evidence.
  public var evidence: [EvidenceDefinition]
  /// The slots.
  public var slots: [SlotDefinition]
  /// The sets of slots.
  public var slotSets: [SlotSetDefinition]
  /// The claims.
  public var claims: [ClaimDefinition]
  /// The bars.
  public var bars: [BarDefinition]
  /// The stops.
  public var stops: [StopDefinition]
  /// Who could be made to pay; the first rule that is yes decides.
  public var reach: [ReachRule]
  /// The rungs of the ladder.
  public var rungs: [RungDefinition]
  /// The reasons for refusals.
  public var reasons: [ReasonDefinition]
  /// The endings; the first one that is yes applies.
  public var endings: [EndingDefinition]
  /// The person's own deadlines.
  public var deadlines: [OwnDeadlineDefinition]
  /// The letters.
  public var letters: [LetterDefinition]
  /// What is said before a purchase.
  public var vetting: VettingParts
  /// The shortest way into a case.
  public var intake: IntakeParts

  /// The parts of a playbook with `header`.
  public init(
    header: Header, citations: [Citation] = [], calendars: [CalendarYear] = [],
    facts: [FactDefinition] = [], evidence: [EvidenceDefinition] = [],
    slots: [SlotDefinition] = [], slotSets: [SlotSetDefinition] = [],
    claims: [ClaimDefinition] = [], bars: [BarDefinition] = [], stops: [StopDefinition] = [],
    reach: [ReachRule] = [], rungs: [RungDefinition] = [], reasons: [ReasonDefinition] = [],
    endings: [EndingDefinition] = [], deadlines: [OwnDeadlineDefinition] = [],
    letters: [LetterDefinition] = [], vetting: VettingParts = VettingParts(),
    intake: IntakeParts = IntakeParts()
  ) {
    self.header = header
    self.citations = citations
    self.calendars = calendars
    self.facts = facts
    self.evidence = evidence
    self.slots = slots
    self.slotSets = slotSets
    self.claims = claims
    self.bars = bars
    self.stops = stops
    self.reach = reach
    self.rungs = rungs
    self.reasons = reasons
    self.endings = endings
    self.deadlines = deadlines
    self.letters = letters
    self.vetting = vetting
    self.intake = intake
  }
}
