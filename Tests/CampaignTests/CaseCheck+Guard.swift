import CaseCore
import Drafting
import Engine
import Playbook
import Reading

// One letter against its definition, the verdict and the guard.
extension CaseCheck {
  /// Holds `letter`, made of `definition`: what it says was to be said, rests on something, fits the
  /// verdict, and would pass where a person had written it.
  mutating func hold(
    _ letter: ComposedLetter, of definition: LetterDefinition, by drafts: DraftReader
  ) {
    check(letter)
    require(assessment.stops.isEmpty, "\(letter.id) is written though stopped")
    let said = definition.indices(ofSaid: letter) { sentence in
      isYes(sentence.when) && isYes(sentence.states)
    }
    for (sentence, index) in zip(letter.sentences, said) {
      guard let index else {
        complain("\(letter.id): nothing says to print: \(sentence.text)")
        continue
      }
      for claims in definition.sentences[index].when?.neededClaims ?? [] {
        require(
          offers(claims), "\(letter.id): \(claims) is not put, and yet it says: \(sentence.text)")
      }
    }
    if definition.sentences.contains(where: \.says.asksForAmount) {
      require(
        letter.claim == leading?.claim && letter.amount == leading?.amount,
        "\(letter.id): asks for \(String(describing: letter.amount)), not what is due")
    }
    checkGuard(letter, drafts)
  }

  /// The guard objects to nothing in `letter`, told what the case says. It reads Chinese; what the
  /// person's own words say (a name with 垃圾 in it) and the names of kinds of evidence are no
  /// fault of the template.
  mutating func checkGuard(_ letter: ComposedLetter, _ drafts: DraftReader) {
    guard letter.language == .zh, let recipient = DraftRecipient(letter.recipient) else { return }
    let reading = drafts.read(letter.plainText, to: recipient, knowing: DraftFacts(assessment))
    let others = made.statedMarks + playbook.parts.evidence.map(\.name.zh)
    for objection in reading.objections
    where !others.contains(where: { $0.contains(objection.quote) }) {
      complain("\(letter.id): \(objection.kind.id) in \(objection.quote): \(letter.body)")
    }
  }

  private var leading: JudgedClaim? {
    assessment.leading.flatMap { $0.onYourAccount.isOffered ? $0 : nil }
  }

  private func offers(_ claims: [Claim.Name]) -> Bool {
    assessment.claims.contains { claims.contains($0.claim) && $0.onYourAccount.isOffered }
  }

  /// Whether `condition` is yes on the person's account; what is not asked for is.
  func isYes(_ condition: Condition?) -> Bool {
    condition.map { assessment.truth($0, .onYourAccount) == .yes } ?? true
  }
}

extension Condition {
  /// For each set of claims of which one must be put for the condition to be yes: that set.
  fileprivate var neededClaims: [[Claim.Name]] {
    switch self {
    case .claim(let names?): [names]
    case .all(let parts): parts.flatMap(\.neededClaims)
    case .always, .any, .not, .fact, .compare, .elapsed, .finding, .slot, .claim(nil), .rung,
      .promise, .reach, .unknown:
      []
    }
  }
}

extension LetterDefinition {
  /// For each sentence of `letter` the index of the first one after the last that has its words and
  /// that `mayStand`; nil where there is none.
  fileprivate func indices(
    ofSaid letter: ComposedLetter, _ mayStand: (Sentence) -> Bool
  ) -> [Int?] {
    var next = 0
    return letter.sentences.map { said in
      let found = sentences.indices.dropFirst(next).first { index in
        sentences[index].says.fits(said.text, letter.language)
          && sentences[index].kind == said.kind && mayStand(sentences[index])
      }
      if let found { next = found + 1 }
      return found
    }
  }

  /// The indices of the sentences that have the words of `said`.
  func indices(of said: LetterSentence, _ language: Language) -> [Int] {
    sentences.indices.filter { sentences[$0].says.fits(said.text, language) }
  }
}

extension Template {
  /// Whether it prints the amount that is asked for.
  fileprivate var asksForAmount: Bool { names.contains { $0.text == "claim_amount" } }

  /// Whether `text` is this template with something in each place.
  fileprivate func fits(_ text: String, _ language: Language) -> Bool {
    var rest = text.utf8[...]
    var isOpen = false
    let parts = parts(language)
    for (number, part) in parts.enumerated() {
      switch part {
      case .place: isOpen = true
      case .literal(let words):
        let words = Array(words.utf8)
        // The last words end the text, the first ones begin it, others stand where they come first.
        let isLast = number == parts.count - 1
        let start: String.UTF8View.Index? =
          if isLast, isOpen {
            rest.count >= words.count && rest.suffix(words.count).elementsEqual(words)
              ? rest.index(rest.endIndex, offsetBy: -words.count) : nil
          } else {
            isOpen
              ? rest.indices.first { rest[$0...].starts(with: words) }
              : rest.starts(with: words) ? rest.startIndex : nil
          }
        guard let start else { return false }
        rest = rest[rest.index(start, offsetBy: words.count)...]
        isOpen = false
      }
    }
    return isOpen || rest.isEmpty
  }
}
