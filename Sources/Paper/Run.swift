/// Words of one kind within a line.
public struct Run: Sendable, Hashable {
  /// What is written.
  public enum Content: Sendable, Hashable {
    /// These words.
    case text(String)
    /// The number of the page on which the anchor stands, once it is known.
    case page(of: Anchor)
    /// The numbers of the first and the last page of the exhibit with this anchor.
    case pages(of: Anchor)
  }

  /// How words look.
  public struct Style: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Strong.
    public static let bold = Style(rawValue: 1)
    /// Smaller than what is around it.
    public static let small = Style(rawValue: 2)
    /// Somebody else's words, as they stand.
    public static let quoted = Style(rawValue: 4)
    /// Less important than what is around it.
    public static let faint = Style(rawValue: 8)
    /// Digests and commands, whose letters are of one width.
    public static let code = Style(rawValue: 16)

    static let all: Style = [.bold, .small, .quoted, .faint, .code]
  }

  /// What is written.
  public var content: Content
  /// How it looks.
  public var style: Style
  /// Where it leads.
  public var link: Anchor?

  /// The words `text`.
  public init(_ text: String, _ style: Style = [], link: Anchor? = nil) {
    content = .text(text)
    self.style = style
    self.link = link
  }

  /// The page of `anchor`, which it leads to.
  public static func page(of anchor: Anchor, _ style: Style = []) -> Run {
    Run(content: .page(of: anchor), style: style, link: anchor)
  }

  /// The pages of the exhibit at `anchor`, which it leads to.
  public static func pages(of anchor: Anchor, _ style: Style = []) -> Run {
    Run(content: .pages(of: anchor), style: style, link: anchor)
  }

  init(content: Content, style: Style, link: Anchor?) {
    self.content = content
    self.style = style
    self.link = link
  }
}
