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
  private let firstList: Memory<Int32>
  private let lists: Memory<Int32>
  private let patterns: Memory<PatternTable.Entry>
  private let steps: Memory<PatternTable.Step>
  private let nears: Memory<PatternTable.Near>
  private let firstTried: Memory<Int32>
  private let tried: Memory<Int32>
  private let blockers: Memory<Int32>
  private let isNumeral: Memory<Bool>

  private var sentence: UInt32 = 0
  /// The number of the sentence in which a word or a list stood last, or in which a list was wanted.
  private let seenWord: Memory<UInt32>
  private let seenList: Memory<UInt32>
  private let wanted: Memory<UInt32>
  /// The first and the last occurrence of each list in the sentence `chained`.
  private let first: Memory<Int32>
  private let last: Memory<Int32>
  private let chained: Memory<UInt32>

  private var occurrences: [Occurrence] = []
  private var quantities: [QuantityReader.Found] = []
  /// The steps that are known to lead nowhere behind an occurrence, as bits, and for which try.
  private var failed: [UInt32] = []
  private var attempt: UInt32 = 0
  /// How often a word was tried as the next step of a pattern, in all sentences.
  private(set) var tries = 0
  /// The lists that stand in the sentence.
  private var present: [Int32] = []
  private var candidates: [Int32] = []
  /// Where the sentence ends, without a question mark.
  private var end: Int32 = 0
  private var found: [Match] = []
  private var excused: [Int32] = []
  private var path: [Int32] = []

  init(_ set: PatternSet) {
    self.set = set
    let table = set.patterns
    firstList = Memory(set.firstList, or: 0)
    lists = Memory(set.lists, or: 0)
    patterns = Memory(table.patterns, or: PatternTable.Entry.none)
    steps = Memory(table.steps, or: PatternTable.Step.none)
    nears = Memory(table.nears, or: PatternTable.Near(list: 0, distance: 0))
    firstTried = Memory(table.firstTried, or: 0)
    tried = Memory(table.tried, or: 0)
    blockers = Memory(set.blockers, or: -1)
    isNumeral = Memory(set.quantities.isNumeral, or: false)
    seenWord = Memory(repeating: 0, count: set.firstList.count)
    seenList = Memory(repeating: 0, count: set.listCount)
    wanted = Memory(repeating: 0, count: set.listCount)
    first = Memory(repeating: -1, count: set.listCount)
    last = Memory(repeating: -1, count: set.listCount)
    chained = Memory(repeating: 0, count: set.listCount)
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
    end = Int32(text.last == Alphabet.question ? text.count - 1 : text.count)
    want()
    chain(hits)
    candidates.sort()
    found.removeAll(keepingCapacity: true)
    excused.removeAll(keepingCapacity: true)
    for number in candidates { look(for: number) }
    guard !found.isEmpty else { return [] }
    return excused.isEmpty ? found : found.filter { !excused.contains(Int32($0.rule)) }
  }

  private mutating func nextSentence() {
    if sentence == .max {
      seenWord.fill(with: 0)
      seenList.fill(with: 0)
      wanted.fill(with: 0)
      chained.fill(with: 0)
      sentence = 0
    }
    sentence += 1
    present.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    if !quantities.isEmpty { quantities.removeAll(keepingCapacity: true) }
  }

  // MARK: What stands in the sentence

  private mutating func note(_ hits: UnsafeBufferPointer<PatternScanner.Hit>) {
    for hit in hits where seenWord[hit.word] != sentence {
      seenWord[hit.word] = sentence
      for index in firstList[hit.word]..<firstList[hit.word + 1] { note(lists[index]) }
    }
  }

  @inline(__always)
  private mutating func note(_ list: Int32) {
    guard seenList[list] != sentence else { return }
    seenList[list] = sentence
    present.append(list)
  }

  private mutating func readQuantities(_ text: UnsafeBufferPointer<Symbol>) {
    guard !set.quantityLists.isEmpty else { return }
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

  /// The patterns all of whose lists stand in the sentence.
  private mutating func choose() {
    for list in present {
      for index in firstTried[list]..<firstTried[list + 1] {
        let number = tried[index]
        let pattern = patterns[number]
        let end = pattern.firstStep + pattern.stepCount
        var step = pattern.firstStep
        while step < end, seenList[steps[step].list] == sentence { step += 1 }
        if step == end { candidates.append(number) }
      }
    }
  }

  /// Notes the lists that the candidates ask for, so that only their words are strung together.
  private func want() {
    for number in candidates {
      let pattern = patterns[number]
      for index in pattern.firstStep..<pattern.firstStep + pattern.stepCount {
        let step = steps[index]
        want(step.list)
        if step.gapWithout >= 0 { want(step.gapWithout) }
        for near in step.firstNear..<step.firstNear + step.beforeCount + step.afterCount {
          want(nears[near].list)
        }
      }
    }
  }

  private func want(_ list: Int32) {
    wanted[list] = sentence
    if blockers[list] >= 0 { wanted[blockers[list]] = sentence }
  }

  /// Strings the words of each list together, in the order of their ends.
  private mutating func chain(_ hits: UnsafeBufferPointer<PatternScanner.Hit>) {
    occurrences.removeAll(keepingCapacity: true)
    var next = 0
    for hit in hits {
      if next < quantities.count { addQuantities(upTo: Int(hit.end), from: &next) }
      for index in firstList[hit.word]..<firstList[hit.word + 1]
      where wanted[lists[index]] == sentence {
        add(lists[index], from: hit.end - hit.length, to: hit.end)
      }
    }
    addQuantities(upTo: .max, from: &next)
  }

  private mutating func addQuantities(upTo end: Int, from next: inout Int) {
    while next < quantities.count, quantities[next].range.upperBound <= end {
      let found = quantities[next]
      for (name, list) in set.quantityLists where found.quantity.isA(name) {
        add(
          list, from: Int32(found.range.lowerBound), to: Int32(found.range.upperBound),
          quantity: Int32(next))
      }
      next += 1
    }
  }

  @inline(__always)
  private mutating func add(_ list: Int32, from start: Int32, to end: Int32, quantity: Int32 = -1) {
    let index = Int32(occurrences.count)
    occurrences.append(Occurrence(start: start, end: end, next: -1, quantity: quantity))
    if chained[list] == sentence {
      occurrences[Int(last[list])].next = index
    } else {
      chained[list] = sentence
      first[list] = index
    }
    last[list] = index
  }

  private func first(of list: Int32) -> Int32 {
    chained[list] == sentence ? first[list] : -1
  }

  // MARK: Patterns

  private mutating func look(for number: Int32) {
    let pattern = patterns[number]
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
    let step = self.steps[steps.lowerBound]
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
    let wanted = self.steps[step]
    var index = first(of: wanted.list)
    while index >= 0 {
      let next = occurrences[Int(index)]
      tries &+= 1

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

  /// Whether `occurrence` stands where `step` wants it, and nothing around it that it forbids.
  private func isFree(_ step: PatternTable.Step, _ occurrence: Occurrence) -> Bool {
    guard !step.isAtEnd || occurrence.end == end, !isTakenBack(occurrence, of: step.list) else {
      return false
    }
    for offset in 0..<step.beforeCount + step.afterCount {
      let near = nears[step.firstNear + offset]
      var index = first(of: near.list)
      while index >= 0 {
        let other = occurrences[Int(index)]
        let distance =
          offset < step.beforeCount ? occurrence.start - other.end : other.start - occurrence.end
        if distance >= 0, distance <= near.distance, !isTakenBack(other, of: near.list) {
          return false
        }
        index = other.next
      }
    }
    return true
  }

  /// Whether a word lies around `occurrence` that takes it back.
  private func isTakenBack(_ occurrence: Occurrence, of list: Int32) -> Bool {
    let blocker = blockers[list]
    guard blocker >= 0 else { return false }
    var index = first(of: blocker)
    while index >= 0 {
      let other = occurrences[Int(index)]
      if other.start <= occurrence.start, other.end >= occurrence.end { return true }
      index = other.next
    }
    return false
  }

  /// Whether a word of `list` lies between `start` and `end`.
  private func stands(_ list: Int32, from start: Int32, to end: Int32) -> Bool {
    var index = first(of: list)
    while index >= 0 {
      let other = occurrences[Int(index)]
      if other.start >= start, other.end <= end, !isTakenBack(other, of: list) { return true }
      index = other.next
    }
    return false
  }
}
