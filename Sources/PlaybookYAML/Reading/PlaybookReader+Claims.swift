import CaseCore
import Playbook

// Claims: when they hold, what they stand on, and the three preconditions.
extension PlaybookReader {
  mutating func claim(_ pair: SourceNode.Pair) -> ClaimDefinition? {
    guard let id = name(ofKey: pair, Claim.self),
      let fields = fields(
        pair.value,
        allowed: [
          "name", "lane", "holds_when", "due_when", "due_at", "otherwise", "amount", "summary",
          "grounds", "preconditions",
        ],
        required: ["name", "holds_when", "summary", "grounds", "preconditions"])
    else { return nil }
    let name = bilingual(fields["name"])
    let lane = word(fields["lane"], of: ClaimDefinition.Lane.self)
    let holdsWhen = condition(fields["holds_when"], .claim)
    let dueWhen = condition(fields["due_when"], .claim)
    let dueAt = fact(fields["due_at"], wanted: [.instant])
    let otherwise = each(fields["otherwise"].flatMap { items($0) }) { $0.otherwise($1) }
    let amount = fact(fields["amount"], wanted: [.money])
    let summary = template(fields["summary"], given: ["claim_amount", "today"])
    let grounds = grounds(fields["grounds"])
    let preconditions = preconditions(fields["preconditions"])
    guard let name, let holdsWhen, let summary else { return nil }
    return ClaimDefinition(
      id: id, name: name, lane: lane ?? .ordinary, holdsWhen: holdsWhen, dueWhen: dueWhen,
      dueAt: dueAt, otherwise: otherwise, amount: amount, summary: summary, grounds: grounds,
      preconditions: preconditions)
  }

  private mutating func otherwise(_ node: SourceNode) -> ClaimDefinition.Otherwise? {
    guard
      let fields = fields(
        node, allowed: ["when", "claim", "settled", "because"], required: ["when", "because"])
    else { return nil }
    let when = condition(fields["when"], .claim)
    let claim = reference(fields["claim"], .claim, Claim.self)
    if let settled = fields["settled"], let flag = flag(settled), !flag {
      report(ShapeFault.notOneOf("no", allowed: ["yes"]), at: settled)
    }
    switch (fields["claim"] != nil, fields["settled"] != nil) {
    case (true, true): report(ShapeFault.severalForms(["claim", "settled"]), at: node)
    case (false, false): report(ShapeFault.noForm(allowed: ["claim", "settled"]), at: node)
    case (true, false), (false, true): break
    }
    let because = template(fields["because"])
    guard let when, let because, claim != nil || fields["settled"] != nil else { return nil }
    return ClaimDefinition.Otherwise(when: when, claim: claim, because: because)
  }

  private mutating func grounds(_ node: SourceNode?) -> [GroundDefinition] {
    guard let node, let items = items(node) else { return [] }
    if items.isEmpty { report(ShapeFault.emptyList, at: node) }
    var seen: Set<Ground.Name> = []
    return each(items) { reader, item in
      guard let ground = reader.ground(item) else { return nil }
      if !seen.insert(ground.id).inserted {
        reader.report(ShapeFault.repeatedItem(ground.id.text), at: item["id"] ?? item)
      }
      return ground
    }
  }

  private mutating func ground(_ node: SourceNode) -> GroundDefinition? {
    guard
      let fields = fields(
        node, allowed: ["id", "tags", "law", "says", "when"], required: ["id", "law", "says"])
    else { return nil }
    let id = name(fields["id"], Ground.self)
    let tags = each(fields["tags"].flatMap { oneOrMore($0) }) { $0.name($1, Ground.self) }
    let law = law(fields["law"], asLaw: true)
    let says = template(fields["says"])
    let when = condition(fields["when"], .claim)
    guard let id, let says else { return nil }
    return GroundDefinition(id: id, tags: tags, law: law, says: says, when: when)
  }

  private mutating func preconditions(_ node: SourceNode?) -> [PreconditionDefinition] {
    guard let node,
      let fields = fields(node, allowed: Precondition.allCases.map(\.rawValue))
    else { return [] }
    return Precondition.allCases.compactMap { precondition(fields[$0.rawValue], $0) }
  }

  private mutating func precondition(
    _ node: SourceNode?, _ id: Precondition
  ) -> PreconditionDefinition? {
    guard let node,
      let fields = fields(
        node, allowed: ["met_when", "slots", "law", "because", "otherwise"],
        required: ["because", "otherwise"])
    else { return nil }
    var test: PreconditionDefinition.Test?
    switch (fields["met_when"], fields["slots"]) {
    case (let met?, nil): test = condition(met, .claim).map { .met($0) }
    case (nil, let slots?): test = reference(slots, .slotSet, SlotSet.self).map { .slots($0) }
    case (.some, .some): report(ShapeFault.severalForms(["met_when", "slots"]), at: node)
    case (nil, nil): report(ShapeFault.noForm(allowed: ["met_when", "slots"]), at: node)
    }
    let law = law(fields["law"])
    let because = template(fields["because"])
    let otherwise = template(fields["otherwise"])
    guard let test, let because, let otherwise else { return nil }
    return PreconditionDefinition(
      id: id, test: test, law: law, because: because, otherwise: otherwise)
  }
}
