@testable import Reading

/// What the rules of a set find in a text, by trying every way to place every pattern: slow, and as
/// plain as the language of patterns is described.
struct PlainReading {
  /// A rule that is found in a sentence, and where, counted in characters of the sentence.
  struct Found: Equatable {
    let sentence: Int
    let rule: Int
    let pattern: Int
    let range: Range<Int>
    let quantities: [Quantity]
  }

  /// A word or a quantity of a list in a sentence.
  private struct Place {
    let start: Int
    let end: Int
    var quantity: Quantity?
  }

  private let builder = ListBuilder()
  private var patterns: [Pattern] = []
  private let alphabet: Alphabet
  private let quantities: QuantityReader
  /// The lists of every word that is not empty, by its characters.
  private var lists: [[Alphabet.Symbol]: Set<Int>] = [:]
  private var longest = 0

  init(
    lists: [(name: String, words: [String])], rules: [PatternSet.Rule], folding: Folding
  ) throws {
    for list in lists { try builder.add(list.name, list.words) }
    for (number, rule) in rules.enumerated() {
      for (text, isExcuse) in rule.matches.map({ ($0, false) }) + rule.excuses.map({ ($0, true) }) {
        for ordered in try PatternSyntax.orders(of: text) {
          patterns.append(
            Pattern(steps: try builder.steps(of: ordered), rule: number, isExcuse: isExcuse))
        }
      }
    }
    alphabet = Alphabet(words: builder.words, folding: folding)
    quantities = QuantityReader(alphabet)
    for (word, lists) in zip(builder.words, builder.listsOfWord) {
      let symbols = alphabet.symbols(of: word)
      self.lists[symbols, default: []].formUnion(lists.map(Int.init))
      longest = max(longest, symbols.count)
    }
  }

  /// Everything that is found in `text`.
  func found(in text: String) -> [Found] {
    sentences(of: text).enumerated().flatMap { number, sentence in
      found(in: sentence, number: number)
    }
  }

  /// The sentences that have characters.
  private func sentences(of text: String) -> [[Alphabet.Symbol]] {
    var all: [[Alphabet.Symbol]] = [[]]
    for symbol in text.unicodeScalars.map({ alphabet.symbol(of: $0.value) }) {
      let isEmpty = all[all.count - 1].isEmpty
      switch symbol {
      case Alphabet.dropped: continue
      case Alphabet.stop, Alphabet.lineEnd: all.append([])
      case Alphabet.question where isEmpty: continue
      case Alphabet.question:
        all[all.count - 1].append(symbol)
        all.append([])
      default:
        all[all.count - 1].append(symbol)
        if all[all.count - 1].count == Sentence.longest { all.append([]) }
      }
    }
    return all.filter { !$0.isEmpty }
  }

  private func found(in sentence: [Alphabet.Symbol], number: Int) -> [Found] {
    let places = self.places(in: sentence)
    let end = sentence.last == Alphabet.question ? sentence.count - 1 : sentence.count
    var found: [Found] = []
    var excused: Set<Int> = []
    for (index, pattern) in patterns.enumerated() {
      let isFound = found.contains { $0.rule == pattern.rule }
      guard isFound == pattern.isExcuse,
        let path = path(pattern.steps[...], behind: nil, places, end: end)
      else { continue }
      if pattern.isExcuse {
        excused.insert(pattern.rule)
      } else {
        found.append(
          Found(
            sentence: number, rule: pattern.rule, pattern: index,
            range: path[0].start..<path[path.count - 1].end,
            quantities: path.compactMap(\.quantity)))
      }
    }
    return found.filter { !excused.contains($0.rule) }
  }

  /// What stands of each list, in the order of the ends; at one end quantities, then the longest word.
  private func places(in sentence: [Alphabet.Symbol]) -> [Int: [Place]] {
    let measures = sentence.withUnsafeBufferPointer { quantities.all(in: $0) }
    var places: [Int: [Place]] = [:]
    for end in 1...sentence.count {
      for measure in measures where measure.range.upperBound == end {
        for (name, list) in builder.readings where measure.quantity.form.names.contains(name) {
          places[list, default: []].append(
            Place(start: measure.range.lowerBound, end: end, quantity: measure.quantity))
        }
      }
      for start in max(0, end - longest)..<end {
        for list in lists[Array(sentence[start..<end])] ?? [] {
          places[list, default: []].append(Place(start: start, end: end))
        }
      }
    }
    return places
  }

  /// The first way to place `steps` behind `previous`.
  private func path(
    _ steps: ArraySlice<PatternStep>, behind previous: Place?, _ places: [Int: [Place]], end: Int
  ) -> [Place]? {
    guard let step = steps.first else { return [] }
    for place in places[step.list] ?? [] {
      if let previous {
        guard place.start >= previous.end, place.start - previous.end <= step.gap else { continue }
        let between = step.gapWithout.map { free($0, places) } ?? []
        if between.contains(where: { $0.start >= previous.end && $0.end <= place.start }) {
          continue
        }
      }
      guard !step.isAtStart || place.start == 0, !step.isAtEnd || place.end == end,
        !isTakenBack(place, of: step.list, places), !isForbidden(place, step, places)
      else { continue }
      if let rest = path(steps.dropFirst(), behind: place, places, end: end) {
        return [place] + rest
      }
    }
    return nil
  }

  /// What stands of `list` and is not taken back.
  private func free(_ list: Int, _ places: [Int: [Place]]) -> [Place] {
    (places[list] ?? []).filter { !isTakenBack($0, of: list, places) }
  }

  private func isTakenBack(_ place: Place, of list: Int, _ places: [Int: [Place]]) -> Bool {
    guard let blocker = builder.blockers[list] else { return false }
    return (places[blocker] ?? []).contains { $0.start <= place.start && $0.end >= place.end }
  }

  private func isForbidden(_ place: Place, _ step: PatternStep, _ places: [Int: [Place]]) -> Bool {
    step.notBefore.contains { near in
      free(near.list, places).contains { 0...near.distance ~= place.start - $0.end }
    }
      || step.notAfter.contains { near in
        free(near.list, places).contains { 0...near.distance ~= $0.start - place.end }
      }
  }
}
