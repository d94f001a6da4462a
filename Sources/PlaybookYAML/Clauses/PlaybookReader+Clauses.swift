import CaseCore
import Reading

/// The rules of a source with the nodes that say where each one stands.
struct ClauseSource {
  var patterns = PatternSource()
  var kinds: [ClauseKind] = []
  var rules: [(rule: ClauseRules.Rule, source: RuleSource)] = []
  var mentions: [RuleSource] = []
  var titles: [RuleSource] = []
}

/// The sections of the files with rules that read agreements, beside what all families share.
private enum ClauseSection: String, CaseIterable {
  case kinds, mentions, titles, weights
}

extension PlaybookReader {
  /// Reads all files as rules for agreements.
  mutating func clauseSource() -> ClauseSource {
    var source = ClauseSource()
    // A weighing may name a kind of a later file.
    var weights: [SourceNode] = []
    for file in tree.files {
      guard let pairs = pairs(file.root) else { continue }
      for pair in pairs where !patternSection(pair, into: &source.patterns) {
        switch ClauseSection(rawValue: pair.key) {
        case .kinds: for kind in self.pairs(pair.value) ?? [] { clauseKind(kind, into: &source) }
        case .mentions: source.mentions += each(items(pair.value)) { $0.patternRule($1) }
        case .titles: source.titles += each(items(pair.value)) { $0.patternRule($1) }
        case .weights: weights.append(pair.value)
        case nil:
          let allowed = PatternSource.sections + ClauseSection.allCases.map(\.rawValue)
          report(ShapeFault.unknownSection(pair.key, allowed: allowed), atKey: pair)
        }
      }
    }
    let known = source.kinds.map(\.id)
    for node in weights { source.patterns.weighings += weighings(node, of: known) }
    return source
  }

  private mutating func clauseKind(_ pair: SourceNode.Pair, into source: inout ClauseSource) {
    let keys = ["name", "direction", "effect", "law", "means", "complaint", "states", "rules"]
    guard
      let fields = fields(
        pair.value, allowed: keys, required: keys.filter { $0 != "complaint" && $0 != "states" })
    else { return }
    let name = bilingual(fields["name"])
    let direction = word(fields["direction"], of: ClauseDirection.self)
    let effect = word(fields["effect"], of: ClauseEffect.self)
    let law = fields["law"].map { node in each(oneOrMore(node)) { $0.text($1) } } ?? []
    let means = bilingual(fields["means"])
    let complaint = fields["complaint"].flatMap { bilingual($0) }
    guard let name, let direction, let effect, let means else { return }
    source.kinds.append(
      ClauseKind(
        id: pair.key, name: name, direction: direction, effect: effect, law: law, means: means,
        complaint: complaint, states: states(fields["states"])))
    for node in fields["rules"].flatMap({ items($0) }) ?? [] {
      guard let rule = patternRule(node, also: ["direction", "states"]) else { continue }
      let direction = node["direction"].flatMap { word($0, of: ClauseDirection.self) }
      source.rules.append(
        (
          ClauseRules.Rule(
            kind: pair.key, direction: direction, states: states(node["states"]),
            patterns: rule.patterns), rule
        ))
    }
  }

  /// `{answer_time: time}`: facts, and what of a clause is their value.
  private mutating func states(_ node: SourceNode?) -> [ClauseKind.Stated] {
    guard let node else { return [] }
    return (pairs(node) ?? []).compactMap { pair in
      word(pair.value, of: ClauseKind.Stated.Form.self).map {
        ClauseKind.Stated(fact: pair.key, form: $0)
      }
    }
  }
}
