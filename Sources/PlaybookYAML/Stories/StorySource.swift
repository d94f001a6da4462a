import CaseCore
import Reading

/// The rules for stories of a source with the nodes that say where each one stands.
struct StorySource {
  var patterns = PatternSource()
  var claims: [ClaimSource] = []
  var channels: [ToldSource] = []
  var doors: [ToldSource] = []
  var doubts: [RuleSource] = []
  var help: Bilingual?
  var distress: [RuleSource] = []
  var amounts: [RuleSource] = []

  /// A claim as it is written.
  struct ClaimSource {
    let topic: StoryTopic
    let hides: [String]
    let outweighs: [String]
    let plain: [RuleSource]
    let hints: [RuleSource]
    let signs: [(name: String, rules: [RuleSource])]

    var all: [RuleSource] { plain + hints + signs.flatMap(\.rules) }
  }

  /// A way of payment or a door as it is written.
  struct ToldSource {
    let topic: StoryTopic
    let rules: [RuleSource]
  }

  /// All rules in the order of the set.
  var all: [RuleSource] {
    claims.flatMap(\.all) + (channels + doors).flatMap(\.rules) + doubts + distress + amounts
  }
}

/// The sections of the files with rules that read stories, beside what all families share.
private enum StorySection: String, CaseIterable {
  case claims, channels, doors, doubts, distress, amounts
}

extension PlaybookReader {
  /// Reads all files as rules for stories.
  mutating func storySource() -> StorySource {
    var source = StorySource()
    var references: [SourceNode] = []
    for file in tree.files {
      guard let pairs = pairs(file.root) else { continue }
      for pair in pairs where !patternSection(pair, into: &source.patterns) {
        switch StorySection(rawValue: pair.key) {
        case .claims:
          for claim in self.pairs(pair.value) ?? [] {
            storyClaim(claim, into: &source, &references)
          }
        case .channels: source.channels += told(pair.value)
        case .doors: source.doors += told(pair.value)
        case .doubts: source.doubts += patternRules(pair.value)
        case .distress: distress(pair.value, into: &source)
        case .amounts: source.amounts += patternRules(pair.value)
        case nil:
          let allowed = PatternSource.sections + StorySection.allCases.map(\.rawValue)
          report(ShapeFault.unknownSection(pair.key, allowed: allowed), atKey: pair)
        }
      }
    }
    check(references, name: source.claims.map(\.topic.id))
    return source
  }

  private mutating func storyClaim(
    _ pair: SourceNode.Pair, into source: inout StorySource, _ references: inout [SourceNode]
  ) {
    let keys = ["name", "hides", "outweighs", "plain", "hints", "signs"]
    guard
      let fields = fields(pair.value, allowed: keys, required: ["name"]),
      let name = bilingual(fields["name"])
    else { return }
    let others = ["hides", "outweighs"].map { key in
      fields[key].flatMap { items($0) } ?? []
    }
    references += others.flatMap(\.self)
    var signs: [(name: String, rules: [RuleSource])] = []
    for sign in fields["signs"].flatMap({ self.pairs($0) }) ?? [] {
      signs.append((sign.key, patternRules(sign.value)))
    }
    source.claims.append(
      StorySource.ClaimSource(
        topic: StoryTopic(id: pair.key, name: name), hides: each(others[0]) { $0.text($1) },
        outweighs: each(others[1]) { $0.text($1) }, plain: patternRules(fields["plain"]),
        hints: patternRules(fields["hints"]), signs: signs))
  }

  /// Every claim that another one names is declared.
  private mutating func check(_ references: [SourceNode], name claims: [String]) {
    guard care == .full else { return }
    for node in references {
      guard let text = text(node), !claims.contains(text) else { continue }
      report(ShapeFault.notOneOf(text, allowed: claims), at: node)
    }
  }

  private mutating func told(_ node: SourceNode) -> [StorySource.ToldSource] {
    var told: [StorySource.ToldSource] = []
    for pair in pairs(node) ?? [] {
      guard
        let fields = fields(
          pair.value, allowed: ["name", "rules"], required: ["name", "rules"]),
        let name = bilingual(fields["name"])
      else { continue }
      told.append(
        StorySource.ToldSource(
          topic: StoryTopic(id: pair.key, name: name), rules: patternRules(fields["rules"])))
    }
    return told
  }

  private mutating func distress(_ node: SourceNode, into source: inout StorySource) {
    let keys = ["help", "rules"]
    guard let fields = fields(node, allowed: keys, required: keys) else { return }
    source.help = bilingual(fields["help"])
    source.distress += patternRules(fields["rules"])
  }

  private mutating func patternRules(_ node: SourceNode?) -> [RuleSource] {
    guard let node else { return [] }
    return each(items(node)) { $0.patternRule($1) }
  }
}
