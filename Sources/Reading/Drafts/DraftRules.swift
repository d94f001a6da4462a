/// The rules by which drafts are read.
public struct DraftRules: Sendable {
  /// A rule: how one kind of words is put.
  public struct Rule: Sendable, Hashable {
    /// The id of the kind.
    public let kind: String
    /// To whom this wording is an objection; nil for the recipients of the kind.
    public let recipients: Set<DraftRecipient>?
    /// What is said of this wording; nil for the advice of the kind.
    public let advice: DraftAdvice?
    /// The patterns.
    public let patterns: PatternSet.Rule

    /// A rule for words of `kind`.
    public init(
      kind: String, recipients: Set<DraftRecipient>?, advice: DraftAdvice?,
      patterns: PatternSet.Rule
    ) {
      self.kind = kind
      self.recipients = recipients
      self.advice = advice
      self.patterns = patterns
    }
  }

  /// What a statement of a draft is compared with.
  public enum Stated: Sendable, Hashable {
    /// The fact of this name, which then is one of these values.
    case fact(String, isOneOf: [String])
    /// The amount that was paid.
    case paidAmount
    /// The amount that is asked for.
    case claimedAmount
    /// The number of the order, at the end of the words.
    case orderNumber
  }

  /// A rule by which a draft states something about the case.
  public struct Statement: Sendable, Hashable {
    /// What.
    public let stated: Stated
    /// The patterns.
    public let patterns: PatternSet.Rule

    /// A rule for what states `stated`.
    public init(stated: Stated, patterns: PatternSet.Rule) {
      (self.stated, self.patterns) = (stated, patterns)
    }
  }

  /// What a rule of the set stands for.
  enum Meaning: Sendable {
    case objection(kind: Int, recipients: Set<DraftRecipient>, advice: DraftAdvice)
    case part(Int)
    case demand
    case statement(Stated)
  }

  /// The kinds, in the order of the files.
  public let kinds: [DraftKind]
  /// The parts of a demand, in the order of the files.
  public let parts: [DraftPart]
  /// All patterns.
  public let patterns: PatternSet
  let scales: Scales
  let meanings: [Meaning]

  /// The kinds that the words of `text` speak for by themselves, whatever rules find.
  public func weighed(in text: String) -> Set<String> { scales.names(in: text, patterns) }

  /// Rules over `lists` of words.
  ///
  /// `parts` are those of a demand with the rules by which they are seen, `demands` what makes a draft
  /// one that demands something.
  /// `weighings` are what words say of kinds that are in no rule.
  /// `built` are the tables of the same rules, built before.
  /// - Throws: `FaultyPattern`; its `rule` counts `rules`, then those of `parts`, then `demands`, then
  ///   `statements`.
  public init(
    kinds: [DraftKind], rules: [Rule], parts: [(part: DraftPart, rules: [PatternSet.Rule])],
    demands: [PatternSet.Rule], statements: [Statement],
    weighings: [Weighing] = [], lists: [(name: String, words: [String])], folding: Folding,
    built: PatternSet? = nil
  ) throws(FaultyPattern) {
    self.kinds = kinds
    self.parts = parts.map(\.part)
    patterns = try PatternSet.compiled(
      lists: Mark.lists + lists,
      rules: rules.map(\.patterns) + parts.flatMap(\.rules) + demands + statements.map(\.patterns),
      weighings: weighings, folding: folding, built: built)
    scales = Scales(weighings, kinds: kinds.map(\.id))
    var meanings: [Meaning] = []
    for rule in rules {
      guard let kind = kinds.firstIndex(where: { $0.id == rule.kind }) else {
        preconditionFailure(
          "A rule names a kind that is declared; the reader of the files checks it.")
      }
      meanings.append(
        .objection(
          kind: kind, recipients: rule.recipients ?? kinds[kind].recipients,
          advice: rule.advice ?? kinds[kind].advice))
    }
    for (number, part) in parts.enumerated() { meanings += part.rules.map { _ in .part(number) } }
    meanings += demands.map { _ in .demand }
    meanings += statements.map { .statement($0.stated) }
    self.meanings = meanings
  }
}
