internal import CaseCore

/// A piece of a recognised page, with its text folded to one form.
struct ScreenPiece: Sendable, Hashable {
  /// The text as the engine gave it.
  let raw: String
  /// The text with its widths, colons and money marks folded.
  let text: String
  /// Where it stands.
  let box: PixelBox
  /// How sure the engine is, in thousandths.
  let confidence: Int
  /// The colour behind the letters.
  let paper: PixelColour?

  init(_ piece: RecognisedPage.Piece) {
    raw = piece.text
    text = Self.folded(piece.text)
    box = piece.box
    confidence = piece.confidence
    paper = piece.paper
  }

  /// One part of `piece`, whose text alone is known apart: its place is that of the whole.
  init(_ piece: ScreenPiece, text: String) {
    raw = piece.raw
    self.text = text
    box = piece.box
    confidence = piece.confidence
    paper = piece.paper
  }

  var left: Int { box.x }
  var right: Int { box.x + box.width }
  var top: Int { box.y }
  var bottom: Int { box.y + box.height }
  /// The middle from left to right, doubled so that it is a whole number.
  var middle2: Int { 2 * box.x + box.width }
  /// The middle from top to bottom, doubled.
  var centre2: Int { 2 * box.y + box.height }

  /// `text` with full-width letters, digits and signs as the ASCII ones, and one mark for yuan.
  static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "￥": folded.append("¥")
      case "\u{3000}", "\u{a0}": folded.append(" ")
      case "：", "∶", "﹕": folded.append(":")
      case "\u{ff01}"..."\u{ff5e}":
        folded.append(Unicode.Scalar(scalar.value - 0xfee0) ?? scalar)
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }
}

extension PixelBox {
  /// The smallest box around this one and `other`.
  func union(_ other: PixelBox) -> PixelBox {
    let left = min(x, other.x)
    let top = min(y, other.y)
    let right = max(x + width, other.x + other.width)
    let bottom = max(y + height, other.y + other.height)
    // The corners of two boxes can lie further apart than the largest box is wide.
    return PixelBox(
      x: left, y: top, width: min(right - left, 65_535), height: min(bottom - top, 65_535)) ?? self
  }
}
