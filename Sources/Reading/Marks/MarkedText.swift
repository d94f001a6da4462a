/// A text with its marks, written so that patterns find them, and where every part of it came from.
///
/// Patterns read the copy; places are those of the text.
struct MarkedText {
  /// Whether what stands in quotation marks is read.
  enum Quotes {
    /// As any other words.
    case read
    /// Not at all: they are somebody's words, not the writer's.
    case skipped
  }

  /// The copy in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For every byte of the copy, where in the text its character begins and ends.
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// The text.
  let source: [UInt8]
  /// The folded scalars of the text and the byte at which each begins; one more at the end.
  let scalars: [Unicode.Scalar]
  let places: [Int32]
  /// Whether each part between commas counts as a sentence.
  private let splitsAtCommas: Bool

  /// The longest stretch in quotation marks that is taken for a quote.
  private static let longestQuote = 120
  /// So many marks at once are shouting.
  private static let shoutLength = 4

  init(_ text: String, quotes: Quotes = .read, splitsAtCommas: Bool = false) {
    self.splitsAtCommas = splitsAtCommas
    source = Array(text.utf8)
    var scalars: [Unicode.Scalar] = []
    var places: [Int32] = []
    var place: Int32 = 0
    for scalar in text.unicodeScalars {
      scalars.append(Self.folded(scalar))
      places.append(place)
      place += Int32(UTF8.width(scalar))
    }
    self.scalars = scalars
    self.places = places + [place]
    write(quotes)
  }

  /// The bytes of the text that `range` of the copy stands for.
  func original(of range: Range<Int>) -> Range<Int> {
    Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  /// The place in the text that `range` of the copy stands for.
  func place(of range: Range<Int>) -> TextPlace { place(ofBytes: original(of: range)) }

  /// The place of `range` of the text.
  func place(ofBytes range: Range<Int>) -> TextPlace {
    source.withUnsafeBufferPointer { source in
      let first = UTF8Step.scalarCount(of: 0..<range.lowerBound, in: source)
      let count = UTF8Step.scalarCount(of: range, in: source)
      return TextPlace(bytes: range, scalars: first..<first + count)
    }
  }

  /// What stands in `range` of the text.
  func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  /// `range` of the text, made longer to the end of the letters and digits at its end.
  func wholeWord(_ range: Range<Int>) -> Range<Int> {
    guard let last = places.lastIndex(where: { Int($0) < range.upperBound }),
      last < scalars.count, scalars[last].isLetterOrDigit
    else { return range }
    let end = MarkFinder(scalars).end(ofWordAt: last)
    return range.lowerBound..<Int(places[end])
  }

  /// Blots out the marks in `range` of the copy that stand in the place of something; false if there
  /// are none.
  mutating func blot(_ range: Range<Int>) -> Bool {
    let marks = Mark.allCases.filter(\.isInPlace).map { Array(String($0.scalar).utf8) }
    let blot = Array("□".utf8)
    var found = false
    for start in range where start + 3 <= bytes.count {
      if marks.contains(where: { bytes[start..<(start + 3)].elementsEqual($0) }) {
        bytes.replaceSubrange(start..<(start + 3), with: blot)
        found = true
      }
    }
    return found
  }

  // MARK: Writing the copy

  private mutating func write(_ quotes: Quotes) {
    let finder = MarkFinder(scalars)
    var index = 0
    var repetition = Repetition(scalars)
    while index < scalars.count {
      if quotes == .skipped, let length = quoteLength(at: index) {
        append("□", index..<(index + length))
        index += length
        continue
      }
      let isFree = index == 0 || !scalars[index - 1].isLetterOrDigit
      if isFree, let (mark, length) = finder.mark(at: index) {
        append(mark.scalar, index..<(index + length))
        index += length
        continue
      }
      let run = shoutLength(at: index)
      if run >= Self.shoutLength { append(Mark.shout.scalar, index..<(index + run)) }
      let isCut = splitsAtCommas && ",、".unicodeScalars.contains(scalars[index])
      append(isCut ? "\n" : scalars[index], index..<(index + 1))
      if finder.isPlainNumber(endingAt: index) {
        append(Mark.number.scalar, index..<(index + 1))
      }
      if let length = repetition.ends(at: index) {
        append(Mark.repeated.scalar, (index + 1 - length)..<(index + 1))
      }
      index += 1
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    let encoded = Array(String(scalar).utf8)
    bytes += encoded
    starts += Array(repeating: places[range.lowerBound], count: encoded.count)
    ends += Array(repeating: places[range.upperBound], count: encoded.count)
  }

  private func shoutLength(at index: Int) -> Int {
    let isMark: (Unicode.Scalar) -> Bool = { $0 == "!" || $0 == "?" }
    guard isMark(scalars[index]), index == 0 || !isMark(scalars[index - 1]) else { return 0 }
    return scalars[index...].prefix(while: isMark).count
  }

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "”", "「": "」", "『": "』", "\"": "\"", "‘": "’", "”": "”",
  ]

  /// How long the quote is that opens at `index`, its marks included; nil where none does.
  private func quoteLength(at index: Int) -> Int? {
    guard let close = Self.closing[scalars[index]] else { return nil }
    for (length, scalar) in scalars[(index + 1)...].prefix(Self.longestQuote).enumerated() {
      if scalar == close { return length + 2 }
      if scalar == "\n" { return nil }
    }
    return nil
  }

  /// Small letters of half width; a scalar of ours becomes one that means nothing.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5a: Unicode.Scalar(scalar.value + 0x20) ?? scalar
    case 0xff01...0xff5e:
      Unicode.Scalar(scalar.value - 0xfee0).map(folded) ?? scalar
    case 0x3000, 0xa0, 0x09: " "
    case 0xe000...0xe0ff: "□"
    default: scalar
    }
  }
}

/// Finds words that are said again and again: 求求求求, 凭什么凭什么凭什么.
private struct Repetition {
  private let scalars: [Unicode.Scalar]
  /// For every length of the words, how many scalars up to here say them again.
  private var again: [Int] = Array(repeating: 0, count: Self.longest + 1)

  private static let longest = 6
  // What is written many times without a meaning, or for laughing.
  private static let silent = Array(" \n\t.-_=~*#/|…。!?,、哈嘿呵嘻～—+○□".unicodeScalars)

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// How long the repetition is that is one by now, seen just behind `index`.
  mutating func ends(at index: Int) -> Int? {
    var found: Int?
    for length in 1...Self.longest {
      let isAgain =
        index >= length && scalars[index] == scalars[index - length]
        && !scalars[index].isLetterOrDigit && !Self.silent.contains(scalars[index])
      again[length] = isAgain ? again[length] + 1 : 0
      // Four times one character; three times a word.
      let least = length == 1 ? 3 : length * 2
      if again[length] == least, found == nil { found = least + length }
    }
    return found
  }
}
