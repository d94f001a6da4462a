/// What can happen in a case, in the past tense.
///
/// The stored form of each is frozen once released (`docs/formats/journal.md`); a change is a new
/// version with an upgrade function, never an edit.
public enum Event: Sendable, Hashable {
  case caseOpened(CaseOpened)
  case storyTold(StoryTold)
  case noteTaken(NoteTaken)
  case evidenceAdded(EvidenceAdded)
  case derivativeAdded(DerivativeAdded)
  case evidenceShown(EvidenceShown)
  case fileRead(FileRead)
  case findingConfirmed(FindingConfirmed)
  case findingRejected(FindingRejected)
  case factStated(FactStated)
  case slotStated(SlotStated)
  case messageKept(MessageKept)
  case promiseMade(PromiseMade)
  case stepTaken(StepTaken)
  case answerReceived(AnswerReceived)
  case deadlineMoved(DeadlineMoved)
  indirect case corrected(Correction)
  case withdrawn(Withdrawal)
  case adviceGiven(AdviceGiven)
  case documentIssued(DocumentIssued)
  case caseClosed(CaseClosed)
  case entriesErased(EntriesErased)
  case keyRotated(KeyRotated)
  case caseHandedOver(CaseHandedOver)
  case caseContinued(CaseContinued)

  /// The name of the event in the journal.
  public var kind: Kind {
    switch self {
    case .caseOpened: .caseOpened
    case .storyTold: .storyTold
    case .noteTaken: .noteTaken
    case .evidenceAdded: .evidenceAdded
    case .derivativeAdded: .derivativeAdded
    case .evidenceShown: .evidenceShown
    case .fileRead: .fileRead
    case .findingConfirmed: .findingConfirmed
    case .findingRejected: .findingRejected
    case .factStated: .factStated
    case .slotStated: .slotStated
    case .messageKept: .messageKept
    case .promiseMade: .promiseMade
    case .stepTaken: .stepTaken
    case .answerReceived: .answerReceived
    case .deadlineMoved: .deadlineMoved
    case .corrected: .corrected
    case .withdrawn: .withdrawn
    case .adviceGiven: .adviceGiven
    case .documentIssued: .documentIssued
    case .caseClosed: .caseClosed
    case .entriesErased: .entriesErased
    case .keyRotated: .keyRotated
    case .caseHandedOver: .caseHandedOver
    case .caseContinued: .caseContinued
    }
  }

  /// The stored name of each event; frozen.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case caseOpened = "case opened"
    case storyTold = "story told"
    case noteTaken = "note taken"
    case evidenceAdded = "evidence added"
    case derivativeAdded = "derivative added"
    case evidenceShown = "evidence shown"
    case fileRead = "file read"
    case findingConfirmed = "finding confirmed"
    case findingRejected = "finding rejected"
    case factStated = "fact stated"
    case slotStated = "slot stated"
    case messageKept = "message kept"
    case promiseMade = "promise made"
    case stepTaken = "step taken"
    case answerReceived = "answer received"
    case deadlineMoved = "deadline moved"
    case corrected = "corrected"
    case withdrawn = "withdrawn"
    case adviceGiven = "advice given"
    case documentIssued = "document issued"
    case caseClosed = "case closed"
    case entriesErased = "entries erased"
    case keyRotated = "key rotated"
    case caseHandedOver = "case handed over"
    case caseContinued = "case continued"

    /// Whether entries of this kind are for the person's own eyes only and never leave in an
    /// export made for somebody else (DESIGN §5: story, assessments, drafts, notes).
    public var isPrivate: Bool {
      switch self {
      case .storyTold, .noteTaken, .adviceGiven, .documentIssued, .findingRejected, .slotStated:
        true
      case .caseOpened, .evidenceAdded, .derivativeAdded, .evidenceShown, .fileRead,
        .findingConfirmed, .factStated, .messageKept, .promiseMade, .stepTaken, .answerReceived,
        .deadlineMoved, .corrected, .withdrawn, .caseClosed, .entriesErased, .keyRotated,
        .caseHandedOver, .caseContinued:
        false
      }
    }
  }
}
