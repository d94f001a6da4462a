import CaseCore
import Playbook

// The ladder: rungs with their clocks, answers and moves, reasons, endings, own deadlines.
extension PlaybookReader {
  private static let rungKeys = [
    "name", "door", "needs", "needs_when", "opens_when", "closed_by", "warns", "one_shot", "fee",
    "takes", "reveals", "law", "clocks", "answers", "moves",
  ]

  mutating func rung(_ pair: SourceNode.Pair) -> RungDefinition? {
    guard let id = name(ofKey: pair, Rung.self),
      let fields = fields(
        pair.value, allowed: Self.rungKeys,
        required: ["name", "door", "needs", "opens_when", "fee", "takes", "reveals", "moves"])
    else { return nil }
    let name = bilingual(fields["name"])
    let door = word(fields["door"], of: RungDefinition.Door.self)
    let needs = bilingual(fields["needs"])
    let needsWhen = condition(fields["needs_when"], .ladder)
    let opensWhen = condition(fields["opens_when"], .ladder)
    let closedBy = each(fields["closed_by"].flatMap { items($0) }) { $0.closedBy($1) }
    let warns = each(fields["warns"].flatMap { items($0) }) { $0.warning($1) }
    let oneShot = flag(fields["one_shot"])
    let fee = bilingual(fields["fee"])
    let takes = bilingual(fields["takes"])
    let reveals = bilingual(fields["reveals"])
    let law = law(fields["law"])
    let clocks = (fields["clocks"].flatMap { pairs($0) } ?? []).compactMap { clock($0) }
    let answers = (fields["answers"].flatMap { pairs($0) } ?? []).compactMap { answer($0) }
    let clockNames = Set(fields["clocks"].flatMap { self.keys($0) } ?? [])
    let moves = moves(fields["moves"], clocks: clockNames)
    guard let name, let door, let needs, let opensWhen, let fee, let takes, let reveals else {
      return nil
    }
    return RungDefinition(
      id: id, name: name, door: door, needs: needs, needsWhen: needsWhen, opensWhen: opensWhen,
      closedBy: closedBy, warns: warns, oneShot: oneShot ?? false, fee: fee, takes: takes,
      reveals: reveals, law: law, clocks: clocks, answers: answers, moves: moves)
  }

  private func keys(_ node: SourceNode) -> [String] {
    guard case .mapping(let pairs) = node.content else { return [] }
    return pairs.map(\.key)
  }

  private mutating func closedBy(_ node: SourceNode) -> RungDefinition.ClosedBy? {
    guard
      let fields = fields(
        node, allowed: ["rungs", "states", "law", "says"], required: ["rungs", "states", "says"])
    else { return nil }
    let rungs = references(fields["rungs"], .rung, Rung.self)
    let states = each(fields["states"].flatMap { oneOrMore($0) }) {
      $0.word($1, of: RungState.self)
    }
    let law = oneLaw(fields["law"])
    let says = template(fields["says"])
    guard let says else { return nil }
    return RungDefinition.ClosedBy(rungs: rungs, states: states, law: law, says: says)
  }

  private mutating func warning(_ node: SourceNode) -> RungDefinition.Warning? {
    guard let fields = fields(node, allowed: ["when", "law", "says"], required: ["says"]) else {
      return nil
    }
    let when = condition(fields["when"], .ladder)
    let law = oneLaw(fields["law"])
    guard let says = template(fields["says"]) else { return nil }
    return RungDefinition.Warning(when: when, law: law, says: says)
  }

  private mutating func clock(_ pair: SourceNode.Pair) -> ClockDefinition? {
    guard let id = name(ofKey: pair, Clock.self),
      let fields = fields(
        pair.value, allowed: ["await", "from", "roll", "when", "source", "says"],
        required: ["await", "source", "says"])
    else { return nil }
    let wait = spanSource(fields["await"])
    let from = word(fields["from"], of: RungState.self)
    let roll = word(fields["roll"], of: Roll.self)
    let when = condition(fields["when"], .ladder)
    let source = oneLaw(fields["source"])
    let says = template(fields["says"])
    guard let wait, let says else { return nil }
    return ClockDefinition(
      id: id, wait: wait, from: from ?? .filed, roll: roll ?? .none, when: when, source: source,
      says: says)
  }

  private mutating func answer(_ pair: SourceNode.Pair) -> AnswerDefinition? {
    guard let id = name(ofKey: pair, Answer.self),
      let fields = fields(
        pair.value, allowed: ["state", "name", "reasons"], required: ["state", "name"])
    else { return nil }
    let state = word(fields["state"], of: RungState.self)
    let name = bilingual(fields["name"])
    let reasons = references(fields["reasons"], .reason, Answer.self)
    guard let state, let name else { return nil }
    return AnswerDefinition(id: id, state: state, name: name, reasons: reasons)
  }

  private mutating func moves(_ node: SourceNode?, clocks: Set<String>) -> [MoveDefinition] {
    guard let node, let items = items(node) else { return [] }
    if items.isEmpty { report(ShapeFault.emptyList, at: node) }
    var seen: Set<Move.Name> = []
    return each(items) { reader, item in
      guard let move = reader.move(item, clocks: clocks) else { return nil }
      if !seen.insert(move.id).inserted {
        reader.report(ShapeFault.repeatedItem(move.id.text), at: item["id"] ?? item)
      }
      return move
    }
  }

  private mutating func move(_ node: SourceNode, clocks: Set<String>) -> MoveDefinition? {
    guard
      let fields = fields(
        node, allowed: ["id", "when", "order", "action", "why", "law", "deadline", "letter"],
        required: ["id", "when", "order", "action", "why"])
    else { return nil }
    let id = name(fields["id"], Move.self)
    let when = condition(fields["when"], .ladder)
    let order = wholeNumber(fields["order"], in: 0...9999)
    let action = template(fields["action"], given: ["claim_amount", "today"])
    let why = template(fields["why"], given: ["claim_amount", "today"])
    let law = law(fields["law"])
    let due = due(fields["deadline"], clocks: clocks)
    let letter = reference(fields["letter"], .letter, Letter.self)
    guard let id, let when, let order, let action, let why else { return nil }
    return MoveDefinition(
      id: id, when: when, order: order, action: action, why: why, law: law, due: due ?? .none,
      letter: letter)
  }

  private mutating func due(_ node: SourceNode?, clocks: Set<String>) -> MoveDefinition.Due? {
    guard let node else { return nil }
    if case .scalar = node.content {
      guard let text = text(node) else { return nil }
      switch text {
      case "at_once": return .atOnce
      case "today": return .today
      case "none": return MoveDefinition.Due.none
      default:
        report(
          ShapeFault.notOneOf(
            text, allowed: ["at_once", "today", "none", "{clock}", "{fact}", "{within}"]),
          at: node)
        return nil
      }
    }
    let forms = ["clock", "fact", "within"]
    guard let fields = fields(node, allowed: forms) else { return nil }
    guard let form = fields.pairs.first(where: { forms.contains($0.key) }), fields.pairs.count == 1
    else {
      report(
        fields.pairs.isEmpty
          ? ShapeFault.noForm(allowed: forms) : ShapeFault.severalForms(fields.pairs.map(\.key)),
        at: node)
      return nil
    }
    switch form.key {
    case "clock":
      guard let name = name(form.value, Clock.self) else { return nil }
      if care == .full, !clocks.contains(name.text) {
        report(NameFault.unknownName(.clock, name.text, known: clocks.sorted()), at: form.value)
      }
      return .clock(name)
    case "fact": return fact(form.value, wanted: [.instant]).map { .fact($0) }
    default: return span(form.value).map { .within($0) }
    }
  }

  mutating func reason(_ pair: SourceNode.Pair) -> ReasonDefinition? {
    guard let id = name(ofKey: pair, Answer.self),
      let fields = fields(
        pair.value, allowed: ["name", "reply", "proof", "not_when", "heard_as"], required: ["name"])
    else { return nil }
    let name = bilingual(fields["name"])
    let reply = reference(fields["reply"], .letter, Letter.self)
    let proof = bilingual(fields["proof"])
    let notWhen = condition(fields["not_when"], .ladder)
    let heardAs = each(fields["heard_as"].flatMap { oneOrMore($0) } ?? []) { $0.text($1) }
    guard let name else { return nil }
    return ReasonDefinition(
      id: id, name: name, reply: reply, proof: proof, notWhen: notWhen, heardAs: heardAs)
  }

  mutating func ending(_ node: SourceNode) -> EndingDefinition? {
    guard
      let fields = fields(
        node, allowed: ["id", "when", "says", "close"], required: ["id", "when", "says"])
    else { return nil }
    let id = name(fields["id"], Ending.self)
    let when = condition(fields["when"], .ladder)
    let says = template(fields["says"], given: ["claim_amount", "today"])
    let close = word(fields["close"], of: CaseClosed.Outcome.self)
    if let id, let node = fields["id"], care == .full {
      declare(.ending, id.text, at: node.place, isKey: false)
    }
    guard let id, let when, let says else { return nil }
    return EndingDefinition(id: id, when: when, says: says, close: close)
  }

  mutating func deadline(_ pair: SourceNode.Pair) -> OwnDeadlineDefinition? {
    guard let id = name(ofKey: pair, OwnDeadline.self),
      let fields = fields(
        pair.value, allowed: ["since", "within", "roll", "law", "when", "says"],
        required: ["since", "within", "law", "says"])
    else { return nil }
    let since = fact(fields["since"], wanted: [.instant])
    let within = spanSource(fields["within"])
    let roll = word(fields["roll"], of: Roll.self)
    let law = law(fields["law"])
    let when = condition(fields["when"], .ladder)
    let says = template(fields["says"])
    guard let since, let within, let says else { return nil }
    return OwnDeadlineDefinition(
      id: id, since: since, within: within, roll: roll ?? .none, law: law, when: when, says: says)
  }
}
