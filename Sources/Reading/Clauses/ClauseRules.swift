/// The rules by which the clauses of an agreement are found.
public struct ClauseRules: Sendable {
  /// A rule: how one kind of clause is worded.
  public struct Rule: Sendable, Hashable {
    /// The id of the kind.
    public let kind: String
    /// Whom the clause helps if it is worded so; nil for the kind's own direction.
    public let direction: ClauseDirection?
    /// What a clause worded so states, beside what its kind states.
    public let states: [ClauseKind.Stated]
    /// The patterns.
    public let patterns: PatternSet.Rule

    /// A rule for clauses of `kind`.
    public init(
      kind: String, direction: ClauseDirection?, states: [ClauseKind.Stated] = [],
      patterns: PatternSet.Rule
    ) {
      self.kind = kind
      self.direction = direction
      self.states = states
      self.patterns = patterns
    }
  }

  /// What a rule of the set stands for.
  enum Meaning: Sendable {
    case clause(kind: Int, direction: ClauseDirection, states: [ClauseKind.Stated])
    /// The sentence speaks of clauses and is none: a law, a news item, a complaint.
    case mention
    /// The text calls itself an agreement.
    case title
  }

  /// The kinds, in the order of the files.
  public let kinds: [ClauseKind]
  /// All patterns.
  public let patterns: PatternSet
  private(set) var scales: Scales
  let meanings: [Meaning]

  /// The same rules, by themselves: nothing weighs.
  public var unweighed: ClauseRules {
    var rules = self
    rules.scales = Scales([], kinds: kinds.map(\.id))
    return rules
  }

  /// The kinds that the words of `text` speak for by themselves, whatever rules find.
  public func weighed(in text: String) -> Set<String> { scales.names(in: text, patterns) }

  /// Rules over `lists` of words: `mentions` are sentences that speak of clauses and are none, `titles`
  /// what texts call themselves that are agreements, `weighings` what words say that are in no rule.
  /// `built` are the tables of the same rules, built before.
  /// - Throws: `FaultyPattern`; its `rule` counts `rules`, then `mentions`, then `titles`.
  public init(
    kinds: [ClauseKind], rules: [Rule], mentions: [PatternSet.Rule], titles: [PatternSet.Rule],
    weighings: [Weighing] = [], lists: [(name: String, words: [String])], folding: Folding,
    built: PatternSet? = nil
  ) throws(FaultyPattern) {
    self.kinds = kinds
    patterns = try PatternSet.compiled(
      lists: lists, rules: rules.map(\.patterns) + mentions + titles, weighings: weighings,
      folding: folding, built: built)
    scales = Scales(weighings, kinds: kinds.map(\.id))
    var meanings: [Meaning] = []
    for rule in rules {
      guard let kind = kinds.firstIndex(where: { $0.id == rule.kind }) else {
        preconditionFailure(
          "A rule names a kind that is declared; the reader of the files checks it.")
      }
      meanings.append(
        .clause(
          kind: kind, direction: rule.direction ?? kinds[kind].direction,
          states: kinds[kind].states + rule.states))
    }
    self.meanings =
      meanings + mentions.map { _ in Meaning.mention } + titles.map { _ in Meaning.title }
  }
}
