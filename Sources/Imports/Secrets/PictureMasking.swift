public import CaseCore

/// A recognised page whose secrets were looked for, so that boxes can be laid over them.
///
/// The pieces of one row are looked at as one line, because a name and its value are often apart.
public struct PictureMasking: Sendable {
  /// Something that was found.
  public struct Found: Sendable, Hashable {
    /// Its number on this page, from 1.
    public let number: Int
    /// What it is.
    public let kind: SecretKind
    /// Where it stands, in pixels of the upright picture: a box for each piece that it is part of.
    public let boxes: [PixelBox]
    /// It with most of its characters hidden, for the person whose picture it is.
    public let excerpt: String
  }

  /// What was found, from the top of the page to its bottom.
  public let found: [Found]

  /// Looks for secrets on `page`, and for `names`.
  public init(_ page: RecognisedPage, names: [String] = []) {
    let rows = Self.rows(of: page.pieces)
    var bytes: [UInt8] = []
    var starts: [[Int]] = []
    for row in rows {
      var line: [UInt8] = []
      var places: [Int] = []
      for piece in row {
        if !line.isEmpty { line.append(UInt8(ascii: " ")) }
        places.append(line.count)
        line += Array(piece.text.utf8)
      }
      starts.append(places)
      bytes += line + [UInt8(ascii: "\n")]
    }
    // A page that is too long to be looked at has nothing that could be proposed.
    guard let masking = try? TextMasking(bytes.span, mediaType: .plain, names: names) else {
      found = []
      return
    }
    found = masking.found.compactMap { item in
      guard rows.indices.contains(item.line - 1) else { return nil }
      let row = rows[item.line - 1]
      let places = starts[item.line - 1]
      let boxes = zip(row, places).compactMap { piece, start -> PixelBox? in
        let whole = start..<(start + piece.text.utf8.count)
        let parts = item.bytes.map { $0.clamped(to: whole) }.filter { !$0.isEmpty }
        guard let first = parts.first, let last = parts.last else { return nil }
        return piece.box(
          of: (first.lowerBound - start)..<(last.upperBound - start), on: page)
      }
      guard !boxes.isEmpty else { return nil }
      return Found(number: item.number, kind: item.kind, boxes: boxes, excerpt: item.excerpt)
    }
  }

  // Pieces whose middles lie within each other's height are a row, read from the left.
  private static func rows(of pieces: [RecognisedPage.Piece]) -> [[RecognisedPage.Piece]] {
    var rows: [[RecognisedPage.Piece]] = []
    for piece in pieces.sorted(by: { ($0.box.middle, $0.box.x) < ($1.box.middle, $1.box.x) }) {
      if let first = rows.last?.first,
        abs(first.box.middle - piece.box.middle) < min(first.box.height, piece.box.height)
      {
        rows[rows.count - 1].append(piece)
      } else {
        rows.append([piece])
      }
    }
    return rows.map { $0.sorted { ($0.box.x, $0.box.y) < ($1.box.x, $1.box.y) } }
  }
}

extension RecognisedPage {
  /// The runs of characters that stand under one of `boxes`, in UTF-8: what a copy of the picture
  /// with these boxes hides. A character that a box only touches counts as hidden.
  public func text(under boxes: [PixelBox]) -> Set<[UInt8]> {
    var hidden: Set<[UInt8]> = []
    for piece in pieces {
      let covering = boxes.filter { $0.overlaps(piece.box) }
      guard !covering.isEmpty else { continue }
      var run: [UInt8] = []
      for (character, columns) in piece.columns {
        let isHidden = covering.contains {
          $0.x < columns.upperBound && columns.lowerBound < $0.x + $0.width
        }
        if isHidden {
          run += Array(String(character).utf8)
        } else if !run.isEmpty {
          hidden.insert(run)
          run = []
        }
      }
      if !run.isEmpty { hidden.insert(run) }
    }
    return hidden
  }
}

extension RecognisedPage.Piece {
  /// Each character with the columns that it takes by its share of the piece: a Chinese one is twice
  /// as wide as a letter or digit.
  fileprivate var columns: [(character: Character, columns: Range<Int>)] {
    let widths = text.map { $0.unicodeScalars.first.map { $0.value >= 0x2e80 } == true ? 2 : 1 }
    let all = max(1, widths.reduce(0, +))
    var before = 0
    return zip(text, widths).map { character, width in
      let left = box.x + box.width * before / all
      before += width
      let right = box.x + (box.width * before + all - 1) / all
      return (character, left..<max(left + 1, right))
    }
  }

  /// The box of the characters that the bytes `part` of the text belong to, with room for a letter on
  /// each side, since letters are not all of one width.
  fileprivate func box(of part: Range<Int>, on page: RecognisedPage) -> PixelBox? {
    var place = 0
    var taken: Range<Int>?
    for (character, columns) in columns {
      let bytes = place..<(place + String(character).utf8.count)
      place = bytes.upperBound
      guard bytes.overlaps(part) else { continue }
      taken = (taken?.lowerBound ?? columns.lowerBound)..<columns.upperBound
    }
    guard let taken else { return nil }
    let room = max(2, box.height / 2)
    let left = max(0, max(box.x - 2, taken.lowerBound - room))
    let right = min(page.width, min(box.x + box.width + 2, taken.upperBound + room))
    let top = max(0, box.y - 2)
    let bottom = min(page.height, box.y + box.height + 2)
    return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension PixelBox {
  fileprivate var middle: Int { y + height / 2 }
}
