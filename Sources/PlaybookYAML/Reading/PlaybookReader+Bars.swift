import CaseCore
import Playbook

// What stands against claims, what stops all drafting, and who could be made to pay.
extension PlaybookReader {
  private static let effects = [
    "ends_right", "defence_if_raised", "closes_channel", "closes_ground",
  ]

  mutating func bar(_ pair: SourceNode.Pair) -> BarDefinition? {
    guard let id = name(ofKey: pair, Bar.self),
      let fields = fields(
        pair.value,
        allowed: ["claims", "when", "does", "rungs", "grounds", "law", "says", "still"],
        required: ["claims", "when", "does", "law", "says"])
    else { return nil }
    let effect = effect(fields)
    var claims: [Claim.Name]?
    if let node = fields["claims"], node.text != "all" {
      claims = references(node, .claim, Claim.self)
    }
    var place = ConditionPlace.claim
    if case .closesChannel = effect { place = .ladder }
    let when = condition(fields["when"], place)
    let law = law(fields["law"], asLaw: true)
    let says = template(fields["says"])
    let still = template(fields["still"])
    guard let effect, let when, let says else { return nil }
    return BarDefinition(
      id: id, claims: claims, when: when, does: effect, law: law, says: says, still: still)
  }

  private mutating func effect(_ fields: Fields) -> BarDefinition.Effect? {
    guard let node = fields["does"], let text = text(node) else { return nil }
    let beside: String? =
      switch text {
      case "closes_channel": "rungs"
      case "closes_ground": "grounds"
      default: nil
      }
    for pair in fields.pairs
    where ["rungs", "grounds"].contains(pair.key) && pair.key != beside {
      report(ShapeFault.keyWithoutUse(pair.key, beside: text), atKey: pair)
    }
    if let beside, fields[beside] == nil { report(ShapeFault.missingKey(beside), at: fields.node) }
    switch text {
    case "ends_right": return .endsRight
    case "defence_if_raised": return .defenceIfRaised
    case "closes_channel": return .closesChannel(references(fields["rungs"], .rung, Rung.self))
    case "closes_ground":
      return .closesGround(references(fields["grounds"], .ground, Ground.self))
    default:
      report(ShapeFault.notOneOf(text, allowed: Self.effects), at: node)
      return nil
    }
  }

  mutating func stop(_ pair: SourceNode.Pair) -> StopDefinition? {
    guard let id = name(ofKey: pair, Stop.self),
      let fields = fields(
        pair.value, allowed: ["when", "law", "says", "instead"],
        required: ["when", "law", "says", "instead"])
    else { return nil }
    let when = condition(fields["when"], .ladder)
    let law = law(fields["law"])
    let says = template(fields["says"])
    let instead = template(fields["instead"])
    guard let when, let says, let instead else { return nil }
    return StopDefinition(id: id, when: when, law: law, says: says, instead: instead)
  }

  mutating func reachRule(_ node: SourceNode) -> ReachRule? {
    let keys = ["reach", "when", "says"]
    guard let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let reach = word(fields["reach"], of: Reach.self)
    let when = condition(fields["when"], .claim)
    let says = template(fields["says"])
    guard let reach, let when, let says else { return nil }
    return ReachRule(reach: reach, when: when, says: says)
  }

  /// The last item of a list whose order decides must always apply.
  mutating func checkLast(_ section: Sections.Section, _ sections: Sections) {
    guard let items = sections.items[section], let last = items.last else { return }
    guard last["when"]?["always"]?.text == "yes" else {
      report(RuleFault.lastNotAlways(section: section.rawValue), at: last["when"] ?? last)
      return
    }
    for item in items.dropLast() where item["when"]?["always"]?.text == "yes" {
      report(RuleFault.neverReached(section: section.rawValue), at: item["when"] ?? item)
    }
  }
}
