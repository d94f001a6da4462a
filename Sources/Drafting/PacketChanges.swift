public import CaseCore

/// What differs between two packets for one rung.
public struct PacketChanges: Sendable, Hashable {
  /// A field of the form whose words differ.
  public struct Field: Sendable, Hashable {
    /// What the form calls it.
    public let label: Bilingual
    /// What it said; nil where it was empty.
    public let was: String?
    /// What it says now; nil where it is empty.
    public let now: String?
  }

  /// Lines that differ in one part of what a person is told, or in one paper beside the letter.
  public struct Lines: Sendable, Hashable {
    /// Which part.
    public enum Part: String, Sendable, Hashable, CaseIterable {
      /// The table of transfers, which goes out.
      case transfers
      /// What there is to do, and by when.
      case actions
      /// What is missing.
      case missing
      /// What to look at before it is sent.
      case before
      /// What not to do.
      case never
    }

    /// Which part.
    public let part: Part
    /// What went and what came, in the order of reading; never empty.
    public let changes: [LetterChange]
  }

  /// The fields, in the order of the form.
  public let fields: [Field]
  /// The sentences of the letter.
  public let sentences: [LetterChange]
  /// The originals.
  public let exhibits: [ExhibitChange]
  /// The rest, line by line.
  public let lines: [Lines]

  /// Whether nothing differs.
  public var isEmpty: Bool {
    fields.isEmpty && sentences.isEmpty && exhibits.isEmpty && lines.isEmpty
  }

  /// Whether nothing of what goes out differs.
  public var isInwardOnly: Bool {
    fields.isEmpty && sentences.isEmpty && exhibits.isEmpty
      && !lines.contains { $0.part == .transfers }
  }

  /// What differs between the packets `earlier` and `later`. `state` has the originals of both; without it
  /// they are not compared, as where only the letter of then is known and not what went along.
  ///
  /// Of a field that is typed by hand nothing is known, so it does not differ. What to copy and what to
  /// attach is told by fields and exhibits and is not told again as steps.
  public init(from earlier: PacketPlan, to later: PacketPlan, _ state: CaseState?) {
    sentences = LetterChange.list(
      from: earlier.letter?.sentences.map(\.text) ?? [],
      to: later.letter?.sentences.map(\.text) ?? [])
    exhibits =
      state.map { ExhibitChange.list(from: earlier.listed($0), to: later.listed($0)) } ?? []
    // The fields of a rung are the same ones in the same order.
    fields = zip(earlier.fields, later.fields).compactMap { was, now in
      was.words == now.words ? nil : Field(label: now.label, was: was.words, now: now.words)
    }
    lines = Lines.Part.allCases.compactMap { part in
      let changes = LetterChange.list(from: earlier.lines(of: part), to: later.lines(of: part))
      return changes.isEmpty ? nil : Lines(part: part, changes: changes)
    }
  }
}

extension PacketPlan.Field {
  /// What is copied into it; nil for nothing and for what is typed by hand.
  fileprivate var words: String? {
    switch value {
    case .words(let words): words
    case .byHand, .tooLong, .empty: nil
    }
  }
}

extension PacketPlan {
  /// The originals that it lists, by their entries; `state` has them.
  public func listed(_ state: CaseState) -> [Int: ListedExhibit] {
    let contents = Dictionary(
      files.compactMap { file -> (String, Int)? in
        if case .attached(let entry) = file.content { (file.name, entry) } else { nil }
      }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      evidenceList.rows.map { row in
        let content = row.file.flatMap { contents["send/exhibits/" + $0] }
        let digest = content.flatMap {
          state.derivative(at: $0)?.digest ?? state.evidence(at: $0)?.digest
        }
        return (
          row.evidence,
          ListedExhibit(number: row.number, name: row.name, digest: digest, proves: row.proves)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  fileprivate func lines(of part: PacketChanges.Lines.Part) -> [String] {
    switch part {
    case .transfers: files.first { $0.name == "send/transfers.md" }?.sources.map(\.text) ?? []
    case .actions: guidance.actions
    case .missing: guidance.missing
    case .before: guidance.before
    case .never: guidance.never
    }
  }
}
