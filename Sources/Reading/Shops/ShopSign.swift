public import CaseCore

/// Something that a shop's page says about the shop itself.
public struct ShopSign: Sendable, Hashable {
  /// A fact of the playbook that the sign states.
  public struct Stated: Sendable, Hashable {
    /// The name of the fact.
    public let fact: String
    /// Its value as a person types it: `yes`, or one of a choice.
    public let value: String

    /// `fact` is `value`.
    public init(fact: String, value: String) { (self.fact, self.value) = (fact, value) }
  }

  /// A fact whose value stands in the sentence. Where it does not, the sentence is no such sign.
  public struct Taken: Sendable, Hashable {
    /// The name of the fact, whose value is a text.
    public let fact: String
    /// What is taken from the sentence.
    public let form: ShopValue

    /// `fact` is what the sentence has of `form`.
    public init(fact: String, form: ShopValue) { (self.fact, self.form) = (fact, form) }
  }

  /// The stable name, such as `licence`.
  public let id: String
  /// What it is called.
  public let name: Bilingual
  /// The facts that it states.
  public let states: [Stated]
  /// The facts whose values it has.
  public let takes: [Taken]

  /// A sign with what it says.
  public init(id: String, name: Bilingual, states: [Stated], takes: [Taken]) {
    self.id = id
    self.name = name
    self.states = states
    self.takes = takes
  }
}

/// A sign that was found on a page.
public struct ShopFinding: Sendable, Hashable {
  /// The sign.
  public let sign: ShopSign
  /// The facts that it states, with their values as a person types them.
  public let states: [ShopSign.Stated]
  /// The sentence, exactly as it stands in the text.
  public let quote: String
  /// Where the sentence stands.
  public let place: TextPlace
}

/// The rules by which the signs of a shop are found.
public struct ShopRules: Sendable {
  /// The signs, in the order of the files.
  public let signs: [ShopSign]
  /// All patterns.
  public let patterns: PatternSet
  /// The sign of each rule; nil for one that takes every sign of its sentence back.
  let meanings: [Int?]

  /// Rules for `signs`, each naming its place there, and for `mentions`: sentences that speak of such
  /// things and say nothing of the shop. `built` are the tables of the same rules, built before.
  /// - Throws: `FaultyPattern`; its `rule` counts `rules`, then `mentions`.
  public init(
    signs: [ShopSign], rules: [(sign: Int, patterns: PatternSet.Rule)],
    mentions: [PatternSet.Rule], lists: [(name: String, words: [String])], folding: Folding,
    built: PatternSet? = nil
  ) throws(FaultyPattern) {
    self.signs = signs
    patterns = try PatternSet.compiled(
      lists: lists, rules: rules.map(\.patterns) + mentions, folding: folding, built: built)
    meanings = rules.map { $0.sign } + mentions.map { _ in nil }
  }
}
