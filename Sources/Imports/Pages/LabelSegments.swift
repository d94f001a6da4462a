/// The parts of a line that can each hold a label, as in `订单号：A 状态：已完成`.
///
/// A part ends at a mark between cells or elements, and before a word that begins with a label;
/// blanks within it are one space. A label is short, so most of a text is passed over.
struct LabelSegments {
  /// What a part says.
  enum Meaning: Equatable {
    /// A label and its value, which stands at the range.
    case labelled(PageField, Range<Int>)
    /// A label and nothing else.
    case label(PageField)
    case words
  }

  /// One part.
  struct Part {
    /// Where it stands in `bytes`.
    var range: Range<Int>
    var meaning: Meaning
  }

  /// The parts, one behind the other, in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The parts, in the order of the line.
  private(set) var parts: [Part] = []

  /// Takes the line `text` apart; what was there before is gone.
  mutating func take(_ text: String) {
    bytes.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    let line = text.utf8.span
    var start = 0
    var index = 0
    while index < line.count {
      let mark = Self.markLength(line, at: index)
      if mark > 0 {
        end(from: &start)
        index += mark
        continue
      }
      let blank = Blanks.whiteSpace(line, at: index)
      if blank > 0 {
        index += blank
        continue
      }
      let word = index
      while index < line.count, Self.markLength(line, at: index) == 0,
        Blanks.whiteSpace(line, at: index) == 0
      {
        index += 1
      }
      if bytes.count > start {
        if Self.beginsLabel(line, word..<index) {
          end(from: &start)
        } else {
          bytes.append(UInt8(ascii: " "))
        }
      }
      line.extracting(word..<index).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
    end(from: &start)
  }

  private mutating func end(from start: inout Int) {
    guard bytes.count > start else { return }
    let range = start..<bytes.count
    start = bytes.count
    let meaning = Self.meaning(bytes.span, range)
    // `订单号：` and its value in the next element are one part.
    if meaning == .words, let last = parts.last, case .label = last.meaning,
      Self.colonLength(bytes.span, before: last.range.upperBound) > 0
    {
      let joined = last.range.lowerBound..<range.upperBound
      parts[parts.count - 1] = Part(range: joined, meaning: Self.meaning(bytes.span, joined))
    } else {
      parts.append(Part(range: range, meaning: meaning))
    }
  }

  /// What the text at `range` says.
  static func meaning(_ bytes: Bytes, _ range: Range<Int>) -> Meaning {
    if let (field, value) = labelled(bytes, range), !value.isEmpty {
      return .labelled(field, value)
    }
    return wholeLabel(bytes, range).map { .label($0) } ?? .words
  }

  /// The field of a text that is a label and nothing else, with or without a colon.
  static func wholeLabel(_ bytes: Bytes, _ range: Range<Int>) -> PageField? {
    var text = Blanks.trimmed(bytes, range)
    let colon = colonLength(bytes, before: text.upperBound)
    if colon > 0, colon <= text.count { text = text.lowerBound..<(text.upperBound - colon) }
    guard text.count <= PageField.longestLabel * 4,
      characters(bytes, text) <= PageField.longestLabel
    else { return nil }
    return PageField(label: bytes, text)
  }

  private static func beginsLabel(_ bytes: Bytes, _ word: Range<Int>) -> Bool {
    labelled(bytes, word) != nil
  }

  // The label at the beginning of a text and its value, which may be empty after a colon.
  private static func labelled(
    _ bytes: Bytes, _ range: Range<Int>
  ) -> (PageField, value: Range<Int>)? {
    guard let (label, start, hasColon) = candidate(bytes, range),
      let field = PageField(label: bytes, label)
    else { return nil }
    let value = Blanks.trimmed(bytes, start..<range.upperBound)
    if hasColon { return (field, value) }
    // A colon far behind says that the label is another one.
    for index in value where colonLength(bytes, at: index) > 0 { return nil }
    return (field, value)
  }

  /// What can be a label at the beginning of the text at `range`, and where its value begins: it is
  /// never longer than the longest label, however long the text is.
  static func candidate(
    _ bytes: Bytes, _ range: Range<Int>
  ) -> (label: Range<Int>, value: Int, hasColon: Bool)? {
    var index = range.lowerBound
    var count = 0
    while index < range.upperBound, count <= PageField.longestLabel {
      let colon = colonLength(bytes, at: index)
      if colon > 0 { return (range.lowerBound..<index, index + colon, true) }
      index = after(bytes, index)
      count += 1
    }
    // Without a colon a value must begin with a digit or a money mark: `售价¥98.00`.
    let start = Blanks.trimmed(bytes, range).lowerBound
    index = start
    count = 0
    while index < range.upperBound, count <= 12 {
      if isValueStart(bytes, index) { return index > start ? (start..<index, index, false) : nil }
      index = after(bytes, index)
      count += 1
    }
    return nil
  }

  // A digit, `¥` or `￥`.
  private static func isValueStart(_ bytes: Bytes, _ index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case 0xc2: bytes.matches([0xa5], at: index + 1)
    case 0xef: bytes.matches([0xbf, 0xa5], at: index + 1)
    default: false
    }
  }

  // TAB, U+001F, `|`, `;`, `｜` and `；`.
  private static func markLength(_ bytes: Bytes, at index: Int) -> Int {
    switch bytes[index] {
    case 0x09, 0x1f, UInt8(ascii: "|"), UInt8(ascii: ";"): return 1
    case 0xef:
      guard index + 2 < bytes.count else { return 0 }
      return (bytes[index + 1] == 0xbd && bytes[index + 2] == 0x9c)
        || (bytes[index + 1] == 0xbc && bytes[index + 2] == 0x9b) ? 3 : 0
    default: return 0
    }
  }

  private static func colonLength(_ bytes: Bytes, at index: Int) -> Int {
    if bytes[index] == UInt8(ascii: ":") { return 1 }
    guard bytes[index] == 0xef, index + 2 < bytes.count else { return 0 }
    return bytes[index + 1] == 0xbc && bytes[index + 2] == 0x9a ? 3 : 0
  }

  private static func colonLength(_ bytes: Bytes, before end: Int) -> Int {
    if end >= 1, bytes[end - 1] == UInt8(ascii: ":") { return 1 }
    return end >= 3 && colonLength(bytes, at: end - 3) == 3 ? 3 : 0
  }

  // Where the next character begins.
  private static func after(_ bytes: Bytes, _ index: Int) -> Int {
    var next = index + 1
    while next < bytes.count, bytes[next] & 0xc0 == 0x80 { next += 1 }
    return next
  }

  private static func characters(_ bytes: Bytes, _ range: Range<Int>) -> Int {
    range.count { bytes[$0] & 0xc0 != 0x80 }
  }
}
