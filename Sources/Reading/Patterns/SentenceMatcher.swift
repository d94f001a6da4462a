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

  /// A word or a quantity of the sentence: what it is to patterns, and where it stands.
  struct Hit {
    let role: Int32
    let start: Int16
    let end: Int16
    /// The quantity that it is; -1 for a word.
    var quantity: Int32 = -1
  }

  private let set: PatternSet
  private var lists: SentenceLists
  /// The patterns all of whose lists stand in the sentence, as bits.
  private let candidates: Memory<UInt64>
  private let candidateBlockCount: Int
  /// The trials that are looked at, by their numbers.
  private let looked: Memory<Int32>
  /// Whether the lists that are no steps of patterns are noted too.
  private var hasSides = false
  /// The words with the quantities among them.
  private var merged: Memory<Hit>
  private var quantities: [QuantityReader.Found] = []
  /// The hits of the sentence: the words, or `merged`.
  private var hits: UnsafePointer<Hit>
  private var hitCount = 0

  /// The steps that are known to lead nowhere behind a hit, as bits, under the number of the try.
  private var failed: Memory<UInt64>
  private var attempt: UInt64 = 0
  /// How often a word was tried as the next step of a pattern, in all sentences.
  private(set) var tries = 0
  /// Where the sentence ends, without a question mark.
  private var end: Int16 = 0
  private var found: [Match] = []
  /// The rule that was found last, excused or not.
  private var lastRule: Int32 = -1
  /// The hits of a match, the first one first.
  private let path: Memory<Int32>

  init(_ set: PatternSet) {
    self.set = set
    lists = SentenceLists(set.roles)
    candidateBlockCount = (set.patternCount + 63) / 64
    candidates = Memory(repeating: 0, count: candidateBlockCount)
    looked = Memory(count: set.roles.triggerBlockCount * 64 + 4)
    merged = Memory(count: 64)
    hits = UnsafePointer(merged.base)
    failed = Memory(repeating: 0, count: 64)
    path = Memory(count: PatternSyntax.maxSteps)
  }

  /// The rules that are found in the sentence `text` with the words `words`, each once, in the order
  /// of the set's patterns. The words come as `WordTable` finds them, the last one first; `hasNumeral`
  /// says whether a number may stand among them.
  mutating func matches(
    in text: UnsafeBufferPointer<Symbol>, _ words: UnsafeBufferPointer<Hit>, hasNumeral: Bool
  ) -> [Match] {
    guard words.count > 0 || hasNumeral else { return [] }
    if !quantities.isEmpty { quantities.removeAll(keepingCapacity: true) }
    if hasNumeral { readQuantities(text) }
    merge(words)
    hasSides = false
    lists.begin(UnsafeBufferPointer(start: hits, count: hitCount))
    guard choose() else { return [] }
    end = Int16(truncatingIfNeeded: text.last == Alphabet.question ? text.count - 1 : text.count)
    failed.reserve(hitCount, filledWith: 0)
    found.removeAll(keepingCapacity: true)
    look()
    return found
  }

  // MARK: What stands in the sentence

  private mutating func readQuantities(_ text: UnsafeBufferPointer<Symbol>) {
    var index = 0
    while index < text.count {
      guard set.quantities.mayBegin(text[index]) else {
        index &+= 1
        continue
      }
      let (quantity, end) = set.quantities.read(text, at: index)
      if let quantity { quantities.append(quantity) }
      index = max(end, index + 1)
    }
  }

  private func role(of found: QuantityReader.Found) -> Int32 {
    set.roles.firstQuantity &+ Int32(found.quantity.form.rawValue)
  }

  /// Whether there are patterns all of whose lists stand in the sentence; they are `candidates` then.
  ///
  /// It goes in steps that each do one thing to many numbers: a processor guesses wrongly what a
  /// sentence has next, and loses more by that than by work in vain.
  private func choose() -> Bool {
    let (present, looked) = (lists.present, self.looked.base)
    let (trials, needs) = (set.patterns.trials.base, set.patterns.needs.base)
    var lookedCount = 0
    for block in 0..<set.roles.triggerBlockCount {
      var bits = present[block]
      // Most blocks have a few at most: those are written without asking how many there are.
      for _ in 0..<4 {
        looked[lookedCount] = Int32(truncatingIfNeeded: block << 6 | bits.trailingZeroBitCount)
        lookedCount &+= bits == 0 ? 0 : 1
        bits &= bits &- 1
      }
      while bits != 0 {
        looked[lookedCount] = Int32(truncatingIfNeeded: block << 6 | bits.trailingZeroBitCount)
        lookedCount &+= 1
        bits &= bits &- 1
      }
    }
    var leftCount = 0
    for index in 0..<lookedCount {
      let trial = looked[index]
      looked[leftCount] = trial
      leftCount &+= SentenceLists.has(present, trials[Int(trial)].need) ? 1 : 0
    }
    var isAny = false
    for index in 0..<leftCount {
      let trial = trials[Int(looked[index])]
      var more = Int(trial.firstMore)
      let last = more &+ Int(trial.moreCount)
      while more < last, SentenceLists.has(present, needs[more]) { more &+= 1 }
      if more == last {
        let pattern = Int(trial.pattern)
        candidates.base[pattern >> 6] |= 1 &<< UInt64(truncatingIfNeeded: pattern)
        isAny = true
      }
    }
    return isAny
  }

  /// Puts the quantities among the words, each behind the words that do not end before it: the last
  /// hit comes first.
  private mutating func merge(_ words: UnsafeBufferPointer<Hit>) {
    guard !quantities.isEmpty || words.baseAddress == nil else {
      if let base = words.baseAddress { hits = UnsafePointer(base) }
      hitCount = words.count
      return
    }
    merged.reserve(words.count + quantities.count)
    hitCount = 0
    var left = quantities.count
    for word in words {
      while left > 0, quantities[left - 1].range.upperBound > Int(word.end) {
        left -= 1
        addQuantity(left)
      }
      merged[hitCount] = word
      hitCount += 1
    }
    while left > 0 {
      left -= 1
      addQuantity(left)
    }
    hits = UnsafePointer(merged.base)
  }

  private mutating func addQuantity(_ number: Int) {
    let quantity = quantities[number]
    merged[hitCount] = Hit(
      role: role(of: quantity), start: Int16(truncatingIfNeeded: quantity.range.lowerBound),
      end: Int16(truncatingIfNeeded: quantity.range.upperBound), quantity: Int32(number))
    hitCount += 1
  }

  // MARK: Patterns

  /// Tries the candidates in their order; none is left then.
  private mutating func look() {
    lastRule = -1
    for block in 0..<candidateBlockCount {
      var bits = candidates[block]
      guard bits != 0 else { continue }
      candidates[block] = 0
      while bits != 0 {
        look(for: Int32(truncatingIfNeeded: block << 6 | bits.trailingZeroBitCount))
        bits &= bits &- 1
      }
    }
  }

  private mutating func look(for number: Int32) {
    let pattern = set.patterns.patterns[number]
    guard pattern.rule != lastRule else { return }
    if pattern.needsSides { noteSides() }
    guard match(pattern.firstStep, pattern.stepCount) else { return }
    // What is found is found by the rule's first pattern; its other ones say nothing more.
    lastRule = pattern.rule
    var quantities: [Quantity] = []
    for step in 0..<Int(pattern.stepCount) {
      let hit = hits[Int(path[step])]
      if hit.quantity >= 0 { quantities.append(self.quantities[Int(hit.quantity)].quantity) }
    }
    let start = Int(hits[Int(path[0])].start)
    let end = Int(hits[Int(path[Int(pattern.stepCount) - 1])].end)
    guard !isExcused(pattern.rule) else { return }
    found.append(
      Match(
        rule: Int(pattern.rule), pattern: Int(number), range: start..<end, quantities: quantities))
  }

  /// Whether an excuse of `rule` is found.
  private mutating func isExcused(_ rule: Int32) -> Bool {
    let excuses = set.patterns.excuses[rule]
    guard excuses.count > 0 else { return false }
    noteSides()
    let present = lists.present
    for index in excuses.firstTrial..<excuses.firstTrial &+ excuses.count {
      let trial = set.patterns.trials[index]
      var need = trial.firstMore
      let last = need &+ trial.moreCount
      while need < last, SentenceLists.has(present, set.patterns.needs[need]) { need &+= 1 }
      guard need == last else { continue }
      let pattern = set.patterns.patterns[trial.pattern]
      if match(pattern.firstStep, pattern.stepCount) { return true }
    }
    return false
  }

  /// Notes the lists that are no steps of patterns, once in a sentence.
  private mutating func noteSides() {
    guard !hasSides else { return }
    hasSides = true
    lists.note(UnsafeBufferPointer(start: hits, count: hitCount), sides: true)
  }

  /// Whether `count` steps from `firstStep` on are found; `path` then holds their hits.
  private mutating func match(_ firstStep: Int32, _ count: Int32) -> Bool {
    attempt &+= 1
    let step = set.patterns.steps[firstStep]
    var touch = lists.first(of: step.list)
    while touch >= 0 {
      let number = lists.hit(touch)
      let hit = hits[Int(number)]
      if !step.isAtStart || hit.start == 0, isFree(step, hit),
        follow(1, firstStep, count, behind: number)
      {
        path[0] = number
        return true
      }
      touch = lists.next(of: step.list, behind: touch)
    }
    return false
  }

  /// Whether the steps from the one numbered `place` on can be found behind the hit `previous`.
  private mutating func follow(
    _ place: Int32, _ firstStep: Int32, _ count: Int32, behind previous: Int32
  ) -> Bool {
    guard place < count else { return true }
    let bit = UInt64(1) << UInt64(place)
    guard failed[previous] >> 16 != attempt || failed[previous] & bit == 0 else { return false }
    let end = hits[Int(previous)].end
    let step = set.patterns.steps[firstStep &+ place]
    var touch = lists.first(of: step.list)
    while touch >= 0 {
      let number = lists.hit(touch)
      let hit = hits[Int(number)]
      tries &+= 1
      if hit.start >= end, Int32(hit.start &- end) <= step.gap, isFree(step, hit),
        step.gapWithout < 0 || !stands(step.gapWithout, from: end, to: hit.start),
        follow(place &+ 1, firstStep, count, behind: number)
      {
        path[place] = number
        return true
      }
      touch = lists.next(of: step.list, behind: touch)
    }
    // What failed in another attempt is forgotten: the upper bits say of which one it is.
    let known = failed[previous] >> 16 == attempt ? failed[previous] : attempt << 16
    failed[previous] = known | bit
    return false
  }

  /// Whether `hit` stands where `step` wants it, and nothing around it that it forbids.
  @inline(__always)
  private func isFree(_ step: PatternTable.Step, _ hit: Hit) -> Bool {
    guard !step.isAtEnd || hit.end == end, !isTakenBack(hit, of: step.list) else { return false }
    let count = step.beforeCount &+ step.afterCount
    return count == 0 || isFree(step, hit, count)
  }

  private func isFree(_ step: PatternTable.Step, _ hit: Hit, _ count: Int32) -> Bool {
    for offset in 0..<count {
      let near = set.patterns.nears[step.firstNear &+ offset]
      var touch = lists.first(of: near.list)
      while touch >= 0 {
        let other = hits[Int(lists.hit(touch))]
        let distance = offset < step.beforeCount ? hit.start &- other.end : other.start &- hit.end
        if distance >= 0, Int32(distance) <= near.distance, !isTakenBack(other, of: near.list) {
          return false
        }
        touch = lists.next(of: near.list, behind: touch)
      }
    }
    return true
  }

  /// Whether a word lies around `hit` that takes it back.
  @inline(__always)
  private func isTakenBack(_ hit: Hit, of list: Int32) -> Bool {
    let blocker = set.blockers[list]
    return blocker >= 0 && isWithin(hit, blocker)
  }

  private func isWithin(_ hit: Hit, _ blocker: Int32) -> Bool {
    var touch = lists.first(of: blocker)
    while touch >= 0 {
      let other = hits[Int(lists.hit(touch))]
      if other.start <= hit.start, other.end >= hit.end { return true }
      touch = lists.next(of: blocker, behind: touch)
    }
    return false
  }

  /// Whether a word of `list` lies between `start` and `end`.
  private func stands(_ list: Int32, from start: Int16, to end: Int16) -> Bool {
    var touch = lists.first(of: list)
    while touch >= 0 {
      let other = hits[Int(lists.hit(touch))]
      if other.start >= start, other.end <= end, !isTakenBack(other, of: list) { return true }
      touch = lists.next(of: list, behind: touch)
    }
    return false
  }
}
