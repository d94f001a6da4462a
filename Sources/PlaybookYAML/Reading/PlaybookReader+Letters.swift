import CaseCore
import Playbook

// Letters, sentence by sentence.
extension PlaybookReader {
  mutating func letter(_ pair: SourceNode.Pair) -> LetterDefinition? {
    guard let id = name(ofKey: pair, Letter.self),
      let fields = fields(
        pair.value,
        allowed: ["rung", "when", "title", "limit", "sets_due", "asks", "sentences"],
        required: ["rung", "when", "title", "sentences"])
    else { return nil }
    let rung = reference(fields["rung"], .rung, Rung.self)
    let when = condition(fields["when"], .ladder)
    let given =
      fields["sets_due"] == nil ? Wording.given.filter { $0 != "demand_due" } : Wording.given
    let title = template(fields["title"], given: given)
    let limit = limit(fields["limit"])
    let setsDue = setsDue(fields["sets_due"])
    var asks: [Fact.Name] = []
    if let node = fields["asks"] { asks = each(oneOrMore(node)) { $0.fact($1) } }
    let nodes = fields["sentences"].flatMap { items($0) }
    if let node = fields["sentences"], let nodes, nodes.isEmpty {
      report(ShapeFault.emptyList, at: node)
    }
    let sentences = (nodes ?? []).flatMap { node in
      passage(node) ?? sentence(node, given: given).map { [$0] } ?? []
    }
    guard let rung, let when, let title else { return nil }
    return LetterDefinition(
      id: id, rung: rung, when: when, title: title, limit: limit, setsDue: setsDue, asks: asks,
      sentences: sentences)
  }

  /// Reads the sentences that letters share under one name. A passage stands in letters that set a
  /// date and in others, so it cannot name one.
  mutating func readPassage(_ pair: SourceNode.Pair) {
    let nodes = items(pair.value)
    if let nodes, nodes.isEmpty { report(ShapeFault.emptyList, at: pair.value) }
    let given = Wording.given.filter { $0 != "demand_due" }
    passages[pair.key] = each(nodes) { $0.sentence($1, given: given) }
  }

  /// The sentences of the passage that `node` names; nil if it is a sentence itself.
  private mutating func passage(_ node: SourceNode) -> [LetterDefinition.Sentence]? {
    guard let named = node["passage"] else { return nil }
    _ = fields(node, allowed: ["passage"])
    guard let name = text(named) else { return [] }
    usedPassages.insert(name)
    if care == .full, !declared.contains(.passage, name) {
      report(NameFault.unknownName(.passage, name, known: declared.all(.passage)), at: named)
    }
    return passages[name] ?? []
  }

  /// A passage that no letter has is a fault: it was meant to be in one.
  mutating func checkPassages(_ sections: Sections) {
    for pair in sections.pairs[.passages] ?? [] where !usedPassages.contains(pair.key) {
      report(NameFault.unused(.passage, pair.key), atKey: pair)
    }
  }

  private mutating func limit(_ node: SourceNode?) -> LetterDefinition.Limit? {
    let keys = ["characters", "law"]
    guard let node, let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let characters = wholeNumber(fields["characters"], in: 20...100_000)
    let law = oneLaw(fields["law"])
    guard let characters else { return nil }
    return LetterDefinition.Limit(characters: characters, law: law)
  }

  private mutating func setsDue(_ node: SourceNode?) -> LetterDefinition.SetsDue? {
    let keys = ["within", "at"]
    guard let node, let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let within = span(fields["within"])
    var time: (hour: Int, minute: Int)?
    if let at = fields["at"], let text = text(at) {
      let parts = text.utf8.split(separator: UInt8(ascii: ":")).map { Digits.number(Array($0)) }
      if parts.count == 2, text.utf8.count == 5, let hour = parts[0], let minute = parts[1],
        hour < 24, minute < 60
      {
        time = (hour, minute)
      } else {
        report(ValueFault.notATimeOfDay(text), at: at)
      }
    }
    guard let within, let time else { return nil }
    return LetterDefinition.SetsDue(within: within, hour: time.hour, minute: time.minute)
  }

  private mutating func sentence(
    _ node: SourceNode, given: [String]
  ) -> LetterDefinition.Sentence? {
    guard
      let fields = fields(
        node, allowed: ["says", "states", "when", "law", "kind", "optional", "else", "break"],
        required: ["says"])
    else { return nil }
    let says = template(fields["says"], given: given)
    let states = condition(fields["states"], .ladder)
    let when = condition(fields["when"], .ladder)
    let kind = word(fields["kind"], of: LetterDefinition.Sentence.Kind.self) ?? .fact
    let law = law(fields["law"], asLaw: kind == .law)
    if care == .full, kind == .law, fields["law"] == nil {
      report(ShapeFault.missingKey("law"), at: node)
    }
    let optional = flag(fields["optional"])
    let isElse = flag(fields["else"])
    let startsParagraph = flag(fields["break"])
    guard let says else { return nil }
    return LetterDefinition.Sentence(
      says: says, states: states, when: when, law: law, kind: kind, optional: optional ?? false,
      isElse: isElse ?? false, startsParagraph: startsParagraph ?? false)
  }
}
