/// The patterns of a set laid out flat, as the matcher reads them.
struct PatternTable: Sendable {
  /// One pattern: where its steps begin.
  struct Entry: Sendable {
    let firstStep: Int32
    let stepCount: Int32
    let rule: Int32
    /// Whether it asks for lists that are no steps of patterns.
    let needsSides: Bool
  }

  /// One step of a pattern; see `PatternStep`. Lists have the numbers of `ListOrder`.
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
  }

  /// What must not stand near a step.
  struct Near: Sendable {
    let list: Int32
    let distance: Int32
  }

  /// A pattern that may stand where its rarest list does, if the next rarest list `need` stands there
  /// too and `moreCount` others from `firstMore` on.
  struct Trial: Sendable {
    let pattern: Int32
    /// The rarest list again in a pattern that has no other.
    let need: Int32
    let firstMore: Int32
    let moreCount: Int32
  }

  /// The excuses of a rule: their trials, and for each its rarest list.
  struct Excuses: Sendable {
    let firstTrial: Int32
    let count: Int32
  }

  let patterns: Table<Entry>
  let steps: Table<Step>
  /// For each step what must not stand before it, then what must not stand after it.
  let nears: Table<Near>
  /// The trials of each list that patterns are looked up by lie at its numbers; those of excuses lie
  /// behind them.
  let trials: Table<Trial>
  /// The lists that trials need; the rarest list of an excuse lies before its others.
  let needs: Table<Int32>
  /// The excuses of every rule.
  let excuses: Table<Excuses>

  /// Tables that were built before.
  init(
    patterns: Table<Entry>, steps: Table<Step>, nears: Table<Near>, trials: Table<Trial>,
    needs: Table<Int32>, excuses: Table<Excuses>
  ) {
    (self.patterns, self.steps, self.nears) = (patterns, steps, nears)
    (self.trials, self.needs, self.excuses) = (trials, needs, excuses)
  }

  /// The tables of `patterns`, whose lists are numbered as `order` says.
  init(_ patterns: [Pattern], _ order: ListOrder, ruleCount: Int) {
    // What a list is taken back by may be known only with the sides.
    func asks(_ step: PatternStep) -> Bool {
      step.gapWithout != nil || !step.notBefore.isEmpty || !step.notAfter.isEmpty
        || order.hasBlocker[step.list]
    }
    var entries: [Entry] = []
    var steps: [Step] = []
    var nears: [Near] = []
    for pattern in patterns {
      entries.append(
        Entry(
          firstStep: Int32(steps.count), stepCount: Int32(pattern.steps.count),
          rule: Int32(pattern.rule), needsSides: pattern.steps.contains(where: asks)))
      for step in pattern.steps {
        steps.append(
          Step(
            list: order.numbers[step.list], gap: Int32(step.gap),
            gapWithout: step.gapWithout.map { order.numbers[$0] } ?? -1,
            firstNear: Int32(nears.count),
            beforeCount: Int32(step.notBefore.count), afterCount: Int32(step.notAfter.count),
            isAtStart: step.isAtStart, isAtEnd: step.isAtEnd))
        for near in step.notBefore + step.notAfter {
          nears.append(Near(list: order.numbers[near.list], distance: Int32(near.distance)))
        }
      }
    }
    (self.patterns, self.steps, self.nears) = (Table(entries), Table(steps), Table(nears))
    var byList: [[Int]] = Array(repeating: [], count: order.triggerEnd)
    var byRule: [[Int]] = Array(repeating: [], count: ruleCount)
    for (number, pattern) in patterns.enumerated() {
      if pattern.isExcuse {
        byRule[pattern.rule].append(number)
      } else {
        byList[Int(order.numbers[order.listsByRarity[number][0]])].append(number)
      }
    }
    var (trials, needs): ([Trial], [Int32]) = ([], [])
    func add(_ pattern: Int) {
      let lists = order.listsByRarity[pattern].map { order.numbers[$0] }
      let more = patterns[pattern].isExcuse ? lists[...] : lists.dropFirst(2)
      trials.append(
        Trial(
          pattern: Int32(pattern), need: lists.count > 1 ? lists[1] : lists[0],
          firstMore: Int32(needs.count), moreCount: Int32(more.count)))
      needs += more
    }
    // The numbers behind the last list that has a trial are in no role.
    byList.forEach { $0.forEach(add) }
    var excuses: [Excuses] = []
    for numbers in byRule {
      excuses.append(Excuses(firstTrial: Int32(trials.count), count: Int32(numbers.count)))
      numbers.forEach(add)
    }
    (self.trials, self.needs, self.excuses) = (Table(trials), Table(needs), Table(excuses))
  }
}
