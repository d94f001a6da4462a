/// A label of a page and the value beside or under it.
struct PagePair: Sendable, Hashable {
  /// What the label stands for.
  let field: PageField
  /// The value, trimmed; what a copy button says is taken off.
  let value: String
  /// The line of the page on which the value stands.
  let line: PageLine

  /// The labels with their values on `lines`, in their order. Every line is gone through a fixed
  /// number of times, whatever stands on it.
  static func pairs(on lines: [PageLine]) -> [PagePair] {
    var pairs: [PagePair] = []
    var segments = LabelSegments()
    var below = LabelSegments()
    var index = 0
    while index < lines.count {
      let line = lines[index]
      guard line.text.utf8.count >= PageField.shortestLabelBytes else {
        index += 1
        continue
      }
      let rows = addTable(lines, at: index, to: &pairs)
      if rows > 0 {
        index += 1 + rows
        continue
      }
      segments.take(line.text)
      for place in segments.parts.indices {
        switch segments.parts[place].meaning {
        case .labelled(let field, let value):
          pairs.append(PagePair(field, segments.bytes.span, value, on: line))
        case .label(let field):
          if place + 1 < segments.parts.count {
            let next = segments.parts[place + 1]
            if next.meaning == .words {
              pairs.append(PagePair(field, segments.bytes.span, next.range, on: line))
            }
          } else if index + 1 < lines.count {
            // A line under a label is its value unless it is a label of its own.
            let next = lines[index + 1]
            below.take(next.text)
            guard below.parts.allSatisfy({ $0.meaning == .words }) else { continue }
            let plain = next.plain.utf8.span
            pairs.append(PagePair(field, plain, 0..<plain.count, on: next))
          }
        case .words: break
        }
      }
      index += 1
    }
    return pairs
  }

  init(field: PageField, value: String, line: PageLine) {
    self.field = field
    self.value = value
    self.line = line
  }

  private init(_ field: PageField, _ bytes: Bytes, _ range: Range<Int>, on line: PageLine) {
    self.init(field: field, value: Self.cleaned(bytes, range), line: line)
  }

  // Two labels or more side by side, and as many values on the lines below: a table.
  // - Returns: How many rows it has.
  private static func addTable(
    _ lines: [PageLine], at header: Int, to pairs: inout [PagePair]
  ) -> Int {
    let head = lines[header].text.utf8.span
    guard head.firstIndex(of: UInt8(ascii: "\t"), from: 0) != nil else { return 0 }
    var labels: [(cell: Int, field: PageField)] = []
    var count = 0
    forEachCell(head) { cell in
      if let field = LabelSegments.wholeLabel(head, cell) { labels.append((count, field)) }
      count += 1
      return true
    }
    guard labels.count >= 2 else { return 0 }
    var rows = 0
    for line in lines[(header + 1)...] {
      let text = line.text.utf8.span
      var cells = 0
      let isRow = forEachCell(text) { cell in
        cells += 1
        return LabelSegments.meaning(text, cell) == .words
      }
      guard isRow, cells == count else { break }
      rows += 1
      var (number, label) = (0, 0)
      forEachCell(text) { cell in
        if labels[label].cell == number {
          pairs.append(PagePair(labels[label].field, text, cell, on: line))
          label += 1
        }
        number += 1
        return label < labels.count
      }
    }
    return rows
  }

  // Gives `body` the cells of a line until it says no; false then.
  @discardableResult
  private static func forEachCell(_ text: Bytes, _ body: (Range<Int>) -> Bool) -> Bool {
    var start = 0
    while let end = text.firstIndex(of: UInt8(ascii: "\t"), from: start) {
      guard body(start..<end) else { return false }
      start = end + 1
    }
    return body(start..<text.count)
  }

  private static func cleaned(_ bytes: Bytes, _ range: Range<Int>) -> String {
    var value = bytes.extracting(Blanks.trimmed(bytes, range)).checkedText
    if value.utf8.contains(0x1f) {
      let kept = value.utf8.filter { $0 != 0x1f }
      value = kept.span.checkedText.trimmingBlanks()
    }
    for button in ["点击复制", "复制", "查看"] where value.hasSuffix(button) {
      value = value.dropLast(button.count).trimmingBlanks()
    }
    return value
  }
}
