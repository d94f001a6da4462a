import CaseCore
import Reading

/// What every family of rules for texts is written with: which characters are read alike, and the
/// lists of words that patterns name.
struct PatternSource {
  var folding: [String] = []
  var foldingNode: SourceNode?
  var lists: [(name: String, words: [String], node: SourceNode)] = []
  /// What words say that are in no rule; not every family has them.
  var weighings: [WeighingSource] = []

  /// The sections of this kind, which any family may have.
  static let sections = ["folding", "lists"]
}

/// One rule as it is written.
struct RuleSource {
  let node: SourceNode
  let patterns: PatternSet.Rule
  /// Sentences that it has to find, with their places.
  var yes: [SourceNode] = []
  /// Sentences that it must not find.
  var no: [SourceNode] = []
}

extension PlaybookReader {
  /// Takes a section with what all families share; false for any other.
  mutating func patternSection(_ pair: SourceNode.Pair, into source: inout PatternSource) -> Bool {
    switch pair.key {
    case "folding":
      source.folding += each(items(pair.value)) { $0.text($1) }
      source.foldingNode = pair.value
    case "lists":
      for list in pairs(pair.value) ?? [] {
        let words = each(oneOrMore(list.value)) { $0.text($1) }
        source.lists.append((list.key, words, list.value))
      }
    default: return false
    }
    return true
  }

  /// `{match: […], unless: […], yes: […], no: […], near: […]}`, and the keys `also` of its family.
  mutating func patternRule(_ node: SourceNode, also keys: [String] = []) -> RuleSource? {
    guard
      let fields = fields(
        node, allowed: ["match", "unless", "yes", "no", "near"] + keys, required: ["match"])
    else { return nil }
    let matches = fields["match"].map { node in each(oneOrMore(node)) { $0.text($1) } } ?? []
    let excuses = fields["unless"].map { node in each(oneOrMore(node)) { $0.text($1) } } ?? []
    guard !matches.isEmpty else { return nil }
    var rule = RuleSource(
      node: node, patterns: PatternSet.Rule(matches: matches, excuses: excuses))
    guard care == .full else { return rule }
    for key in ["yes", "no", "near"] {
      let examples = fields[key].flatMap { items($0) } ?? []
      if examples.isEmpty { report(ReadingFault.noExample(key), at: node) }
      if key == "yes" { rule.yes = examples } else { rule.no += examples }
    }
    return rule
  }

  /// Which characters are read alike; nil, with a fault, where that cannot be read.
  mutating func folding(of source: PatternSource) -> Folding? {
    do throws(PatternFault) {
      return try Folding(pairs: source.folding)
    } catch {
      if let node = source.foldingNode {
        report(ReadingFault.pattern(error, in: "folding"), at: node)
      }
      return nil
    }
  }

  /// Reports a pattern of `rules`, or a list, that cannot be read.
  mutating func report(_ faulty: FaultyPattern, of rules: [RuleSource], _ source: PatternSource) {
    let node =
      faulty.rule.map { rules[$0].node }
      ?? source.weighings.first { $0.has(faulty.text) }?.node
      ?? source.lists.first { $0.name == faulty.text || $0.words.contains(faulty.text) }?.node
      ?? source.lists.first?.node ?? rules.first?.node
    if let node { report(ReadingFault.pattern(faulty.fault, in: faulty.text), at: node) }
  }

  /// Tries a rule on its examples, and reports each that it misses or takes though it must not.
  /// Returns how many there were.
  mutating func tryExamples(
    of rule: RuleSource, as name: String, finds: (String) -> Bool
  ) -> Int {
    var count = 0
    for (nodes, isWanted) in [(rule.yes, true), (rule.no, false)] {
      for node in nodes {
        guard let text = text(node) else { continue }
        count += 1
        guard finds(text) != isWanted else { continue }
        let fault: ReadingFault = isWanted ? .missed(text) : .taken(text, as: name)
        report(fault, at: node)
      }
    }
    return count
  }
}
