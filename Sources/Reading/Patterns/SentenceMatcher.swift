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

  /// Some lists of one block that a hit belongs to.
  struct Touch {
    let mask: UInt64
    let hit: Int32
    /// The next one of the same block; -1 for none.
    var next: Int32
  }

  private let set: PatternSet
  /// The lists that stand in the sentence, as bits.
  private let present: Memory<UInt64>
  /// The patterns all of whose lists stand in the sentence, as bits.
  private let candidates: Memory<UInt64>
  private let candidateBlockCount: Int
  /// The first touch of each block; -1 for none.
  private let first: Memory<Int32>
  private var touches: Memory<Touch>
  private var touchCount: Int32 = 0
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
    present = Memory(repeating: 0, count: set.roles.blockCount)
    candidateBlockCount = (set.patternCount + 63) / 64
    candidates = Memory(repeating: 0, count: candidateBlockCount)
    first = Memory(count: set.roles.blockCount)
    touches = Memory(count: 512)
    merged = Memory(count: 64)
    hits = UnsafePointer(merged.base)
    failed = Memory(repeating: 0, count: 64)
    path = Memory(count: PatternSyntax.maxSteps)
  }

  /// The rules that are found in the sentence `text` with the words `words`, each once, in the order
  /// of the set's patterns. `hasNumeral` says whether a number may stand in it.
  mutating func matches(
    in text: UnsafeBufferPointer<Symbol>, _ words: UnsafeBufferPointer<Hit>, hasNumeral: Bool
  ) -> [Match] {
    guard words.count > 0 || hasNumeral else { return [] }
    if !quantities.isEmpty { quantities.removeAll(keepingCapacity: true) }
    if hasNumeral { readQuantities(text) }
    merge(words)
    present.fill(with: 0)
    first.fill(with: -1)
    touchCount = 0
    hasSides = false
    note(sides: false)
    guard choose() else { return [] }
    end = Int16(truncatingIfNeeded: text.last == Alphabet.question ? text.count - 1 : text.count)
    failed.reserve(hitCount, filledWith: 0)
    found.removeAll(keepingCapacity: true)
    look()
    return found
  }

  // MARK: What stands in the sentence

  /// Notes the lists that the hits belong to: those that are steps of patterns, or the other ones.
  ///
  /// It goes from the last hit to the first one and puts each before those behind it, so that the
  /// touches of a block are strung together in the order of their hits without asking for their end.
  private mutating func note(sides: Bool) {
    let (spans, blocks, masks) = (set.roles.spans.base, set.roles.blocks.base, set.roles.masks.base)
    let (present, first, hits) = (self.present.base, self.first.base, self.hits)
    // No role has more blocks than there are.
    touches.reserve(Int(touchCount) + hitCount * set.roles.mostBlocks, keeping: Int(touchCount))
    let touches = self.touches.base
    var count = touchCount
    var hit = Int32(truncatingIfNeeded: hitCount) &- 1
    while hit >= 0 {
      let span = spans[Int(hits[Int(hit)].role)]
      var index = Int(sides ? span.side : span.first)
      let end = Int(sides ? span.end : span.side)
      while index < end {
        let (block, mask) = (Int(blocks[index]), masks[index])
        present[block] |= mask
        touches[Int(count)] = Touch(mask: mask, hit: hit, next: first[block])
        first[block] = count
        count &+= 1
        index &+= 1
      }
      hit &-= 1
    }
    touchCount = count
  }

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
  private func choose() -> Bool {
    let (present, candidates) = (UnsafePointer(self.present.base), self.candidates.base)
    let (firstTrial, trials) = (set.patterns.firstTrial.base, set.patterns.trials.base)
    let needs = set.patterns.needs.base
    var isAny = false
    for block in 0..<set.roles.triggerBlockCount {
      var bits = present[block]
      while bits != 0 {
        let list = block << 6 | bits.trailingZeroBitCount
        bits &= bits &- 1
        var index = Int(firstTrial[list])
        let end = Int(firstTrial[list &+ 1])
        while index < end {
          let trial = trials[index]
          index &+= 1
          guard Self.has(present, trial.need) else { continue }
          var more = Int(trial.firstMore)
          let last = more &+ Int(trial.moreCount)
          while more < last, Self.has(present, needs[more]) { more &+= 1 }
          if more == last {
            candidates[Int(trial.pattern) >> 6] |= 1 &<< UInt64(truncatingIfNeeded: trial.pattern)
            isAny = true
          }
        }
      }
    }
    return isAny
  }

  @inline(__always)
  private static func has(_ present: UnsafePointer<UInt64>, _ list: Int32) -> Bool {
    present[Int(list) >> 6] &>> UInt64(truncatingIfNeeded: list) & 1 != 0
  }

  /// Puts the quantities among the words, each before the words that do not end before it.
  private mutating func merge(_ words: UnsafeBufferPointer<Hit>) {
    guard !quantities.isEmpty || words.baseAddress == nil else {
      if let base = words.baseAddress { hits = UnsafePointer(base) }
      hitCount = words.count
      return
    }
    merged.reserve(words.count + quantities.count)
    hitCount = 0
    var next = 0
    for word in words {
      while next < quantities.count, quantities[next].range.upperBound <= Int(word.end) {
        addQuantity(next)
        next += 1
      }
      merged[hitCount] = word
      hitCount += 1
    }
    while next < quantities.count {
      addQuantity(next)
      next += 1
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

  /// The first hit of `list`, as the number of its touch; -1 for none.
  @inline(__always)
  private func first(of list: Int32) -> Int32 {
    from(first[list >> 6], list)
  }

  /// The hit of `list` behind the touch `touch`.
  @inline(__always)
  private func next(of list: Int32, behind touch: Int32) -> Int32 {
    from(touches[touch].next, list)
  }

  @inline(__always)
  private func from(_ touch: Int32, _ list: Int32) -> Int32 {
    var touch = touch
    let touches = self.touches.base
    let bit = UInt64(truncatingIfNeeded: list)
    while touch >= 0, touches[Int(touch)].mask &>> bit & 1 == 0 {
      touch = touches[Int(touch)].next
    }
    return touch
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
    let present = UnsafePointer(self.present.base)
    for index in excuses.firstTrial..<excuses.firstTrial &+ excuses.count {
      let trial = set.patterns.trials[index]
      var need = trial.firstMore
      let last = need &+ trial.moreCount
      while need < last, Self.has(present, set.patterns.needs[need]) { need &+= 1 }
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
    note(sides: true)
  }

  /// Whether `count` steps from `firstStep` on are found; `path` then holds their hits.
  private mutating func match(_ firstStep: Int32, _ count: Int32) -> Bool {
    attempt &+= 1
    let step = set.patterns.steps[firstStep]
    var touch = first(of: step.list)
    while touch >= 0 {
      let number = touches[touch].hit
      let hit = hits[Int(number)]
      if !step.isAtStart || hit.start == 0, isFree(step, hit),
        follow(1, firstStep, count, behind: number)
      {
        path[0] = number
        return true
      }
      touch = next(of: step.list, behind: touch)
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
    var touch = first(of: step.list)
    while touch >= 0 {
      let number = touches[touch].hit
      let hit = hits[Int(number)]
      tries &+= 1
      if hit.start >= end, Int32(hit.start &- end) <= step.gap, isFree(step, hit),
        step.gapWithout < 0 || !stands(step.gapWithout, from: end, to: hit.start),
        follow(place &+ 1, firstStep, count, behind: number)
      {
        path[place] = number
        return true
      }
      touch = next(of: step.list, behind: touch)
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
      var touch = first(of: near.list)
      while touch >= 0 {
        let other = hits[Int(touches[touch].hit)]
        let distance = offset < step.beforeCount ? hit.start &- other.end : other.start &- hit.end
        if distance >= 0, Int32(distance) <= near.distance, !isTakenBack(other, of: near.list) {
          return false
        }
        touch = next(of: near.list, behind: touch)
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
    var touch = first(of: blocker)
    while touch >= 0 {
      let other = hits[Int(touches[touch].hit)]
      if other.start <= hit.start, other.end >= hit.end { return true }
      touch = next(of: blocker, behind: touch)
    }
    return false
  }

  /// Whether a word of `list` lies between `start` and `end`.
  private func stands(_ list: Int32, from start: Int16, to end: Int16) -> Bool {
    var touch = first(of: list)
    while touch >= 0 {
      let other = hits[Int(touches[touch].hit)]
      if other.start >= start, other.end <= end, !isTakenBack(other, of: list) { return true }
      touch = next(of: list, behind: touch)
    }
    return false
  }
}
