/// Reads a text once, sentence by sentence, and finds in each the rules of a set.
///
/// A sentence is decoded and folded, then its words are found, then the patterns that may stand in it: a
/// pattern is looked at only in a sentence that has a word of every list that it names. The tables are
/// used again for every sentence, so that reading allocates next to nothing; the time grows with the
/// length of the text, for a sentence has at most `Sentence.longest` characters, and each step of a
/// pattern is tried at most once behind each word.
struct PatternScanner: ~Copyable {
  typealias Symbol = Alphabet.Symbol

  /// What was seen of the whole text.
  struct Summary: Sendable, Hashable {
    /// How many sentences there are.
    var sentences = 0
    /// How many scalars were not read that show nothing and change how the text is read: zero-width
    /// characters and marks of direction.
    var unseen = 0
    /// How often a word was tried as the next step of a pattern.
    var tries = 0
  }

  private let set: PatternSet
  private let symbols: Memory<Symbol>
  private let places: Memory<Int32>
  private let hits: Memory<SentenceMatcher.Hit>
  private let sums: Memory<Int32>
  private var matcher: SentenceMatcher

  init(_ set: PatternSet) {
    self.set = set
    symbols = Memory(count: Sentence.longest)
    places = Memory(count: Sentence.longest)
    let mostEndings = max(set.words.mostEndings, set.weights.words.mostEndings)
    hits = Memory(count: Sentence.longest * mostEndings + 1)
    sums = Memory(repeating: 0, count: set.weights.count)
    matcher = SentenceMatcher(set)
  }

  /// Hands every sentence of `text`, which is sound UTF-8, to `visit` with the rules that are found
  /// in it, each once, in the order of the set's patterns.
  mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    visit: (borrowing Sentence, [SentenceMatcher.Match]) -> Void
  ) -> Summary {
    var summary = Summary()
    var index = 0
    var scalars = 0
    var beginsLine = true
    while index < text.count {
      let start = index
      let scalarsBefore = scalars
      let part = fill(text, &index, &scalars, &summary.unseen)
      if part.symbolCount > 0 {
        summary.sentences += 1
        let sentence = Sentence(
          symbols: UnsafeBufferPointer(start: symbols.base, count: part.symbolCount),
          places: places.base, sums: sums.base,
          bytes: start..<(part.end ?? index), scalarsBefore: scalarsBefore, beginsLine: beginsLine)
        let hitCount = set.words.find(in: sentence.symbols, hits.base)
        let matches = matcher.matches(
          in: sentence.symbols, UnsafeBufferPointer(start: hits.base, count: hitCount),
          hasNumeral: part.hasNumeral)
        // The hits of the patterns are not needed any more.
        if set.weights.count > 0 { set.weights.weigh(sentence.symbols, hits.base, sums.base) }
        visit(sentence, matches)
      }
      if part.symbolCount > 0 || part.endsLine { beginsLine = part.endsLine }
    }
    summary.tries = matcher.tries
    return summary
  }

  /// What was read of a sentence, and what ended it.
  private struct Part {
    var symbolCount = 0
    /// Where what ends it begins; nil where it has no end but the next one's beginning.
    var end: Int?
    var endsLine = false
    var hasNumeral = false
  }

  /// Reads up to the end of a sentence; `index` then stands behind what ends it.
  private func fill(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ scalars: inout Int,
    _ unseen: inout Int
  ) -> Part {
    let table = set.alphabet.table.base
    let (symbols, places) = (self.symbols.base, self.places.base)
    let numeralCount = set.quantities.numeralEnd &- (Alphabet.question &+ 1)
    var part = Part()
    var symbolCount = 0
    var position = index
    var read = 0
    while position < text.count, symbolCount < Sentence.longest {
      let place = position
      let scalar = Self.scalar(text, &position)
      read &+= 1
      let symbol = scalar < 0x1_0000 ? table[Int(scalar)] : Alphabet.other
      // One comparison for what stands in most places: a character of some word.
      let letter = symbol &- (Alphabet.question &+ 1)
      if letter < Alphabet.dropped &- (Alphabet.question &+ 1) {
        part.hasNumeral = part.hasNumeral || letter < numeralCount
      } else if symbol == Alphabet.dropped {
        if Folding.isUnseen(scalar) { unseen += 1 }
        continue
      } else if symbol == Alphabet.stop || symbol == Alphabet.lineEnd {
        part.endsLine = symbol == Alphabet.lineEnd
        part.end = place
        break
      } else if symbol == Alphabet.question, symbolCount == 0 {
        // Of several question marks the first one ends the sentence.
        continue
      }
      symbols[symbolCount] = symbol
      places[symbolCount] = Int32(truncatingIfNeeded: place)
      symbolCount &+= 1
      if symbol == Alphabet.question { break }
    }
    index = position
    scalars += read
    part.symbolCount = symbolCount
    return part
  }

  /// The scalar at `position`, which then stands behind it.
  @inline(__always)
  private static func scalar(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> UInt32 {
    let first = UInt32(text[position])
    if first < 0x80 {
      position &+= 1
      return first
    }
    if first >= 0xe0, first < 0xf0, position &+ 2 < text.count {
      let (second, third) = (UInt32(text[position &+ 1]), UInt32(text[position &+ 2]))
      position &+= 3
      return (first & 0x0f) << 12 | (second & 0x3f) << 6 | third & 0x3f
    }
    if first < 0xe0, position &+ 1 < text.count {
      let second = UInt32(text[position &+ 1])
      position &+= 2
      return (first & 0x1f) << 6 | second & 0x3f
    }
    // No word has a character beyond the basic plane.
    position = min(position &+ (first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4), text.count)
    return 0x1_0000
  }
}
