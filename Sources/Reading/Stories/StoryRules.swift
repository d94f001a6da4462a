public import CaseCore

/// The rules by which a person's own story is read.
public struct StoryRules: Sendable {
  /// How a claim is told.
  public struct Claim: Sendable, Hashable {
    /// The claim.
    public let topic: StoryTopic
    /// Claims that are none where this one is plain: a double charge of a child is the child's.
    public let hides: [String]
    /// Claims that may stand beside this one without a doubt about it.
    public let outweighs: [String]
    /// What says it.
    public let plain: [PatternSet.Rule]
    /// What hints at it.
    public let hints: [PatternSet.Rule]
    /// Signs of which two different ones say it, by name.
    public let signs: [(name: String, rules: [PatternSet.Rule])]

    /// A claim with its rules.
    public init(
      topic: StoryTopic, hides: [String], outweighs: [String], plain: [PatternSet.Rule],
      hints: [PatternSet.Rule], signs: [(name: String, rules: [PatternSet.Rule])]
    ) {
      self.topic = topic
      (self.hides, self.outweighs) = (hides, outweighs)
      (self.plain, self.hints, self.signs) = (plain, hints, signs)
    }

    /// All rules in the order of the set.
    var rules: [PatternSet.Rule] { plain + hints + signs.flatMap(\.rules) }

    public static func == (left: Self, right: Self) -> Bool {
      left.topic == right.topic && left.hides == right.hides && left.outweighs == right.outweighs
        && left.rules == right.rules && left.signs.map(\.name) == right.signs.map(\.name)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(topic)
      hasher.combine(rules)
    }
  }

  /// A topic with the rules that tell it.
  public typealias Told = (topic: StoryTopic, rules: [PatternSet.Rule])

  /// What a rule of the set stands for.
  enum Meaning: Sendable {
    case plain(claim: Int)
    case hint(claim: Int)
    case sign(claim: Int, name: Int)
    case channel(Int)
    case door(Int)
    case doubt
    case distress
    case amount
  }

  /// The claims, the one that goes before others first.
  public let claims: [Claim]
  /// The ways of payment.
  public let channels: [StoryTopic]
  /// The doors that can be tried.
  public let doors: [StoryTopic]
  /// What is said to who speaks of harming themselves.
  public let help: Bilingual
  /// All patterns.
  public let patterns: PatternSet
  let meanings: [Meaning]

  /// Rules over `lists` of words.
  /// `built` are the tables of the same rules, built before.
  /// - Throws: `FaultyPattern`; its `rule` counts those of `claims`, `channels`, `doors`, then
  ///   `doubts`, `distress` and `amounts`.
  public init(
    claims: [Claim], channels: [Told], doors: [Told], doubts: [PatternSet.Rule], help: Bilingual,
    distress: [PatternSet.Rule], amounts: [PatternSet.Rule],
    lists: [(name: String, words: [String])], folding: Folding, built: PatternSet? = nil
  ) throws(FaultyPattern) {
    self.claims = claims
    self.channels = channels.map(\.topic)
    self.doors = doors.map(\.topic)
    self.help = help
    let told = channels.flatMap(\.rules) + doors.flatMap(\.rules)
    patterns = try PatternSet.compiled(
      lists: Mark.lists + lists,
      rules: claims.flatMap(\.rules) + told + doubts + distress + amounts, folding: folding,
      built: built)
    var meanings: [Meaning] = []
    for (number, claim) in claims.enumerated() {
      meanings += claim.plain.map { _ in .plain(claim: number) }
      meanings += claim.hints.map { _ in .hint(claim: number) }
      for (name, sign) in claim.signs.enumerated() {
        meanings += sign.rules.map { _ in .sign(claim: number, name: name) }
      }
    }
    for (number, told) in channels.enumerated() {
      meanings += told.rules.map { _ in .channel(number) }
    }
    for (number, told) in doors.enumerated() { meanings += told.rules.map { _ in .door(number) } }
    meanings += doubts.map { _ in .doubt } + distress.map { _ in .distress }
    meanings += amounts.map { _ in .amount }
    self.meanings = meanings
  }
}
