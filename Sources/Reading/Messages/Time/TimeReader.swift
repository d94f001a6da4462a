/// Finds the words of a sentence that say when: 今晚八点前, 下周五下午, 3号, 24小时内, 月底.
///
/// Each place of the sentence is looked at once and what was read is skipped over, so the time grows
/// with the length of the sentence.
struct TimeReader: Sendable {
  typealias Symbol = Alphabet.Symbol

  let quantities: QuantityReader
  let marks: TimeMarks
  private let comma: Symbol

  init(_ alphabet: Alphabet, _ quantities: QuantityReader) {
    self.quantities = quantities
    marks = TimeMarks(alphabet)
    comma = alphabet.symbol(of: 0x2c)
  }

  /// The part of `sentence` between the commas around `range`.
  func part(around range: Range<Int>, in sentence: UnsafeBufferPointer<Symbol>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, sentence[start - 1] != comma { start -= 1 }
    while end < sentence.count, sentence[end] != comma { end += 1 }
    return start..<end
  }

  /// What `sentence` says of times, in its order.
  func expressions(in sentence: UnsafeBufferPointer<Symbol>) -> [TimeExpression] {
    var found: [TimeExpression] = []
    var position = 0
    while position < sentence.count {
      var cursor = TimeCursor(sentence, at: position, self)
      if let meaning = cursor.expression() {
        found.append(
          TimeExpression(
            meaning: meaning, range: position..<cursor.position,
            isAfterEvent: marks.after.contains { word in
              TimeCursor.ends(word, in: sentence, within: 2, before: position)
            }))
      }
      position = max(cursor.position, position + 1)
    }
    return found
  }
}

/// The words of time in the symbols of an alphabet.
struct TimeMarks: Sendable {
  typealias Word = [Alphabet.Symbol]

  /// The words that stand for themselves by their first symbol, longest first.
  let words: [Alphabet.Symbol: [(symbols: Word, means: TimeWord)]]
  let within, after, before, about, connecting, clock, unfulfilled, otherwise: [Word]
  let number, day, month, end, early, late, many, half, minute: [Word]
  let quarterOfHour, quarter, threeQuarters, one, oclock: [Word]
  /// Monday to Sunday, each in the ways that it is written.
  let weekdays: [[Word]]

  init(_ alphabet: Alphabet) {
    func marks(_ words: [String]) -> [Word] {
      words.map { alphabet.symbols(of: $0) }.sorted { $0.count > $1.count }
    }
    var words: [Alphabet.Symbol: [(symbols: Word, means: TimeWord)]] = [:]
    for (word, means) in TimeVocabulary.words {
      let symbols = alphabet.symbols(of: word)
      words[symbols[0], default: []].append((symbols, means))
    }
    self.words = words.mapValues { $0.sorted { $0.symbols.count > $1.symbols.count } }
    within = marks(TimeVocabulary.within)
    after = marks(TimeVocabulary.after)
    before = marks(TimeVocabulary.before)
    about = marks(TimeVocabulary.about)
    connecting = marks(TimeVocabulary.connecting)
    clock = marks(TimeVocabulary.clock)
    unfulfilled = marks(TimeVocabulary.unfulfilled)
    otherwise = marks(TimeVocabulary.otherwise)
    (number, day, month, end) = (marks(["号"]), marks(["日"]), marks(["月"]), marks(["底", "末"]))
    (early, late, many) = (marks(["早"]), marks(["晚"]), marks(["多"]))
    (half, minute, oclock) = (marks(["半"]), marks(["分"]), marks(["钟"]))
    (quarterOfHour, quarter, threeQuarters) = (marks(["刻钟"]), marks(["一刻"]), marks(["三刻"]))
    one = marks(["一"])
    weekdays = [
      ["一", "1"], ["二", "2"], ["三", "3"], ["四", "4"], ["五", "5"], ["六", "6"], ["日", "天", "7"],
    ]
    .map(marks)
  }
}
