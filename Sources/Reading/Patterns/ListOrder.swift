/// In which order the lists of a set are numbered, and how rare each is.
///
/// The lists of a sentence are kept as bits, 64 to a block. Lists that share their most frequent words
/// lie in one block, so that a word touches few of them: without that a frequent word of three hundred
/// lists would touch a hundred blocks. First come the lists by which patterns are looked up, then the
/// other ones that are steps of patterns, then those that are only asked for once a pattern was found
/// or around a step; each group begins a block.
struct ListOrder {
  /// The new number of every list; -1 for one that no pattern has.
  private(set) var numbers: [Int32]
  /// How many numbers a list has: one for each pattern that is looked up by it.
  private(set) var widths: [Int] = []
  /// The number behind the lists by which patterns are looked up, behind those that are steps, and
  /// behind all of them.
  private(set) var triggerEnd = 0
  private(set) var stepEnd = 0
  private(set) var end = 0
  /// For every pattern its lists, the rarest one first, by their old numbers.
  let listsByRarity: [[Int]]
  /// For every list, by its old number, whether words take its own back.
  let hasBlocker: [Bool]

  /// How often a sentence has a quantity, for want of any text: once in so many.
  private static let quantityRarity = ["time": 13, "workdays": 80, "percent": 50, "money": 26]

  /// An order for the lists of `builder` and the `patterns` over them; `table` finds the words of
  /// `vocabulary`.
  init(
    _ patterns: [Pattern], _ builder: ListBuilder, _ table: WordTable, _ vocabulary: Vocabulary
  ) {
    let frequencies = Self.frequencies(builder, table, vocabulary)
    listsByRarity = patterns.map { pattern in
      var lists: [Int] = []
      for step in pattern.steps where !lists.contains(step.list) { lists.append(step.list) }
      return lists.sorted {
        (frequencies.lists[$0], $0) < (frequencies.lists[$1], $1)
      }
    }
    hasBlocker = (0..<builder.listCount).map { builder.blockers[$0] != nil }
    numbers = Array(repeating: -1, count: builder.listCount)
    let looked = zip(patterns, listsByRarity).filter { !$0.0.isExcuse }.map(\.1)
    let triggers = Set(looked.compactMap(\.first))
    let steps = Set(looked.flatMap(\.self))
    var wordsOfList: [[Int]] = Array(repeating: [], count: builder.listCount)
    for word in vocabulary.words.indices.sorted(by: { frequencies.rank[$0] < frequencies.rank[$1] })
    {
      for list in vocabulary.listsOfWord[word] {
        wordsOfList[Int(list)].append(frequencies.rank[word])
      }
    }
    let alike = (0..<builder.listCount).sorted {
      wordsOfList[$0].lexicographicallyPrecedes(wordsOfList[$1])
    }
    var trialCounts = Array(repeating: 0, count: builder.listCount)
    for lists in looked { trialCounts[lists[0]] += 1 }
    triggerEnd = number(alike.filter(triggers.contains)) { trialCounts[$0] }
    stepEnd = number(alike.filter { steps.contains($0) && !triggers.contains($0) }) { _ in 1 }
    end = number(alike.filter(Self.others(patterns, builder).subtracting(steps).contains)) { _ in 1
    }
    widths = numbers.indices.map { max(1, trialCounts[$0]) }
  }

  /// The numbers of `lists`, in their order.
  func bits(of lists: [Int]) -> [Int32] {
    Set(lists).filter { numbers[$0] >= 0 }.flatMap { list in
      numbers[list]..<numbers[list] + Int32(widths[list])
    }.sorted()
  }

  /// Numbers `lists` from the next block on, leaving room as `width` says, and returns the number behind
  /// their last block.
  private mutating func number(_ lists: [Int], width: (Int) -> Int) -> Int {
    var next = max(triggerEnd, stepEnd, end)
    for list in lists {
      numbers[list] = Int32(next)
      next += width(list)
    }
    return (next + 63) / 64 * 64
  }

  /// The lists of excuses and those that are asked for around steps.
  private static func others(_ patterns: [Pattern], _ builder: ListBuilder) -> Set<Int> {
    var lists: Set<Int> = []
    for step in patterns.lazy.flatMap(\.steps) {
      lists.insert(step.list)
      lists.formUnion((step.notBefore + step.notAfter).map(\.list))
      if let list = step.gapWithout { lists.insert(list) }
    }
    return lists.union(builder.blockers.filter { lists.contains($0.key) }.values)
  }

  /// How often each word and each list stands in other words, for want of any text: who writes 退 is
  /// found in two thousand words, 恕不退换 in none but itself.
  private static func frequencies(
    _ builder: ListBuilder, _ table: WordTable, _ vocabulary: Vocabulary
  ) -> (rank: [Int], lists: [Int]) {
    let symbols = vocabulary.words
    var words = Array(repeating: 0, count: symbols.count)
    var lists = Array(repeating: 0, count: builder.listCount)
    var seenIn = Array(repeating: -1, count: builder.listCount)
    for (number, text) in symbols.enumerated() {
      for hit in table.all(in: text) {
        words[Int(hit.role)] += 1
        for list in vocabulary.listsOfWord[Int(hit.role)] where seenIn[Int(list)] != number {
          seenIn[Int(list)] = number
          lists[Int(list)] += 1
        }
      }
    }
    for (name, list) in builder.readings {
      lists[list] += symbols.count / (quantityRarity[name] ?? 1)
    }
    var rank = Array(repeating: 0, count: symbols.count)
    let order = symbols.indices.sorted { (-words[$0], $0) < (-words[$1], $1) }
    for (place, word) in order.enumerated() { rank[word] = place }
    return (rank, lists)
  }
}
