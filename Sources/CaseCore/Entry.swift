/// One record of a case's journal: who recorded what, when. Never edited (DESIGN §5).
public struct Entry: Sendable, Hashable {
  /// The case whose journal this is.
  public let caseID: Case.ID
  /// The zero-based index of the entry, which is also its leaf index in the Merkle tree.
  public let seq: Int
  /// When our machine recorded it. The event's own time is in the event.
  public let recordedAt: Moment
  /// Who recorded it.
  public let by: Recorder
  /// What happened.
  public let event: Event

  /// An entry of `caseID` at `seq`.
  public init(caseID: Case.ID, seq: Int, recordedAt: Moment, by: Recorder, event: Event) {
    self.caseID = caseID
    self.seq = seq
    self.recordedAt = recordedAt
    self.by = by
    self.event = event
  }
}

/// Who recorded an entry.
public enum Recorder: String, Sendable, Hashable, CaseIterable {
  /// The person whose case it is, or who acts for them.
  case person
  /// Recourse itself: readings, advice, documents.
  case program
}

/// What a reader of a journal holds of one entry: all of it, or only its leaf.
public enum JournalItem: Sendable, Hashable {
  /// The entry can be read.
  case readable(Entry)
  /// The entry was erased, or is not disclosed here; its leaf hash still stands in the tree.
  case withheld(index: Int, leaf: Digest, reason: WithheldReason)

  /// The index of the entry in the journal.
  public var index: Int {
    switch self {
    case .readable(let entry): entry.seq
    case .withheld(let index, _, _): index
    }
  }
}

/// Why an entry cannot be read.
public enum WithheldReason: String, Sendable, Hashable, CaseIterable {
  /// This copy of the journal does not disclose it.
  case undisclosed
  /// The person had it erased.
  case erased
}
