/// A text as patterns read it, sentence by sentence, with the place of every character in the
/// original.
struct ReadText: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// The most characters that are taken for one sentence; a longer one is cut.
  static let longestSentence = 400

  /// The symbols of what is read.
  private(set) var symbols: [Symbol] = []
  /// For every symbol, which Unicode scalar of the text it is, counted from 0.
  private(set) var places: [Int32] = []
  /// How many scalars the text has.
  private(set) var scalarCount = 0
  /// How many scalars were not read that show nothing and change how the text is read: zero-width
  /// characters and marks of direction.
  private(set) var unseenCount = 0
  /// The sentences, as ranges of `symbols`.
  private(set) var sentences: [Range<Int>] = []

  /// Reads `text`.
  init(_ text: String, _ alphabet: Alphabet) {
    symbols.reserveCapacity(text.utf8.count / 3)
    places.reserveCapacity(text.utf8.count / 3)
    var start = 0
    for scalar in text.unicodeScalars {
      let symbol = alphabet.symbol(of: scalar.value)
      if symbol == Alphabet.dropped {
        if Folding.isUnseen(scalar.value) { unseenCount += 1 }
      } else {
        symbols.append(symbol)
        places.append(Int32(truncatingIfNeeded: scalarCount))
        if symbol == Alphabet.stop || symbol == Alphabet.lineEnd
          || symbols.count - start >= Self.longestSentence
        {
          endSentence(&start, at: symbols.count)
        }
      }
      scalarCount += 1
    }
    endSentence(&start, at: symbols.count)
  }

  /// A sentence has more than its end.
  private mutating func endSentence(_ start: inout Int, at end: Int) {
    var last = end
    while last > start, symbols[last - 1] <= Alphabet.lineEnd, symbols[last - 1] != Alphabet.other {
      last -= 1
    }
    if last > start { sentences.append(start..<last) }
    start = end
  }

  /// The scalars of the text that `range` of the symbols covers.
  func scalars(of range: Range<Int>) -> Range<Int> {
    Int(places[range.lowerBound])..<Int(places[range.upperBound - 1]) + 1
  }
}
