public import CaseCore

// What of an erased entry lives on in others. The rule: an entry goes if it repeats something that
// stands in the content of an erased one, or was made by going through it. An entry that only gives
// its number stays.

extension Event {
  /// Whether the entry may be erased at all: not the opening, and not what is needed to check the
  /// journal.
  var canBeErased: Bool {
    if case .caseOpened = self { return false }
    return !isAboutTheJournal
  }

  /// The digest of the content that this entry adds, an original or a copy.
  public var addedDigest: Digest? { addedContent?.digest }

  /// The entries that this event names, the original of a copy included.
  var allNamedEntries: [Int] {
    if case .derivativeAdded(let derivative) = self { return [derivative.original] }
    return namedEntries
  }

  /// Why this event goes when the entries for which `isGone` holds go; nil if it stays.
  func carries(_ isGone: (Int) -> Bool) -> ErasurePlan.Cause? {
    func made(from number: Int) -> ErasurePlan.Cause? {
      isGone(number) ? .madeFrom(number) : nil
    }
    func quoting(
      _ shown: FactStated.Shown?, _ hasWords: Bool
    ) -> ErasurePlan.Cause? {
      guard let shown, isGone(shown.evidence),
        hasWords || shown.quote != nil || shown.speaker != nil
      else { return nil }
      return .quotes(shown.evidence)
    }
    switch self {
    case .derivativeAdded(let derivative): return made(from: derivative.original)
    case .fileRead(let read): return made(from: read.evidence)
    case .findingConfirmed(let confirmed): return made(from: confirmed.evidence)
    // It says that a reader found something of this kind at this place.
    case .findingRejected(let rejected): return made(from: rejected.evidence)
    case .factStated(let stated): return quoting(stated.shown, stated.value?.isWritten == true)
    case .messageKept(let message): return quoting(message.shown, true)
    case .promiseMade(let promise):
      return quoting(
        promise.shown,
        promise.text != nil || promise.amount != nil || promise.dueAt != nil
          || promise.happenedAt != nil)
    // An answer always has its time.
    case .answerReceived(let answer): return quoting(answer.shown, true)
    case .corrected(let correction): return correction.event.carries(isGone)
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .evidenceShown, .slotStated,
      .stepTaken, .deadlineMoved, .withdrawn, .adviceGiven, .documentIssued, .caseClosed,
      .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
      return nil
    }
  }

  /// What people, files and the other side say in this event, as free text.
  var words: [String] {
    func shown(_ shown: FactStated.Shown?) -> [String] {
      [shown?.quote, shown?.speaker].compactMap { $0 }
    }
    switch self {
    case .caseOpened(let opened): return [opened.title]
    case .storyTold(let told): return [told.text]
    case .noteTaken(let taken): return [taken.text]
    case .evidenceAdded(let added): return [added.fileName]
    case .evidenceShown(let shown): return [shown.remark].compactMap { $0 }
    case .findingConfirmed(let confirmed):
      return [confirmed.quote, confirmed.speaker].compactMap { $0 }
        + confirmed.values.flatMap { $0.value.words }
    case .factStated(let stated): return shown(stated.shown) + (stated.value?.words ?? [])
    case .messageKept(let message): return shown(message.shown) + [message.text]
    case .promiseMade(let promise):
      return shown(promise.shown) + [promise.text].compactMap { $0 }
    case .stepTaken(let step): return [step.reference, step.remark].compactMap { $0 }
    case .answerReceived(let answer):
      return shown(answer.shown) + [answer.text].compactMap { $0 }
    case .deadlineMoved(let moved): return [moved.reason]
    case .corrected(let correction): return correction.event.words
    case .withdrawn(let withdrawal): return [withdrawal.reason]
    case .caseClosed(let closed): return [closed.remark].compactMap { $0 }
    case .derivativeAdded, .fileRead, .findingRejected, .slotStated, .adviceGiven,
      .documentIssued, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
      return []
    }
  }
}

extension FactValue {
  /// Whether the value was read off a document: an amount, a time, a number, words. Yes, no and the
  /// choices of a playbook are the person's own conclusion in the playbook's words.
  fileprivate var isWritten: Bool {
    switch self {
    case .flag, .choice: false
    case .money, .moment, .span, .number, .text: true
    }
  }

  fileprivate var words: [String] {
    if case .text(let text) = self { return [text] }
    return []
  }
}
