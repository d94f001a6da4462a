internal import CaseCore

/// The pieces of a page row by row, as the eye goes: from top to bottom, from left to right. The
/// order in which the engine gave them plays no part.
struct ScreenRows: Sendable {
  /// Pieces that stand in one line.
  struct Row: Sendable {
    /// From left to right.
    fileprivate(set) var pieces: [ScreenPiece]

    /// The upper edge of the highest.
    var top: Int { pieces.map(\.top).min() ?? 0 }
    /// The lower edge of the lowest.
    var bottom: Int { pieces.map(\.bottom).max() ?? 0 }
    /// The texts with a blank between.
    var text: String { pieces.map(\.text).joined(separator: " ") }
    /// The box around all.
    var box: PixelBox? {
      pieces.dropFirst().reduce(pieces.first?.box) { $0?.union($1.box) }
    }
  }

  /// The rows from top to bottom.
  let rows: [Row]
  /// How wide the picture is.
  let width: Int
  /// How high it is.
  let height: Int
  /// The height of a common piece: the median.
  let lineHeight: Int
  /// The right edge of the text: the 95th percentile of the right edges.
  let rightEdge: Int

  /// The rows of `page`. A picture that lies askew by up to three degrees is set straight where that
  /// brings more labels beside a value.
  init(_ page: RecognisedPage) {
    let pieces = page.pieces.map(ScreenPiece.init).sorted(by: Self.isBefore)
    let heights = pieces.map(\.box.height).sorted()
    lineHeight = heights.isEmpty ? 1 : heights[heights.count / 2]
    let edges = pieces.map(\.right).sorted()
    rightEdge = edges.isEmpty ? 0 : edges[(edges.count - 1) * 95 / 100]
    width = min(max(1, page.width), Limits.pictureSide)
    height = min(max(1, page.height), Limits.pictureSide)
    let straight = Self.rows(pieces, slope: 0)
    var best = (rows: straight, score: Self.labelled(straight))
    // A row of a level page has its labels beside their values already; the least slope that brings
    // more of them there is taken.
    if best.score < pieces.count(where: { ScreenLabel.whole($0.text) != nil }) {
      for slope in [8, -8, 16, -16, 24, -24, 32, -32, 40, -40, 48, -48] {
        let rows = Self.rows(pieces, slope: slope)
        let score = Self.labelled(rows)
        if score > best.score { best = (rows, score) }
      }
    }
    rows = best.rows
  }

  /// Whether no edge of the picture cuts `piece`, as far as can be seen.
  func isWhole(_ piece: ScreenPiece) -> Bool {
    // Letters of one word are not further apart than that.
    let margin = max(2, piece.box.height / 5)
    let little = max(2, piece.box.height / 8)
    return piece.left >= margin && piece.right <= width - margin && piece.top >= little
      && piece.bottom <= height - little
  }

  // An order of their own, so that the engine's plays no part.
  private static func isBefore(_ one: ScreenPiece, _ two: ScreenPiece) -> Bool {
    if one.box != two.box {
      return (one.top, one.left, one.box.width, one.box.height)
        < (two.top, two.left, two.box.width, two.box.height)
    }
    return (one.raw, one.confidence, one.paper?.hex ?? "")
      < (two.raw, two.confidence, two.paper?.hex ?? "")
  }

  // How many pieces that are nothing but a label have something at their right.
  private static func labelled(_ rows: [Row]) -> Int {
    rows.reduce(0) { sum, row in
      sum
        + row.pieces.indices.dropLast().count {
          ScreenLabel.whole(row.pieces[$0].text) != nil
            && ScreenLabel.whole(row.pieces[$0 + 1].text) == nil
        }
    }
  }

  // `slope` is how far the lines fall to the right, in thousandths.
  private static func rows(_ pieces: [ScreenPiece], slope: Int) -> [Row] {
    func centre(_ piece: ScreenPiece) -> Int {
      piece.centre2 - piece.middle2 * slope / 1000
    }
    let ordered = pieces.enumerated().sorted {
      (centre($0.element), $0.offset) < (centre($1.element), $1.offset)
    }.map(\.element)
    var rows: [Row] = []
    var first = 0
    var height = 0
    for piece in ordered {
      let near = min(height, piece.box.height) * 4 / 5
      if !rows.isEmpty, centre(piece) - first <= near {
        rows[rows.count - 1].pieces.append(piece)
      } else {
        rows.append(Row(pieces: [piece]))
        first = centre(piece)
        height = piece.box.height
      }
    }
    for index in rows.indices {
      rows[index].pieces.sort { ($0.left, $0.top, $0.raw) < ($1.left, $1.top, $1.raw) }
    }
    return rows
  }
}

extension Collection {
  fileprivate func count(where isCounted: (Element) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
