/// The patterns of a set laid out flat, as the matcher reads them.
struct PatternTable: Sendable {
  /// One pattern: where its steps begin.
  struct Entry: Sendable {
    let firstStep: Int32
    let stepCount: Int32
    let rule: Int32
    let isExcuse: Bool

    /// What stands in memory for no patterns.
    static let none = Entry(firstStep: 0, stepCount: 0, rule: 0, isExcuse: false)
  }

  /// One step of a pattern; see `PatternStep`.
  struct Step: Sendable {
    let list: Int32
    let gap: Int32
    /// -1 for none.
    let gapWithout: Int32
    let firstNear: Int32
    let beforeCount: Int32
    let afterCount: Int32
    let isAtStart: Bool
    let isAtEnd: Bool

    /// What stands in memory for no steps.
    static let none = Step(
      list: 0, gap: 0, gapWithout: -1, firstNear: 0, beforeCount: 0, afterCount: 0,
      isAtStart: false,
      isAtEnd: false)
  }

  /// What must not stand near a step.
  struct Near: Sendable {
    let list: Int32
    let distance: Int32
  }

  let patterns: [Entry]
  let steps: [Step]
  /// For each step what must not stand before it, then what must not stand after it.
  let nears: [Near]
  /// Where the patterns to try for each list begin in `tried`; one more than there are lists.
  let firstTried: [Int32]
  let tried: [Int32]

  /// Tables that were built before.
  init(
    patterns: [Entry], steps: [Step], nears: [Near], firstTried: [Int32], tried: [Int32]
  ) {
    (self.patterns, self.steps, self.nears) = (patterns, steps, nears)
    (self.firstTried, self.tried) = (firstTried, tried)
  }

  init(_ patterns: [Pattern], byList: [[Int32]], ruleCount: Int) {
    var entries: [Entry] = []
    var steps: [Step] = []
    var nears: [Near] = []
    for pattern in patterns {
      entries.append(
        Entry(
          firstStep: Int32(steps.count), stepCount: Int32(pattern.steps.count),
          rule: Int32(pattern.rule), isExcuse: pattern.isExcuse))
      for step in pattern.steps {
        steps.append(
          Step(
            list: Int32(step.list), gap: Int32(step.gap),
            gapWithout: Int32(step.gapWithout ?? -1), firstNear: Int32(nears.count),
            beforeCount: Int32(step.notBefore.count), afterCount: Int32(step.notAfter.count),
            isAtStart: step.isAtStart, isAtEnd: step.isAtEnd))
        for near in step.notBefore + step.notAfter {
          nears.append(Near(list: Int32(near.list), distance: Int32(near.distance)))
        }
      }
    }
    var firstTried: [Int32] = []
    var tried: [Int32] = []
    for numbers in byList {
      firstTried.append(Int32(tried.count))
      tried += numbers
    }
    firstTried.append(Int32(tried.count))
    (self.patterns, self.steps, self.nears) = (entries, steps, nears)
    (self.firstTried, self.tried) = (firstTried, tried)
  }
}
