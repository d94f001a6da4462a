/// Reads a text once, sentence by sentence, and finds in each the rules of a set.
///
/// One pass decodes the text, folds it and runs the automaton over it. A pattern is looked at only in
/// a sentence that has a word of every list that it names. The tables are used again for every
/// sentence, so that reading allocates next to nothing; the time grows with the length of the text,
/// for a sentence has at most `Sentence.longest` characters, and each step of a pattern is tried at most once
/// behind each word.
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

  /// A word of the sentence: which, and behind which symbol it ends.
  struct Hit {
    let word: Int32
    let length: Int32
    let end: Int32
  }

  private let table: Memory<Symbol>
  private let slots: Memory<WordTable.Slot>
  private let endings: Memory<WordTable.Ending>
  private let symbols: Memory<Symbol>
  private let places: Memory<Int32>
  private let hits: Memory<Hit>
  private var matcher: SentenceMatcher

  init(_ set: PatternSet) {
    table = Memory(set.alphabet.table, or: Alphabet.other)
    slots = Memory(set.words.slots, or: WordTable.Slot())
    endings = Memory(set.words.endings, or: WordTable.Ending(word: 0, length: 0))
    symbols = Memory(repeating: Alphabet.other, count: Sentence.longest)
    places = Memory(repeating: 0, count: Sentence.longest)
    hits = Memory(
      repeating: Hit(word: 0, length: 0, end: 0), count: Sentence.longest * set.words.mostEndings)
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
          places: places.base,
          bytes: start..<part.end, scalarsBefore: scalarsBefore, beginsLine: beginsLine)
        visit(
          sentence,
          matcher.matches(
            in: sentence.symbols, UnsafeBufferPointer(start: hits.base, count: part.hitCount)))
      }
      if part.symbolCount > 0 || part.endsLine { beginsLine = part.endsLine }
    }
    summary.tries = matcher.tries
    return summary
  }

  /// Reads up to the end of a sentence; `index` then stands behind what ends it.
  private func fill(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ scalars: inout Int,
    _ unseen: inout Int
  ) -> (symbolCount: Int, hitCount: Int, end: Int, endsLine: Bool) {
    var (symbolCount, hitCount) = (0, 0)
    var state: Int32 = 0
    var position = index
    while position < text.count, symbolCount < Sentence.longest {
      let place = position
      let scalar = Self.scalar(text, &position)
      scalars &+= 1
      let symbol = scalar < 0x1_0000 ? table[Int(scalar)] : Alphabet.other
      // Of several question marks the first one ends the sentence.
      let isSpare = symbol == Alphabet.question && symbolCount == 0
      guard symbol > Alphabet.lineEnd, symbol != Alphabet.dropped, !isSpare else {
        if symbol == Alphabet.dropped {
          if Folding.isUnseen(scalar) { unseen += 1 }
          continue
        }
        guard symbol == Alphabet.other else {
          if isSpare { continue }
          index = position
          return (symbolCount, hitCount, place, symbol == Alphabet.lineEnd)
        }
        symbols[symbolCount] = symbol
        places[symbolCount] = Int32(truncatingIfNeeded: place)
        symbolCount &+= 1
        state = 0
        continue
      }
      symbols[symbolCount] = symbol
      places[symbolCount] = Int32(truncatingIfNeeded: place)
      symbolCount &+= 1
      state = WordTable.state(after: symbol, in: state, slots.base)
      let slot = slots[state]
      for ending in Int(slot.firstEnding)..<Int(slot.firstEnding &+ slot.endingCount) {
        let found = endings[ending]
        hits[hitCount] = Hit(word: found.word, length: found.length, end: Int32(symbolCount))
        hitCount &+= 1
      }
      guard symbol != Alphabet.question else { break }
    }
    index = position
    return (symbolCount, hitCount, position, false)
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
    func next(_ offset: Int) -> UInt32 {
      position &+ offset < text.count ? UInt32(text[position &+ offset]) & 0x3f : 0
    }
    if first >= 0xe0, first < 0xf0 {
      let scalar = (first & 0x0f) << 12 | next(1) << 6 | next(2)
      position = min(position &+ 3, text.count)
      return scalar
    }
    if first < 0xe0 {
      let scalar = (first & 0x1f) << 6 | next(1)
      position = min(position &+ 2, text.count)
      return scalar
    }
    position = min(position &+ 4, text.count)
    // No word has a character beyond the basic plane.
    return 0x1_0000
  }
}
