import CaseCore
import Playbook

/// Where a condition stands; some may not stand in the conditions of a claim, or there would be
/// circles.
enum ConditionPlace: Sendable {
  /// A claim, a ground, a precondition, a slot set, a reach rule, or a bar that closes no channel.
  case claim
  /// The ladder, deadlines, endings, stops, letters, and bars that close channels.
  case ladder
  /// What is said before a purchase, where there is no case yet.
  case vetting

  /// The forms that may not stand here.
  var barred: [String] {
    switch self {
    case .claim: ["claim", "rung", "reach", "unknown"]
    case .ladder: []
    case .vetting: ["claim", "rung", "reach", "slot", "promise"]
    }
  }
}

extension PlaybookReader {
  private static let conditionForms = [
    "all", "any", "not", "always", "fact", "elapsed", "finding", "slot", "claim", "rung",
    "promise", "reach", "unknown",
  ]
  private static let comparisons = ["is", "in", "below", "at_least", "above", "at_most"]

  /// A condition that stands at `place`.
  mutating func condition(_ node: SourceNode?, _ place: ConditionPlace) -> Condition? {
    guard let node, let pairs = pairs(node) else { return nil }
    guard let form = pairs.first(where: { Self.conditionForms.contains($0.key) }) else {
      if let first = pairs.first {
        report(ShapeFault.unknownKey(first.key, allowed: Self.conditionForms), atKey: first)
      } else {
        report(ShapeFault.noForm(allowed: Self.conditionForms), at: node)
      }
      return nil
    }
    let fields = Fields(node: node, pairs: pairs)
    if care == .full, !isSound(form, fields, place) { return nil }
    return condition(form, fields, place)
  }

  /// Whether a condition has one form, the keys that go with it, and stands where it may.
  private mutating func isSound(
    _ form: SourceNode.Pair, _ fields: Fields, _ place: ConditionPlace
  ) -> Bool {
    let forms = fields.pairs.map(\.key).filter { Self.conditionForms.contains($0) }
    guard forms.count == 1 else {
      report(ShapeFault.severalForms(forms), at: fields.node)
      return false
    }
    let beside =
      switch form.key {
      case "fact": Self.comparisons
      case "rung", "promise": ["state"]
      default: [] as [String]
      }
    _ = self.fields(fields.node, allowed: [form.key] + beside)
    if place.barred.contains(form.key) {
      report(
        place == .vetting
          ? RuleFault.conditionOfACase(form.key) : .conditionNotHere(form.key), atKey: form)
      return false
    }
    return true
  }

  private mutating func condition(
    _ form: SourceNode.Pair, _ fields: Fields, _ place: ConditionPlace
  ) -> Condition? {
    switch form.key {
    case "all": return conditions(form.value, place).map { .all($0) }
    case "any": return conditions(form.value, place).map { .any($0) }
    case "not": return condition(form.value, place).map { .not($0) }
    case "always":
      guard let flag = flag(form.value) else { return nil }
      guard flag else {
        report(ShapeFault.notOneOf("no", allowed: ["yes"]), at: form.value)
        return nil
      }
      return .always
    case "fact": return comparison(form, fields)
    case "elapsed": return elapsed(form.value)
    case "finding": return finding(form.value, place).map { .finding($0) }
    case "slot": return reference(form.value, .slot, Slot.self).map { .slot($0) }
    case "claim":
      if form.value.text == "any" { return .claim(nil) }
      let claims = references(form.value, .claim, Claim.self)
      return claims.isEmpty ? nil : .claim(claims)
    case "rung":
      let rung = reference(form.value, .rung, Rung.self)
      let states = states(fields, RungState.self)
      guard let rung, !states.isEmpty else { return nil }
      return .rung(rung, states)
    case "promise":
      let promise = word(form.value, of: PromiseMade.What.self)
      let states = states(fields, Condition.PromiseState.self)
      guard let promise, !states.isEmpty else { return nil }
      return .promise(promise, states)
    case "reach":
      let reach = each(oneOrMore(form.value)) { $0.word($1, of: Reach.self) }
      return reach.isEmpty ? nil : .reach(reach)
    default:
      return askedFact(form.value).map { .unknown($0) }
    }
  }

  private mutating func conditions(_ node: SourceNode, _ place: ConditionPlace) -> [Condition]? {
    guard let items = items(node) else { return nil }
    guard !items.isEmpty else {
      report(ShapeFault.emptyList, at: node)
      return nil
    }
    return each(items) { $0.condition($1, place) }
  }

  private mutating func states<State: RawRepresentable & CaseIterable>(
    _ fields: Fields, _ type: State.Type
  ) -> [State] where State.RawValue == String {
    guard let node = fields["state"] else {
      report(ShapeFault.missingKey("state"), at: fields.node)
      return []
    }
    return each(oneOrMore(node)) { $0.word($1, of: type) }
  }

  private mutating func comparison(_ form: SourceNode.Pair, _ fields: Fields) -> Condition? {
    let found = fields.pairs.filter { Self.comparisons.contains($0.key) }
    guard let comparison = found.first, found.count == 1 else {
      report(
        found.isEmpty
          ? ShapeFault.noForm(allowed: Self.comparisons)
          : ShapeFault.severalForms(found.map(\.key)),
        at: fields.node)
      return nil
    }
    guard let fact = askedFact(form.value) else { return nil }
    let type = declared.facts[fact.text]?.type
    switch comparison.key {
    case "is":
      return value(comparison.value, of: fact).map { .fact(fact, among: [$0]) }
    case "in":
      guard let items = items(comparison.value) else { return nil }
      if items.isEmpty { report(ShapeFault.emptyList, at: comparison.value) }
      return .fact(fact, among: each(items) { $0.value($1, of: fact) })
    default:
      guard let type, let kind = Condition.Comparison(rawValue: comparison.key) else { return nil }
      guard [.money, .number, .span, .instant].contains(type) else {
        report(
          RuleFault.incomparable(fact: fact.text, type: type, comparison: comparison.key),
          atKey: comparison)
        return nil
      }
      return bound(comparison.value, of: fact, type: type).map { .compare(fact, kind, $0) }
    }
  }

  private mutating func bound(
    _ node: SourceNode, of fact: Fact.Name, type: FactType
  ) -> Condition.Bound? {
    if case .mapping = node.content {
      guard let fields = fields(node, allowed: ["fact"], required: ["fact"]) else { return nil }
      return self.fact(fields["fact"], wanted: [type]).map { .fact($0) }
    }
    return value(node, of: fact).map { .value($0) }
  }

  private mutating func elapsed(_ node: SourceNode) -> Condition? {
    guard
      let fields = fields(node, allowed: ["since", "at_least", "below"], required: ["since"])
    else { return nil }
    let since = fact(fields["since"], wanted: [.instant])
    let spans = fields.pairs.filter { $0.key != "since" }
    guard let span = spans.first, spans.count == 1,
      let comparison = Condition.Comparison(rawValue: span.key)
    else {
      report(
        spans.count > 1
          ? ShapeFault.severalForms(spans.map(\.key))
          : ShapeFault.noForm(allowed: ["at_least", "below"]),
        at: node)
      return nil
    }
    let length = spanSource(span.value)
    guard let since, let length else { return nil }
    return .elapsed(since: since, comparison, length)
  }

  /// A kind of findings; before a purchase one of clauses.
  mutating func finding(_ node: SourceNode, _ place: ConditionPlace) -> FindingKind.Name? {
    guard let kind = name(node, FindingKind.self) else { return nil }
    let known = place == .vetting ? declared.clauses : declared.findings
    if care == .full, !known.contains(kind.text) {
      report(
        place == .vetting
          ? NameFault.unknownClause(kind.text, known: known.sorted())
          : .unknownFinding(kind.text, known: known.sorted()), at: node)
      return nil
    }
    return kind
  }
}
