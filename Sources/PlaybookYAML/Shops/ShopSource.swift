import CaseCore
import Reading

/// The rules of a source with the nodes that say where each one stands.
struct ShopSource {
  var patterns = PatternSource()
  var signs: [ShopSign] = []
  var rules: [(sign: Int, source: RuleSource)] = []
  var mentions: [RuleSource] = []
}

/// The sections of the files with rules that read the pages of shops, beside what all families share.
private enum ShopSection: String, CaseIterable {
  case signs, mentions
}

extension PlaybookReader {
  /// Reads all files as rules for the pages of shops.
  mutating func shopSource() -> ShopSource {
    var source = ShopSource()
    for file in tree.files {
      guard let pairs = pairs(file.root) else { continue }
      for pair in pairs where !patternSection(pair, into: &source.patterns) {
        switch ShopSection(rawValue: pair.key) {
        case .signs: for sign in self.pairs(pair.value) ?? [] { shopSign(sign, into: &source) }
        case .mentions: source.mentions += each(items(pair.value)) { $0.patternRule($1) }
        case nil:
          let allowed = PatternSource.sections + ShopSection.allCases.map(\.rawValue)
          report(ShapeFault.unknownSection(pair.key, allowed: allowed), atKey: pair)
        }
      }
    }
    return source
  }

  private mutating func shopSign(_ pair: SourceNode.Pair, into source: inout ShopSource) {
    guard
      let fields = fields(
        pair.value, allowed: ["name", "states", "takes", "rules"], required: ["name", "rules"])
    else { return }
    guard let name = bilingual(fields["name"]) else { return }
    let states = (fields["states"].flatMap { pairs($0) } ?? []).compactMap { pair in
      text(pair.value).map { ShopSign.Stated(fact: pair.key, value: $0) }
    }
    let takes = (fields["takes"].flatMap { pairs($0) } ?? []).compactMap { pair in
      word(pair.value, of: ShopValue.self).map { ShopSign.Taken(fact: pair.key, form: $0) }
    }
    source.signs.append(ShopSign(id: pair.key, name: name, states: states, takes: takes))
    for node in fields["rules"].flatMap({ items($0) }) ?? [] {
      guard let rule = patternRule(node) else { continue }
      source.rules.append((source.signs.count - 1, rule))
    }
  }
}
