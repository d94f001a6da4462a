public import CaseCore
public import Drafting
import Merkle
public import Playbook
public import Reading

/// A letter that was written and recorded.
public struct WrittenLetter: Sendable {
  /// The letter.
  public let letter: ComposedLetter
  /// The case that it was written from.
  public let state: CaseState
  /// The playbook that it comes from.
  public let playbook: Playbook
  /// Earlier papers for the same rung with sentences that no longer stand.
  public let stale: [WrittenPaper]
  /// What the guard objects to in it: words that came with the facts, never our own.
  public let objections: [DraftObjection]
  /// The entry that records it; nil where the vault is read-only and for one that was only looked at.
  public let entry: Int?
}

/// A packet that was put together and recorded.
public struct WrittenPacket: Sendable {
  /// The plan.
  public let plan: PacketPlan
  /// The playbook that it comes from.
  public let playbook: Playbook
  /// The files for the recipient that say what a masked copy for them hides.
  public let telling: [String]
  /// What the guard objects to in the texts for the recipient, in the order of the files.
  public let objections: [DraftObjection]
  /// Earlier papers for the same rung with sentences that no longer stand.
  public let stale: [WrittenPaper]
  /// The originals that go along as they are though something on them could be hidden.
  public let unmasked: [UnmaskedExhibit]
  /// The entry that records it; nil where the vault is read-only.
  public let entry: Int?
}

/// What was written in a case so far, and what became of what it rests on.
public struct PapersOfCase: Sendable {
  /// The letters and packets, in the order of the journal.
  public let papers: [WrittenPaper]
  /// What was erased after a step had been taken: what was sent may still say it, and the record of a
  /// paper goes with what it says.
  public let erased: [CaseState.Recorded<EntriesErased>]
  /// The playbook, for the words of facts.
  public let playbook: Playbook
}

extension Engine {
  /// The letters and packets written in a case.
  public func papers(in id: Case.ID) async throws -> PapersOfCase {
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    let firstStep = loaded.state.steps.map(\.entry).min()
    return PapersOfCase(
      papers: writtenPapers(loaded.state, assessment, playbook),
      erased: loaded.state.erasures.filter { erasure in
        firstStep.map { $0 < erasure.entry } ?? false
      },
      playbook: playbook)
  }

  private func earlier(_ papers: [WrittenPaper], for rung: Rung.Name) -> [WrittenPaper] {
    papers.filter { $0.issued.rung == rung }
  }

  /// Writes the letter that `rungName` takes as things stand, or the one called `letterName`.
  ///
  /// The letter is a function of the case up to its present size; the entry that records it comes
  /// after. One that is only looked at is not recorded.
  /// - Throws: `Refusal` that says which facts it needs, or why it is not written.
  public func writeLetter(
    for rungName: String, named letterName: String? = nil, in id: Case.ID, _ language: Language,
    recording: Bool = true
  ) async throws -> WrittenLetter {
    // Reading the rules takes as long as all that comes before they are asked.
    async let guardian = ownTextGuard()
    let loaded = try await loadToChangeOrRead(id)
    let stocked = try playbook(for: loaded.state)
    let playbook = stocked.playbook
    let rung = try Self.rung(rungName, in: playbook)
    let assessment = judgeByPlaybook(loaded.state, playbook, judgingClock.now())
    let result: LetterResult
    if let letterName {
      let definition = try Self.letter(letterName, of: rung, in: playbook)
      result = composeLetter(definition, loaded.state, assessment, playbook, language)
    } else {
      result = composeLetter(for: rung.id, loaded.state, assessment, playbook, language)
    }
    switch result {
    case .asks(let facts): throw Refusal.letterAsks(facts, playbook)
    case .refused(let refusal): throw Refusal.letter(refusal, playbook)
    case .letter(let letter):
      var digest = RunningDigest()
      digest.add(Array(letter.plainText.utf8))
      let issued = DocumentIssued(
        what: .letter, rung: rung.id, language: language, size: loaded.size,
        digest: digest.digest, playbook: playbook.digest, wording: letter.wording)
      return WrittenLetter(
        letter: letter, state: loaded.state, playbook: playbook,
        stale: earlier(stalePapers(loaded.state, assessment, playbook), for: rung.id),
        objections: try await guardian.objections(
          to: letter.plainText, for: rung.recipient, knowing: DraftFacts(assessment), playbook),
        entry: recording ? try await recordDocument(issued, stocked, in: loaded) : nil)
    }
  }

  private static func letter(
    _ name: String, of rung: RungDefinition, in playbook: Playbook
  ) throws(Refusal) -> LetterDefinition {
    let letters = playbook.parts.letters.filter { $0.rung == rung.id }
    guard let definition = letters.first(where: { $0.id.text == name }) else {
      throw Refusal.unknownName(
        name, what: Bilingual(zh: "这一台阶的文书", en: "letter of this rung"),
        known: letters.map(\.id.text))
    }
    return definition
  }

  /// Puts together what it takes to go through the door of `rungName`; `write` gets each file, and
  /// `finish` is called after the last, before the packet is recorded.
  ///
  /// `attaching` names originals, by number or file name, that go along though their kind goes on
  /// choice only. Pictures are made to fit what the form takes; with `redacting` copies are made without
  /// what the reader has no need of.
  /// - Throws: `Refusal` if it is not made and why, or for an original that does not go through this
  ///   door even on choice; what `write` throws.
  public func writePacket(
    for rungName: String, attaching: [String] = [], redacting: Bool = false, in id: Case.ID,
    _ language: Language,
    _ write: (_ name: String, _ bytes: [UInt8]) async throws -> Void,
    finish: () async throws -> Void = {}
  ) async throws -> WrittenPacket {
    async let guardian = ownTextGuard()
    let before = try await loadToChangeOrRead(id)
    let stocked = try playbook(for: before.state)
    let playbook = stocked.playbook
    let rung = try Self.rung(rungName, in: playbook)
    let chosen = try Self.chosen(attaching, for: rung.recipient, before.state, playbook)
    let loaded = try await preparing(
      PacketRequest(rung: rung, chosen: chosen, playbook: playbook), redacting: redacting,
      in: before)
    let assessment = judgeByPlaybook(loaded.state, playbook, judgingClock.now())
    switch composePacket(
      for: rung.id, loaded.state, assessment, playbook, language, choosing: chosen)
    {
    case .refused(let refusal): throw Refusal.letter(refusal, playbook)
    case .plan(let plan):
      let look = try await look(at: plan, loaded, assessment, playbook, guardian)
      var digest = RunningDigest()
      for file in plan.files {
        let bytes = try await bytes(of: file, in: plan, loaded)
        digest.add(Array("\(file.name)\n".utf8))
        digest.add(bytes)
        try await write(file.name, bytes)
      }
      try await finish()
      let entry = try await recordDocument(
        DocumentIssued(
          what: .packet, rung: rung.id, language: language, size: loaded.size,
          digest: digest.digest, playbook: playbook.digest,
          contents: plan.contents.isEmpty ? nil : plan.contents, wording: plan.letter?.wording,
          clock: plan.letter == nil ? assessment.clock : nil),
        stocked, in: loaded)
      return WrittenPacket(
        plan: plan, playbook: playbook, telling: look.telling, objections: look.objections,
        stale: earlier(stalePapers(loaded.state, assessment, playbook), for: rung.id),
        unmasked: look.unmasked, entry: entry)
    }
  }

  static func chosen(
    _ names: [String], for recipient: EvidenceDefinition.Recipient, _ state: CaseState,
    _ playbook: Playbook
  ) throws(Refusal) -> Set<Int> {
    var chosen: Set<Int> = []
    for name in names {
      let entry = try evidenceNumber(name, in: state)
      let kind = state.evidence(at: entry).flatMap { playbook.evidence($0.kind) }
      guard let kind, kind.isFor(recipient) || kind.onChoice.contains(recipient) else {
        throw .entryNotForRecipient(entry, recipient.rawValue)
      }
      chosen.insert(entry)
    }
    return chosen
  }

  private func bytes(
    of file: PacketPlan.File, in plan: PacketPlan, _ loaded: LoadedCase
  ) async throws -> [UInt8] {
    switch file.content {
    case .text(let text): return Array(text.utf8)
    case .wordLetter:
      guard let letter = plan.letter else {
        preconditionFailure("A plan without a letter has no file of it.")
      }
      return letter.paper.wordFile(withMarks: false)
    case .attached(let entry):
      let content: (digest: Digest, sizeBytes: Int64)
      if let copy = loaded.state.derivative(at: entry) {
        content = (copy.digest, copy.sizeBytes)
      } else if let added = loaded.state.evidence(at: entry) {
        content = (added.digest, added.sizeBytes)
      } else {
        preconditionFailure("A packet takes originals and copies of its case.")
      }
      return try await reaching {
        try await ports.blobs.read(
          content.digest, of: loaded.id, offset: 0, count: Int(content.sizeBytes))
      }
    }
  }

  /// A read-only vault can still write letters; it just cannot note that it did.
  func recordDocument(
    _ issued: DocumentIssued, _ stocked: StockedPlaybook, in loaded: LoadedCase
  ) async throws -> Int? {
    do {
      try await keep(stocked)
      _ = try await record([(.documentIssued(issued), .program)], in: loaded)
      return loaded.size
    } catch let refusal as Refusal where refusal.leavesReading {
      return nil
    }
  }
}
