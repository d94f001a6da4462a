import CaseCore
import Reading

/// The rules of a source with the nodes that say where each one stands.
struct MessageSource {
  var patterns = PatternSource()
  var kinds: [MessageKind] = []
  /// The names of other kinds, with their places.
  var yields: [(kind: String, node: SourceNode)] = []
  var classes: [RefusalClass] = []
  var rules: [(rule: MessageRules.Rule, source: RuleSource)] = []
  var mentions: [RuleSource] = []
  var conditions: [RuleSource] = []
  var hedges: [RuleSource] = []

  /// All rules, in the order in which `MessageRules` counts them.
  var all: [RuleSource] { rules.map(\.source) + mentions + conditions + hedges }
}

/// The sections of the files with rules that read messages, beside what all families share.
private enum MessageSection: String, CaseIterable {
  case kinds, classes, mentions, conditions, hedges, weights
}

extension PlaybookReader {
  /// Reads all files as rules for messages.
  mutating func messageSource() -> MessageSource {
    var source = MessageSource()
    // A weighing may name a kind of a later file.
    var weights: [SourceNode] = []
    // A rule may name a class of a later file.
    for file in tree.files {
      for pair in pairs(file.root) ?? [] where pair.key == MessageSection.classes.rawValue {
        for pair in pairs(pair.value) ?? [] {
          if let known = refusalClass(pair) { source.classes.append(known) }
        }
      }
    }
    for file in tree.files {
      guard case .mapping(let pairs) = file.root.content else { continue }
      for pair in pairs where !patternSection(pair, into: &source.patterns) {
        switch MessageSection(rawValue: pair.key) {
        case .kinds: for kind in self.pairs(pair.value) ?? [] { messageKind(kind, into: &source) }
        case .classes: continue
        case .mentions: source.mentions += each(items(pair.value)) { $0.patternRule($1) }
        case .conditions: source.conditions += each(items(pair.value)) { $0.patternRule($1) }
        case .hedges: source.hedges += each(items(pair.value)) { $0.patternRule($1) }
        case .weights: weights.append(pair.value)
        case nil:
          let allowed = PatternSource.sections + MessageSection.allCases.map(\.rawValue)
          report(ShapeFault.unknownSection(pair.key, allowed: allowed), atKey: pair)
        }
      }
    }
    let known = source.kinds.map(\.id)
    for (kind, node) in source.yields where !known.contains(kind) {
      report(ShapeFault.notOneOf(kind, allowed: known), at: node)
    }
    let weighed = MessageRules.weighed(kinds: known, classes: source.classes.map(\.id))
    for node in weights { source.patterns.weighings += weighings(node, of: weighed) }
    return source
  }

  /// `virtual_goods: {name, answer, proof, not_when, facts}`.
  private mutating func refusalClass(_ pair: SourceNode.Pair) -> RefusalClass? {
    let parts = ["answer", "proof", "not_when"]
    guard
      let fields = fields(pair.value, allowed: ["name", "facts"] + parts, required: ["name"])
    else { return nil }
    let name = bilingual(fields["name"])
    let facts = ids(fields["facts"])
    let written = parts.filter { fields[$0] != nil }
    var answer: RefusalClass.Answer?
    if !written.isEmpty {
      for part in parts where fields[part] == nil {
        report(ShapeFault.missingKey(part), at: pair.value)
      }
      let (text, proof) = (bilingual(fields["answer"]), bilingual(fields["proof"]))
      if let text, let proof, let notWhen = bilingual(fields["not_when"]) {
        answer = RefusalClass.Answer(text: text, proof: proof, notWhen: notWhen)
      }
    }
    return name.map { RefusalClass(id: pair.key, name: $0, answer: answer, facts: facts) }
  }

  /// `promise: {name, means, facts, yields_to, rules}`.
  private mutating func messageKind(_ pair: SourceNode.Pair, into source: inout MessageSource) {
    guard
      let fields = fields(
        pair.value, allowed: ["name", "means", "facts", "yields_to", "rules"],
        required: ["name", "means", "rules"])
    else { return }
    let (name, means) = (bilingual(fields["name"]), bilingual(fields["means"]))
    let facts = ids(fields["facts"])
    let yields = fields["yields_to"].flatMap { oneOrMore($0) } ?? []
    for node in yields { if let kind = text(node) { source.yields.append((kind, node)) } }
    guard let name, let means else { return }
    source.kinds.append(
      MessageKind(
        id: pair.key, name: name, means: means, facts: facts, yieldsTo: yields.compactMap(\.text)))
    for node in fields["rules"].flatMap({ items($0) }) ?? [] {
      guard let rule = patternRule(node, also: ["matter", "class"]),
        let gives = gives(node, classes: source.classes.map(\.id))
      else { continue }
      source.rules.append(
        (MessageRules.Rule(kind: pair.key, gives: gives, patterns: rule.patterns), rule))
    }
  }

  /// What a rule gives beside its kind: `matter` of a promise or `class` of a refusal.
  private mutating func gives(_ node: SourceNode, classes: [String]) -> MessageRules.Gives? {
    switch (node["matter"], node["class"]) {
    case (nil, nil): return .nothing
    case (let matter?, nil):
      return word(matter, of: PromiseMatter.self).map { .promise($0) }
    case (nil, let named?):
      guard let id = text(named) else { return nil }
      guard classes.contains(id) else {
        report(ShapeFault.notOneOf(id, allowed: classes), at: named)
        return nil
      }
      return .refusal(class: id)
    case (.some, .some):
      report(ShapeFault.severalForms(["matter", "class"]), at: node)
      return nil
    }
  }

  private mutating func ids(_ node: SourceNode?) -> [String] {
    node.map { node in each(oneOrMore(node)) { $0.text($1) } } ?? []
  }
}
