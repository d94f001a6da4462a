extension CaseState {
  /// Replays a journal: the same items give the same state.
  ///
  /// A withheld item changes nothing but the size; what rests on it loses that support.
  /// - Throws: `JournalError` for a journal that our program cannot have written.
  public static func replay(
    _ items: some Sequence<JournalItem>
  ) throws(JournalError) -> CaseState {
    var state = CaseState()
    for item in items { try state.append(item) }
    guard state.size > 0 else { throw .empty }
    return state
  }

  /// Appends one item: `replay(items + [item])` equals `replay(items)` followed by this.
  /// - Throws: `JournalError` for an item that cannot stand here.
  public mutating func append(_ item: JournalItem) throws(JournalError) {
    guard item.index == size else { throw .outOfOrder(position: size, found: item.index) }
    switch item {
    case .withheld(let index, _, let reason):
      withheld[index] = reason
    case .readable(let entry):
      if let id, id != entry.caseID { throw .otherCase(seq: entry.seq) }
      id = entry.caseID
      try apply(entry.event, seq: entry.seq, recordedAt: entry.recordedAt)
      lastRecordedAt = entry.recordedAt
    }
    size += 1
  }

  // One line an event keeps the whole fold in sight.
  private mutating func apply(
    _ event: Event, seq: Int, recordedAt: Moment
  ) throws(JournalError) {
    func recorded<Value>(_ value: Value) -> Recorded<Value> {
      Recorded(entry: seq, recordedAt: recordedAt, value: value)
    }
    switch event {
    case .caseOpened(let opened):
      guard seq == 0 else { throw .misplacedOpening(seq: seq) }
      opening = recorded(opened)
      return
    case .storyTold(let told): allStories.append(recorded(told))
    case .noteTaken(let taken): allNotes.append(recorded(taken))
    case .evidenceAdded(let added):
      evidenceIndex[seq] = allEvidence.count
      allEvidence.append(recorded(added))
    case .fileRead(let read):
      try requireEvidence(read.evidence, seq: seq)
      allReadings.append(recorded(read))
    case .findingConfirmed(let confirmed):
      try requireEvidence(confirmed.evidence, seq: seq)
      allConfirmed.append(recorded(confirmed))
      allStatements += confirmed.statements(entry: seq)
    case .findingRejected(let rejected):
      try requireEvidence(rejected.evidence, seq: seq)
      allRejected.append(recorded(rejected))
    case .factStated(let stated):
      try requireShown(stated.shown, seq: seq)
      allStatements.append(
        Statement(
          entry: seq, fact: stated.fact, value: stated.value, shown: stated.shown, finding: nil))
    case .slotStated(let stated): allSlots.append(recorded(stated))
    case .messageKept(let message):
      try requireShown(message.shown, seq: seq)
      allMessages.append(recorded(message))
    case .promiseMade(let promise):
      try requireShown(promise.shown, seq: seq)
      allPromises.append(recorded(promise))
    case .stepTaken(let step): allSteps.append(recorded(step))
    case .answerReceived(let answer):
      try requireShown(answer.shown, seq: seq)
      allAnswers.append(recorded(answer))
    case .deadlineMoved(let moved): allMovedDeadlines.append(recorded(moved))
    case .corrected(let correction):
      try requireEarlier(correction.replaces, seq: seq)
      guard correction.event.canCorrect else { throw .improperCorrection(seq: seq) }
      inactive[correction.replaces] = .corrected(by: seq)
      changedBy[seq] = correction.replaces
      try apply(correction.event, seq: seq, recordedAt: recordedAt)
    case .withdrawn(let withdrawal):
      try withdraw(withdrawal.entry, seq: seq)
    case .adviceGiven(let advice): allAdvice.append(recorded(advice))
    case .documentIssued(let issued): allDocuments.append(recorded(issued))
    case .caseClosed(let closed): allClosings.append(recorded(closed))
    case .derivativeAdded, .evidenceShown, .entriesErased, .keyRotated, .caseHandedOver,
      .caseContinued:
      try applyCustody(event, seq: seq, recordedAt: recordedAt)
    }
    if seq == 0 { throw .misplacedOpening(seq: seq) }
  }

  /// What became of originals, entries and keys.
  private mutating func applyCustody(
    _ event: Event, seq: Int, recordedAt: Moment
  ) throws(JournalError) {
    switch event {
    case .derivativeAdded(let derivative):
      try requireEvidence(derivative.original, seq: seq)
      derivativeIndex[seq] = allDerivatives.count
      allDerivatives.append(Recorded(entry: seq, recordedAt: recordedAt, value: derivative))
    case .evidenceShown(let shown):
      try requireContent(shown.evidence, seq: seq)
      allShowings.append(Recorded(entry: seq, recordedAt: recordedAt, value: shown))
    case .entriesErased(let erased):
      for named in erased.entries { try requireEarlier(named, seq: seq) }
      allErasures.append(Recorded(entry: seq, recordedAt: recordedAt, value: erased))
    case .keyRotated, .caseHandedOver, .caseContinued:
      if let claim = event.keySeam {
        keySeams.append(KeySeam(claim, entry: seq, recordedAt: recordedAt))
      }
    case .caseOpened, .storyTold, .noteTaken, .evidenceAdded, .fileRead, .findingConfirmed,
      .findingRejected, .factStated, .slotStated, .messageKept, .promiseMade, .stepTaken,
      .answerReceived, .deadlineMoved, .corrected, .withdrawn, .adviceGiven, .documentIssued,
      .caseClosed:
      preconditionFailure("Only what became of originals, entries or keys comes here.")
    }
  }

  private mutating func withdraw(_ named: Int, seq: Int) throws(JournalError) {
    try requireEarlier(named, seq: seq)
    inactive[named] = .withdrawn(by: seq)
    changedBy[seq] = named
    // Taking back a correction or a withdrawal lets what it changed count again.
    if let changed = changedBy[named], inactive[changed]?.by == named { inactive[changed] = nil }
  }

  private func requireEarlier(_ named: Int, seq: Int) throws(JournalError) {
    // The opening can be neither corrected nor taken back: without it there is no case.
    guard named > 0, named < seq else { throw .brokenReference(seq: seq, named: named) }
  }

  private func requireEvidence(_ named: Int, seq: Int) throws(JournalError) {
    guard evidenceIndex[named] != nil || withheld[named] != nil else {
      throw .brokenReference(seq: seq, named: named)
    }
  }

  private func requireContent(_ named: Int, seq: Int) throws(JournalError) {
    guard derivativeIndex[named] == nil else { return }
    try requireEvidence(named, seq: seq)
  }

  private func requireShown(_ shown: FactStated.Shown?, seq: Int) throws(JournalError) {
    if let shown { try requireEvidence(shown.evidence, seq: seq) }
  }
}

extension Event {
  /// Whether this may stand in place of an earlier entry.
  ///
  /// An opening, a correction, a withdrawal, a key and what only the program writes cannot; an
  /// original is taken back and added again, because later entries name it by its number.
  public var canCorrect: Bool {
    switch self {
    case .storyTold, .noteTaken, .findingConfirmed, .factStated, .slotStated,
      .messageKept, .promiseMade, .stepTaken, .answerReceived, .deadlineMoved, .caseClosed:
      true
    case .caseOpened, .evidenceAdded, .derivativeAdded, .evidenceShown, .fileRead,
      .findingRejected, .corrected, .withdrawn, .adviceGiven, .documentIssued, .entriesErased,
      .keyRotated, .caseHandedOver, .caseContinued:
      false
    }
  }
}

extension FindingConfirmed {
  /// What the finding states, one statement a value, as of entry `entry`.
  fileprivate func statements(entry: Int) -> [CaseState.Statement] {
    values.map { shown in
      CaseState.Statement(
        entry: entry, fact: shown.fact, value: shown.value,
        shown: .init(evidence: evidence, place: place, speaker: speaker, quote: quote),
        finding: kind)
    }
  }
}
