public import CaseCore
public import Drafting
public import Playbook

/// What changed since a packet was put together.
public struct ChangedPacket: Sendable {
  /// The paper that is compared with: the last of its rung that was sent, else the last packet. Where it
  /// is a letter, it is not known what went along with it, and exhibits are not compared.
  public let paper: WrittenPaper
  /// What differs; nil where no packet is made now.
  public let changes: PacketChanges?
  /// Why the letter of then, or the whole packet, is not written now; nil where it is.
  public let ended: Refusal?
  /// The playbook of today.
  public let playbook: Playbook
}

extension Engine {
  /// What the packet of `rungName` would hold now in place of the one that was sent, or put together last.
  ///
  /// The earlier one is composed again out of the journal at its size, with the playbook and clock of then;
  /// nothing is recorded and no copy is made.
  /// - Throws: `Refusal` if none was put together, or it cannot be composed again.
  public func packetChanges(for rungName: String, in id: Case.ID) async throws -> ChangedPacket {
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    let rung = try Self.rung(rungName, in: playbook)
    let papers = Self.papers(of: rung, loaded, assessment, playbook)
    guard let paper = papers.last(where: \.isSent) ?? papers.last(where: \.isPacket) else {
      throw Refusal.noPacketWritten(rung)
    }
    guard let changed = try await changed(since: paper, loaded, assessment, playbook) else {
      throw Refusal.paperNotWrittenAgain(paper.entry)
    }
    return changed
  }

  /// What changed on `rung` since something was sent there; nil where nothing was, or where that cannot be
  /// composed again.
  public func changesSinceSent(
    on rung: RungDefinition, _ assessed: AssessedCase
  ) async throws -> ChangedPacket? {
    let papers = Self.papers(
      of: rung, assessed.loaded, assessed.assessment, assessed.playbook)
    guard let paper = papers.last(where: \.isSent) else { return nil }
    return try await changed(
      since: paper, assessed.loaded, assessed.assessment, assessed.playbook)
  }

  /// The packets of `rung`, and the letters of which it is known what they said.
  private static func papers(
    of rung: RungDefinition, _ loaded: LoadedCase, _ assessment: Assessment, _ playbook: Playbook
  ) -> [WrittenPaper] {
    writtenPapers(loaded.state, assessment, playbook).filter { paper in
      paper.issued.rung == rung.id && (paper.isPacket || paper.issued.wording != nil)
    }
  }

  private func changed(
    since paper: WrittenPaper, _ loaded: LoadedCase, _ assessment: Assessment,
    _ playbook: Playbook
  ) async throws -> ChangedPacket? {
    guard let rung = paper.issued.rung, let earlier = try await again(paper, in: loaded) else {
      return nil
    }
    switch composePacket(
      for: rung, loaded.state, assessment, playbook, earlier.language,
      choosing: paper.issued.chosen(in: loaded.state), writing: paper.issued.wording?.letter,
      fitting: true)
    {
    case .refused(let refusal):
      return ChangedPacket(
        paper: paper, changes: nil, ended: .letter(refusal, playbook), playbook: playbook)
    case .plan(let plan):
      return ChangedPacket(
        paper: paper,
        changes: PacketChanges(from: earlier, to: plan, paper.isPacket ? loaded.state : nil),
        ended: earlier.letter == nil || plan.letter != nil
          ? nil : plan.asked.map { .letterAsks($0, playbook) }, playbook: playbook)
    }
  }

  /// The packet that `paper` records, or the one that its letter stood in, composed again; nil where that
  /// cannot be done as it was.
  private func again(
    _ paper: WrittenPaper, in loaded: LoadedCase
  ) async throws -> PacketPlan? {
    let issued = paper.issued
    guard let rung = issued.rung, let digest = issued.playbook, let language = issued.language,
      let playbook = try await kept(digest)
    else { return nil }
    let state = try loaded.prefix(issued.size).state
    // A packet without a letter of an older journal says no clock: it was put together when it was recorded.
    let assessment = judgeByPlaybook(state, playbook, issued.judgedAt ?? paper.recordedAt)
    guard
      case .plan(let plan) = composePacket(
        for: rung, state, assessment, playbook, language, choosing: issued.chosen(in: state),
        writing: issued.wording?.letter),
      plan.letter?.wording.stated ?? [] == issued.wording?.stated ?? [],
      !paper.isPacket || plan.contents == issued.contents ?? []
    else { return nil }
    return plan
  }
}

extension WrittenPaper {
  /// Whether it is a packet, and not a letter alone.
  var isPacket: Bool { issued.what == .packet }
}

extension DocumentIssued {
  /// The originals that went along, themselves or as a copy: those may go though their kind goes on choice
  /// only.
  fileprivate func chosen(in state: CaseState) -> Set<Int> {
    Set((contents ?? []).map { state.derivative(at: $0)?.original ?? $0 })
  }
}

extension PacketPlan {
  /// The entries of the originals and copies that go along, ascending, each once.
  var contents: [Int] {
    Set(
      files.compactMap { file in
        if case .attached(let entry) = file.content { entry } else { nil }
      }
    ).sorted()
  }

  /// The facts without which its letter cannot be written; nil where it lacks none.
  fileprivate var asked: [Fact.Name]? {
    for case .facts(let facts) in missing { return facts }
    return nil
  }
}
