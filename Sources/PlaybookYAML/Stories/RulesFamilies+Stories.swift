import CaseCore
public import Reading

extension RulesFamilies {
  /// The rules that read stories.
  public static let stories = RulesFamily<StoryRules>(folder: "stories") { tree, built, reader in
    let source = reader.storySource()
    return rules(of: source, tree, built, &reader).map { rules in
      RulesFamily.Made(rules: rules, patterns: rules.patterns) { reader in
        tryExamples(of: source, with: rules, &reader)
      }
    }
  }

  private static func rules(
    of source: StorySource, _ tree: SourceTree, _ built: PatternSet?,
    _ reader: inout PlaybookReader
  ) -> StoryRules? {
    // A reader of stories without an answer to self-harm is not offered to anybody.
    guard let help = source.help, !source.distress.isEmpty else {
      if let root = tree.files.first?.root {
        reader.report(ShapeFault.missingKey("distress"), at: root)
      }
      return nil
    }
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    func told(_ sources: [StorySource.ToldSource]) -> [StoryRules.Told] {
      sources.map { ($0.topic, $0.rules.map(\.patterns)) }
    }
    do throws(FaultyPattern) {
      return try StoryRules(
        claims: source.claims.map { claim in
          StoryRules.Claim(
            topic: claim.topic, hides: claim.hides, outweighs: claim.outweighs,
            plain: claim.plain.map(\.patterns), hints: claim.hints.map(\.patterns),
            signs: claim.signs.map { ($0.name, $0.rules.map(\.patterns)) })
        },
        channels: told(source.channels), doors: told(source.doors),
        doubts: source.doubts.map(\.patterns), help: help,
        distress: source.distress.map(\.patterns), amounts: source.amounts.map(\.patterns),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding, built: built)
    } catch {
      reader.report(error, of: source.all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: StorySource, with rules: StoryRules, _ reader: inout PlaybookReader
  ) -> Int {
    let stories = StoryReader(rules)
    var count = 0
    func check(
      _ rules: [RuleSource], as name: String, _ sign: StoryReader.Sign,
      _ reader: inout PlaybookReader
    ) {
      for rule in rules {
        count += reader.tryExamples(of: rule, as: name) { stories.signs(in: $0).contains(sign) }
      }
    }
    for claim in source.claims {
      let id = claim.topic.id
      check(claim.plain, as: id, .plain(id), &reader)
      check(claim.hints, as: id, .hint(id), &reader)
      for (name, rules) in claim.signs { check(rules, as: name, .sign(name), &reader) }
    }
    for told in source.channels {
      check(told.rules, as: told.topic.id, .channel(told.topic.id), &reader)
    }
    for told in source.doors { check(told.rules, as: told.topic.id, .door(told.topic.id), &reader) }
    check(source.doubts, as: "doubts", .doubt, &reader)
    check(source.distress, as: "distress", .distress, &reader)
    check(source.amounts, as: "amounts", .amount, &reader)
    return count
  }
}
