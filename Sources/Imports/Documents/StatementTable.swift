internal import CaseCore

/// The table of payments on the pages of a statement: its columns stand under their names, its rows
/// are told by their times.
///
/// A cell may be broken over lines and be set at its top or in its middle, and rows may have no rules
/// between them. So a row reaches from its time, up and down, to where the most white lies between it
/// and the next; a column reaches sideways to where the fewest words are cut.
struct StatementTable {
  /// What stands on a page beside the rows of the table, or one of them.
  enum Piece {
    case form(line: Int, text: String)
    case header(line: Int, names: [String])
    case row(line: Int, cells: [String])
    /// Words within the table that belong to no row, as when a row is broken over two pages.
    case stray(line: Int)
  }

  private var columns: [Column] = []
  private var edges: [Int] = []

  private struct Column {
    let name: String
    let left: Int
    let right: Int
  }

  /// Whether the columns were met.
  var hasHeader: Bool { !columns.isEmpty }

  /// The pieces of `page`, from top to bottom.
  mutating func pieces(of page: DocumentText.Page) -> [Piece] {
    let lines = DocumentLines(page).lines
    guard let header = header(on: lines) else {
      guard hasHeader else { return lines.map { .form(line: $0.number, text: $0.text) } }
      return rows(on: lines[...])
    }
    let above = lines[..<header.start].map { Piece.form(line: $0.number, text: $0.text) }
    let below = lines[header.end...]
    columns = header.columns
    edges = Self.edges(between: columns, words: below.flatMap(\.words))
    return above + [.header(line: lines[header.start].number, names: columns.map(\.name))]
      + rows(on: below)
  }

  // The names of the columns may be broken over lines themselves, so up to three are put together.
  private func header(
    on lines: [DocumentLines.Line]
  ) -> (start: Int, end: Int, columns: [Column])? {
    for start in lines.indices {
      for count in 1...3 where start + count <= lines.count {
        let words = lines[start..<(start + count)].flatMap(\.words)
        guard words.count <= Limits.cellsPerRow else { break }
        let columns = Self.stacked(words)
        let known = columns.compactMap { BillColumn(named: $0.name) }
        if known.count >= 6, known.count == columns.count, known.contains(.time),
          known.contains(.amount), known.contains(.paymentNo)
        {
          return (start, start + count, columns)
        }
      }
    }
    return nil
  }

  // Words that stand above each other are one name.
  private static func stacked(_ words: [DocumentText.Word]) -> [Column] {
    var columns: [(left: Int, right: Int, words: [DocumentText.Word])] = []
    for word in words.sorted(by: { $0.box.x < $1.box.x }) {
      if let last = columns.last, word.box.x < last.right {
        columns[columns.count - 1].right = max(last.right, word.box.right)
        columns[columns.count - 1].words.append(word)
      } else {
        columns.append((word.box.x, word.box.right, [word]))
      }
    }
    return columns.map { column in
      let name = column.words.sorted { ($0.box.halfway, $0.box.x) < ($1.box.halfway, $1.box.x) }
      return Column(name: name.map(\.text).joined(), left: column.left, right: column.right)
    }
  }

  // Between two columns, where the fewest words are cut and the white is widest.
  private static func edges(between columns: [Column], words: [DocumentText.Word]) -> [Int] {
    zip(columns, columns.dropFirst()).map { left, right in
      let from = (left.left + left.right) / 2
      let to = (right.left + right.right) / 2
      let spans = words.map { ($0.box.x, $0.box.right) } + columns.map { ($0.left, $0.right) }
      return Self.whitest(from, to, spans) ?? (left.right + right.left) / 2
    }
  }

  /// The middle of the widest part of `from..<to` that the fewest of `spans` cover; of equally wide
  /// ones the last.
  static func whitest(_ from: Int, _ to: Int, _ spans: [(Int, Int)]) -> Int? {
    guard from < to else { return nil }
    var steps: [(at: Int, change: Int)] = []
    for (start, end) in spans where end > from && start < to {
      steps.append((max(start, from), 1))
      steps.append((min(end, to), -1))
    }
    steps.sort { $0.at < $1.at }
    var (covered, at, best) = (0, from, (cover: Int.max, width: 0, middle: from))
    for step in steps + [(at: to, change: 0)] {
      let width = step.at - at
      if width > 0, covered < best.cover || (covered == best.cover && width >= best.width) {
        best = (covered, width, at + width / 2)
      }
      covered += step.change
      at = step.at
    }
    return best.middle
  }

  private func column(of word: DocumentText.Word) -> Int {
    edges.firstIndex { word.box.centre < $0 } ?? columns.count - 1
  }
}

extension StatementTable {
  /// Where the time of a row stands.
  private struct Anchor {
    let top: Int
    let bottom: Int
    /// Where its line is among those of the page.
    let place: Int
  }

  private func rows(on lines: ArraySlice<DocumentLines.Line>) -> [Piece] {
    let anchors = anchors(on: lines)
    guard let first = anchors.first, let last = anchors.last else {
      return lines.map { .form(line: $0.number, text: $0.text) }
    }
    let words = lines.flatMap { line in line.words.map { (line: line.number, word: $0) } }
    let spans = words.map { ($0.word.box.y, $0.word.box.bottom) }
    var bounds = [start(above: first, spans)]
    for (upper, lower) in zip(anchors, anchors.dropFirst()) {
      let spans = lines[upper.place...lower.place].flatMap(\.words).map {
        ($0.box.y, $0.box.bottom)
      }
      bounds.append(Self.whitest(upper.bottom, lower.top, spans) ?? lower.top)
    }
    bounds.append(end(below: last, spans))
    var cells: [[(line: Int, word: DocumentText.Word)]] = Array(repeating: [], count: anchors.count)
    var outside: [Int: [DocumentText.Word]] = [:]
    for (line, word) in words {
      let middle = word.box.halfway
      if middle < bounds[0] || middle >= bounds[anchors.count] {
        outside[line, default: []].append(word)
      } else {
        cells[Self.row(at: middle, bounds)].append((line, word))
      }
    }
    // The line of its time names a row: no two have the same.
    var pieces = zip(anchors, cells).map { anchor, words in
      Piece.row(line: lines[anchor.place].number, cells: texts(words.map(\.word)))
    }
    for (line, words) in outside.sorted(by: { $0.key < $1.key }) {
      let isAbove = words.contains { $0.box.halfway < bounds[0] }
      let text = DocumentLines.joined(words)
      pieces.append(isAbove ? .stray(line: line) : .form(line: line, text: text))
    }
    return pieces
  }

  // The bounds are in order: the last that is not below `height` begins its row.
  private static func row(at height: Int, _ bounds: [Int]) -> Int {
    var (low, high) = (0, bounds.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if bounds[middle] <= height { low = middle } else { high = middle }
    }
    return low
  }

  // The times of the rows: a day, and a clock in the same line or the next.
  private func anchors(on lines: ArraySlice<DocumentLines.Line>) -> [Anchor] {
    guard let place = columns.firstIndex(where: { BillColumn(named: $0.name) == .time }) else {
      return []
    }
    var anchors: [Anchor] = []
    for (index, line) in zip(lines.indices, lines) {
      let words = line.words.filter { column(of: $0) == place }
      guard let top = words.map(\.box.y).min(), let bottom = words.map(\.box.bottom).max() else {
        continue
      }
      let text = words.map(\.text).joined().utf8.span
      if CellValues.isDay(text) {
        anchors.append(Anchor(top: top, bottom: bottom, place: index))
      } else if let last = anchors.last, CellValues.isClock(text),
        top - last.bottom < 2 * (bottom - top)
      {
        anchors[anchors.count - 1] = Anchor(
          top: last.top, bottom: bottom, place: last.place)
      }
    }
    return anchors
  }

  // Above the first row are lines of its own cells, or the rest of a row of the page before: what
  // stands further off than lines of a cell do is none of its own.
  private func start(above first: Anchor, _ spans: [(Int, Int)]) -> Int {
    var top = first.top
    for span in spans.sorted(by: { $0.1 > $1.1 }) where span.0 < top {
      guard top - span.1 < (span.1 - span.0) / 2 else { break }
      top = span.0
    }
    return top
  }

  private func end(below last: Anchor, _ spans: [(Int, Int)]) -> Int {
    var bottom = last.bottom
    for span in spans.sorted(by: { $0.0 < $1.0 }) where span.1 > bottom {
      guard span.0 - bottom < (span.1 - span.0) / 2 else { break }
      bottom = span.1
    }
    return bottom
  }

  private func texts(_ words: [DocumentText.Word]) -> [String] {
    var cells: [[DocumentText.Word]] = Array(repeating: [], count: columns.count)
    for word in words { cells[column(of: word)].append(word) }
    return zip(columns, cells).map { column, words in
      var lines: [[DocumentText.Word]] = []
      for word in words.sorted(by: { $0.box.halfway < $1.box.halfway }) {
        if let last = lines.last?.last?.box, word.box.halfway < last.bottom {
          lines[lines.count - 1].append(word)
        } else {
          lines.append([word])
        }
      }
      let kind = BillColumn(named: column.name)
      let texts = lines.map { DocumentLines.joined($0.sorted { $0.box.x < $1.box.x }) }
      // A number is broken wherever the cell ends, and so is Chinese; a day and a clock are two words.
      if kind == .paymentNo || kind == .merchantOrderNo { return texts.joined() }
      return texts.dropFirst().reduce(texts.first ?? "") { text, next in
        let isLatin = text.last?.isASCII == true && next.first?.isASCII == true
        return text + (kind == .time || isLatin ? " " : "") + next
      }
    }
  }
}
