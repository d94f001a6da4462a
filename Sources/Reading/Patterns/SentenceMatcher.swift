/// Finds the rules of a set in one sentence, whose words are known.
struct SentenceMatcher: ~Copyable {
  typealias Symbol = Alphabet.Symbol

  /// A rule that was found, where, and the quantities that its pattern read; counted in symbols.
  struct Match {
    let rule: Int
    let pattern: Int
    let range: Range<Int>
    let quantities: [Quantity]
  }

  /// A word of a list that stands in the sentence.
  private struct Occurrence {
    let start: Int32
    let end: Int32
    /// The next one of the same list; -1 for none.
    var next: Int32
    /// The quantity that it is; -1 for a word.
    let quantity: Int32
  }

  private let set: PatternSet
  private var occurrences: [Occurrence] = []
  private var quantities: [QuantityReader.Found] = []
  /// The number of the sentence in which a word or a list stood last.
  private let seenWord: UnsafeMutablePointer<UInt32>
  private let seenList: UnsafeMutablePointer<UInt32>
  private var sentence: UInt32 = 0
  /// The first and the last occurrence of each list in the sentence `chained`.
  private let first: UnsafeMutablePointer<Int32>
  private let last: UnsafeMutablePointer<Int32>
  private let chained: UnsafeMutablePointer<UInt32>
  /// The steps that are known to lead nowhere behind an occurrence, as bits, and for which try.
  private var failed: [UInt32] = []
  private var attempt: UInt32 = 0
  /// The lists that stand in the sentence.
  private var present: [Int32] = []
  private var candidates: [Int32] = []
  private var found: [Match] = []
  private var excused: [Int32] = []
  private var path: [Int32] = []

  init(_ set: PatternSet) {
    self.set = set
    func table<Element>(_ count: Int, of value: Element) -> UnsafeMutablePointer<Element> {
      let table = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
      table.initialize(repeating: value, count: max(1, count))
      return table
    }
    seenWord = table(set.firstList.count, of: 0)
    seenList = table(set.listCount, of: 0)
    chained = table(set.listCount, of: 0)
    first = table(set.listCount, of: -1)
    last = table(set.listCount, of: -1)
  }

  deinit {
    seenWord.deallocate()
    seenList.deallocate()
    chained.deallocate()
    first.deallocate()
    last.deallocate()
  }

  /// The rules that are found in the sentence `text` with the words `hits`, each once, in the order
  /// of the set's patterns.
  mutating func matches(
    in text: UnsafeBufferPointer<Symbol>, _ hits: UnsafeBufferPointer<PatternScanner.Hit>
  ) -> [Match] {
    nextSentence()
    note(hits)
    readQuantities(text)
    guard !present.isEmpty else { return [] }
    choose()
    guard !candidates.isEmpty else { return [] }
    chain(hits)
    candidates.sort()
    for number in candidates { look(for: number) }
    guard !found.isEmpty else { return [] }
    return excused.isEmpty ? found : found.filter { !excused.contains(Int32($0.rule)) }
  }

  private mutating func nextSentence() {
    if sentence == .max {
      seenWord.update(repeating: 0, count: max(1, set.firstList.count))
      for table in [seenList, chained] { table.update(repeating: 0, count: max(1, set.listCount)) }
      sentence = 0
    }
    sentence += 1
    present.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    quantities.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    excused.removeAll(keepingCapacity: true)
  }

  // MARK: What stands in the sentence

  private mutating func note(_ hits: UnsafeBufferPointer<PatternScanner.Hit>) {
    set.firstList.withUnsafeBufferPointer { firstList in
      set.lists.withUnsafeBufferPointer { lists in
        for hit in hits {
          let word = Int(hit.word)
          guard seenWord[word] != sentence else { continue }
          seenWord[word] = sentence
          for index in Int(firstList[word])..<Int(firstList[word + 1]) { note(lists[index]) }
        }
      }
    }
  }

  @inline(__always)
  private mutating func note(_ list: Int32) {
    guard seenList[Int(list)] != sentence else { return }
    seenList[Int(list)] = sentence
    present.append(list)
  }

  private mutating func readQuantities(_ text: UnsafeBufferPointer<Symbol>) {
    guard !set.quantityLists.isEmpty else { return }
    set.quantities.isNumeral.withUnsafeBufferPointer { isNumeral in
      var index = 0
      while index < text.count {
        guard isNumeral[Int(text[index])] else {
          index += 1
          continue
        }
        let (quantity, end) = set.quantities.read(text, at: index)
        if let quantity {
          quantities.append(quantity)
          for (name, list) in set.quantityLists where quantity.quantity.isA(name) { note(list) }
        }
        index = max(end, index + 1)
      }
    }
  }

  /// The patterns all of whose lists stand in the sentence.
  private mutating func choose() {
    let table = set.patterns
    table.steps.withUnsafeBufferPointer { steps in
      table.patterns.withUnsafeBufferPointer { patterns in
        for list in present {
          for index in Int(table.firstTried[Int(list)])..<Int(table.firstTried[Int(list) + 1]) {
            let number = table.tried[index]
            let pattern = patterns[Int(number)]
            var step = Int(pattern.firstStep)
            let end = step + Int(pattern.stepCount)
            while step < end, seenList[Int(steps[step].list)] == sentence { step += 1 }
            if step == end { candidates.append(number) }
          }
        }
      }
    }
  }

  /// Strings the words of each list together, in the order of their ends.
  private mutating func chain(_ hits: UnsafeBufferPointer<PatternScanner.Hit>) {
    var next = 0
    func addQuantities(upTo end: Int32) {
      while next < quantities.count, quantities[next].range.upperBound <= Int(end) {
        let found = quantities[next]
        for (name, list) in set.quantityLists where found.quantity.isA(name) {
          add(
            list, from: Int32(found.range.lowerBound), to: Int32(found.range.upperBound),
            quantity: Int32(next))
        }
        next += 1
      }
    }
    for hit in hits {
      addQuantities(upTo: hit.end)
      let word = Int(hit.word)
      for index in Int(set.firstList[word])..<Int(set.firstList[word + 1]) {
        add(set.lists[index], from: hit.end - hit.length, to: hit.end)
      }
    }
    addQuantities(upTo: .max)
  }

  @inline(__always)
  private mutating func add(_ list: Int32, from start: Int32, to end: Int32, quantity: Int32 = -1) {
    let index = Int32(occurrences.count)
    occurrences.append(Occurrence(start: start, end: end, next: -1, quantity: quantity))
    if chained[Int(list)] == sentence {
      occurrences[Int(last[Int(list)])].next = index
    } else {
      chained[Int(list)] = sentence
      first[Int(list)] = index
    }
    last[Int(list)] = index
  }

  private func first(of list: Int32) -> Int32 {
    chained[Int(list)] == sentence ? first[Int(list)] : -1
  }

  // MARK: Patterns

  private mutating func look(for number: Int32) {
    let pattern = set.patterns.patterns[Int(number)]
    // A rule's excuses stand behind its patterns; without a find there is nothing to excuse.
    guard found.contains(where: { $0.rule == Int(pattern.rule) }) == pattern.isExcuse else {
      return
    }
    guard match(Int(pattern.firstStep)..<Int(pattern.firstStep + pattern.stepCount)) else { return }
    if pattern.isExcuse {
      excused.append(pattern.rule)
      return
    }
    let words = path.reversed().map { occurrences[Int($0)] }
    found.append(
      Match(
        rule: Int(pattern.rule), pattern: Int(number),
        range: Int(words[0].start)..<Int(words[words.count - 1].end),
        quantities: words.compactMap {
          $0.quantity < 0 ? nil : quantities[Int($0.quantity)].quantity
        }))
  }

  /// Whether the steps are found; `path` then holds their words, the last one first.
  private mutating func match(_ steps: Range<Int>) -> Bool {
    nextAttempt()
    path.removeAll(keepingCapacity: true)
    let step = set.patterns.steps[steps.lowerBound]
    var index = first(of: step.list)
    while index >= 0 {
      let occurrence = occurrences[Int(index)]
      if !step.isAtStart || occurrence.start == 0, isFree(step, occurrence),
        follow(steps.lowerBound + 1, steps, behind: index)
      {
        path.append(index)
        return true
      }
      index = occurrence.next
    }
    return false
  }

  /// What failed before is forgotten: the upper half of each mark says of which attempt it is.
  private mutating func nextAttempt() {
    attempt &+= 1
    if attempt > 0xffff {
      attempt = 1
      failed.removeAll(keepingCapacity: true)
    }
    if failed.count < occurrences.count {
      failed += Array(repeating: 0, count: occurrences.count - failed.count)
    }
  }

  /// Whether the steps from `step` on can be found behind the occurrence `previous`.
  private mutating func follow(_ step: Int, _ steps: Range<Int>, behind previous: Int32) -> Bool {
    guard step < steps.upperBound else { return true }
    let bit = UInt32(1) << UInt32(step - steps.lowerBound)
    let mark = failed[Int(previous)]
    let marks = mark >> 16 == attempt ? mark : attempt << 16
    guard marks & bit == 0 else { return false }
    let end = occurrences[Int(previous)].end
    let wanted = set.patterns.steps[step]
    var index = first(of: wanted.list)
    while index >= 0 {
      let next = occurrences[Int(index)]

      if next.start >= end, next.start - end <= wanted.gap, isFree(wanted, next),
        wanted.gapWithout < 0 || !stands(wanted.gapWithout, from: end, to: next.start),
        follow(step + 1, steps, behind: index)
      {
        path.append(index)
        return true
      }
      index = next.next
    }
    let now = failed[Int(previous)]
    failed[Int(previous)] = (now >> 16 == attempt ? now : attempt << 16) | bit
    return false
  }

  /// Whether nothing stands around `occurrence` that `step` forbids.
  private func isFree(_ step: PatternTable.Step, _ occurrence: Occurrence) -> Bool {
    for offset in 0..<step.beforeCount + step.afterCount {
      let near = set.patterns.nears[Int(step.firstNear + offset)]
      var index = first(of: near.list)
      while index >= 0 {
        let other = occurrences[Int(index)]
        let distance =
          offset < step.beforeCount ? occurrence.start - other.end : other.start - occurrence.end
        if distance >= 0, distance <= near.distance { return false }
        index = other.next
      }
    }
    return true
  }

  /// Whether a word of `list` lies between `start` and `end`.
  private func stands(_ list: Int32, from start: Int32, to end: Int32) -> Bool {
    var index = first(of: list)
    while index >= 0 {
      let other = occurrences[Int(index)]
      if other.start >= start, other.end <= end { return true }
      index = other.next
    }
    return false
  }
}
