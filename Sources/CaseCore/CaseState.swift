/// What happened in a case: the fold of its journal, and nothing else.
///
/// What follows from it is `assess(state, playbook, clock)` of the Playbook room; it is computed
/// when asked and never stored here.
public struct CaseState: Sendable, Hashable {
  /// One recorded thing together with the number of its entry.
  public struct Recorded<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The entry number.
    public let entry: Int
    /// When our machine recorded it.
    public let recordedAt: Moment
    /// What was recorded.
    public let value: Value

    init(entry: Int, recordedAt: Moment, value: Value) {
      self.entry = entry
      self.recordedAt = recordedAt
      self.value = value
    }
  }

  /// A value stated for a fact, by whatever kind of entry.
  public struct Statement: Sendable, Hashable {
    /// The entry number.
    public let entry: Int
    /// The fact.
    public let fact: Fact.Name
    /// The value; nil for "I don't know".
    public let value: FactValue?
    /// The document that shows it; nil for the person's own word.
    public let shown: FactStated.Shown?
    /// The kind of finding that it came from; nil if a person entered it.
    public let finding: FindingKind.Name?
  }

  /// Why an entry no longer counts.
  public enum Inactive: Sendable, Hashable {
    /// A later entry stands in its place.
    case corrected(by: Int)
    /// A later entry took it back.
    case withdrawn(by: Int)

    /// The later entry.
    public var by: Int {
      switch self {
      case .corrected(let entry), .withdrawn(let entry): entry
      }
    }
  }

  /// The id of the case; nil while the opening is withheld and nothing else is readable.
  public internal(set) var id: Case.ID?
  /// The opening; nil if it is withheld.
  public internal(set) var opening: Recorded<CaseOpened>?
  /// The number of entries, withheld ones included.
  public internal(set) var size = 0
  /// When the last readable entry was recorded.
  public internal(set) var lastRecordedAt: Moment?
  /// Entries that cannot be read here.
  public internal(set) var withheld: [Int: WithheldReason] = [:]
  /// Entries that no longer count, and why.
  public internal(set) var inactive: [Int: Inactive] = [:]
  /// Where another key begins to sign, in the order of the journal.
  public internal(set) var keySeams: [KeySeam] = []

  // Everything below holds all that was ever recorded, in the order of the journal; the accessors
  // in `CaseState+Active.swift` leave out what no longer counts.

  var allStories: [Recorded<StoryTold>] = []
  var allNotes: [Recorded<NoteTaken>] = []
  var allEvidence: [Recorded<EvidenceAdded>] = []
  var allDerivatives: [Recorded<DerivativeAdded>] = []
  var allShowings: [Recorded<EvidenceShown>] = []
  var allReadings: [Recorded<FileRead>] = []
  var allConfirmed: [Recorded<FindingConfirmed>] = []
  var allRejected: [Recorded<FindingRejected>] = []
  var allStatements: [Statement] = []
  var allSlots: [Recorded<SlotStated>] = []
  var allMessages: [Recorded<MessageKept>] = []
  var allPromises: [Recorded<PromiseMade>] = []
  var allSteps: [Recorded<StepTaken>] = []
  var allAnswers: [Recorded<AnswerReceived>] = []
  var allMovedDeadlines: [Recorded<DeadlineMoved>] = []
  var allAdvice: [Recorded<AdviceGiven>] = []
  var allDocuments: [Recorded<DocumentIssued>] = []
  var allClosings: [Recorded<CaseClosed>] = []
  var allErasures: [Recorded<EntriesErased>] = []
  /// Which entry a correction or withdrawal changed, by its own number.
  var changedBy: [Int: Int] = [:]
  /// Where the evidence of an entry number stands in `allEvidence`.
  var evidenceIndex: [Int: Int] = [:]
  /// Where the derivative of an entry number stands in `allDerivatives`.
  var derivativeIndex: [Int: Int] = [:]

  /// The state of a journal that has no entries yet; `replay` refuses such a journal.
  public static let beforeOpening = CaseState()

  init() {}
}
