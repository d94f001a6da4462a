public import CaseCore

/// The text of a document of pages: words with their boxes, as another program took them out of a
/// PDF. It is kept as a copy of the document in another format, so that whatever is found in it can be
/// found again without that program and without a password.
///
/// It is written as lines of UTF-8 with tabs between the parts, lengths in tenths of a point:
///
///     recourse-document	1
///     tool	pdftotext	22.12.0
///     page	5953	8419
///     word	400,2100,3120,120	交易单号
public struct DocumentText: Sendable, Hashable {
  /// A run of characters without a blank.
  public struct Word: Sendable, Hashable {
    /// The characters.
    public let text: String
    /// Where they stand, in tenths of a point from the top left corner of the page.
    public let box: PixelBox

    /// `text` in `box`; nil where nothing that can be seen is left of it.
    public init?(text: String, box: PixelBox) {
      let plain = text.unicodeScalars.filter {
        $0.properties.generalCategory != .control && !$0.properties.isWhitespace
          && $0.properties.generalCategory != .format
      }
      guard !plain.isEmpty else { return nil }
      self.text = String(String.UnicodeScalarView(plain))
      self.box = box
    }
  }

  /// One page.
  public struct Page: Sendable, Hashable {
    /// How wide it is, in tenths of a point.
    public let width: Int
    /// How high it is.
    public let height: Int
    /// Its words, in the order in which the program gave them.
    public var words: [Word]

    /// A page with `words`.
    public init(width: Int, height: Int, words: [Word]) {
      self.width = width
      self.height = height
      self.words = words
    }
  }

  /// The program that took the text out.
  public let tool: String
  /// Its version.
  public let version: String
  /// The pages.
  public let pages: [Page]

  /// A document of `pages`, of which no more than `Limits.documentPages` and
  /// `Limits.documentWords` are kept.
  public init(tool: String, version: String, pages: [Page]) {
    self.tool = tool
    self.version = version
    var left = Limits.documentWords
    self.pages = pages.prefix(Limits.documentPages).map { page in
      var page = page
      page.words = Array(page.words.prefix(left))
      left -= page.words.count
      return page
    }
  }

  /// Whether no page holds a word: a scan, or pictures of pages.
  public var isWithoutText: Bool { pages.allSatisfy(\.words.isEmpty) }

  private static let title = "recourse-document\t1"

  /// The document as it is kept.
  public var encoded: [UInt8] {
    var text = "\(Self.title)\ntool\t\(tool)\t\(version)\n"
    for page in pages {
      text += "page\t\(page.width)\t\(page.height)\n"
      for word in page.words {
        let box = word.box
        text += "word\t\(box.x),\(box.y),\(box.width),\(box.height)\t\(word.text)\n"
      }
    }
    return Array(text.utf8)
  }

  /// Takes a kept document apart.
  /// - Returns: Nil for bytes that `encoded` does not write.
  public init?(_ bytes: Bytes) {
    guard bytes.count <= Limits.documentBytes else { return nil }
    var lines = bytes.text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.title[...], lines.popLast() == "", let tool = lines.popFirst()
    else { return nil }
    let named = tool.split(separator: "\t", omittingEmptySubsequences: false)
    guard named.count == 3, named[0] == "tool" else { return nil }
    var pages: [Page] = []
    for line in lines {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      if parts[0] == "page", let width = Int(parts[1]), let height = Int(parts[2]) {
        pages.append(Page(width: width, height: height, words: []))
      } else if parts[0] == "word", let box = Self.box(parts[1]), !pages.isEmpty,
        let word = Word(text: String(parts[2]), box: box)
      {
        pages[pages.count - 1].words.append(word)
      } else {
        return nil
      }
    }
    self.init(tool: String(named[1]), version: String(named[2]), pages: pages)
    // One document has one form: whatever was taken in differently was not written by us.
    let encoded = encoded
    guard encoded.count == bytes.count, bytes.matches(encoded) else { return nil }
  }

  private static func box(_ text: Substring) -> PixelBox? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
      let height = numbers[3]
    else { return nil }
    return PixelBox(x: x, y: y, width: width, height: height)
  }
}
