internal import CaseCore
internal import Playbook

/// Writes one letter: chooses its sentences, binds each to what supports it, and fits it to its
/// channel.
struct LetterComposer {
  /// A sentence that may stand in the letter.
  struct Draft {
    let index: Int
    let sentence: LetterDefinition.Sentence
    let facts: [Fact.Name]
    let support: CaseView.Support
  }

  /// Why composing ends early.
  enum Ending: Error {
    case refused(LetterRefusal)
  }

  let view: CaseView
  let definition: LetterDefinition
  let values: ValueText
  let recipient: EvidenceDefinition.Recipient
  /// The originals that the channel takes; nil where it takes any.
  let attachable: Set<Int>?
  /// The most that the letter and its channel take.
  let limit: LetterDefinition.Limit?
  private var asks: [Fact.Name] = []
  /// Whether an amount is asked for that no claim gives.
  private var lacksClaim = false
  private var omissions: [ComposedLetter.Omission] = []

  init(
    view: CaseView, definition: LetterDefinition, language: Language,
    recipient: EvidenceDefinition.Recipient, attachable: Set<Int>? = nil
  ) {
    self.view = view
    self.definition = definition
    self.recipient = recipient
    self.attachable = attachable
    limit = [definition.limit, ChannelForm.form(of: definition.rung)?.letterLimit?.ofLetter]
      .compactMap(\.self).min { $0.characters < $1.characters }
    values = ValueText(language: language, zone: view.zone, clock: view.clock)
  }

  /// The letter, what it needs, or why it is not written.
  mutating func compose() -> LetterResult {
    if let refusal = view.refusal(at: definition.rung) { return .refused(refusal) }
    do throws(Ending) {
      var drafts: [Draft] = []
      for (index, sentence) in definition.sentences.enumerated() {
        if sentence.isElse, isInstead(index, of: drafts) { continue }
        if let draft = try draft(sentence, at: index) { drafts.append(draft) }
      }
      // A title says what the letter is about, not what happened: it may fall back on other words.
      try need(try unknownPlaces(in: definition.title.strictly))
      for fact in definition.asks { add(asks: view.askable(fact)) }
      guard asks.isEmpty else { return .asks(asks) }
      guard !lacksClaim else { return .refused(.noClaim) }
      return .letter(try fitted(drafts))
    } catch {
      switch error {
      case .refused(let refusal): return .refused(refusal)
      }
    }
  }

  /// Whether one of the sentences in whose place the one at `index` stands is there.
  private func isInstead(_ index: Int, of drafts: [Draft]) -> Bool {
    var place = index
    while place > 0, definition.sentences[place].isElse {
      place -= 1
      if drafts.contains(where: { $0.index == place }) { return true }
    }
    return false
  }

  /// The draft of `sentence`, if it is chosen and can be supported.
  private mutating func draft(
    _ sentence: LetterDefinition.Sentence, at index: Int
  ) throws(Ending) -> Draft? {
    // A sentence is chosen on yes: while its condition is unknown, leaving it out claims nothing.
    if let when = sentence.when, view.truth(when) != .yes { return nil }
    if let states = sentence.states, view.truth(states) == .no {
      let facts = view.facts(in: states)
      // What no answer says, such as where a door stands, is no contradiction: the letter is for
      // another day.
      guard !facts.isEmpty else { throw .refused(.noLetter(definition.rung)) }
      throw .refused(
        .contradicts(
          sentence: index, words: words(of: sentence.says, exhibits: []) { _ in "……" } ?? "",
          facts: facts))
    }
    try checkAmounts(in: sentence, at: index)
    var missing = try unknownPlaces(in: sentence.says)
    if let states = sentence.states, view.truth(states) == .unknown {
      missing += view.unknownFacts(in: states)
      // What is neither yes nor asked for, such as an open finding, is not stated.
      if missing.isEmpty {
        omissions.append(.init(sentence: index, reason: .unsupported))
        return nil
      }
    }
    guard missing.isEmpty else {
      if sentence.optional {
        omissions.append(.init(sentence: index, reason: .unknown(missing)))
      } else {
        try need(missing)
      }
      return nil
    }
    let support = support(of: sentence)
    guard isSupported(sentence, support) else {
      omissions.append(.init(sentence: index, reason: .unsupported))
      return nil
    }
    return Draft(
      index: index, sentence: sentence, facts: facts(of: sentence), support: support)
  }

  /// A sum below nothing says that the facts it is made of cannot all be right.
  private mutating func checkAmounts(
    in sentence: LetterDefinition.Sentence, at index: Int
  ) throws(Ending) {
    let claimed = view.claim?.amountFact
    let facts = sentence.says.names.compactMap { name in
      switch GivenWord(name) {
      case nil: name
      case .claimAmount: claimed
      case .today, .demandDue, .exhibits: nil
      }
    }
    for fact in facts {
      guard case .money(let money)? = view.known[fact]?.value, money.minorUnits <= 0 else {
        continue
      }
      // Of nothing there is nothing to ask for.
      if sentence.kind == .request { lacksClaim = true }
      guard money.minorUnits < 0 else { continue }
      throw .refused(
        .contradicts(
          sentence: index, words: words(of: sentence.says, exhibits: []) { _ in "……" } ?? "",
          facts: view.basis(of: fact)))
    }
  }

  /// No sentence without a source: a fact rests on entries, the law on a citation. A request or a
  /// courtesy states nothing.
  private func isSupported(
    _ sentence: LetterDefinition.Sentence, _ support: CaseView.Support
  ) -> Bool {
    switch sentence.kind {
    case .fact: !support.entries.isEmpty
    case .law: !sentence.law.isEmpty
    case .request, .courtesy: true
    }
  }

  private func support(of sentence: LetterDefinition.Sentence) -> CaseView.Support {
    let support = view.support(ofFacts: printed(by: sentence))
    return sentence.states.map { support.joined(view.support(of: $0)) } ?? support
  }

  /// The facts that `sentence` prints, the amount of the claim among them.
  private func printed(by sentence: LetterDefinition.Sentence) -> [Fact.Name] {
    sentence.says.names.compactMap { name in
      switch GivenWord(name) {
      case nil: name
      case .claimAmount: view.claim?.amountFact
      case .today, .demandDue, .exhibits: nil
      }
    }
  }

  private func facts(of sentence: LetterDefinition.Sentence) -> [Fact.Name] {
    printed(by: sentence) + (sentence.states.map(view.facts(in:)) ?? [])
  }

  /// The places of `template` that nothing fills yet.
  private mutating func unknownPlaces(in template: Template) throws(Ending) -> [Fact.Name] {
    var unknown: [Fact.Name] = []
    for name in template.names {
      switch GivenWord(name) {
      case .today, .exhibits: break
      case .demandDue:
        guard dueAt != nil else { throw .refused(.unfillable(name)) }
      case .claimAmount:
        unknown += unknownForAmount()
      case nil:
        guard view.playbook.fact(name) != nil else { throw .refused(.unfillable(name)) }
        if words(of: .init(name: name), exhibits: []) == nil { unknown.append(name) }
      }
    }
    return unknown
  }

  /// What must be known before an amount can be asked for; nothing where it is known. That there
  /// is no claim is said only once nothing else is left to ask.
  private mutating func unknownForAmount() -> [Fact.Name] {
    guard let claim = view.claim else {
      let hangsOn = view.assessment.leading?.hangsOn ?? []
      lacksClaim = lacksClaim || hangsOn.isEmpty
      return hangsOn
    }
    guard claim.amount == nil else { return [] }
    lacksClaim = lacksClaim || claim.amountFact == nil
    return claim.amountFact.map { [$0] } ?? []
  }

  private mutating func need(_ facts: [Fact.Name]) throws(Ending) {
    for fact in facts {
      let askable = view.askable(fact)
      // A fact that is known and yet prints nothing, such as a name of blanks, is asked again.
      add(asks: askable.isEmpty ? [fact] : askable)
    }
  }

  private mutating func add(asks facts: [Fact.Name]) {
    for fact in facts where !asks.contains(fact) { asks.append(fact) }
  }
}

// Words.
extension LetterComposer {
  /// The instant that the letter sets, rounded up to its time of day.
  var dueAt: Moment? {
    definition.setsDue?.dueAt(clock: view.clock, zone: view.zone)
  }

  /// `template` in words; `otherwise` stands where a place has none.
  private func words(
    of template: Template, exhibits: [Exhibit],
    otherwise: (Template.Placeholder) -> String? = { _ in nil }
  ) -> String? {
    template.text(values.language) { place in
      words(of: place, exhibits: exhibits) ?? otherwise(place)
    }
  }

  /// What stands in `place`; nil where nothing does.
  private func words(of place: Template.Placeholder, exhibits: [Exhibit]) -> String? {
    switch GivenWord(place.name) {
    case .today: values.text(of: view.zone.day(of: view.clock))
    case .demandDue: dueAt.map(values.text(of:))
    case .claimAmount: view.claim?.amount.map(values.text(of:))
    case .exhibits:
      exhibits.isEmpty
        ? nil
        : exhibits.map { $0.mark(values.language) }
          .joined(separator: values.language == .zh ? "、" : ", ")
    case nil: values.text(of: place, in: view)
    }
  }
}

// Fitting.
extension LetterComposer {
  /// The letter out of `drafts`, with the last optional sentences left out until it fits.
  private mutating func fitted(_ drafts: [Draft]) throws(Ending) -> ComposedLetter {
    var drafts = drafts
    while true {
      let letter = try letter(of: drafts)
      guard let limit, letter.characters > limit.characters else {
        return letter
      }
      guard let last = drafts.lastIndex(where: { $0.sentence.optional }) else {
        throw .refused(.tooLong(characters: letter.characters, limit: limit))
      }
      omissions.append(.init(sentence: drafts.remove(at: last).index, reason: .overLimit))
    }
  }

  private func letter(of drafts: [Draft]) throws(Ending) -> ComposedLetter {
    let exhibits = exhibits(of: drafts)
    var omissions = omissions
    var paragraphs: [[LetterSentence]] = []
    var breaks = true
    for draft in drafts {
      breaks = breaks || draft.sentence.startsParagraph
      guard let text = words(of: draft.sentence.says, exhibits: exhibits) else {
        // Every other place was seen to be filled.
        omissions.append(.init(sentence: draft.index, reason: .noExhibits))
        continue
      }
      let sentence = LetterSentence(
        text: OutsideText.line(text), kind: draft.sentence.kind, sources: draft.support.sources,
        facts: draft.facts, citations: draft.sentence.law)
      if breaks { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(sentence)
      breaks = false
    }
    guard !paragraphs.isEmpty, let title = words(of: definition.title, exhibits: exhibits) else {
      throw .refused(.nothingToSay)
    }
    return ComposedLetter(
      id: definition.id, rung: definition.rung, recipient: recipient, language: values.language,
      title: OutsideText.line(title), paragraphs: paragraphs, limit: limit,
      dueAt: dueAt, claim: view.claim?.claim, amount: view.claim?.amount, exhibits: exhibits,
      clock: view.clock, day: view.zone.day(of: view.clock), practice: view.practice,
      omissions: omissions.sorted { $0.sentence < $1.sentence })
  }

  /// The originals that the sentences rest on and that the recipient may see, each once, in the
  /// order of the sentences.
  private func exhibits(of drafts: [Draft]) -> [Exhibit] {
    var exhibits: [Exhibit] = []
    for number in drafts.flatMap(\.support.evidence)
    where !exhibits.contains(where: { $0.evidence == number }) {
      guard view.state.isActive(number), attachable?.contains(number) ?? true,
        let added = view.state.evidence(at: number),
        let kind = view.playbook.evidence(added.kind), view.goes(number, kind, to: recipient)
      else { continue }
      exhibits.append(
        Exhibit(number: exhibits.count + 1, evidence: number, name: kind.name(values.language)))
    }
    return exhibits
  }
}

extension ChannelForm.Limit {
  /// The limit as a letter carries it.
  fileprivate var ofLetter: LetterDefinition.Limit {
    LetterDefinition.Limit(characters: characters, law: Law.Name(card))
  }
}

extension Template {
  /// The template without the places that have other words.
  fileprivate var strictly: Template {
    func strict(_ parts: [Part]) -> [Part] {
      parts.filter { part in
        switch part {
        case .literal: true
        case .place(let place): place.otherwise == nil
        }
      }
    }
    return Template(zh: strict(zh), en: strict(en))
  }
}
