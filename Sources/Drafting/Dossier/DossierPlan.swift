public import CaseCore
public import Playbook

/// Which originals a dossier shows, in which order and under which numbers, before anybody has looked
/// into them.
public struct DossierPlan: Sendable {
  /// One original.
  public struct Item: Sendable, Hashable {
    /// Its number, from 1.
    public let number: Int
    /// The entry that added the original.
    public let evidence: Int
    /// The entry that added what is shown: the original, or the copy that this reader gets.
    public let content: Int
    /// What the list of evidence says of it; nil for an original that supports nothing so far, which
    /// only the person sees.
    public let row: EvidenceList.Row?
    /// The kind in words.
    public let name: String
    /// Whether only what was confirmed of it is shown: a bill is a private thing.
    public let showsConfirmedOnly: Bool

    /// Its mark in `language`: 证3, E3.
    public func mark(_ language: Language) -> String { Exhibit.mark(number, language) }
  }

  /// Who reads it.
  public let recipient: EvidenceDefinition.Recipient
  /// The language.
  public let language: Language
  /// The originals.
  public let items: [Item]
  /// What stays with the person and is told in words.
  public let excerpts: [EvidenceList.Excerpt]
  /// The letter that asks for what this reader is to do; nil for oneself, and where none can be written.
  public let letter: ComposedLetter?
  let view: CaseView
  let disclosed: Set<Int>?

  /// What somebody else may see of a case.
  public struct Disclosed: Sendable, Hashable {
    /// The entries.
    public let entries: Set<Int>
    /// Those of them whose originals or copies they get.
    public let contents: Set<Int>

    /// The entries `entries`, and the originals and copies that `contents` name.
    public init(entries: Set<Int>, contents: Set<Int>) {
      self.entries = entries
      self.contents = contents
    }
  }

  /// Whether somebody else reads it.
  public var isOutward: Bool { recipient != .oneself }

  /// The plan of the dossier of a case for `recipient`.
  ///
  /// `disclosed` is what this reader may see at all; nil for everything. `written` is the letter that
  /// was written to them last, as it was: it stays what is asked. Where there is none, it is the one that
  /// would be written now.
  public init(
    for recipient: EvidenceDefinition.Recipient, disclosing disclosed: Disclosed?,
    asking written: ComposedLetter? = nil, _ state: CaseState, _ assessment: Assessment,
    _ playbook: Playbook, _ language: Language
  ) {
    self.recipient = recipient
    self.language = language
    self.disclosed = disclosed?.entries
    view = CaseView(state: state, playbook: playbook, assessment: assessment)
    letter =
      recipient == .oneself ? nil : written ?? Self.letter(for: recipient, view, language)
    var composer = EvidenceListComposer(view: view, language: language, recipient: recipient)
    let list = composer.compose(with: letter, telling: Self.told(view, disclosed?.entries))
    excerpts = list.excerpts
    let view = view
    var items = list.rows.compactMap { row in
      Self.item(row.evidence, number: row.number, row: row, view, recipient, language)
    }
    if recipient == .oneself {
      for entry in list.leftOut.keys.sorted() {
        let next = items.count + 1
        guard let item = Self.item(entry, number: next, row: nil, view, recipient, language)
        else { continue }
        items.append(item)
      }
    } else if let disclosed {
      // What was said is told as well, so its original goes along though no fact rests on it.
      let said = Self.saidIn(state, disclosed.entries)
      for (entry, why) in list.leftOut.sorted(by: { $0.key < $1.key })
      where why == .supportsNothing && said.contains(entry) {
        let next = items.count + 1
        guard let item = Self.item(entry, number: next, row: nil, view, recipient, language)
        else { continue }
        items.append(item)
      }
      // What the rule for exports keeps at home is not shown here either.
      items.removeAll { !disclosed.contents.contains($0.content) }
      items = items.enumerated().map { $1.numbered($0 + 1) }
    }
    self.items = items
  }

  /// The entries that the chronology and the table of money rest on, as far as `disclosed` names them.
  private static func told(_ view: CaseView, _ disclosed: Set<Int>?) -> Set<Int> {
    let known = view.known.filter { DossierFacts.told.contains($0.key.text) }
    let entries = Set(known.values.flatMap(\.support.entries))
    return disclosed.map(entries.intersection) ?? entries
  }

  /// The originals in which something was said, promised or answered that `entries` tell of.
  private static func saidIn(_ state: CaseState, _ entries: Set<Int>) -> Set<Int> {
    let shown =
      state.messages.filter { entries.contains($0.entry) }.map(\.value.shown)
      + state.promises.filter { entries.contains($0.entry) }.map(\.value.shown)
      + state.answers.filter { entries.contains($0.entry) }.map(\.value.shown)
    return Set(shown.compactMap { $0?.evidence })
  }

  /// The letter that asks this reader for something: that of the first open door of theirs.
  private static func letter(
    for recipient: EvidenceDefinition.Recipient, _ view: CaseView, _ language: Language
  ) -> ComposedLetter? {
    for rung in view.playbook.parts.rungs
    where rung.putsClaim(to: recipient) && view.refusal(at: rung.id) == nil {
      guard let definition = view.letter(for: rung) else { continue }
      var composer = LetterComposer(
        view: view, definition: definition, language: language, recipient: recipient)
      if case .letter(let letter) = composer.compose() { return letter }
    }
    return nil
  }

  private static func item(
    _ entry: Int, number: Int, row: EvidenceList.Row?, _ view: CaseView,
    _ recipient: EvidenceDefinition.Recipient, _ language: Language
  ) -> Item? {
    guard let added = view.state.evidence(at: entry) else { return nil }
    let kind = view.playbook.evidence(added.kind)
    let shown = view.state.attached(for: entry, added, to: recipient.rawValue)
    return Item(
      number: number, evidence: entry, content: shown.entry, row: row,
      name: kind.map { $0.name(language) } ?? DossierWords.unknownKind(language),
      showsConfirmedOnly: kind?.isBill ?? false)
  }
}

extension DossierPlan.Item {
  fileprivate func numbered(_ number: Int) -> DossierPlan.Item {
    DossierPlan.Item(
      number: number, evidence: evidence, content: content, row: row, name: name,
      showsConfirmedOnly: showsConfirmedOnly)
  }
}

extension EvidenceDefinition {
  /// Whether it is a list of payments of which only some belong to a case: a provider issued it and
  /// nobody but the person gets it unasked.
  fileprivate var isBill: Bool {
    maker == .issuer && !recipients.contains { $0 != .oneself }
  }
}
