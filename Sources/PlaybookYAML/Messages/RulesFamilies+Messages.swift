import CaseCore
public import Reading

extension RulesFamilies {
  /// The rules that read messages.
  public static let messages = RulesFamily<MessageRules>(folder: "messages") { _, built, reader in
    let source = reader.messageSource()
    return rules(of: source, built, &reader).map { rules in
      RulesFamily.Made(rules: rules, patterns: rules.patterns) { reader in
        tryExamples(of: source, with: rules, &reader)
      }
    }
  }

  private static func rules(
    of source: MessageSource, _ built: PatternSet?,
    _ reader: inout PlaybookReader
  ) -> MessageRules? {
    guard let folding = reader.folding(of: source.patterns) else { return nil }
    do throws(FaultyPattern) {
      return try MessageRules(
        kinds: source.kinds, classes: source.classes, rules: source.rules.map(\.rule),
        signs: MessageRules.Signs(
          mentions: source.mentions.map(\.patterns), conditions: source.conditions.map(\.patterns),
          hedges: source.hedges.map(\.patterns)),
        weighings: source.patterns.weighings.map(\.weighing),
        lists: source.patterns.lists.map { ($0.name, $0.words) }, folding: folding, built: built)
    } catch {
      reader.report(error, of: source.all, source.patterns)
      return nil
    }
  }

  /// Every rule finds its examples, and none of what stands beside them.
  private static func tryExamples(
    of source: MessageSource, with rules: MessageRules, _ reader: inout PlaybookReader
  ) -> Int {
    let messages = MessageReader(rules.unweighed)
    var count = 0
    for (rule, source) in source.rules {
      count += reader.tryExamples(of: source, as: rule.name) { text in
        messages.read(Message(text, from: .other, at: Moment(seconds: 0), in: .shanghai))
          .findings.contains { rule.gave($0) }
      }
    }
    for weighing in source.patterns.weighings {
      count += reader.tryExamples(of: weighing) { rules.weighed(in: $0) }
    }
    let signs: [(String, [RuleSource], MessageReader.Sign)] = [
      ("mentions", source.mentions, .mention), ("conditions", source.conditions, .condition),
      ("hedges", source.hedges, .hedge),
    ]
    for (name, rules, sign) in signs {
      for rule in rules {
        count += reader.tryExamples(of: rule, as: name) {
          messages.signs(in: $0).contains(sign)
        }
      }
    }
    return count
  }
}

extension MessageRules.Rule {
  /// What an example is said to be taken for.
  fileprivate var name: String {
    switch gives {
    case .promise(let matter): "\(kind) (\(matter.rawValue))"
    case .refusal(let id): "\(kind) (\(id))"
    case .nothing: kind
    }
  }

  /// Whether `finding` is what this rule finds.
  fileprivate func gave(_ finding: MessageFinding) -> Bool {
    guard finding.kind.id == kind else { return false }
    switch (gives, finding.detail) {
    case (.promise(let matter), .promise(let promise)): return matter == promise.matter
    case (.refusal(let id), .refusal(let refusal)): return id == refusal.id
    case (.nothing, .plain): return true
    case (.promise, _), (.refusal, _), (.nothing, _): return false
    }
  }
}
