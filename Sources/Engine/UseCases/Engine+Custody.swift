public import CaseCore

/// What became of one original, in the order of the journal.
public struct CustodyRecord: Sendable {
  /// Something that happened to it.
  public enum What: Sendable, Hashable {
    /// It came into the vault.
    case cameIn(EvidenceAdded.Obtained?)
    /// A reader went through it.
    case read(reader: String)
    /// A copy was made: its entry, how it differs, and how many places were masked.
    case copied(Int, DerivativeAdded.How, masks: Int)
    /// It, or the copy of this entry, went into the bundle or packet `document` for `recipient`: whom
    /// a bundle is for, or the rung of a packet.
    case exported(recipient: String, document: Digest, copy: Int?)
    /// The proof of its entry, or of the entry of this copy, was written.
    case proofWritten(document: Digest, copy: Int?)
    /// Somebody saw it or a copy of it.
    case shown(EvidenceShown)
    /// It was taken back.
    case withdrawn
    /// It was erased.
    case erased
  }

  /// One line of the record.
  public struct Event: Sendable, Hashable {
    /// The entry that says so.
    public let entry: Int
    /// When it was recorded.
    public let at: Moment
    /// What happened.
    public let what: What
  }

  /// The entry number of the original.
  public let evidence: Int
  /// The name that it had; nil if its entry was erased.
  public let fileName: String?
  /// SHA-256 of it; nil if its entry was erased.
  public let digest: Digest?
  /// What happened.
  public let events: [Event]
}

extension CustodyRecord.What {
  /// A stable name for programs.
  public var name: String {
    switch self {
    case .cameIn: "came_in"
    case .read: "read"
    case .copied(_, let how, _): how.rawValue
    case .exported: "exported"
    case .proofWritten: "proof_written"
    case .shown(let shown): shown.how.rawValue
    case .withdrawn: "withdrawn"
    case .erased: "erased"
    }
  }

  /// To whom it went; nil where it went to nobody.
  public var who: String? {
    switch self {
    case .exported(let recipient, _, _): recipient
    case .shown(let shown): shown.to
    case .cameIn, .read, .copied, .proofWritten, .withdrawn, .erased: nil
    }
  }

  /// The entry of the copy that it is about; nil where it is about the original.
  public var copy: Int? {
    switch self {
    case .copied(let entry, _, _): entry
    case .exported(_, _, let copy), .proofWritten(_, let copy): copy
    case .cameIn, .read, .shown, .withdrawn, .erased: nil
    }
  }
}

/// That somebody saw an original or a copy, as a person says it.
public struct ShowingInput: Sendable, Hashable {
  /// To whom it was shown.
  public var to: String
  /// How.
  public var how: EvidenceShown.How
  /// When, as typed.
  public var at: String?
  /// A remark, which goes to nobody.
  public var remark: String?

  /// A showing to `to`.
  public init(
    to: String, how: EvidenceShown.How, at: String? = nil, remark: String? = nil
  ) {
    self.to = to
    self.how = how
    self.at = at
    self.remark = remark
  }
}

extension Engine {
  /// Records that somebody saw the original, or the copy of the entry number, `evidence`.
  /// - Returns: The entry that says so.
  public func recordShowing(
    of evidence: String, _ showing: ShowingInput, in id: Case.ID
  ) async throws -> Int {
    let loaded = try await loadToChange(id)
    let number: Int
    if let copy = Int(evidence), loaded.state.derivatives.contains(where: { $0.entry == copy }) {
      number = copy
    } else {
      number = try Self.evidenceNumber(evidence, in: loaded.state)
    }
    var happenedAt: Moment?
    if let text = showing.at {
      guard let moment = FactInput.moment(text, zone: .shanghai) else {
        throw Refusal.impossibleTime(text)
      }
      happenedAt = moment
    }
    for text in [showing.to, showing.remark].compactMap(\.self) {
      try Self.check(
        text, Bilingual(zh: "写的内容", en: "text"), limit: Limits.factTextBytes)
    }
    _ = try await record(
      [
        .evidenceShown(
          EvidenceShown(
            evidence: number, to: showing.to, how: showing.how, happenedAt: happenedAt,
            remark: showing.remark))
      ], in: loaded)
    return loaded.size
  }

  /// The custody record of the original `evidence`, or of all originals.
  public func custody(of evidence: String?, in id: Case.ID) async throws -> [CustodyRecord] {
    let loaded = try await load(id)
    let only = try evidence.map { try Self.custodyNumber($0, in: loaded.state) }
    var lines = CustodyLines()
    for case .readable(let entry) in loaded.items { lines.take(entry) }
    return lines.numbers.filter { only == nil || $0 == only }.map { number in
      let added = loaded.state.evidence(at: number)
      return CustodyRecord(
        evidence: number, fileName: added?.fileName, digest: added?.digest,
        events: lines.events[number] ?? [])
    }
  }

  // What was withdrawn or erased has a record all the same.
  private static func custodyNumber(_ text: String, in state: CaseState) throws -> Int {
    if let number = Int(text), state.evidence(at: number) != nil || state.withheld[number] != nil {
      return number
    }
    return try evidenceNumber(text, in: state)
  }
}

/// Sorts what the entries say by the originals that it is about.
private struct CustodyLines {
  var events: [Int: [CustodyRecord.Event]] = [:]
  var numbers: [Int] { events.keys.sorted() }
  private var originalOfCopy: [Int: Int] = [:]

  mutating func take(_ entry: Entry) {
    func note(_ number: Int, _ what: CustodyRecord.What) {
      events[number, default: []].append(.init(entry: entry.seq, at: entry.recordedAt, what: what))
    }
    switch entry.event {
    case .evidenceAdded(let added): note(entry.seq, .cameIn(added.obtained))
    case .fileRead(let read): note(read.evidence, .read(reader: read.reader))
    case .derivativeAdded(let copy):
      originalOfCopy[entry.seq] = copy.original
      note(copy.original, .copied(entry.seq, copy.how, masks: copy.masks.count))
    case .evidenceShown(let shown):
      note(originalOfCopy[shown.evidence] ?? shown.evidence, .shown(shown))
    case .documentIssued(let issued):
      for number in issued.contents ?? [] {
        let original = originalOfCopy[number]
        let copy = original == nil ? nil : number
        guard issued.what == .proof else {
          let recipient = issued.recipient ?? issued.rung?.text ?? ""
          note(
            original ?? number,
            .exported(recipient: recipient, document: issued.digest, copy: copy))
          continue
        }
        // A proof may be of any entry.
        if events[original ?? number] != nil {
          note(original ?? number, .proofWritten(document: issued.digest, copy: copy))
        }
      }
    case .withdrawn(let withdrawal):
      if events[withdrawal.entry] != nil { note(withdrawal.entry, .withdrawn) }
    case .entriesErased(let erased):
      for number in erased.entries where events[number] != nil { note(number, .erased) }
    case .caseOpened, .storyTold, .noteTaken, .findingConfirmed, .findingRejected, .factStated,
      .slotStated, .messageKept, .promiseMade, .stepTaken, .answerReceived, .deadlineMoved,
      .corrected, .adviceGiven, .caseClosed, .keyRotated, .caseHandedOver, .caseContinued:
      break
    }
  }
}
