public import CaseCore

/// A paper for a word processor (WordprocessingML, ECMA-376 part 1): a title, paragraphs in a few named
/// styles, a page number, and nothing that could run or load anything.
///
/// The text is plain; every character that XML cannot hold is left out, everything else stands as it is.
/// The same paper gives the same bytes.
public struct WordFile: Sendable, Hashable {
  /// A stretch of text in a paragraph.
  public struct Run: Sendable, Hashable {
    /// The text.
    public let text: String
    /// Whether it is a mark beside the text, set small.
    public let isMark: Bool

    /// `text`, as a mark if `isMark`.
    public init(_ text: String, isMark: Bool = false) {
      self.text = text
      self.isMark = isMark
    }
  }

  /// How a paragraph is set. Its style has the same name in the file, so that who edits the paper can
  /// change all of a sort at once.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// The title: centred and bold.
    case title = "Title"
    /// The text.
    case body = "BodyText"
    /// One line of a list.
    case list = "List"
    /// The day, at the right margin.
    case day = "Date"
  }

  /// A paragraph.
  public struct Paragraph: Sendable, Hashable {
    /// How it is set.
    public let style: Style
    /// Its text.
    public let runs: [Run]

    /// `runs` in `style`.
    public init(_ style: Style, _ runs: [Run]) {
      self.style = style
      self.runs = runs
    }
  }

  /// The title among the properties of the file.
  public let title: String
  /// The language of the text, for line breaks and spelling.
  public let language: Language
  /// When it was written, as `2026-11-22T10:00:00+08:00`.
  public let writtenAt: String
  /// A line at the top of every page; nil for none.
  public let header: String?
  /// The paragraphs.
  public let paragraphs: [Paragraph]

  /// A paper of `paragraphs`.
  public init(
    title: String, language: Language, writtenAt: String, header: String? = nil,
    paragraphs: [Paragraph]
  ) {
    self.title = title
    self.language = language
    self.writtenAt = writtenAt
    self.header = header
    self.paragraphs = paragraphs
  }

  /// The file as `.docx`.
  public var bytes: [UInt8] {
    let parts = WordParts(self)
    return ZipWriter.archive(
      parts.all.map { (name: $0.name, bytes: Array($0.text.utf8)) })
  }
}
