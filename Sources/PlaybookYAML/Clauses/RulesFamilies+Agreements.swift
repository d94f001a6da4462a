import CaseCore
public import Reading

extension RulesFamilies {
  /// The rules that read agreements.
  public static let agreements = RulesFamily<ClauseRules>(folder: "agreements") {
    _, built, reader in
    let source = reader.clauseSource()
    return rules(of: source, built, &reader).map { rules in
      RulesFamily.Made(rules: rules, patterns: rules.patterns) { reader in
        tryExamples(of: source, with: rules, &reader)
      }
    }
  }

  private static func rules(
    of source: ClauseSource, _ built: PatternSet?,
    _ reader: inout PlaybookReader
  ) -> ClauseRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try ClauseRules(
        kinds: source.kinds, rules: source.rules.map(\.rule),
        mentions: source.mentions.map(\.patterns), titles: source.titles.map(\.patterns),
        weighings: source.patterns.weighings.map(\.weighing),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding, built: built)
    } catch {
      let all = source.rules.map(\.source) + source.mentions + source.titles
      reader.report(error, of: all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: ClauseSource, with rules: ClauseRules, _ reader: inout PlaybookReader
  ) -> Int {
    let clauses = ClauseReader(rules.unweighed)
    var count = 0
    for (rule, source) in source.rules {
      count += reader.tryExamples(of: source, as: rule.kind) { text in
        clauses.read(text).findings.contains { $0.kind.id == rule.kind }
      }
    }
    for weighing in source.patterns.weighings {
      count += reader.tryExamples(of: weighing) { rules.weighed(in: $0) }
    }
    for source in source.mentions {
      count += reader.tryExamples(of: source, as: "mentions") {
        clauses.signs(in: $0).contains(.mention)
      }
    }
    for source in source.titles {
      count += reader.tryExamples(of: source, as: "titles") {
        clauses.signs(in: $0).contains(.title)
      }
    }
    return count
  }
}
