/// The rules by which messages are read.
public struct MessageRules: Sendable {
  /// What a rule gives beside its kind.
  public enum Gives: Sendable, Hashable {
    /// A promise of this.
    case promise(PromiseMatter)
    /// A refusal of this class.
    case refusal(class: String)
    /// The kind alone.
    case nothing
  }

  /// A rule: how one kind of message is worded.
  public struct Rule: Sendable, Hashable {
    /// The id of the kind.
    public let kind: String
    /// What it gives.
    public let gives: Gives
    /// The patterns.
    public let patterns: PatternSet.Rule

    /// A rule for messages of `kind`.
    public init(kind: String, gives: Gives, patterns: PatternSet.Rule) {
      self.kind = kind
      self.gives = gives
      self.patterns = patterns
    }
  }

  /// The words around a kind that say more of it.
  public struct Signs: Sendable, Hashable {
    /// The sentence speaks of such things and is none: a question, a warning, a quotation.
    public let mentions: [PatternSet.Rule]
    /// Something has to happen first.
    public let conditions: [PatternSet.Rule]
    /// No time is fixed.
    public let hedges: [PatternSet.Rule]

    /// Signs by what they say.
    public init(
      mentions: [PatternSet.Rule], conditions: [PatternSet.Rule], hedges: [PatternSet.Rule]
    ) {
      self.mentions = mentions
      self.conditions = conditions
      self.hedges = hedges
    }
  }

  /// What a rule of the set stands for.
  enum Meaning: Sendable {
    case kind(Int, Outcome)
    case mention, condition, hedge
  }

  /// What a rule gives, with its class at hand.
  enum Outcome: Sendable {
    case promise(PromiseMatter)
    case refusal(RefusalClass)
    case plain
  }

  /// The name of the weighing that says that `matter` is promised.
  public static func weighed(_ matter: PromiseMatter) -> String { "matter_\(matter.rawValue)" }
  /// The name of the weighing that says that somebody declines for the reason `id`.
  public static func weighed(class id: String) -> String { "class_\(id)" }
  /// All that can be weighed: `kinds`, then the matters of promises, then `classes`.
  public static func weighed(kinds: [String], classes: [String]) -> [String] {
    kinds + PromiseMatter.allCases.map { weighed($0) } + classes.map { weighed(class: $0) }
  }

  /// The same rules, by themselves: nothing weighs.
  public var unweighed: MessageRules {
    var rules = self
    rules.scales = Scales([], kinds: [])
    return rules
  }

  /// The name under which patterns find the words of time that the reader of moments knows.
  public static let listOfTimes = "when"

  /// The kinds, in the order of the files.
  public let kinds: [MessageKind]
  /// The classes of refusals, in the order of the files.
  public let classes: [RefusalClass]
  /// All patterns.
  public let patterns: PatternSet
  private(set) var scales: Scales
  let meanings: [Meaning]
  /// What the first rule of each kind gives.
  let givenBy: [Outcome]
  let times: TimeReader
  let amounts: AmountReader

  /// The kinds that the words of `text` speak for by themselves, whatever rules find.
  public func weighed(in text: String) -> Set<String> { scales.names(in: text, patterns) }

  /// Rules over `lists` of words.
  /// `weighings` are what words say of kinds that are in no rule.
  /// `built` are the tables of the same rules, built before.
  /// - Throws: `FaultyPattern`; its `rule` counts `rules`, then mentions, conditions and hedges.
  public init(
    kinds: [MessageKind], classes: [RefusalClass], rules: [Rule], signs: Signs,
    weighings: [Weighing] = [], lists: [(name: String, words: [String])], folding: Folding,
    built: PatternSet? = nil
  ) throws(FaultyPattern) {
    self.kinds = kinds
    self.classes = classes
    let own = [
      (name: Self.listOfTimes, words: TimeVocabulary.standing),
      // Of these no pattern asks; they have to be in the alphabet.
      (name: "parts of times and amounts", words: TimeVocabulary.dependent + AmountReader.words),
    ]
    patterns = try PatternSet.compiled(
      lists: own + lists,
      rules: rules.map(\.patterns) + signs.mentions + signs.conditions + signs.hedges,
      weighings: weighings, folding: folding, built: built)
    scales = Scales(
      weighings,
      kinds: Self.weighed(kinds: kinds.map(\.id), classes: classes.map(\.id)))
    let meanings =
      rules.map { Self.meaning(of: $0, kinds, classes) } + signs.mentions.map { _ in .mention }
      + signs.conditions.map { _ in .condition } + signs.hedges.map { _ in .hedge }
    self.meanings = meanings
    givenBy = kinds.indices.map { kind in
      for case .kind(kind, let gives) in meanings { return gives }
      return .plain
    }
    times = TimeReader(patterns.alphabet, patterns.quantities)
    amounts = AmountReader(patterns.alphabet, patterns.quantities)
  }

  private static func meaning(
    of rule: Rule, _ kinds: [MessageKind], _ classes: [RefusalClass]
  ) -> Meaning {
    guard let kind = kinds.firstIndex(where: { $0.id == rule.kind }) else {
      preconditionFailure(
        "A rule names a kind that is declared; the reader of the files checks it.")
    }
    switch rule.gives {
    case .promise(let matter): return .kind(kind, .promise(matter))
    case .nothing: return .kind(kind, .plain)
    case .refusal(let id):
      guard let known = classes.first(where: { $0.id == id }) else {
        preconditionFailure(
          "A rule names a class that is declared; the reader of the files checks it.")
      }
      return .kind(kind, .refusal(known))
    }
  }
}
