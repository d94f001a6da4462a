/// Finds the rules of a set in one sentence after the other.
///
/// It keeps its tables between sentences, so that reading a text allocates next to nothing. The time
/// grows with the length of the text: a sentence has at most `ReadText.longestSentence` characters,
/// and within one each step of a pattern is tried at most once behind each word.
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
    let list: Int32
    let start: Int32
    let end: Int32
    /// The next one of the same list; -1 for none.
    var next: Int32
    /// The quantity that it is; -1 for a word.
    let quantity: Int32
  }

  private let set: PatternSet
  private var occurrences: [Occurrence] = []
  private var quantities: [Quantity] = []
  /// The first and the last occurrence of each list; -1 for none.
  private let first: UnsafeMutableBufferPointer<Int32>
  private let last: UnsafeMutableBufferPointer<Int32>
  /// The steps that are known to lead nowhere behind an occurrence, as bits, and for which try.
  private var failed: [UInt32] = []
  private var attempt: UInt32 = 0
  /// The lists that stand in the sentence.
  private var present: [Int32] = []
  private var found: [Match] = []
  private var excused: [Int32] = []
  private var path: [Int32] = []

  init(_ set: PatternSet) {
    self.set = set
    first = .allocate(capacity: set.listCount)
    last = .allocate(capacity: set.listCount)
    first.initialize(repeating: -1)
    last.initialize(repeating: -1)
  }

  deinit {
    first.deallocate()
    last.deallocate()
  }

  /// The rules that are found in `text`, each once, in the order of the set's patterns.
  mutating func matches(in text: ArraySlice<Symbol>) -> [Match] {
    collect(text)
    defer { clear() }
    guard !present.isEmpty else { return [] }
    let start = Int32(text.startIndex)
    set.patterns.tried.withUnsafeBufferPointer { tried in
      set.patterns.firstTried.withUnsafeBufferPointer { firstTried in
        for list in present {
          for index in firstTried[Int(list)]..<firstTried[Int(list) + 1] {
            look(for: tried[Int(index)], from: start)
          }
        }
      }
    }
    guard !found.isEmpty else { return [] }
    return found.filter { !excused.contains(Int32($0.rule)) }.sorted { $0.pattern < $1.pattern }
  }

  private mutating func look(for number: Int32, from start: Int32) {
    let pattern = set.patterns.patterns[Int(number)]
    let steps = Int(pattern.firstStep)..<Int(pattern.firstStep + pattern.stepCount)
    for step in steps where first[Int(set.patterns.steps[step].list)] < 0 { return }
    if !pattern.isExcuse, found.contains(where: { $0.rule == Int(pattern.rule) }) { return }
    guard match(steps, from: start) else { return }
    if pattern.isExcuse {
      excused.append(pattern.rule)
      return
    }
    let words = path.reversed().map { occurrences[Int($0)] }
    found.append(
      Match(
        rule: Int(pattern.rule), pattern: Int(number),
        range: Int(words[0].start)..<Int(words[words.count - 1].end),
        quantities: words.compactMap { $0.quantity < 0 ? nil : quantities[Int($0.quantity)] }))
  }

  // MARK: Words

  private mutating func collect(_ text: ArraySlice<Symbol>) {
    let readsQuantities = !set.quantityLists.isEmpty
    let mayBegin = set.quantities.isNumeral
    set.words.slots.withUnsafeBufferPointer { slots in
      set.words.endings.withUnsafeBufferPointer { endings in
        text.withUnsafeBufferPointer { symbols in
          mayBegin.withUnsafeBufferPointer { mayBegin in
            var state: Int32 = 0
            var nextNumber = 0
            for index in 0..<symbols.count {
              let symbol = symbols[index]
              if readsQuantities, index >= nextNumber, mayBegin[Int(symbol)] {
                nextNumber =
                  readQuantity(text, at: index + text.startIndex) - text.startIndex
              }
              state = WordTable.state(after: symbol, in: state, slots)
              let slot = slots[Int(state)]
              guard slot.endingCount > 0 else { continue }
              let end = Int32(index + text.startIndex + 1)
              for ending in Int(slot.firstEnding)..<Int(slot.firstEnding + slot.endingCount) {
                add(endings[ending].list, from: end - endings[ending].length, to: end)
              }
            }
          }
        }
      }
    }
  }

  private mutating func readQuantity(_ text: ArraySlice<Symbol>, at index: Int) -> Int {
    let (found, end) = set.quantities.read(text, at: index)
    if let found {
      let number = Int32(quantities.count)
      quantities.append(found.quantity)
      for (name, list) in set.quantityLists where found.quantity.isA(name) {
        add(
          list, from: Int32(found.range.lowerBound), to: Int32(found.range.upperBound),
          quantity: number)
      }
    }
    return end
  }

  @inline(__always)
  private mutating func add(_ list: Int32, from start: Int32, to end: Int32, quantity: Int32 = -1) {
    let index = Int32(occurrences.count)
    occurrences.append(
      Occurrence(list: list, start: start, end: end, next: -1, quantity: quantity))
    let previous = last[Int(list)]
    if previous >= 0 {
      occurrences[Int(previous)].next = index
    } else {
      first[Int(list)] = index
      present.append(list)
    }
    last[Int(list)] = index
  }

  private mutating func clear() {
    for list in present {
      first[Int(list)] = -1
      last[Int(list)] = -1
    }
    present.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    quantities.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    excused.removeAll(keepingCapacity: true)
  }

  // MARK: Patterns

  /// Whether the steps are found; `path` then holds their words, the last one first.
  private mutating func match(_ steps: Range<Int>, from start: Int32) -> Bool {
    nextAttempt()
    path.removeAll(keepingCapacity: true)
    let step = set.patterns.steps[steps.lowerBound]
    var index = first[Int(step.list)]
    while index >= 0 {
      let occurrence = occurrences[Int(index)]
      if !step.isAtStart || occurrence.start == start, isFree(step, occurrence),
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
    var index = first[Int(wanted.list)]
    while index >= 0 {
      let next = occurrences[Int(index)]
      // Words stand in the order of their ends: none further on can be near enough.
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
    guard step.beforeCount + step.afterCount > 0 else { return true }
    for offset in 0..<step.beforeCount + step.afterCount {
      let near = set.patterns.nears[Int(step.firstNear + offset)]
      var index = first[Int(near.list)]
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
    var index = first[Int(list)]
    while index >= 0 {
      let other = occurrences[Int(index)]
      if other.start >= start, other.end <= end { return true }
      index = other.next
    }
    return false
  }
}
