import CaseCore
public import Reading

extension RulesFamilies {
  /// The rules that read the pages of shops.
  public static let shops = RulesFamily<ShopRules>(folder: "shops") { _, built, reader in
    let source = reader.shopSource()
    return rules(of: source, built, &reader).map { rules in
      RulesFamily.Made(rules: rules, patterns: rules.patterns) { reader in
        tryExamples(of: source, with: rules, &reader)
      }
    }
  }

  private static func rules(
    of source: ShopSource, _ built: PatternSet?, _ reader: inout PlaybookReader
  ) -> ShopRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try ShopRules(
        signs: source.signs, rules: source.rules.map { ($0.sign, $0.source.patterns) },
        mentions: source.mentions.map(\.patterns),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding, built: built)
    } catch {
      reader.report(error, of: source.rules.map(\.source) + source.mentions, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them; a mention leaves no sign.
  private static func tryExamples(
    of source: ShopSource, with rules: ShopRules, _ reader: inout PlaybookReader
  ) -> Int {
    let shops = ShopReader(rules)
    var count = 0
    for (sign, source) in source.rules {
      let id = rules.signs[sign].id
      count += reader.tryExamples(of: source, as: id) { text in
        shops.read(text).contains { $0.sign.id == id }
      }
    }
    for source in source.mentions {
      count += reader.tryExamples(of: source, as: "mentions") { shops.read($0).isEmpty }
    }
    return count
  }
}
