import CaseCore
import Playbook

// How facts follow from others.
extension PlaybookReader {
  private static let derivationForms = [
    "fact", "sum", "difference", "per_mille", "promise_due", "promise_made", "set_due", "filed",
    "answered", "first_of",
  ]

  /// A derivation of `fact`, which has `type`.
  mutating func derivation(
    _ node: SourceNode?, of fact: Fact.Name, type: FactType?
  ) -> Derivation? {
    guard let node, let pairs = pairs(node) else { return nil }
    guard pairs.count == 1, let form = pairs.first else {
      report(
        pairs.isEmpty
          ? ShapeFault.noForm(allowed: Self.derivationForms)
          : ShapeFault.severalForms(pairs.map(\.key)),
        at: node)
      return nil
    }
    let wanted = type.map { [$0] } ?? []
    switch form.key {
    case "fact": return self.fact(form.value, wanted: wanted).map { .fact($0) }
    case "sum":
      guard gives(.instant, type, fact, form),
        let (left, right) = two(form.value, .instant, .span)
      else { return nil }
      return .sum(left, right)
    case "difference":
      guard gives(.money, type, fact, form), let (left, right) = two(form.value, .money, .money)
      else { return nil }
      return .difference(left, right)
    case "per_mille":
      guard gives(.number, type, fact, form), let (left, right) = two(form.value, .money, .money)
      else { return nil }
      return .perMille(left, right)
    case "promise_due":
      let promise = word(form.value, of: PromiseMade.What.self)
      return gives(.instant, type, fact, form) ? promise.map { .promiseDue($0) } : nil
    case "promise_made":
      let promise = word(form.value, of: PromiseMade.What.self)
      return gives(.instant, type, fact, form) ? promise.map { .promiseMade($0) } : nil
    case "set_due":
      let rung = reference(form.value, .rung, Rung.self)
      return gives(.instant, type, fact, form) ? rung.map { .setDue($0) } : nil
    case "filed":
      let rung = reference(form.value, .rung, Rung.self)
      return gives(.instant, type, fact, form) ? rung.map { .filed($0) } : nil
    case "answered": return answered(form, of: fact, type: type)
    case "first_of":
      guard let items = items(form.value) else { return nil }
      if items.isEmpty { report(ShapeFault.emptyList, at: form.value) }
      return .firstOf(each(items) { $0.derivation($1, of: fact, type: type) })
    default:
      report(ShapeFault.unknownKey(form.key, allowed: Self.derivationForms), atKey: form)
      return nil
    }
  }

  private mutating func answered(
    _ form: SourceNode.Pair, of fact: Fact.Name, type: FactType?
  ) -> Derivation? {
    guard gives(.instant, type, fact, form), let items = items(form.value) else { return nil }
    guard items.count == 2 else {
      report(ShapeFault.wrongCount(found: items.count, wanted: 2), at: form.value)
      return nil
    }
    let rung = reference(items[0], .rung, Rung.self)
    let state = word(items[1], of: RungState.self)
    guard let rung, let state else { return nil }
    return .answered(rung, state)
  }

  /// Whether a form that gives a value of type `given` may stand for `fact`.
  private mutating func gives(
    _ given: FactType, _ type: FactType?, _ fact: Fact.Name, _ form: SourceNode.Pair
  ) -> Bool {
    guard let type, type != given else { return true }
    report(
      RuleFault.wrongDerivation(form.key, gives: given, fact: fact.text, type: type), atKey: form)
    return false
  }

  private mutating func two(
    _ node: SourceNode, _ left: FactType, _ right: FactType
  ) -> (Fact.Name, Fact.Name)? {
    guard let items = items(node) else { return nil }
    guard items.count == 2 else {
      report(ShapeFault.wrongCount(found: items.count, wanted: 2), at: node)
      return nil
    }
    let first = fact(items[0], wanted: [left])
    let second = fact(items[1], wanted: [right])
    guard let first, let second else { return nil }
    return (first, second)
  }

  /// Finds derived facts that rest on themselves.
  mutating func checkCycles(_ facts: [FactDefinition], _ sections: Sections) {
    var rests: [String: [String]] = [:]
    for fact in facts { rests[fact.id.text] = fact.derivation.map { $0.facts.map(\.text) } ?? [] }
    var done: Set<String> = []
    for pair in sections.pairs[.facts] ?? [] {
      var path: [String] = []
      guard let cycle = cycle(from: pair.key, rests, &path, &done),
        let first = cycle.first, first == pair.key
      else { continue }
      report(RuleFault.derivedCycle(cycle + [first]), atKey: pair)
    }
  }

  private func cycle(
    from name: String, _ rests: [String: [String]], _ path: inout [String],
    _ done: inout Set<String>
  ) -> [String]? {
    if let start = path.firstIndex(of: name) { return Array(path[start...]) }
    guard !done.contains(name) else { return nil }
    path.append(name)
    defer {
      path.removeLast()
      done.insert(name)
    }
    for next in rests[name] ?? [] {
      if let cycle = cycle(from: next, rests, &path, &done) { return cycle }
    }
    return nil
  }
}

extension Derivation {
  /// The facts that it is made from.
  var facts: [Fact.Name] {
    switch self {
    case .fact(let fact): [fact]
    case .sum(let left, let right), .difference(let left, let right),
      .perMille(let left, let right):
      [left, right]
    case .promiseDue, .promiseMade, .setDue, .filed, .answered: []
    case .firstOf(let forms): forms.flatMap(\.facts)
    }
  }
}
