internal import CaseCore

/// The cells of one line of a table with commas, as ranges of the line's bytes.
///
/// Bills are not strict CSV. Bytes may stand between a closing quotation mark and the comma
/// (`"3985734"<TAB>,`), and quotation marks within a cell may not be doubled
/// (`打开拼多多，点击底部"多多视频"`).
struct RowCells {
  /// One cell.
  struct Cell {
    /// Everything between the commas.
    var raw: Range<Int>
    /// The content, without padding and wrapping quotation marks.
    var content: Range<Int>
    /// Whether the content holds doubled quotation marks.
    var hasDoubledQuotes = false
  }

  /// How two marks in a row before a comma are read, where the file does not say.
  enum QuoteRule {
    /// As RFC 4180 says: a doubled mark is one mark, and the cell goes on.
    case doubled
    /// As careless writers mean it: a mark of the text, and then the closing one.
    case closing
  }

  private(set) var cells: [Cell] = []
  /// Whether a quoted cell was never closed.
  private(set) var isOpen = false
  /// Whether something stood between a closing mark and the comma in any cell.
  private(set) var isPaddedOutsideQuotes = false

  /// Takes `line` apart, by the rule that gives `expected` cells where one does.
  mutating func split(_ line: Bytes, expecting expected: Int?) {
    split(line, rule: .doubled)
    guard let expected, cells.count != expected || isOpen else { return }
    dropEmptyCells(over: expected)
    guard cells.count != expected || isOpen else { return }
    let (strict, wasOpen) = (cells, isOpen)
    split(line, rule: .closing)
    dropEmptyCells(over: expected)
    // The careless reading is taken only where it makes the row whole.
    if cells.count != expected || isOpen { (cells, isOpen) = (strict, wasOpen) }
  }

  /// Adds empty cells at the end, which is at `end`, until there are `count`.
  mutating func pad(to count: Int, end: Int) {
    while cells.count < count { cells.append(Cell(raw: end..<end, content: end..<end)) }
  }

  /// Joins the cells from `index` on until `count` are left.
  mutating func join(from index: Int, downTo count: Int) {
    let extra = cells.count - count
    guard extra > 0, index + extra < cells.count else { return }
    let last = cells[index + extra]
    cells[index].raw = cells[index].raw.lowerBound..<last.raw.upperBound
    cells[index].content = cells[index].content.lowerBound..<last.content.upperBound
    cells.removeSubrange((index + 1)...(index + extra))
  }

  // Rows often end in a comma, which makes one empty cell more (formats: 13 for 12 columns).
  private mutating func dropEmptyCells(over expected: Int) {
    while cells.count > expected, let last = cells.last, last.content.isEmpty { cells.removeLast() }
  }

  private mutating func split(_ line: Bytes, rule: QuoteRule) {
    cells.removeAll(keepingCapacity: true)
    isOpen = false
    isPaddedOutsideQuotes = false
    var start = 0
    while true {
      let cell = cell(line, from: start, rule: rule)
      cells.append(cell)
      guard cell.raw.upperBound < line.count, cells.count < Limits.cellsPerRow else { return }
      start = cell.raw.upperBound + 1
    }
  }

  private mutating func cell(_ line: Bytes, from start: Int, rule: QuoteRule) -> Cell {
    let comma = UInt8(ascii: ",")
    let first = Padding.skip(line, from: start, to: line.count)
    guard first < line.count, line[first] == UInt8(ascii: "\"") else {
      let end = line.firstIndex(of: comma, from: start) ?? line.count
      return Cell(raw: start..<end, content: Padding.trimmed(line, start..<end))
    }
    var doubled = false
    var index = first + 1
    while index < line.count {
      guard line[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let next = index + 1
      if rule == .doubled, next < line.count, line[next] == UInt8(ascii: "\"") {
        doubled = true
        index += 2
        continue
      }
      let after = Padding.skip(line, from: next, to: line.count)
      if after == line.count || line[after] == comma {
        if after > next, after < line.count { isPaddedOutsideQuotes = true }
        return Cell(
          raw: start..<after, content: Padding.trimmed(line, (first + 1)..<index),
          hasDoubledQuotes: doubled)
      }
      index += 1
    }
    // Never closed: the mark is text, so that it cannot swallow the rest of the row.
    isOpen = true
    let end = line.firstIndex(of: comma, from: start) ?? line.count
    return Cell(raw: start..<end, content: Padding.trimmed(line, start..<end))
  }
}

/// What stands around the content of a cell and means nothing: blanks, TAB, U+00A0, U+3000,
/// U+200E, U+202F, U+FEFF.
enum Padding {
  /// The first index from `start` on that is no padding.
  static func skip(_ line: Bytes, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let length = length(line, at: index, end: end)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// `range` without padding at both ends.
  static func trimmed(_ line: Bytes, _ range: Range<Int>) -> Range<Int> {
    let start = skip(line, from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start {
      if isBlank(line[end - 1]) {
        end -= 1
      } else if end - 3 >= start, length(line, at: end - 3, end: end) == 3 {
        end -= 3
      } else if end - 2 >= start, length(line, at: end - 2, end: end) == 2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13)
  }

  private static func length(_ line: Bytes, at index: Int, end: Int) -> Int {
    let byte = line[index]
    if isBlank(byte) { return 1 }
    if byte == 0xc2, index + 1 < end, line[index + 1] == 0xa0 { return 2 }
    guard byte >= 0xe2, index + 2 < end else { return 0 }
    switch (byte, line[index + 1], line[index + 2]) {
    case (0xe3, 0x80, 0x80), (0xe2, 0x80, 0x8e), (0xe2, 0x80, 0xaf), (0xef, 0xbb, 0xbf): return 3
    default: return 0
    }
  }
}
