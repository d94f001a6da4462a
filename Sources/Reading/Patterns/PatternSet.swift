/// Words, patterns and the automaton that finds their words: built once, read by every text.
///
/// A rule is found in a sentence if one of its patterns is, and none of its excuses.
public struct PatternSet: Sendable {
  /// The patterns of one rule as they are written.
  public struct Rule: Sendable, Hashable {
    /// Ways to say it; at least one.
    public let matches: [String]
    /// What takes it back.
    public let excuses: [String]

    /// A rule that `matches` find and `excuses` take back.
    public init(matches: [String], excuses: [String] = []) {
      self.matches = matches
      self.excuses = excuses
    }
  }

  let alphabet: Alphabet
  let words: WordTable
  /// Where the lists of each word begin in `lists`; one more than there are words.
  let firstList: [Int32]
  /// The lists of the words, word after word.
  let lists: [Int32]
  let quantities: QuantityReader
  let patterns: PatternTable
  let listCount: Int
  /// For each list the one with the words that take back those they lie around; -1 for none.
  let blockers: [Int32]
  /// The lists that quantities belong to, by name.
  let quantityLists: [(name: String, list: Int32)]
  /// How many rules there are.
  public let ruleCount: Int
  /// How many patterns there are, those that take back included.
  public var patternCount: Int { patterns.patterns.count }

  /// Compiles `rules` over the lists of words in `lists`.
  /// - Throws: `FaultyPattern` for the first pattern or list that cannot be read.
  public init(
    lists: [(name: String, words: [String])], rules: [Rule], folding: Folding
  ) throws(FaultyPattern) {
    let builder = ListBuilder()
    for list in lists {
      do throws(PatternFault) { try builder.add(list.name, list.words) } catch {
        throw FaultyPattern(fault: error, text: list.name, rule: nil)
      }
    }
    var patterns: [Pattern] = []
    for (number, rule) in rules.enumerated() {
      for (text, isExcuse) in rule.matches.map({ ($0, false) }) + rule.excuses.map({ ($0, true) }) {
        do throws(PatternFault) {
          for ordered in try PatternSyntax.orders(of: text) {
            let steps = try builder.steps(of: ordered)
            patterns.append(Pattern(steps: steps, rule: number, isExcuse: isExcuse))
          }
        } catch {
          throw FaultyPattern(fault: error, text: text, rule: number)
        }
      }
    }
    alphabet = Alphabet(words: builder.words, folding: folding)
    var symbols: [[Alphabet.Symbol]] = []
    for word in builder.words {
      let folded = alphabet.symbols(of: word)
      guard !folded.isEmpty else {
        throw FaultyPattern(fault: .emptyWord(word), text: word, rule: nil)
      }
      guard !folded.contains(Alphabet.stop), !folded.contains(Alphabet.lineEnd),
        !folded.dropLast().contains(Alphabet.question)
      else { throw FaultyPattern(fault: .unreachableWord(word), text: word, rule: nil) }
      symbols.append(folded)
    }
    words = WordTable(words: symbols, symbolCount: alphabet.scalars.count)
    var firstList: [Int32] = [0]
    for lists in builder.listsOfWord {
      firstList.append(firstList[firstList.count - 1] + Int32(lists.count))
    }
    self.firstList = firstList
    self.lists = builder.listsOfWord.flatMap(\.self)
    quantities = QuantityReader(alphabet)
    listCount = builder.listCount
    quantityLists = builder.readings.map { ($0.name, Int32($0.list)) }
    blockers = (0..<builder.listCount).map { Int32(builder.blockers[$0] ?? -1) }
    self.patterns = PatternTable(
      patterns, byList: Self.index(patterns, builder, symbols), ruleCount: rules.count)
    ruleCount = rules.count
  }

  /// `built`, if it is of so many rules, else the set compiled from them: the tables of a set are kept
  /// beside the source that they come from.
  static func compiled(
    lists: [(name: String, words: [String])], rules: [Rule], folding: Folding, built: PatternSet?
  ) throws(FaultyPattern) -> PatternSet {
    if let built, built.ruleCount == rules.count { return built }
    return try PatternSet(lists: lists, rules: rules, folding: folding)
  }

  /// A set of tables that were built before.
  init(
    alphabet: Alphabet, words: WordTable, firstList: [Int32], lists: [Int32],
    patterns: PatternTable, listCount: Int, blockers: [Int32],
    quantityLists: [(name: String, list: Int32)], ruleCount: Int
  ) {
    self.alphabet = alphabet
    self.words = words
    self.firstList = firstList
    self.lists = lists
    quantities = QuantityReader(alphabet)
    self.patterns = patterns
    self.listCount = listCount
    self.blockers = blockers
    self.quantityLists = quantityLists
    self.ruleCount = ruleCount
  }

  /// Each pattern under the list of its steps whose words are rarest, taken for the longest ones.
  private static func index(
    _ patterns: [Pattern], _ builder: ListBuilder, _ symbols: [[Alphabet.Symbol]]
  ) -> [[Int32]] {
    var shortest = Array(repeating: 3, count: builder.listCount)
    for (word, lists) in builder.listsOfWord.enumerated() {
      for list in lists { shortest[Int(list)] = min(shortest[Int(list)], symbols[word].count) }
    }
    var size = Array(repeating: 0, count: builder.listCount)
    for lists in builder.listsOfWord { for list in lists { size[Int(list)] += 1 } }
    var index: [[Int32]] = Array(repeating: [], count: builder.listCount)
    for (number, pattern) in patterns.enumerated() {
      let rarest = pattern.steps.map(\.list).min {
        (-shortest[$0], size[$0]) < (-shortest[$1], size[$1])
      }
      if let rarest { index[rarest].append(Int32(number)) }
    }
    return index
  }
}

/// A pattern or a list that cannot be read.
public struct FaultyPattern: Error, Sendable, Hashable {
  /// What is wrong.
  public let fault: PatternFault
  /// The pattern, or the name of the list.
  public let text: String
  /// The number of its rule; nil for a list.
  public let rule: Int?
}
