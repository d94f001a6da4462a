public import CaseCore

/// A document as a tree, before anybody knows on what it will be shown: pages, one HTML page, or
/// plain text.
///
/// It holds words and the names of pictures, never bytes of files: whoever renders it is given those
/// beside it, under the same names. Every text in it is one line without controls (see
/// `PaperText.line`); what came from outside is words here and can be nothing else.
public struct PaperDocument: Sendable, Hashable {
  /// The language that it is written in.
  public var language: Language
  /// The title, as the file says it of itself.
  public var title: String
  /// What it is about, as the file says it of itself.
  public var subject: String
  /// The program that composed it.
  public var producer: String
  /// When it was composed, by the clock of judging, in ISO 8601 with an offset: the same input gives the same
  /// bytes.
  public var createdAt: String
  /// What stands small at the head of every page, at its left.
  public var headLeft: String
  /// What stands small at the head of every page, at its right.
  public var headRight: String
  /// What every page says of practice; nil for a real case.
  public var practice: String?
  /// What it consists of.
  public var blocks: [Block]

  /// A document without content.
  public init(
    language: Language, title: String, subject: String, producer: String, createdAt: String,
    headLeft: String, headRight: String, practice: String?, blocks: [Block] = []
  ) {
    self.language = language
    self.title = title
    self.subject = subject
    self.producer = producer
    self.createdAt = createdAt
    self.headLeft = headLeft
    self.headRight = headRight
    self.practice = practice
    self.blocks = blocks
  }
}

/// A place that a link can lead to: `evidence-3`. Letters, digits and hyphens, so that it needs no
/// escaping anywhere.
public struct Anchor: Sendable, Hashable {
  /// The name.
  public let text: String

  /// The anchor `text`; nil unless it has 1 to 40 bytes of `a-z`, `0-9` and `-`.
  public init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isPlain, (1...40).contains(text.utf8.count) else { return nil }
    self.text = text
  }

  /// The anchor of exhibit `number`.
  public static func exhibit(_ number: Int) -> Anchor { Anchor(checked: "exhibit-\(number)") }

  /// The anchor of what stands at `index` within exhibit `number`.
  public static func exhibit(_ number: Int, at index: Int) -> Anchor {
    Anchor(checked: "exhibit-\(number)-\(index)")
  }

  /// The anchor of part `number` of the document.
  public static func part(_ number: Int) -> Anchor { Anchor(checked: "part-\(number)") }

  /// The anchor of law card `number`.
  public static func card(_ number: Int) -> Anchor { Anchor(checked: "card-\(number)") }

  /// Whether it stands in an exhibit.
  public var isOfExhibit: Bool { text.hasPrefix("exhibit-") }

  private init(checked text: String) { self.text = text }
}
