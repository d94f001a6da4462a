import CaseCore
import Playbook

/// What a playbook declares, by name, collected over all files before anything is read.
struct DeclaredNames {
  /// What is known of a fact before it is read.
  struct KnownFact {
    var type: FactType?
    /// The values of a choice.
    var values: [String]
    /// Whether its answers are never stored, so that nothing can ask for it.
    var isNeverStored = false
    /// Whether it follows from other facts, so that nobody states it.
    var isDerived = false
  }

  /// The facts.
  var facts: [String: KnownFact] = [:]
  /// Everything, with the place of the declaration.
  var places: [PlaybookProblem.Thing: [String: SourcePlace]] = [:]
  /// Facts that are stored in place of others; nobody is asked for them.
  var standIns: Set<String> = []
  /// The kinds of findings that some evidence yields.
  var findings: Set<String> = []
  /// The kinds of clauses that are found in some evidence before a purchase.
  var clauses: Set<String> = []

  /// Whether `name` is declared as `thing`.
  func contains(_ thing: PlaybookProblem.Thing, _ name: String) -> Bool {
    places[thing]?[name] != nil
  }

  /// All names of `thing`.
  func all(_ thing: PlaybookProblem.Thing) -> [String] {
    places[thing].map { Array($0.keys) } ?? []
  }

  /// Notes `name`; gives the earlier place if it was declared before.
  mutating func declare(
    _ thing: PlaybookProblem.Thing, _ name: String, at place: SourcePlace
  ) -> SourcePlace? {
    if let earlier = places[thing]?[name] { return earlier }
    places[thing, default: [:]][name] = place
    return nil
  }
}

extension PlaybookReader {
  /// A name that must be declared as `thing`.
  mutating func reference<Kind>(
    _ node: SourceNode?, _ thing: PlaybookProblem.Thing, _ kind: Kind.Type
  ) -> Name<Kind>? {
    guard let node, let name = name(node, kind) else { return nil }
    if care == .full, !declared.contains(thing, name.text) {
      report(NameFault.unknownName(thing, name.text, known: declared.all(thing)), at: node)
      return nil
    }
    return name
  }

  /// One or more names that must be declared as `thing`, each once.
  mutating func references<Kind>(
    _ node: SourceNode?, _ thing: PlaybookProblem.Thing, _ kind: Kind.Type
  ) -> [Name<Kind>] {
    guard let node, let items = oneOrMore(node) else { return [] }
    var names: [Name<Kind>] = []
    for item in items {
      guard let name = reference(item, thing, kind) else { continue }
      if care == .full, names.contains(name) {
        report(ShapeFault.repeatedItem(name.text), at: item)
      }
      names.append(name)
    }
    return names
  }

  /// A fact of one of the `wanted` types; any type if there are none.
  mutating func fact(_ node: SourceNode?, wanted: [FactType] = []) -> Fact.Name? {
    guard let node, let name = reference(node, .fact, Fact.self) else { return nil }
    guard !wanted.isEmpty, let type = declared.facts[name.text]?.type, !wanted.contains(type)
    else { return name }
    report(RuleFault.wrongFactType(fact: name.text, type: type, wanted: wanted), at: node)
    return nil
  }

  /// A fact that a condition asks for: one whose answers are stored.
  mutating func askedFact(_ node: SourceNode) -> Fact.Name? {
    guard let name = fact(node) else { return nil }
    if care == .full, declared.facts[name.text]?.isNeverStored == true {
      report(RuleFault.neverStored(name.text), at: node)
      return nil
    }
    return name
  }

  /// One or more citations; with `asLaw`, none may be mere practice.
  mutating func law(_ node: SourceNode?, asLaw: Bool = false) -> [Law.Name] {
    let names = references(node, .citation, Law.self)
    if asLaw, care == .full, let node {
      for name in names where practice.contains(name.text) {
        report(RuleFault.practiceAsLaw(name.text), at: node)
      }
    }
    return names
  }

  /// One citation; with `asLaw`, it may not be mere practice.
  mutating func oneLaw(_ node: SourceNode?, asLaw: Bool = false) -> Law.Name? {
    guard let node, let name = reference(node, .citation, Law.self) else { return nil }
    if asLaw, care == .full, practice.contains(name.text) {
      report(RuleFault.practiceAsLaw(name.text), at: node)
    }
    return name
  }

  /// The value that `node` writes for `fact`, as conditions and declarations write it.
  mutating func value(_ node: SourceNode, of fact: Fact.Name) -> FactValue? {
    guard let known = declared.facts[fact.text], let type = known.type else {
      // The fact itself is at fault; its values are not judged.
      return nil
    }
    switch type {
    case .yesno: return flag(node).map { .flag($0) }
    case .choice:
      guard let text = text(node) else { return nil }
      if care == .full, !known.values.isEmpty, !known.values.contains(text) {
        report(
          RuleFault.valueNotDeclared(fact: fact.text, value: text, allowed: known.values), at: node)
        return nil
      }
      return .choice(text)
    case .money:
      return wholeNumber(node).map { .money(Money(minorUnits: $0, currency: currency)) }
    case .instant:
      guard let text = text(node) else { return nil }
      if let moment = zone.moment(local: text) { return .moment(moment) }
      report(ValueFault.notAnInstant(text), at: node)
      return nil
    case .span: return span(node).map { .span($0) }
    case .number: return wholeNumber(node).map { .number($0) }
    case .text: return text(node).map { .text($0) }
    }
  }

  /// One or more values of `fact`.
  mutating func values(_ node: SourceNode?, of fact: Fact.Name) -> [FactValue]? {
    guard let node, let items = oneOrMore(node) else { return nil }
    return each(items) { $0.value($1, of: fact) }
  }
}
