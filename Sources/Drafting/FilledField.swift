internal import CaseCore
internal import Playbook

/// A field of a form with what goes into it.
struct FilledField {
  /// How a field was filled.
  enum Value {
    /// These words, resting on these sentences.
    case words(String, [LetterSentence])
    /// The person types this in.
    case byHand(String)
    /// Nothing is known for it.
    case empty
  }

  let field: ChannelForm.Field
  let value: Value

  /// The words; nil for what is typed by hand or not known.
  var words: String? {
    switch value {
    case .words(let words, _): words
    case .byHand, .empty: nil
    }
  }

  /// The entries that the words rest on.
  var entries: [Int] {
    switch value {
    case .words(_, let sentences): sentences.flatMap(\.entries)
    case .byHand, .empty: []
    }
  }

  /// How many characters there are too many; 0 or less where it fits.
  var excess: Int {
    guard let words, let limit = field.limit else { return 0 }
    return words.utf16.count - limit.characters
  }

  /// How many characters there are too few; 0 or less where there are enough.
  var shortage: Int {
    guard let words else { return 0 }
    return field.leastCharacters - words.utf16.count
  }

  /// The words with the field's limits kept: what does not fit is not written at all, because a
  /// text that is cut off may say something else.
  var fittingWords: String? { excess > 0 ? nil : words }
}

extension FilledField {
  /// The field as it is shown.
  var shown: PacketPlan.Field {
    let value: PacketPlan.Field.Value =
      switch self.value {
      case .words(let words, _): excess > 0 ? .tooLong(by: excess) : .words(words)
      case .byHand(let what): .byHand(what)
      case .empty: .empty
      }
    return PacketPlan.Field(
      label: field.label, value: value, limit: field.limit?.characters, required: field.required,
      note: field.note)
  }
}

/// Fills the fields of a form.
struct FormFiller {
  let view: CaseView
  let values: ValueText
  let letter: ComposedLetter?

  /// Every field of `form`, in order.
  func fill(_ form: ChannelForm) -> [FilledField] {
    form.fields.map { FilledField(field: $0, value: value(of: $0)) }
  }

  private func value(of field: ChannelForm.Field) -> FilledField.Value {
    switch field.content {
    case .byHand(let what): return .byHand(what(values.language))
    case .option(let byClaim, let otherwise):
      let option = view.claim.flatMap { byClaim[$0.claim.text] } ?? otherwise
      let words = values.language == .zh ? option.zh : "\(option.zh) (\(option.en))"
      return .words(words, [])
    case .claimAmount:
      guard let claim = view.claim, let amount = claim.amount else { return .empty }
      let fact = claim.amountFact
      let words = values.text(of: amount)
      return .words(words, [sentence(words, view.support(ofFacts: fact.map { [$0] } ?? []))])
    case .letter:
      guard let letter else { return .empty }
      return .words(letter.body, letter.sentences)
    case .request:
      let asking = letter?.sentences.filter { $0.kind == .request } ?? []
      guard !asking.isEmpty else { return .empty }
      return .words(ComposedLetter.body(of: [asking], values.language), asking)
    case .fact(let facts):
      guard let (fact, words) = firstKnown(facts) else { return .empty }
      return .words(words, [sentence(words, view.support(ofFacts: [fact]))])
    case .paymentNumber:
      let isSecond = view.claim?.claim.text == "duplicateCharge"
      let facts = (isSecond ? ["second_payment_no"] : []) + ["payment_no"]
      guard let (fact, words) = firstKnown(facts.compactMap { Fact.Name($0) }) else {
        return .empty
      }
      return .words(words, [sentence(words, view.support(ofFacts: [fact]))])
    case .lines(let lines): return list(lines)
    }
  }

  private func list(_ lines: [ChannelForm.Line]) -> FilledField.Value {
    var sentences: [LetterSentence] = []
    for line in lines {
      guard let (fact, words) = firstKnown(line.facts) else { continue }
      let text = line.label(values.language) + (values.language == .zh ? "：" : ": ") + words
      sentences.append(sentence(text, view.support(ofFacts: [fact])))
    }
    guard !sentences.isEmpty else { return .empty }
    return .words(sentences.map(\.text).joined(separator: "\n"), sentences)
  }

  /// The first of `facts` that is known, in words. A fact without a source is as good as unknown.
  private func firstKnown(_ facts: [Fact.Name]) -> (Fact.Name, String)? {
    for fact in facts where !view.support(ofFacts: [fact]).entries.isEmpty {
      if let words = values.text(of: .init(name: fact), in: view) { return (fact, words) }
    }
    return nil
  }

  private func sentence(_ text: String, _ support: CaseView.Support) -> LetterSentence {
    LetterSentence(text: text, kind: .fact, sources: support.sources)
  }
}
