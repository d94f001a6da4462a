public import CaseCore
public import Playbook

/// A letter, packet or dossier that was written, and what has become of what it rests on.
public struct WrittenPaper: Sendable, Hashable {
  /// A sentence that no longer stands as it was written.
  public struct StaleSentence: Sendable, Hashable {
    /// Its number in the letter, from 1.
    public let number: Int
    /// Why, in the order of the journal; never empty.
    public let causes: [Cause]

    /// Sentence `number`, which no longer stands because of `causes`.
    public init(number: Int, causes: [Cause]) {
      self.number = number
      self.causes = causes
    }
  }

  /// Why a sentence no longer stands.
  public enum Cause: Sendable, Hashable {
    /// It rests on `entry`, which entry `by` stands in the place of.
    case corrected(entry: Int, by: Int)
    /// It rests on `entry`, which entry `by` took back.
    case withdrawn(entry: Int, by: Int)
    /// It rests on `entry`, which was erased.
    case erased(entry: Int)
    /// It rests on what `entry` says of `fact`, and something else counts now.
    case changed(entry: Int, fact: Fact.Name)
  }

  /// The entry that records it.
  public let entry: Int
  /// When it was written.
  public let recordedAt: Moment
  /// What the entry says.
  public let issued: DocumentIssued
  /// Whether a step on its rung was recorded after it and before the next paper for that rung: it was
  /// sent, as far as the journal knows.
  public let isSent: Bool
  /// The sentences that no longer stand, in order.
  public let stale: [StaleSentence]
}

/// The letters and packets written so far, in the order of the journal.
///
/// A paper written before the journal recorded what its sentences rest on has none that are stale.
public func writtenPapers(
  _ state: CaseState, _ assessment: Assessment, _ playbook: Playbook
) -> [WrittenPaper] {
  let papers = state.documents.filter { $0.value.what == .letter || $0.value.what == .packet }
  guard !papers.isEmpty else { return [] }
  let watch = SupportWatch(state: state, assessment: assessment, playbook: playbook)
  return papers.enumerated().map { index, paper in
    let next = papers[(index + 1)...].first { $0.value.rung == paper.value.rung }?.entry
    return WrittenPaper(
      entry: paper.entry, recordedAt: paper.recordedAt, issued: paper.value,
      isSent: state.steps.contains { step in
        step.value.rung == paper.value.rung && step.entry > paper.entry
          && next.map { step.entry < $0 } ?? true
      },
      stale: watch.stale(paper.value.wording))
  }
}

/// The dossiers written so far for `reader`, in the order of the journal. One counts as sent where a step on
/// a rung of its reader was recorded after it and before the next one; nothing of it is ever stale here,
/// since the journal does not keep what its lines rest on.
public func writtenDossiers(
  for reader: EvidenceDefinition.Recipient, _ state: CaseState, _ playbook: Playbook
) -> [WrittenPaper] {
  let dossiers = state.documents.filter {
    $0.value.what == .dossier && $0.value.recipient == reader.rawValue
  }
  return dossiers.enumerated().map { index, dossier in
    let next = dossiers[(index + 1)...].first?.entry
    return WrittenPaper(
      entry: dossier.entry, recordedAt: dossier.recordedAt, issued: dossier.value,
      isSent: state.steps.contains { step in
        playbook.rung(step.value.rung)?.recipient == reader && step.entry > dossier.entry
          && next.map { step.entry < $0 } ?? true
      }, stale: [])
  }
}

/// The papers with sentences that no longer stand and that still matter: those that were sent, and the
/// last one of each rung.
public func stalePapers(
  _ state: CaseState, _ assessment: Assessment, _ playbook: Playbook
) -> [WrittenPaper] {
  let papers = writtenPapers(state, assessment, playbook)
  return papers.enumerated().filter { index, paper in
    let isLast = !papers[(index + 1)...].contains { $0.issued.rung == paper.issued.rung }
    return !paper.stale.isEmpty && (paper.isSent || isLast)
  }.map(\.element)
}

/// The papers of which the person is asked whether they were sent: the last one of each rung, while no
/// step on its rung was recorded after it and its door still stands open.
public func unsentPapers(
  _ state: CaseState, _ assessment: Assessment, _ playbook: Playbook
) -> [WrittenPaper] {
  let papers = writtenPapers(state, assessment, playbook)
  return papers.enumerated().filter { index, paper in
    let isLast = !papers[(index + 1)...].contains { $0.issued.rung == paper.issued.rung }
    let opening = assessment.rungs.first { $0.rung == paper.issued.rung }?.opening
    // A packet without a letter, made while an answer is waited for, is nothing to send.
    return isLast && !paper.isSent && opening == .open && paper.issued.wording != nil
  }.map(\.element)
}

/// Sees whether what a sentence rests on still counts.
private struct SupportWatch {
  private let state: CaseState
  private let playbook: Playbook
  private let statements: [Int: [CaseState.Statement]]
  private let values: [Fact.Name: FactValue]

  init(state: CaseState, assessment: Assessment, playbook: Playbook) {
    self.state = state
    self.playbook = playbook
    statements = Dictionary(grouping: state.statements, by: \.entry)
    values = CaseView(state: state, playbook: playbook, assessment: assessment).known
      .mapValues(\.value)
  }

  func stale(_ wording: DocumentIssued.Wording?) -> [WrittenPaper.StaleSentence] {
    (wording?.sentences ?? []).enumerated().compactMap { index, sentence in
      let facts = Set(sentence.facts.flatMap(bases))
      let causes = sentence.entries.flatMap { self.causes(at: $0, facts) }
      return causes.isEmpty ? nil : .init(number: index + 1, causes: causes)
    }
  }

  private func causes(at entry: Int, _ facts: Set<Fact.Name>) -> [WrittenPaper.Cause] {
    switch state.inactive[entry] {
    case .corrected(let by): return [.corrected(entry: entry, by: by)]
    case .withdrawn(let by): return [.withdrawn(entry: entry, by: by)]
    case nil: break
    }
    if state.withheld[entry] != nil { return [.erased(entry: entry)] }
    return (statements[entry] ?? []).compactMap { statement in
      guard facts.contains(statement.fact), let value = statement.value,
        values[statement.fact] != value
      else { return nil }
      return .changed(entry: entry, fact: statement.fact)
    }
  }

  /// `fact` and all that it is derived from. A playbook whose derived facts rest on themselves is
  /// refused when it is read, so this ends.
  private func bases(of fact: Fact.Name) -> [Fact.Name] {
    guard let derivation = playbook.fact(fact)?.derivation else { return [fact] }
    return [fact] + bases(of: derivation)
  }

  private func bases(of derivation: Derivation) -> [Fact.Name] {
    switch derivation {
    case .fact(let base): bases(of: base)
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      bases(of: left) + bases(of: right)
    case .promiseDue, .promiseMade, .setDue, .filed, .answered: []
    case .firstOf(let forms): forms.flatMap(bases)
    }
  }
}

extension WrittenPaper.Cause {
  /// The cause in words; `question` says what a fact is about.
  public func words(question: (Fact.Name) -> Bilingual?) -> Bilingual {
    switch self {
    case .corrected(let entry, let by):
      Bilingual(
        zh: "依据第 \(entry) 条记录，它已被第 \(by) 条更正",
        en: "rests on entry \(entry), corrected since by entry \(by)")
    case .withdrawn(let entry, let by):
      Bilingual(
        zh: "依据第 \(entry) 条记录，它已被第 \(by) 条撤回",
        en: "rests on entry \(entry), taken back since by entry \(by)")
    case .erased(let entry):
      Bilingual(
        zh: "依据第 \(entry) 条记录，它已被抹除", en: "rests on entry \(entry), erased since")
    case .changed(let entry, let fact):
      words(of: fact, question(fact), entry)
    }
  }

  private func words(of fact: Fact.Name, _ ask: Bilingual?, _ entry: Int) -> Bilingual {
    let about = ask ?? Bilingual(zh: fact.text, en: fact.text)
    return Bilingual(
      zh: "依据第 \(entry) 条记录，现在算数的是另一个答案（\(about.zh)）",
      en: "rests on entry \(entry), and another answer counts now (\(about.en))")
  }
}
