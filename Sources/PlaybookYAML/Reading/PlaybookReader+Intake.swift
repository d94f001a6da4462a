import CaseCore
import Playbook

// The shortest way into a case: what happened, and the screens of questions.
extension PlaybookReader {
  mutating func intake(_ sections: Sections) -> IntakeParts {
    let openings = each(sections.items[.openings]) { $0.opening($1) }
    let screens = each(sections.items[.screens]) { $0.screen($1) }
    if care == .full {
      checkDistinct(sections.items[.openings] ?? [])
      checkDistinct(sections.items[.screens] ?? [])
    }
    return IntakeParts(openings: openings, screens: screens)
  }

  /// Items of a list name themselves, each by a name of its own.
  private mutating func checkDistinct(_ items: [SourceNode]) {
    var seen: Set<String> = []
    for id in items.compactMap({ $0["id"] }) {
      guard let text = id.text, !seen.insert(text).inserted else { continue }
      report(ShapeFault.repeatedItem(text), at: id)
    }
  }

  private mutating func opening(_ node: SourceNode) -> OpeningDefinition? {
    guard
      let fields = fields(
        node, allowed: ["id", "name", "states", "asks"], required: ["id", "name"])
    else { return nil }
    let id = name(fields["id"], Opening.self)
    let name = bilingual(fields["name"])
    var states: [ShownValue] = []
    for pair in fields["states"].flatMap({ pairs($0) }) ?? [] {
      guard let fact = declaredFact(pair) else { continue }
      checkIsAsked(fact, atKey: pair)
      guard let value = value(pair.value, of: fact) else { continue }
      states.append(ShownValue(fact: fact, value: value))
    }
    let asks = fields["asks"].map { asked($0) }
    guard let id, let name else { return nil }
    return OpeningDefinition(id: id, name: name, states: states, asks: asks)
  }

  private mutating func screen(_ node: SourceNode) -> ScreenDefinition? {
    let keys = ["id", "title", "asks", "asks_if_it_matters"]
    guard let fields = fields(node, allowed: keys, required: ["id", "title"]) else { return nil }
    let id = name(fields["id"], Screen.self)
    let title = bilingual(fields["title"])
    let asks = asked(fields["asks"])
    let asksIfItMatters = asked(fields["asks_if_it_matters"])
    guard let id, let title else { return nil }
    return ScreenDefinition(id: id, title: title, asks: asks, asksIfItMatters: asksIfItMatters)
  }

  /// Facts that a person can be asked for and whose answers are stored.
  private mutating func asked(_ node: SourceNode?) -> [Fact.Name] {
    guard let node, let items = oneOrMore(node) else { return [] }
    var names: [Fact.Name] = []
    for item in items {
      guard let name = askedFact(item) else { continue }
      if care == .full, declared.facts[name.text]?.isDerived == true {
        report(RuleFault.derivedIsAsked(name.text), at: item)
      }
      if care == .full, names.contains(name) {
        report(ShapeFault.repeatedItem(name.text), at: item)
      }
      names.append(name)
    }
    return names
  }

  /// An opening states what a person could have answered.
  private mutating func checkIsAsked(_ fact: Fact.Name, atKey pair: SourceNode.Pair) {
    guard care == .full, let known = declared.facts[fact.text] else { return }
    if known.isDerived { report(RuleFault.derivedIsAsked(fact.text), atKey: pair) }
    if known.isNeverStored { report(RuleFault.neverStored(fact.text), atKey: pair) }
  }
}
