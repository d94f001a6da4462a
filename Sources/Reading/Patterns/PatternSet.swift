/// Words, patterns and the tables that find them: built once, read by every text.
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
  /// Finds words and says their roles.
  let words: WordTable
  let roles: RoleTable
  let quantities: QuantityReader
  let patterns: PatternTable
  /// For each list the one with the words that take back those they lie around; -1 for none.
  let blockers: Table<Int32>
  /// What words say that are no part of a pattern.
  let weights: WeightTable
  /// How many rules there are.
  public let ruleCount: Int
  /// How many patterns there are, those that take back included.
  public var patternCount: Int { patterns.patterns.count }

  /// Compiles `rules` over the lists of words in `lists`, and `weighings` beside them.
  /// - Throws: `FaultyPattern` for the first pattern, list or word that cannot be read.
  public init(
    lists: [(name: String, words: [String])], rules: [Rule], weighings: [Weighing] = [],
    folding: Folding
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
    let weighed = weighings.flatMap { $0.words.map(\.text) }
    alphabet = Alphabet(words: builder.words + weighed, folding: folding)
    weights = try WeightTable(weighings, alphabet)
    var vocabulary = Vocabulary()
    for (word, lists) in zip(builder.words, builder.listsOfWord) {
      let folded = alphabet.symbols(of: word)
      guard !folded.isEmpty else {
        throw FaultyPattern(fault: .emptyWord(word), text: word, rule: nil)
      }
      guard !folded.contains(Alphabet.stop), !folded.contains(Alphabet.lineEnd),
        !folded.dropLast().contains(Alphabet.question)
      else { throw FaultyPattern(fault: .unreachableWord(word), text: word, rule: nil) }
      vocabulary.add(folded, lists)
    }
    let table = WordTable(words: vocabulary.words, symbolCount: alphabet.scalars.count)
    let order = ListOrder(patterns, builder, table, vocabulary)
    let (roles, roleOfWord) = RoleTable.of(vocabulary, builder, order)
    words = table.renumbered(roleOfWord)
    self.roles = roles
    quantities = QuantityReader(alphabet)
    self.patterns = PatternTable(patterns, order, ruleCount: rules.count)
    var blockers = Array(repeating: Int32(-1), count: order.end)
    for (list, blocker) in builder.blockers where order.numbers[list] >= 0 {
      blockers[Int(order.numbers[list])] = order.numbers[blocker]
    }
    self.blockers = Table(blockers)
    ruleCount = rules.count
  }

  /// `built`, if it is of so many rules and weighings, else the set compiled from them: the tables of a
  /// set are kept beside the source that they come from.
  static func compiled(
    lists: [(name: String, words: [String])], rules: [Rule], weighings: [Weighing] = [],
    folding: Folding, built: PatternSet?
  ) throws(FaultyPattern) -> PatternSet {
    if let built, built.ruleCount == rules.count, built.weights.count == weighings.count {
      return built
    }
    return try PatternSet(lists: lists, rules: rules, weighings: weighings, folding: folding)
  }

  /// A set of tables that were built before.
  init(
    alphabet: Alphabet, words: WordTable, roles: RoleTable, patterns: PatternTable,
    blockers: Table<Int32>, weights: WeightTable, ruleCount: Int
  ) {
    self.alphabet = alphabet
    self.words = words
    self.roles = roles
    quantities = QuantityReader(alphabet)
    self.patterns = patterns
    self.blockers = blockers
    self.weights = weights
    self.ruleCount = ruleCount
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
