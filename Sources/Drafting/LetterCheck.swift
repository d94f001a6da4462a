public import CaseCore
public import Playbook

/// Something wrong with a letter of a playbook, seen before any case is written with it.
public struct LetterProblem: Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The words are not fit for who reads them.
    case objection(OutwardWords.Objection, Language)
    /// The name on a bill is printed as if it were the seller's; it may be a gateway or a shell,
    /// so it is called 账单显示的收款商户 (practice, rule 5).
    case bareBillName(Language)
    /// The two languages print different facts.
    case differentPlaces([Fact.Name])
    /// A place of a sentence has other words: a sentence leaves nothing to them, a title may.
    case otherWords(Fact.Name)
    /// A place is neither a declared fact nor a given word.
    case unknownName(Fact.Name)
    /// A fact sentence prints no fact and states none, so nothing could ever support it.
    case unsupportable
    /// A law sentence cites nothing, or a card that is not declared.
    case uncited
    /// `{demand_due}` stands in a letter that sets no time of day.
    case noDueDate
    /// The letter's rung is not declared.
    case unknownRung(Rung.Name)
  }

  /// The letter.
  public let letter: Letter.Name
  /// The index of the sentence; nil for the title or the letter as a whole.
  public let sentence: Int?
  /// What is wrong.
  public let kind: Kind
}

/// Checks the letters of a playbook.
public enum LetterCheck {
  /// The fact that holds the payee's name as the bill shows it.
  static let billName = Fact.Name("payee")

  /// Everything wrong with the letters of `playbook`, in the order of declaration.
  public static func problems(in playbook: Playbook) -> [LetterProblem] {
    playbook.parts.letters.flatMap { problems(with: $0, in: playbook) }
  }

  static func problems(
    with letter: LetterDefinition, in playbook: Playbook
  ) -> [LetterProblem] {
    guard let rung = playbook.rung(letter.rung) else {
      return [LetterProblem(letter: letter.id, sentence: nil, kind: .unknownRung(letter.rung))]
    }
    var problems = problems(
      with: letter.title, of: letter, in: playbook, to: rung.recipient
    ).map { LetterProblem(letter: letter.id, sentence: nil, kind: $0) }
    for (index, sentence) in letter.sentences.enumerated() {
      var kinds = self.problems(with: sentence.says, of: letter, in: playbook, to: rung.recipient)
      kinds += self.problems(with: sentence, in: playbook)
      for case .place(let place) in sentence.says.zh + sentence.says.en
      where place.otherwise != nil { kinds.append(.otherWords(place.name)) }
      problems += kinds.map { LetterProblem(letter: letter.id, sentence: index, kind: $0) }
    }
    return problems
  }

  private static func problems(
    with sentence: LetterDefinition.Sentence, in playbook: Playbook
  ) -> [LetterProblem.Kind] {
    switch sentence.kind {
    case .fact:
      let printsFact = sentence.says.names.contains { GivenWord($0) == nil }
      let printsAmount = sentence.says.names.contains { GivenWord($0) == .claimAmount }
      return printsFact || printsAmount || sentence.states != nil ? [] : [.unsupportable]
    case .law:
      let cited = !sentence.law.isEmpty && sentence.law.allSatisfy { playbook.citation($0) != nil }
      return cited ? [] : [.uncited]
    case .request, .courtesy: return []
    }
  }

  private static func problems(
    with template: Template, of letter: LetterDefinition, in playbook: Playbook,
    to recipient: EvidenceDefinition.Recipient
  ) -> [LetterProblem.Kind] {
    var kinds: [LetterProblem.Kind] = []
    for language in Language.allCases {
      let words = literals(of: template, language)
      kinds += OutwardWords.objections(in: words, to: recipient)
        .map { .objection($0, language) }
      if let billName, template.names.contains(billName), !words.contains(billPhrase(language)) {
        kinds.append(.bareBillName(language))
      }
    }
    let different = names(in: template.zh).symmetricDifference(names(in: template.en))
    if !different.isEmpty { kinds.append(.differentPlaces(different.sorted())) }
    for name in template.names {
      switch GivenWord(name) {
      case .today, .claimAmount, .exhibits: break
      case .demandDue:
        if letter.setsDue?.within.unit.seconds == nil { kinds.append(.noDueDate) }
      case nil:
        if playbook.fact(name) == nil { kinds.append(.unknownName(name)) }
      }
    }
    return kinds
  }

  private static func billPhrase(_ language: Language) -> String {
    switch language {
    case .zh: "账单显示的收款"
    case .en: "bill"
    }
  }

  /// The words of `template` with a letter in each place, so that a place is no empty quote.
  private static func literals(of template: Template, _ language: Language) -> String {
    template.text(language) { _ in "x" } ?? ""
  }

  private static func names(in parts: [Template.Part]) -> Set<Fact.Name> {
    var names: Set<Fact.Name> = []
    for case .place(let place) in parts { names.insert(place.name) }
    return names
  }
}
