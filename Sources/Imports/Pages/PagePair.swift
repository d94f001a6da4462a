/// A label of a page and the value beside or under it.
struct PagePair: Sendable, Hashable {
  /// What the label stands for.
  let field: PageField
  /// The value, trimmed; what a copy button says is taken off.
  let value: String
  /// The line of the page on which the value stands.
  let line: PageLine

  /// The labels with their values on `lines`, in their order.
  static func pairs(on lines: [PageLine]) -> [PagePair] {
    var pairs: [PagePair] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      let rows = tableRows(header: line, below: lines[(index + 1)...])
      if !rows.isEmpty {
        pairs += rows.flatMap(\.self)
        index += 1 + rows.count
        continue
      }
      let segments = Self.segments(of: line.text)
      for (place, segment) in segments.enumerated() {
        if let (field, value) = labelled(segment) {
          pairs.append(PagePair(field: field, value: cleaned(value), line: line))
        } else if let field = wholeLabel(segment) {
          if place + 1 < segments.count {
            if labelled(segments[place + 1]) == nil, wholeLabel(segments[place + 1]) == nil {
              pairs.append(
                PagePair(field: field, value: cleaned(segments[place + 1]), line: line))
            }
          } else if let next, isValue(next) {
            pairs.append(PagePair(field: field, value: cleaned(next.plain), line: next))
          }
        }
      }
      index += 1
    }
    return pairs
  }

  /// The field of a text that is a label and nothing else, with or without a colon.
  static func wholeLabel(_ text: String) -> PageField? {
    var text = text.trimmingBlanks()
    if text.last == "：" || text.last == ":" { text.removeLast() }
    guard text.count <= PageField.longestLabel else { return nil }
    return PageField(label: text)
  }

  // A line under a label is its value unless it is a label of its own.
  private static func isValue(_ line: PageLine) -> Bool {
    segments(of: line.text).allSatisfy { labelled($0) == nil && wholeLabel($0) == nil }
  }

  // Two labels or more side by side, and as many values on the lines below: a table.
  private static func tableRows(
    header: PageLine, below: ArraySlice<PageLine>
  ) -> [[PagePair]] {
    let labels = header.text.split(separator: "\t", omittingEmptySubsequences: false)
    guard labels.count >= 2 else { return [] }
    let fields = labels.map { wholeLabel(String($0)) }
    guard fields.compactMap(\.self).count >= 2 else { return [] }
    var rows: [[PagePair]] = []
    for line in below {
      let cells = line.text.split(separator: "\t", omittingEmptySubsequences: false).map(
        String.init)
      guard cells.count == labels.count,
        cells.allSatisfy({ labelled($0) == nil && wholeLabel($0) == nil })
      else { break }
      rows.append(
        zip(fields, cells).compactMap { field, cell in
          field.map { PagePair(field: $0, value: cleaned(cell), line: line) }
        })
    }
    return rows
  }

  // A line can hold several labels: `订单号：A 状态：已完成`.
  private static func segments(of text: String) -> [String] {
    var segments: [String] = []
    var current = ""
    for piece in text.split(whereSeparator: { "\t\u{1f}|｜;；".contains($0) }) {
      for word in piece.split(whereSeparator: \.isWhitespace) {
        if !current.isEmpty, labelled(String(word)) != nil || startsWithLabel(word) {
          segments.append(current)
          current = ""
        }
        current += current.isEmpty ? word : " " + word
      }
      if !current.isEmpty { segments.append(current) }
      current = ""
    }
    return rejoined(segments)
  }

  // `订单号：` and its value in the next element are one segment.
  private static func rejoined(_ segments: [String]) -> [String] {
    var result: [String] = []
    for segment in segments {
      if let last = result.last, last.last == "：" || last.last == ":", wholeLabel(last) != nil,
        wholeLabel(segment) == nil, labelled(segment) == nil
      {
        result[result.count - 1] = last + segment
      } else {
        result.append(segment)
      }
    }
    return result
  }

  private static func startsWithLabel(_ word: Substring) -> Bool {
    guard let colon = word.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    return PageField(label: word[..<colon]) != nil
  }

  private static func labelled(_ segment: String) -> (PageField, String)? {
    if let colon = segment.firstIndex(where: { $0 == "：" || $0 == ":" }) {
      let label = segment[..<colon]
      let value = segment[segment.index(after: colon)...].trimmingBlanks()
      if label.count <= PageField.longestLabel, let field = PageField(label: label) {
        return value.isEmpty ? nil : (field, value)
      }
      return nil
    }
    // Without a colon a value must begin with a digit or a money mark: `售价¥98.00`.
    let text = segment.trimmingBlanks()
    guard let start = text.firstIndex(where: { "¥￥0123456789".contains($0) }),
      start > text.startIndex, text.distance(from: text.startIndex, to: start) <= 12,
      let field = PageField(label: text[..<start])
    else { return nil }
    return (field, String(text[start...]))
  }

  private static func cleaned(_ value: String) -> String {
    var value = value.filter { $0 != "\u{1f}" }.trimmingBlanks()
    for button in ["点击复制", "复制", "查看"] where value.hasSuffix(button) {
      value = value.dropLast(button.count).trimmingBlanks()
    }
    return value
  }
}
