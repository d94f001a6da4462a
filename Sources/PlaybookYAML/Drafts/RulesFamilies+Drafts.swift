import CaseCore
public import Reading

extension RulesFamilies {
  /// The rules that read drafts.
  public static let drafts = RulesFamily<DraftRules>(folder: "drafts") { _, built, reader in
    let source = reader.draftSource()
    return rules(of: source, built, &reader).map { rules in
      RulesFamily.Made(rules: rules, patterns: rules.patterns) { reader in
        tryExamples(of: source, with: rules, &reader)
      }
    }
  }

  private static func rules(
    of source: DraftSource, _ built: PatternSet?,
    _ reader: inout PlaybookReader
  ) -> DraftRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try DraftRules(
        kinds: source.kinds, rules: source.rules.map(\.rule),
        parts: source.parts.map { ($0.part, $0.rules.map(\.patterns)) },
        demands: source.demands.map(\.patterns), statements: source.statements.map(\.statement),
        weighings: source.patterns.weighings.map(\.weighing),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding, built: built)
    } catch {
      reader.report(error, of: source.all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: DraftSource, with rules: DraftRules, _ reader: inout PlaybookReader
  ) -> Int {
    let drafts = DraftReader(rules)
    var count = 0
    for (rule, source) in source.rules {
      count += reader.tryExamples(of: source, as: rule.kind) { text in
        drafts.signs(in: text).contains(.objection(rule.kind))
      }
    }
    for weighing in source.patterns.weighings {
      count += reader.tryExamples(of: weighing) { rules.weighed(in: $0) }
    }
    for (part, sources) in source.parts {
      for source in sources {
        count += reader.tryExamples(of: source, as: part.id) { text in
          drafts.signs(in: text).contains(.part(part.id))
        }
      }
    }
    for source in source.demands {
      count += reader.tryExamples(of: source, as: "demands") { text in
        drafts.signs(in: text).contains(.demand)
      }
    }
    for (statement, source) in source.statements {
      count += reader.tryExamples(of: source, as: "statements") { text in
        drafts.signs(in: text).contains(.statement(statement.stated))
      }
    }
    return count
  }
}
