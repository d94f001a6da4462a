// What counts today: everything recorded, less what was corrected, taken back or withheld.
extension CaseState {
  /// Whether entry `number` is readable here and still counts.
  public func isActive(_ number: Int) -> Bool {
    number < size && inactive[number] == nil && withheld[number] == nil
  }

  /// The stories that the person told.
  public var stories: [Recorded<StoryTold>] { active(allStories) }
  /// The person's notes.
  public var notes: [Recorded<NoteTaken>] { active(allNotes) }
  /// The originals.
  public var evidence: [Recorded<EvidenceAdded>] { active(allEvidence) }
  /// The copies made of originals that still count.
  public var derivatives: [Recorded<DerivativeAdded>] {
    active(allDerivatives).filter { isActive($0.value.original) }
  }
  /// Who was shown what.
  public var showings: [Recorded<EvidenceShown>] { active(allShowings) }
  /// What was erased; an erasure stands for good.
  public var erasures: [Recorded<EntriesErased>] { allErasures }
  /// What readers went through, for originals that still count.
  public var readings: [Recorded<FileRead>] {
    active(allReadings).filter { isActive($0.value.evidence) }
  }
  /// The confirmed findings, for originals that still count.
  public var confirmedFindings: [Recorded<FindingConfirmed>] {
    active(allConfirmed).filter { isActive($0.value.evidence) }
  }
  /// The rejected findings.
  public var rejectedFindings: [Recorded<FindingRejected>] { active(allRejected) }
  /// What was stated, in the order of the journal. A statement that rests on an original which no
  /// longer counts, or is withheld, is not among them.
  public var statements: [Statement] {
    allStatements.filter { statement in
      isActive(statement.entry) && statement.shown.map { isActive($0.evidence) } ?? true
    }
  }
  /// What the person said of each slot; the last word on each.
  public var slotStates: [Slot.Name: Recorded<SlotStated>] {
    var states: [Slot.Name: Recorded<SlotStated>] = [:]
    for stated in active(allSlots) { states[stated.value.slot] = stated }
    return states
  }
  /// The messages.
  public var messages: [Recorded<MessageKept>] { active(allMessages) }
  /// The promises.
  public var promises: [Recorded<PromiseMade>] { active(allPromises) }
  /// The steps taken.
  public var steps: [Recorded<StepTaken>] { active(allSteps) }
  /// The answers received.
  public var answers: [Recorded<AnswerReceived>] { active(allAnswers) }
  /// The deadlines that were moved.
  public var movedDeadlines: [Recorded<DeadlineMoved>] { active(allMovedDeadlines) }
  /// What the person was told.
  public var advice: [Recorded<AdviceGiven>] { active(allAdvice) }
  /// The letters, packets and bundles written out.
  public var documents: [Recorded<DocumentIssued>] { active(allDocuments) }
  /// How the case ended; nil while it is open.
  public var closing: Recorded<CaseClosed>? { active(allClosings).last }

  /// The original added by entry `number`, whether or not it still counts.
  public func evidence(at number: Int) -> EvidenceAdded? {
    evidenceIndex[number].map { allEvidence[$0].value }
  }

  /// The copy added by entry `number`, whether or not it still counts.
  public func derivative(at number: Int) -> DerivativeAdded? {
    derivativeIndex[number].map { allDerivatives[$0].value }
  }

  /// The copy that goes to `recipient` in place of the original at entry `number`: the last one that
  /// was made for them, or for anybody. A court and the police get the original unless a copy was made
  /// expressly for them.
  public func copy(of number: Int, for recipient: String) -> Recorded<DerivativeAdded>? {
    let wantsOriginal = recipient == "court" || recipient == "police"
    return derivatives.last { copy in
      // A copy in another format is no copy without anything: it shows all that the original does.
      copy.value.original == number && copy.value.how != .converted
        && (copy.value.recipients.contains(recipient)
          || (copy.value.recipients.isEmpty && !wantsOriginal))
    }
  }

  private func active<Value>(_ recorded: [Recorded<Value>]) -> [Recorded<Value>] {
    inactive.isEmpty && withheld.isEmpty ? recorded : recorded.filter { isActive($0.entry) }
  }
}
