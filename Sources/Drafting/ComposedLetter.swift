public import CaseCore
public import Playbook

/// One sentence of a letter with everything that it rests on.
public struct LetterSentence: Sendable, Hashable {
  /// The words, as plain text in one line.
  public let text: String
  /// What kind of sentence it is.
  public let kind: LetterDefinition.Sentence.Kind
  /// Where everything stands that supports it, in the order of the journal; never empty for a fact.
  public let sources: [Source]
  /// The facts that it prints or states, ascending, each once.
  public let facts: [Fact.Name]
  /// The law and practice cards that it cites.
  public let citations: [Law.Name]

  init(
    text: String, kind: LetterDefinition.Sentence.Kind, sources: [Source],
    facts: [Fact.Name] = [], citations: [Law.Name] = []
  ) {
    self.text = text
    self.kind = kind
    self.sources = sources
    self.facts = Set(facts).sorted()
    self.citations = citations
  }

  /// The entries that support it, ascending, each once; never empty for a fact.
  public var entries: [Int] { Set(sources.map(\.entry)).sorted() }
  /// The entries of the originals that show it, ascending, each once. For the person: which of them
  /// the other side gets is decided by `ComposedLetter.exhibits`.
  public var evidence: [Int] { Set(sources.compactMap(\.evidence)).sorted() }
}

/// An original that goes with a letter.
public struct Exhibit: Sendable, Hashable {
  /// Its number, from 1: 证1.
  public let number: Int
  /// The entry number of the original.
  public let evidence: Int
  /// The kind of evidence in words.
  public let name: String

  /// The mark by which papers call it: `证1`, `Exhibit 1`.
  public func mark(_ language: Language) -> String { Exhibit.mark(number, language) }

  /// The mark of exhibit `number`.
  public static func mark(_ number: Int, _ language: Language) -> String {
    switch language {
    case .zh: "证\(number)"
    case .en: "Exhibit \(number)"
    }
  }
}

/// A letter in which every sentence has a source.
public struct ComposedLetter: Sendable, Hashable {
  /// A sentence that the playbook has and the letter has not, with the reason. For the person.
  public struct Omission: Sendable, Hashable {
    /// Why it is not printed.
    public enum Reason: Sendable, Hashable {
      /// These facts are unknown, and the sentence may be left out.
      case unknown([Fact.Name])
      /// Nothing recorded supports it.
      case unsupported
      /// It names what is attached, and nothing that the other side may see is.
      case noExhibits
      /// The channel takes no more characters.
      case overLimit
    }

    /// The index of the sentence in the letter's definition.
    public let sentence: Int
    /// Why it is not printed.
    public let reason: Reason

    /// Sentence `sentence` is not printed, because of `reason`.
    public init(sentence: Int, reason: Reason) {
      self.sentence = sentence
      self.reason = reason
    }
  }

  /// Which letter of the playbook it is.
  public let id: Letter.Name
  /// The rung it is for.
  public let rung: Rung.Name
  /// Who reads it.
  public let recipient: EvidenceDefinition.Recipient
  /// The language.
  public let language: Language
  /// The title.
  public let title: String
  /// The sentences, by paragraph; no paragraph is empty.
  public let paragraphs: [[LetterSentence]]
  /// The most that the channel takes; nil where no limit is known.
  public let limit: LetterDefinition.Limit?
  /// The date that it sets; nil where it sets none.
  public let dueAt: Moment?
  /// The claim whose amount it asks for; nil where there is none.
  public let claim: Claim.Name?
  /// The amount that it asks for; nil where there is none.
  public let amount: Money?
  /// The originals that go with it, in the order in which the sentences rest on them.
  public let exhibits: [Exhibit]
  /// The clock of judging.
  public let clock: Moment
  /// The local day on which it was written.
  public let day: Day
  /// Whether the case is for practice, which every paper says.
  public let practice: Bool
  /// What was left out, and why. For the person; it stands in no paper for others.
  public let omissions: [Omission]

  /// Every sentence in order.
  public var sentences: [LetterSentence] { paragraphs.flatMap(\.self) }

  /// What the journal records of it: which letter it is and what each sentence rests on.
  public var wording: DocumentIssued.Wording {
    DocumentIssued.Wording(
      letter: id, clock: clock,
      sentences: sentences.map { sentence in
        .init(
          entries: Set(sentence.entries + sentence.evidence).sorted(), facts: sentence.facts)
      })
  }

  /// The text that is pasted into a message or a form: no title, no date, no list of exhibits.
  public var body: String { ComposedLetter.body(of: paragraphs, language) }

  /// The length of the body as web forms count it: UTF-16 units, line breaks included. Never less
  /// than what a person counts.
  public var characters: Int { body.utf16.count }

  static func body(of paragraphs: [[LetterSentence]], _ language: Language) -> String {
    paragraphs
      .map { $0.map(\.text).joined(separator: language == .zh ? "" : " ") }
      .joined(separator: "\n")
  }
}
