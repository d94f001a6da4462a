public import CaseCore

/// A letter as it is set on paper, before it becomes a file of any format.
public struct LetterPaper: Sendable, Hashable {
  /// A sentence with the mark that stands beside it.
  public struct Piece: Sendable, Hashable {
    /// The sentence, in one line.
    public let text: String
    /// `[证1，第 2 页]`; nil where no original that goes along shows it.
    public let mark: String?
  }

  /// The language.
  public let language: Language
  /// The title.
  public let title: String
  /// The sentences, by paragraph.
  public let paragraphs: [[Piece]]
  /// What goes along, under its head; empty where nothing does.
  public let attached: [String]
  /// The day in words.
  public let day: String
  /// What every page of a practice case says; nil for another one.
  public let practice: String?
  /// The clock of judging.
  public let clock: Moment
}

extension ComposedLetter {
  /// The letter on paper.
  public var paper: LetterPaper {
    LetterPaper(
      language: language, title: title,
      paragraphs: paragraphs.map { sentences in
        sentences.map { .init(text: $0.text, mark: marks(of: $0)) }
      },
      attached: exhibits.isEmpty
        ? []
        : [ComposedLetter.attached(language)]
          + exhibits.map { "\($0.mark(language)) \($0.name)" },
      day: dayWords, practice: practice ? PracticeMark.words(language) : nil, clock: clock)
  }
}
