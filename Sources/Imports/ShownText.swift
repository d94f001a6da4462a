public import CaseCore
internal import Workbooks

/// What a file shows, line by line, whatever its form: plain text, HTML, a saved page or mail, a web
/// archive, a word processor's document, the text of a PDF.
public struct ShownText: Sendable {
  /// A line, and where it stands.
  struct Line: Sendable, Hashable {
    let place: Place
    let text: String
    /// Whether the file holds it without showing it.
    let isHidden: Bool
  }

  /// The form, such as `html`, `mhtml-html`, `warc`, `docx`, `pdf` or `text`.
  public let variant: String
  /// The lines that are shown, divided by line feeds.
  public let text: String
  /// The lines that the file holds without showing them.
  public let hiddenText: String
  /// How many lines are not shown.
  public var hiddenLineCount: Int { hiddenLines.places.count }
  /// How many lines or parts could not be read.
  public let unreadCount: Int

  /// Where lines begin in their text, in bytes, and where they stand in the file.
  private struct Lines: Sendable {
    var starts: [Int] = []
    var places: [Place] = []

    func place(ofByte byte: Int) -> Place {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] <= byte { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? places[low - 1] : .whole
    }
  }

  private let shownLines: Lines
  private let hiddenLines: Lines

  /// The text of `bytes`, which are of `media`.
  /// - Throws: `ReaderError` where it has no text that can be had.
  public init(_ bytes: Bytes, media: MediaType) throws(ReaderError) {
    guard bytes.count > 0 else { throw .empty }
    if media == .docx {
      self = try Self.word(bytes)
      return
    }
    guard media.isText || media.isArchive || media == .html else { throw .notText(media) }
    let page = try PageReader.opened(bytes, as: EvidenceKinds.agreement)
    self.init(
      (page.content.lines + page.content.hidden).map {
        Line(place: .line($0.line), text: $0.plain, isHidden: $0.isHidden)
      }, variant: page.summary.variant, unreadCount: page.summary.unreadCount)
  }

  /// The text of `document`: lines that its page broke are whole again.
  public init(_ document: DocumentText) throws(ReaderError) {
    guard !document.isWithoutText else { throw .noText }
    var lines: [Line] = []
    for (index, page) in document.pages.enumerated() {
      var paragraph = BrokenLines()
      for line in DocumentLines(page).lines {
        if let whole = paragraph.add(line.text, at: .page(index + 1, line: line.number)) {
          lines.append(Line(place: whole.place, text: whole.text, isHidden: false))
        }
      }
      if let last = paragraph.end() {
        lines.append(Line(place: last.place, text: last.text, isHidden: false))
      }
    }
    self.init(lines, variant: "pdf", unreadCount: 0)
  }

  private static func word(_ bytes: Bytes) throws(ReaderError) -> ShownText {
    do throws(WorkbookError) {
      let paragraphs = try WordDocument.paragraphs(of: bytes)
      return ShownText(
        paragraphs.enumerated().map {
          Line(place: .line($0 + 1), text: $1.text, isHidden: $1.isHidden)
        }, variant: "docx", unreadCount: 0)
    } catch {
      throw MailedArchive.meaning(of: error)
    }
  }

  private init(_ lines: [Line], variant: String, unreadCount: Int) {
    func join(_ lines: [Line]) -> (String, Lines) {
      var text = ""
      var places = Lines()
      for line in lines {
        places.starts.append(text.utf8.count)
        places.places.append(line.place)
        text += line.text
        text += "\n"
      }
      return (text, places)
    }
    self.variant = variant
    self.unreadCount = unreadCount
    (text, shownLines) = join(lines.filter { !$0.isHidden })
    (hiddenText, hiddenLines) = join(lines.filter(\.isHidden))
  }

  /// The line of the file in which the byte `byte` of `text` stands.
  public func place(ofByte byte: Int) -> Place { shownLines.place(ofByte: byte) }

  /// The line of the file in which the byte `byte` of `hiddenText` stands.
  public func hiddenPlace(ofByte byte: Int) -> Place { hiddenLines.place(ofByte: byte) }
}

/// Joins the lines into which a page broke a paragraph.
///
/// A line goes on if it is nearly as long as the longest before it and ends in the middle of a
/// sentence; a line that begins with the number of a clause begins anew.
private struct BrokenLines {
  private var text = ""
  private var place: Place?
  private var longest = 0
  private var lastLength = 0

  private static let ends = Set("。！？；：!?;:…".unicodeScalars)

  /// Takes `line`; gives back the paragraph before it if that has ended.
  mutating func add(_ line: String, at place: Place) -> (place: Place, text: String)? {
    let line = line.trimmingBlanks()
    let length = line.unicodeScalars.count
    let goesOn =
      self.place != nil && lastLength * 5 >= longest * 4 && lastLength >= 10
      && !(text.unicodeScalars.last.map(Self.ends.contains) ?? true)
      && ClauseNumber.leading(line) == nil
    (lastLength, longest) = (length, max(longest, length))
    if goesOn {
      text += line
      return nil
    }
    let ended = end()
    (text, self.place) = (line, place)
    return ended
  }

  /// The paragraph that was not given back yet.
  mutating func end() -> (place: Place, text: String)? {
    defer { (text, place) = ("", nil) }
    return place.map { ($0, text) }
  }
}
