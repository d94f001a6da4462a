public import CaseCore

/// What follows for a case at one clock: computed when asked, never stored as a fact.
///
/// The same journal, playbook and clock give the same assessment.
public struct Assessment: Sendable {
  /// The digest of the playbook that judged.
  public let playbook: Digest
  /// The clock of judging.
  public let clock: Moment
  /// Every claim that could hold, best first.
  public let claims: [JudgedClaim]
  /// The other claims, in the order of declaration, and why.
  public let notOffered: [ClaimNotOffered]
  /// Who could be made to pay.
  public let reach: JudgedReach
  /// Every rung, in the order of declaration.
  public let rungs: [RungStatus]
  /// Everything on the clock, the earliest first.
  public let deadlines: [Deadline]
  /// What to do today: one to three actions, the first one first; empty at an ending.
  public let steps: [Step]
  /// The ending that applies; nil while there is something to do.
  public let ending: JudgedEnding?
  /// What is missing, in the order of what it changes.
  public let missing: [Missing]
  /// What ends all drafting; empty as a rule.
  public let stops: [JudgedStop]
  /// Stops whose condition is unknown: they are asked before a letter is written.
  public let openStops: [Stop.Name]
  /// What to keep in mind about the assessment itself.
  public let warnings: [Warning]
  /// What is known of every fact.
  public let facts: FactTable

  /// The versions of each text of the other side, and which was in force at the order.
  public var versions: [TextVersions] { facts.versions }

  let judgement: Judgement
  let program: Program

  /// The claim that leads; nil where nothing could hold.
  public var leading: JudgedClaim? { claims.first }

  /// How a condition of the playbook stands in `world`, with the values that it read.
  ///
  /// Nil for a condition that stands nowhere in the playbook.
  public func trace(_ condition: Condition, _ world: World) -> ConditionTrace? {
    program.place(condition).map {
      program.trace(condition, $0, world, judgement, facts)
    }
  }

  /// The truth of a condition of the playbook in `world`; nil for one that stands nowhere in it.
  public func truth(_ condition: Condition, _ world: World) -> Truth? {
    program.place(condition).map { judgement.status($0, world).truth }
  }
}

/// How one condition stands: its truth, what that rests or hangs on, and the values read.
public struct ConditionTrace: Sendable, Hashable {
  /// The condition.
  public let condition: Condition
  /// Its truth, and its doubts.
  public let status: Status
  /// The facts that it reads itself, as they are in that world.
  public let reads: [FactReading]
  /// Where the slot or finding that it asks for comes from.
  public let sources: [Source]
  /// The conditions that it is made of.
  public let parts: [ConditionTrace]
}

/// One claim and what speaks for and against it.
public struct JudgedClaim: Sendable, Hashable {
  /// The claim.
  public let claim: Claim.Name
  /// The claim in words.
  public let name: Bilingual
  /// The lane that it belongs to.
  public let lane: ClaimDefinition.Lane
  /// The verdict with all that the person says.
  public let onYourAccount: Verdict
  /// The verdict with what documents support.
  public let onTheRecord: Verdict
  /// One sentence for the case page.
  public let summary: Bilingual
  /// The three preconditions.
  public let preconditions: [JudgedPrecondition]
  /// The grounds in law.
  public let grounds: [JudgedGround]
  /// Bars that apply on the person's account or on the record.
  public let bars: [JudgedBar]
  /// Bars whose condition is unknown on the person's account: they are asked.
  public let openBars: [JudgedBar]
  /// What may be asked back, as far as it is known.
  public let amount: Money?
  /// The fact that says how much may be asked back; nil where the claim has no amount.
  public let amountFact: Fact.Name?
  /// When it falls due, where it is not yet due.
  public let dueAt: Moment?
  /// Facts that the verdict on the person's account hangs on, while it is undetermined.
  public let hangsOn: [Fact.Name]
}

/// One of the three preconditions of a claim.
public struct JudgedPrecondition: Sendable, Hashable {
  /// Which of the three.
  public let id: Precondition
  /// How it stands with all that the person says.
  public let onYourAccount: Status
  /// How it stands with what documents support.
  public let onTheRecord: Status
  /// Why it is met, or what it takes.
  public let because: Bilingual
  /// The articles.
  public let law: [Law.Name]
  /// Where the values on the record, else on the person's account, come from.
  public let sources: [Source]
  /// The facts read, as they are on the person's account.
  public let reads: [FactReading]
}

/// One ground of a claim.
public struct JudgedGround: Sendable, Hashable {
  /// The ground.
  public let ground: Ground.Name
  /// How it stands with all that the person says; no where a bar closed it.
  public let onYourAccount: Status
  /// How it stands with what documents support.
  public let onTheRecord: Status
  /// The bar that closed it on the person's account.
  public let closedBy: Bar.Name?
  /// What it says.
  public let says: Bilingual
  /// The articles.
  public let law: [Law.Name]
}

/// A bar and how it stands.
public struct JudgedBar: Sendable, Hashable {
  /// The bar.
  public let bar: Bar.Name
  /// What it does.
  public let does: BarDefinition.Effect
  /// How it stands with all that the person says.
  public let onYourAccount: Status
  /// How it stands with what documents support.
  public let onTheRecord: Status
  /// What it says.
  public let says: Bilingual
  /// What is still possible.
  public let still: Bilingual?
  /// The articles.
  public let law: [Law.Name]
}

/// A claim that is not put, and why.
public struct ClaimNotOffered: Sendable, Hashable {
  /// Why it is not put.
  public enum Reason: Sendable, Hashable {
    /// What it takes does not hold.
    case doesNotHold
    /// Another claim takes its place; nil where the matter is settled.
    case replaced(by: Claim.Name?, because: Bilingual)
    /// Nothing that is known speaks for it.
    case noSign
  }

  /// The claim.
  public let claim: Claim.Name
  /// Why.
  public let reason: Reason
}

/// Who could be made to pay.
public struct JudgedReach: Sendable, Hashable {
  /// With all that the person says.
  public let onYourAccount: Reach
  /// With what documents support.
  public let onTheRecord: Reach
  /// The sentence for the person's account.
  public let says: Bilingual
}

/// A stop that applies.
public struct JudgedStop: Sendable, Hashable {
  /// The stop.
  public let stop: Stop.Name
  /// What it says.
  public let says: Bilingual
  /// What the person can do instead.
  public let instead: Bilingual
  /// The articles or cautions.
  public let law: [Law.Name]
}

/// The ending that applies.
public struct JudgedEnding: Sendable, Hashable {
  /// The ending.
  public let ending: Ending.Name
  /// What it says.
  public let says: Bilingual
  /// How the case would be closed.
  public let close: CaseClosed.Outcome?
}

/// Something that is not there yet.
public struct Missing: Sendable, Hashable {
  /// What is missing.
  public enum What: Sendable, Hashable {
    /// An answer.
    case fact(Fact.Name)
    /// Something that shows a fact which so far only the person says.
    case proof(Fact.Name, EvidenceKind.Name?)
    /// Evidence of a kind.
    case slot(Slot.Name, SlotSetDefinition.Level)
  }

  /// What is missing.
  public let what: What
  /// Whether it alone would change a verdict of the leading claim.
  public let changesVerdict: Bool
  /// The effort of getting it, 1 to 9.
  public let effort: Int
}

/// Something to keep in mind about the assessment itself.
public enum Warning: Sendable, Hashable {
  /// A card that the leading claims rest on does not apply on the day of the deal.
  case outOfForce(Law.Name, on: Day)
  /// Entries that cannot be read here; what rests on them does not count.
  case withheldEntries([Int])
}
