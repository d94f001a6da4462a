public import CaseCore

/// What an engine of text recognition saw on one picture: pieces of text with their boxes, and how
/// sure it was of each. It is kept as a copy of the picture in another format, so that whatever is
/// found in it can be found again without the engine.
///
/// It is written as lines of UTF-8 with tabs between the parts:
///
///     recourse-recognised	1
///     engine	rapidocr-onnxruntime	1.4.4
///     picture	1080	2340
///     text	40,210,312,44	991	95ec69	订单编号
///
/// The colour behind the letters stands before the text where the engine tells it; `-` where not.
public struct RecognisedPage: Sendable, Hashable {
  /// A run of text that stands in one line of the picture.
  public struct Piece: Sendable, Hashable {
    /// What was read, on one line, without blanks at its ends.
    public var text: String
    /// Where it stands, in pixels of the upright picture.
    public var box: PixelBox
    /// How sure the engine is, in thousandths.
    public var confidence: Int
    /// The colour behind the letters: the bubbles of a chat are told by it. Nil where unknown.
    public var paper: PixelColour?

    /// `text` in `box`, on a ground of the colour `paper`.
    ///
    /// Control characters become blanks; `confidence` is brought into 0...1000. Nil where no text
    /// is left.
    public init?(text: String, box: PixelBox, confidence: Int, paper: PixelColour? = nil) {
      let plain = RecognisedPage.plain(text)
      guard !plain.isEmpty else { return nil }
      self.text = plain
      self.box = box
      self.confidence = min(1000, max(0, confidence))
      self.paper = paper
    }
  }

  /// The engine, such as `tesseract`.
  public let engine: String
  /// Its version, with that of its models where they have one.
  public let version: String
  /// How wide the upright picture is, in pixels.
  public let width: Int
  /// How high it is.
  public let height: Int
  /// The pieces in the order in which the engine gave them.
  public let pieces: [Piece]

  /// A page; pieces over `Limits.recognisedPieces` are dropped.
  public init(engine: String, version: String, width: Int, height: Int, pieces: [Piece]) {
    self.engine = Self.plain(engine)
    self.version = Self.plain(version)
    self.width = width
    self.height = height
    self.pieces = Array(pieces.prefix(Limits.recognisedPieces))
  }

  /// What every recognised page begins with.
  private static let title = "recourse-recognised\t1"

  /// The page as it is kept.
  public var encoded: [UInt8] {
    var text = "\(Self.title)\nengine\t\(engine)\t\(version)\npicture\t\(width)\t\(height)\n"
    for piece in pieces {
      let box = piece.box
      text += "text\t\(box.x),\(box.y),\(box.width),\(box.height)\t\(piece.confidence)\t"
      text += piece.paper?.hex ?? "-"
      text += "\t"
      text += piece.text
      text += "\n"
    }
    return Array(text.utf8)
  }

  /// Takes a kept page apart.
  /// - Returns: Nil for bytes that `encoded` does not write, such as a page of a later form.
  public init?(_ bytes: Bytes) {
    guard bytes.count <= Limits.recognisedBytes else { return nil }
    let text = bytes.text
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.title[...], lines.popLast() == "",
      let engine = Self.parts(lines.popFirst(), of: "engine", count: 2),
      let size = Self.parts(lines.popFirst(), of: "picture", count: 2),
      let width = Int(size[0]), let height = Int(size[1])
    else { return nil }
    var pieces: [Piece] = []
    for line in lines {
      guard let parts = Self.parts(line, of: "text", count: 4), let box = Self.box(parts[0]),
        let confidence = Int(parts[1]),
        let piece = Piece(
          text: String(parts[3]), box: box, confidence: confidence, paper: PixelColour(parts[2]))
      else { return nil }
      pieces.append(piece)
    }
    self.init(
      engine: String(engine[0]), version: String(engine[1]), width: width, height: height,
      pieces: pieces)
    // One page has one form: whatever was taken in differently was not written by us.
    let encoded = encoded
    guard encoded.count == bytes.count, bytes.matches(encoded) else { return nil }
  }

  private static func parts(_ line: Substring?, of name: String, count: Int) -> [Substring]? {
    guard let parts = line?.split(separator: "\t", omittingEmptySubsequences: false),
      parts.count == count + 1, parts[0] == name[...]
    else { return nil }
    return Array(parts.dropFirst())
  }

  private static func box(_ text: Substring) -> PixelBox? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
      let height = numbers[3]
    else { return nil }
    return PixelBox(x: x, y: y, width: width, height: height)
  }

  // One line without control characters and without blanks at its ends.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBreak = scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
      if !isBreak {
        plain.append(scalar)
      } else if let last = plain.last, last != " " {
        plain.append(" ")
      }
    }
    if plain.last == " " { plain.removeLast() }
    return String(plain)
  }
}
