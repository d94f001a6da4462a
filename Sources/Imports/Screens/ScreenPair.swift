internal import CaseCore

/// A label of a screen and the value beside, behind or under it.
struct ScreenPair: Sendable {
  /// What the label stands for.
  let label: ScreenLabel
  /// The value: one piece, or several where it was broken over lines.
  private(set) var pieces: [ScreenPiece]
  /// Whether more of the value may stand where nothing can tell that it belongs to it.
  private(set) var mayGoOn = false

  /// The text of the value; what was broken over lines is put together without a blank.
  var text: String { pieces.map(\.text).joined() }
  /// How sure the engine is of the least certain piece.
  var confidence: Int { pieces.map(\.confidence).min() ?? 0 }
  /// The box around all pieces.
  var box: PixelBox? { pieces.dropFirst().reduce(pieces.first?.box) { $0?.union($1.box) } }

  /// The labels of `page` with their values, in the order of the rows.
  static func pairs(on page: ScreenRows) -> [ScreenPair] {
    var pairs: [ScreenPair] = []
    var taken: Set<PixelBox> = []
    for index in page.rows.indices {
      for pair in beside(page.rows[index]) {
        let last = pairs.endIndex
        pairs.append(pair)
        if pair.pieces.isEmpty {
          pairs[last].takeBelow(index, on: page)
        } else {
          pairs[last].lookAbove(index, on: page, taken: taken)
          pairs[last].goOn(after: index, on: page)
        }
        taken.formUnion(pairs[last].pieces.map(\.box))
      }
    }
    return pairs.filter { !$0.pieces.isEmpty }
  }

  /// The labels in `row`; those with no value beside them have no pieces.
  private static func beside(_ row: ScreenRows.Row) -> [ScreenPair] {
    var pairs: [ScreenPair] = []
    // The labels of the first places of a table stand together: their values are below.
    var isOpen = false
    for piece in row.pieces {
      if let label = ScreenLabel.whole(piece.text) {
        pairs.append(ScreenPair(label: label, pieces: [], anchor: piece))
        isOpen = true
        continue
      }
      let inside = ScreenLabel.withColons(piece.text)
      if !inside.isEmpty {
        for (label, value) in inside {
          let pieces = value.isEmpty ? [] : [ScreenPiece(piece, text: value)]
          pairs.append(ScreenPair(label: label, pieces: pieces, anchor: piece))
        }
        isOpen = inside.last?.value.isEmpty ?? false
      } else if let (label, value) = ScreenLabel.leading(piece.text) {
        pairs.append(
          ScreenPair(label: label, pieces: [ScreenPiece(piece, text: value)], anchor: piece))
        isOpen = false
      } else if isOpen {
        pairs[pairs.count - 1].pieces.append(piece)
        isOpen = false
      } else if let last = pairs.last, !last.pieces.isEmpty, !isButton(piece.text) {
        pairs[pairs.count - 1].mayGoOn = true
      }
    }
    return pairs
  }

  private init(label: ScreenLabel, pieces: [ScreenPiece], anchor: ScreenPiece) {
    self.label = label
    self.pieces = pieces
    self.anchor = anchor
  }

  // The piece in which the label stands.
  private let anchor: ScreenPiece

  // A label with nothing beside it: the value stands under it, beginning at the same edge.
  private mutating func takeBelow(_ index: Int, on page: ScreenRows) {
    guard index + 1 < page.rows.count else { return }
    let row = page.rows[index + 1]
    guard row.top - anchor.bottom <= 2 * page.lineHeight,
      let piece = row.pieces.first(where: {
        abs($0.left - anchor.left) <= page.lineHeight / 2
          || abs($0.middle2 - anchor.middle2) <= page.lineHeight
      }),
      Self.isValue(piece)
    else { return }
    pieces = [piece]
    goOn(after: index + 1, on: page)
  }

  // Where a label stands in the middle of a value of two lines, the first of them is above it.
  private mutating func lookAbove(_ index: Int, on page: ScreenRows, taken: Set<PixelBox>) {
    guard index > 0, let first = pieces.first else { return }
    let row = page.rows[index - 1]
    let near = max(4, first.box.height * 3 / 5)
    guard first.top - row.bottom <= first.box.height, Self.isCode(first.text),
      !row.pieces.contains(where: { ScreenLabel.whole($0.text) != nil })
    else { return }
    mayGoOn =
      mayGoOn
      || row.pieces.contains {
        !taken.contains($0.box) && Self.isValue($0) && Self.isCode($0.text)
          && (abs($0.left - first.left) <= near || abs($0.right - first.right) <= near)
      }
  }

  // A value that fills its line goes on in the next one, at the same edge.
  private mutating func goOn(after index: Int, on page: ScreenRows) {
    var index = index
    defer { if isCutBelow(page) { mayGoOn = true } }
    while pieces.count < 4, let last = pieces.last, index + 1 < page.rows.count {
      let row = page.rows[index + 1]
      guard row.top - last.bottom <= last.box.height else { return }
      let near = max(4, last.box.height * 3 / 5)
      let candidates = row.pieces.filter {
        abs($0.left - last.left) <= near || abs($0.right - last.right) <= near
      }
      guard let next = candidates.last, Self.isValue(next),
        !row.pieces.contains(where: { ScreenLabel.whole($0.text) != nil })
      else { return }
      if Self.isButton(next.text) { return }
      let rest = Self.withoutButton(next.text)
      let isFull = last.right >= page.rightEdge - 3 * last.box.height
      // What stands under a number and is no rest of it may still be one: a person looks.
      guard Self.isCode(last.text), Self.isCode(rest), row.pieces.count == 1, isFull,
        next.box.width <= last.box.width + near
      else {
        mayGoOn = mayGoOn || Self.isCode(last.text)
        return
      }
      pieces.append(ScreenPiece(next, text: rest))
      index += 1
    }
  }

  // A line that is full at the lower edge of the picture, where a next one would have been.
  private func isCutBelow(_ page: ScreenRows) -> Bool {
    guard let last = pieces.last, Self.isCode(last.text) else { return false }
    return last.right >= page.rightEdge - 3 * last.box.height
      && page.height - last.bottom < 2 * last.box.height
  }

  private static func isValue(_ piece: ScreenPiece) -> Bool {
    ScreenLabel.whole(piece.text) == nil && ScreenLabel.withColons(piece.text).isEmpty
      && ScreenLabel.leading(piece.text) == nil
  }

  // What a number or a time can be made of.
  private static func isCode(_ text: String) -> Bool {
    text.contains { $0.isASCII && $0.isNumber }
      && text.allSatisfy {
        ($0.isASCII && ($0.isLetter || $0.isNumber)) || "-_: 年月日".contains($0)
      }
  }

  private static func withoutButton(_ text: String) -> String {
    guard text.hasSuffix("复制"), text.count > 2 else { return text }
    return text.dropLast(2).trimmingBlanks()
  }

  private static func isButton(_ text: String) -> Bool {
    ["复制", "点击复制", "查看", ">", "›", "〉", "》"].contains(text)
  }
}
