internal import CaseCore
internal import Playbook

/// Makes the list of evidence for one recipient.
struct EvidenceListComposer {
  let view: CaseView
  let values: ValueText
  let recipient: EvidenceDefinition.Recipient

  /// The originals that the channel takes; nil where it takes any.
  let attachable: Set<Int>?
  /// What the channel takes of each; nil where that is not known.
  let caps: ChannelForm.Attachments?

  /// Text facts that the letter tells in full: an account of which the letter shows four
  /// characters is not spelled out beside it.
  private var toldWhole: Set<Fact.Name> = []

  init(
    view: CaseView, language: Language, recipient: EvidenceDefinition.Recipient,
    attachable: Set<Int>? = nil, caps: ChannelForm.Attachments? = nil
  ) {
    self.view = view
    self.recipient = recipient
    self.attachable = attachable
    self.caps = caps
    values = ValueText(language: language, zone: view.zone, clock: view.clock)
  }

  /// The list: the exhibits of `letter` first, under its numbers, then what else supports the
  /// case: first what is attached, and the best carrier first. `told` are entries that stand beside the
  /// list in other words than the letter's.
  mutating func compose(
    with letter: ComposedLetter?, telling told: Set<Int> = []
  ) -> EvidenceList {
    toldWhole = texts(toldBy: letter)
    var leftOut: [Int: EvidenceList.LeftOut] = [:]
    var listed = letter?.exhibits.map(\.evidence) ?? []
    var others: [(place: Int, grade: Int, evidence: Int)] = []
    for added in view.state.evidence where !listed.contains(added.entry) {
      guard let kind = view.playbook.evidence(added.value.kind) else {
        leftOut[added.entry] = .unknownKind
        continue
      }
      guard view.goes(added.entry, kind, to: recipient) else {
        leftOut[added.entry] = .notForRecipient
        continue
      }
      guard !facts(shownBy: added.entry).isEmpty else {
        leftOut[added.entry] = .supportsNothing
        continue
      }
      others.append(
        (
          place: isAttached(added.entry) ? 0 : 1, grade: gradeRank(kind.grade),
          evidence: added.entry
        ))
    }
    others.sort { ($0.place, $0.grade, $0.evidence) < ($1.place, $1.grade, $1.evidence) }
    listed += others.map(\.evidence)
    return EvidenceList(
      recipient: recipient, language: values.language,
      rows: listed.enumerated().compactMap { row($0.element, number: $0.offset + 1) },
      excerpts: excerpts(of: leftOut, for: letter, telling: told), leftOut: leftOut,
      day: view.zone.day(of: view.clock), practice: view.practice)
  }

  private func isAttached(_ entry: Int) -> Bool { attachable?.contains(entry) ?? true }

  /// The place of `grade` among the grades, 0 for the best.
  private func gradeRank(_ grade: Grade.Name) -> Int {
    let grades = view.playbook.header.grades
    return grades.firstIndex(of: grade) ?? grades.count
  }

  /// The stated facts that count and that the original at `entry` supports, in the order of the
  /// playbook.
  private func facts(shownBy entry: Int) -> [FactDefinition] {
    view.playbook.parts.facts.filter { fact in
      fact.derivation == nil && view.known[fact.id]?.support.evidence.contains(entry) == true
    }
  }

  private func row(_ entry: Int, number: Int) -> EvidenceList.Row? {
    guard let added = view.state.evidence.first(where: { $0.entry == entry }),
      let kind = view.playbook.evidence(added.value.kind)
    else { return nil }
    let facts = facts(shownBy: entry)
    let proves = EvidenceWords.proves(kind.proves, content(of: facts, in: entry))
    return EvidenceList.Row(
      number: number, evidence: entry, name: kind.name(values.language),
      type: EvidenceWords.type(of: added.value.mediaType, by: kind.maker)(values.language),
      source: EvidenceWords.source(kind.maker)(values.language),
      formed: formed(added), proves: proves(values.language),
      file: isAttached(entry)
        ? ExhibitFile.name(
          number: number,
          mediaType: view.state.attached(
            for: entry, added.value, to: recipient.rawValue, within: caps
          ).mediaType)
        : nil,
      original: EvidenceWords.original(values.language),
      entries: Set([entry] + statements(of: facts, in: entry).map(\.entry)).sorted())
  }

  /// What the original says of what it is listed for: values that speak for themselves.
  private func content(of facts: [FactDefinition], in entry: Int) -> String {
    words(of: statements(of: facts, in: entry))
  }

  /// The values of `statements` with the places where they stand, place by place; then the places whose
  /// values say nothing by themselves.
  private func words(of statements: [CaseState.Statement]) -> String {
    var places: [Place] = []
    var values: [Place: [String]] = [:]
    for statement in statements {
      guard let place = statement.shown?.place else { continue }
      if !places.contains(place) { places.append(place) }
      guard let word = words(of: statement) else { continue }
      if values[place]?.contains(word) != true { values[place, default: []].append(word) }
    }
    places = places.enumerated().map { (Self.order(of: $1) ?? .max, $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    let language = self.values.language
    let comma = language == .zh ? "、" : ", "
    var parts: [String] = []
    var alone: [String] = []
    for place in places {
      let words = (values[place] ?? []).joined(separator: comma)
      let found = EvidenceWords.place(place).map { $0(language) }
      if words.isEmpty {
        if let found { alone.append(found) }
      } else {
        parts.append(found.map { EvidenceWords.at($0, words)(language) } ?? words)
      }
    }
    if !alone.isEmpty {
      parts.append(EvidenceWords.see(alone.joined(separator: comma))(language))
    }
    return parts.joined(separator: language == .zh ? "；" : "; ")
  }

  /// The number of a line or row, by which places are told in the order of reading; nil for others.
  private static func order(of place: Place) -> Int? {
    let parts = place.text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, ["line", "row"].contains(parts[0]) else { return nil }
    return parts[1].split(separator: "-").first.flatMap { Int($0) }
  }

  private func texts(toldBy letter: ComposedLetter?) -> Set<Fact.Name> {
    guard let definition = letter.flatMap({ view.playbook.letter($0.id) }) else { return [] }
    let templates = [definition.title] + definition.sentences.map(\.says)
    var told: Set<Fact.Name> = []
    for case .place(let place) in templates.flatMap({ $0.parts(values.language) })
    where place.form == .whole {
      told.insert(place.name)
    }
    return told
  }

  /// What the original at `entry` says of `facts`, as far as it says what counts.
  private func statements(of facts: [FactDefinition], in entry: Int) -> [CaseState.Statement] {
    let names = facts.map(\.id)
    return view.state.statements.filter { statement in
      statement.shown?.evidence == entry && names.contains(statement.fact)
        && statement.value == view.known[statement.fact]?.value
    }
  }

  /// The value in words; nil for what says nothing without its question, may be the other side's
  /// own label, such as an order status, or is more than the letter tells.
  private func words(of statement: CaseState.Statement) -> String? {
    guard let value = statement.value else { return nil }
    switch value {
    case .flag, .number, .choice, .span: return nil
    case .money(let money):
      return EvidenceWords.amount(values.text(of: money))(values.language)
    case .text(let text):
      // A clause number or the like says nothing without its question.
      let isTold = toldWhole.contains(statement.fact) && text.count >= 6
      return isTold ? values.text(of: value, names: [:]) : nil
    case .moment(let moment):
      return DossierFacts.instants.first { $0.0 == statement.fact.text }.map { _, what in
        EvidenceWords.time(what, values.fullText(of: moment))(values.language)
      }
    }
  }

  private func formed(_ added: CaseState.Recorded<EvidenceAdded>) -> String {
    if let modified = added.value.modifiedAt {
      return EvidenceWords.fileTime(values.fullText(of: modified))(values.language)
    }
    return EvidenceWords.takenIn(values.fullText(of: added.recordedAt))(values.language)
  }

  /// Payment records that stay with the person, in words as far as the letter or what stands beside
  /// the list rests on them.
  private func excerpts(
    of leftOut: [Int: EvidenceList.LeftOut], for letter: ComposedLetter?, telling beside: Set<Int>
  ) -> [EvidenceList.Excerpt] {
    let told = beside.union(letter?.sentences.flatMap(\.entries) ?? [])
    return view.state.evidence.compactMap { added in
      guard leftOut[added.entry] == .notForRecipient,
        let kind = view.playbook.evidence(added.value.kind), kind.maker == .issuer
      else { return nil }
      let statements = statements(of: facts(shownBy: added.entry), in: added.entry)
        .filter { told.contains($0.entry) }
      let words = words(of: statements)
      guard !words.isEmpty else { return nil }
      return EvidenceList.Excerpt(
        evidence: added.entry,
        text: EvidenceWords.excerpt(kind.name(values.language), words)(values.language),
        entries: Set(statements.map(\.entry)).sorted())
    }
  }
}
