/// The words that weigh, and for each of them how much it speaks for which kinds.
///
/// They have a table of their own: there are more of them in a sentence than of the words of patterns,
/// and nothing is asked of them but their sum.
struct WeightTable: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// How much a word speaks for the kind of a weighing, which has its number.
  struct Entry: Sendable {
    let weighing: Int16
    let weight: Int16
  }

  let words: WordTable
  /// Where the entries of each word begin; one more at the end.
  let spans: Table<Int32>
  let entries: Table<Entry>
  /// How many weighings there are.
  let count: Int

  /// A table that was built before.
  init(words: WordTable, spans: Table<Int32>, entries: Table<Entry>, count: Int) {
    (self.words, self.spans, self.entries, self.count) = (words, spans, entries, count)
  }

  /// The table of `weighings` over `alphabet`.
  /// - Throws: `FaultyPattern` for a word that no sentence can have.
  init(_ weighings: [Weighing], _ alphabet: Alphabet) throws(FaultyPattern) {
    var numbers: [[Symbol]: Int] = [:]
    var words: [[Symbol]] = []
    var entries: [[Entry]] = []
    for (number, weighing) in weighings.enumerated() {
      for word in weighing.words {
        let symbols = alphabet.symbols(of: word.text)
        guard !symbols.isEmpty else {
          throw FaultyPattern(fault: .emptyWord(word.text), text: word.text, rule: nil)
        }
        guard !symbols.contains(Alphabet.stop), !symbols.contains(Alphabet.lineEnd),
          !symbols.dropLast().contains(Alphabet.question)
        else { throw FaultyPattern(fault: .unreachableWord(word.text), text: word.text, rule: nil) }
        let place = numbers[symbols] ?? words.count
        if place == words.count {
          numbers[symbols] = place
          words.append(symbols)
          entries.append([])
        }
        entries[place].append(
          Entry(weighing: Int16(number), weight: Int16(clamping: word.weight)))
      }
    }
    var spans: [Int32] = [0]
    for list in entries { spans.append(spans[spans.count - 1] + Int32(list.count)) }
    self.init(
      words: WordTable(words: words, symbolCount: alphabet.scalars.count), spans: Table(spans),
      entries: Table(entries.flatMap { $0 }), count: weighings.count)
  }

  /// Writes to `sums` what the words of `text` come to for every weighing. `hits` has room for all that
  /// can be found.
  func weigh(
    _ text: UnsafeBufferPointer<Symbol>, _ hits: UnsafeMutablePointer<SentenceMatcher.Hit>,
    _ sums: UnsafeMutablePointer<Int32>
  ) {
    sums.update(repeating: 0, count: count)
    let (spans, entries) = (self.spans.base, self.entries.base)
    for index in 0..<words.find(in: text, hits) {
      let word = Int(hits[index].role)
      for place in Int(spans[word])..<Int(spans[word &+ 1]) {
        let entry = entries[place]
        sums[Int(entry.weighing)] &+= Int32(entry.weight)
      }
    }
  }

  /// A stretch of a sentence, and how much it says.
  private struct Part {
    var range: Range<Int>
    var sum = 0
  }

  /// Which part of `text` between two `cuts` speaks loudest for `weighing`, and its words that do, the
  /// heaviest first and at most `most`.
  func loudest(
    in text: UnsafeBufferPointer<Symbol>, for weighing: Int, cuts: Set<Symbol>, most: Int
  ) -> (range: Range<Int>, words: [Range<Int>]) {
    var parts: [Part] = []
    var start = 0
    for index in text.indices where cuts.contains(text[index]) {
      if start < index { parts.append(Part(range: start..<index)) }
      start = index + 1
    }
    if start < text.count { parts.append(Part(range: start..<text.count)) }
    var found: [(range: Range<Int>, weight: Int)] = []
    for hit in words.all(in: Array(text)) {
      let range = Int(hit.start)..<Int(hit.end)
      guard let weight = weight(of: Int(hit.role), for: weighing) else { continue }
      if let part = parts.firstIndex(where: {
        $0.range.lowerBound <= range.lowerBound
          && range.upperBound <= $0.range.upperBound
      }) {
        parts[part].sum += weight
      }
      if weight > 0 { found.append((range, weight)) }
    }
    found.sort { ($1.weight, $0.range.lowerBound) < ($0.weight, $1.range.lowerBound) }
    var words: [Range<Int>] = []
    for (range, _) in found where words.count < most {
      // Of words that lie over each other the heaviest one is named.
      if !words.contains(where: range.overlaps) { words.append(range) }
    }
    let whole = Part(range: 0..<text.count, sum: .min)
    let loudest = parts.reduce(whole) { $1.sum > $0.sum ? $1 : $0 }
    return (loudest.range, words)
  }

  private func weight(of word: Int, for weighing: Int) -> Int? {
    (Int(spans[word])..<Int(spans[word + 1])).lazy.map { entries[$0] }
      .first { Int($0.weighing) == weighing }.map { Int($0.weight) }
  }
}
