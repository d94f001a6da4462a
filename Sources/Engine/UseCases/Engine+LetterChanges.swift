public import CaseCore
public import Drafting
public import Playbook

/// What changed since a letter was written.
public struct ChangedLetter: Sendable {
  /// The paper that is compared with: the last of its rung that was sent, else the last one.
  public let paper: WrittenPaper
  /// What differs, sentence by sentence; nil where the letter is not written now.
  public let changes: [LetterChange]?
  /// Why it is not written now; nil where it is.
  public let ended: Refusal?
  /// The playbook of today.
  public let playbook: Playbook
}

extension Engine {
  /// What the letter of `rungName` would say now in place of the one that was sent, or written last.
  ///
  /// The earlier one is written again out of the journal at its size, with the playbook and clock of
  /// then; nothing is recorded.
  /// - Throws: `Refusal` if none was written, or it cannot be written again word for word.
  public func changes(for rungName: String, in id: Case.ID) async throws -> ChangedLetter {
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    let rung = try Self.rung(rungName, in: playbook)
    let papers = writtenPapers(loaded.state, assessment, playbook)
      .filter { $0.issued.rung == rung.id && $0.issued.wording != nil }
    guard let paper = papers.last(where: \.isSent) ?? papers.last,
      let wording = paper.issued.wording
    else { throw Refusal.noLetterWritten(rung) }
    guard let earlier = try await again(paper.issued, wording, in: loaded) else {
      throw Refusal.letterNotWrittenAgain(paper.entry)
    }
    let now: LetterResult
    if let definition = playbook.letter(wording.letter) {
      now = composeLetter(
        definition, loaded.state, assessment, playbook, earlier.language)
    } else {
      now = .refused(.noLetter(rung.id))
    }
    switch now {
    case .letter(let letter):
      return ChangedLetter(
        paper: paper, changes: LetterChange.list(from: earlier, to: letter), ended: nil,
        playbook: playbook)
    case .asks(let facts):
      return ChangedLetter(
        paper: paper, changes: nil, ended: .letterAsks(facts, playbook), playbook: playbook)
    case .refused(let refusal):
      return ChangedLetter(
        paper: paper, changes: nil, ended: .letter(refusal, playbook), playbook: playbook)
    }
  }

  /// The letter that `issued` records, written again; nil where that cannot be done word for word.
  func again(
    _ issued: DocumentIssued, _ wording: DocumentIssued.Wording, in loaded: LoadedCase,
    _ wanted: Language? = nil
  ) async throws -> ComposedLetter? {
    guard let digest = issued.playbook, let language = wanted ?? issued.language,
      let playbook = try await kept(digest), let definition = playbook.letter(wording.letter)
    else { return nil }
    let state = try loaded.prefix(issued.size).state
    let assessment = judgeByPlaybook(state, playbook, wording.clock)
    guard
      case .letter(let letter) = composeLetter(definition, state, assessment, playbook, language)
    else { return nil }
    // A packet may carry fewer exhibits than the letter alone, so its sentences are held against the
    // journal and not its digest.
    return letter.wording.stated == wording.stated ? letter : nil
  }
}

extension DocumentIssued.Wording {
  /// The sentences that rest on something: how else it was put is no part of what was said.
  var stated: [Sentence] { sentences.filter { !$0.entries.isEmpty } }
}
