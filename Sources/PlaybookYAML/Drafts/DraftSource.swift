import CaseCore
import Reading

/// The rules for drafts of a source with the nodes that say where each one stands.
struct DraftSource {
  var patterns = PatternSource()
  var kinds: [DraftKind] = []
  var rules: [(rule: DraftRules.Rule, source: RuleSource)] = []
  var parts: [(part: DraftPart, rules: [RuleSource])] = []
  var demands: [RuleSource] = []
  var statements: [(statement: DraftRules.Statement, source: RuleSource)] = []

  /// All rules in the order of the set.
  var all: [RuleSource] {
    rules.map(\.source) + parts.flatMap(\.rules) + demands + statements.map(\.source)
  }
}

/// The sections of the files with rules that read drafts, beside what all families share.
private enum DraftSection: String, CaseIterable {
  case kinds, parts, demands, statements, weights
}

/// Whether a kind counts words in quotation marks.
private enum DraftQuotes: String, CaseIterable {
  case read, skip
}

/// Whether a kind passes over numbers that the case itself is about.
private enum DraftKnownNumbers: String, CaseIterable {
  case spare, count
}

/// What an amount or a number in a draft is compared with.
private enum DraftNumber: String, CaseIterable {
  case paidAmount = "paid_amount"
  case claimAmount = "claim_amount"
  case orderNumber = "order_number"
}

extension PlaybookReader {
  /// Reads all files as rules for drafts.
  mutating func draftSource() -> DraftSource {
    var source = DraftSource()
    // A weighing may name a kind of a later file.
    var weights: [SourceNode] = []
    for file in tree.files {
      guard let pairs = pairs(file.root) else { continue }
      for pair in pairs where !patternSection(pair, into: &source.patterns) {
        switch DraftSection(rawValue: pair.key) {
        case .kinds: for kind in self.pairs(pair.value) ?? [] { draftKind(kind, into: &source) }
        case .parts: for part in self.pairs(pair.value) ?? [] { draftPart(part, into: &source) }
        case .demands: source.demands += each(items(pair.value)) { $0.patternRule($1) }
        case .statements: source.statements += each(items(pair.value)) { $0.draftStatement($1) }
        case .weights: weights.append(pair.value)
        case nil:
          let allowed = PatternSource.sections + DraftSection.allCases.map(\.rawValue)
          report(ShapeFault.unknownSection(pair.key, allowed: allowed), atKey: pair)
        }
      }
    }
    let known = source.kinds.map(\.id)
    for node in weights { source.patterns.weighings += weighings(node, of: known) }
    return source
  }

  private mutating func draftKind(_ pair: SourceNode.Pair, into source: inout DraftSource) {
    let keys = ["name", "to", "quotes", "law", "why", "calmer", "rules"]
    let allowed = keys + ["known_numbers"]
    guard let fields = fields(pair.value, allowed: allowed, required: keys) else { return }
    let name = bilingual(fields["name"])
    let knownNumbers = fields["known_numbers"].flatMap { word($0, of: DraftKnownNumbers.self) }
    let recipients = draftRecipients(fields["to"])
    let quotes = word(fields["quotes"], of: DraftQuotes.self)
    let advice = draftAdvice(law: fields["law"], why: fields["why"], calmer: fields["calmer"])
    guard let name, let quotes, let advice else { return }
    source.kinds.append(
      DraftKind(
        id: pair.key, name: name, recipients: recipients, readsQuotes: quotes == .read,
        sparesKnownNumbers: knownNumbers == .spare, advice: advice))
    let own = ["to", "law", "why", "calmer"]
    for node in fields["rules"].flatMap({ items($0) }) ?? [] {
      guard let rule = patternRule(node, also: own) else { continue }
      let recipients = node["to"].map { draftRecipients($0) }
      let hasAdvice = node["why"] != nil || node["calmer"] != nil || node["law"] != nil
      if hasAdvice, care == .full {
        for key in own.dropFirst() where node[key] == nil {
          report(ShapeFault.missingKey(key), at: node)
        }
      }
      let advice =
        hasAdvice
        ? draftAdvice(law: node["law"], why: node["why"], calmer: node["calmer"]) : nil
      source.rules.append(
        (
          DraftRules.Rule(
            kind: pair.key, recipients: recipients, advice: advice, patterns: rule.patterns), rule
        ))
    }
  }

  private mutating func draftAdvice(
    law: SourceNode?, why: SourceNode?, calmer: SourceNode?
  ) -> DraftAdvice? {
    let law = law.map { node in each(items(node)) { $0.text($1) } } ?? []
    guard let why = bilingual(why), let calmer = bilingual(calmer) else { return nil }
    return DraftAdvice(law: law, why: why, calmer: calmer)
  }

  private mutating func draftRecipients(_ node: SourceNode?) -> Set<DraftRecipient> {
    guard let node else { return [] }
    return Set(each(items(node)) { $0.word($1, of: DraftRecipient.self) })
  }

  private mutating func draftPart(_ pair: SourceNode.Pair, into source: inout DraftSource) {
    let keys = ["name", "to", "missing", "rules"]
    guard let fields = fields(pair.value, allowed: keys, required: keys) else { return }
    let name = bilingual(fields["name"])
    let recipients = draftRecipients(fields["to"])
    let missing = bilingual(fields["missing"])
    let rules = fields["rules"].map { node in each(items(node)) { $0.patternRule($1) } } ?? []
    guard let name, let missing else { return }
    source.parts.append(
      (DraftPart(id: pair.key, name: name, recipients: recipients, advice: missing), rules))
  }

  /// A rule with `fact` and `is`, or with `reads`.
  private mutating func draftStatement(
    _ node: SourceNode
  ) -> (statement: DraftRules.Statement, source: RuleSource)? {
    guard let rule = patternRule(node, also: ["fact", "is", "reads"]) else { return nil }
    let stated: DraftRules.Stated
    if let number = node["reads"] {
      if let fact = node["fact"] { report(ShapeFault.unknownKey("fact", allowed: []), at: fact) }
      switch word(number, of: DraftNumber.self) {
      case .paidAmount: stated = .paidAmount
      case .claimAmount: stated = .claimedAmount
      case .orderNumber: stated = .orderNumber
      case nil: return nil
      }
    } else {
      guard let fact = node["fact"] else {
        report(ShapeFault.missingKey("fact"), at: node)
        return nil
      }
      let values = node["is"].map { node in each(oneOrMore(node)) { $0.text($1) } } ?? []
      if values.isEmpty { report(ShapeFault.missingKey("is"), at: node) }
      guard let name = text(fact) else { return nil }
      stated = .fact(name, isOneOf: values)
    }
    return (DraftRules.Statement(stated: stated, patterns: rule.patterns), rule)
  }
}
