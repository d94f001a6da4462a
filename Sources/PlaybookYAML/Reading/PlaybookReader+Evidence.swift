import CaseCore
import Playbook

// Kinds of evidence, the slots that they fill, and the sets of slots that claims ask for.
extension PlaybookReader {
  mutating func evidence(_ pair: SourceNode.Pair) -> EvidenceDefinition? {
    guard let id = name(ofKey: pair, EvidenceKind.self),
      let fields = fields(
        pair.value,
        allowed: [
          "name", "grade", "maker", "buyer_can_write", "proves", "does_not_prove", "how", "until",
          "recipients", "on_choice", "yields", "reads",
        ],
        required: [
          "name", "grade", "maker", "buyer_can_write", "proves", "does_not_prove", "how",
        ])
    else { return nil }
    let name = bilingual(fields["name"])
    let grade = reference(fields["grade"], .grade, Grade.self)
    let maker = word(fields["maker"], of: EvidenceDefinition.Maker.self)
    let buyerCanWrite = flag(fields["buyer_can_write"])
    let proves = bilingual(fields["proves"])
    let doesNotProve = bilingual(fields["does_not_prove"])
    let how = bilingual(fields["how"])
    let until = bilingual(fields["until"])
    let recipients = each(fields["recipients"].flatMap { oneOrMore($0) }) {
      $0.word($1, of: EvidenceDefinition.Recipient.self)
    }
    let onChoice = each(fields["on_choice"].flatMap { oneOrMore($0) }) {
      $0.word($1, of: EvidenceDefinition.Recipient.self)
    }
    let yields = each(fields["yields"].flatMap { oneOrMore($0) }) {
      $0.name($1, FindingKind.self)
    }
    let reads = each(fields["reads"].flatMap { oneOrMore($0) }) {
      $0.name($1, FindingKind.self)
    }
    guard let name, let grade, let maker, let buyerCanWrite, let proves, let doesNotProve, let how
    else { return nil }
    return EvidenceDefinition(
      id: id, name: name, grade: grade, maker: maker, buyerCanWrite: buyerCanWrite, proves: proves,
      doesNotProve: doesNotProve, how: how, until: until, recipients: recipients,
      onChoice: onChoice, yields: yields, reads: reads)
  }

  mutating func slot(_ pair: SourceNode.Pair) -> SlotDefinition? {
    guard let id = name(ofKey: pair, Slot.self),
      let fields = fields(
        pair.value, allowed: ["name", "accepts"], required: ["name", "accepts"])
    else { return nil }
    let name = bilingual(fields["name"])
    let accepts = references(fields["accepts"], .evidence, EvidenceKind.self)
    guard let name else { return nil }
    return SlotDefinition(id: id, name: name, accepts: accepts)
  }

  mutating func slotSet(_ pair: SourceNode.Pair) -> SlotSetDefinition? {
    guard let id = name(ofKey: pair, SlotSet.self), let items = items(pair.value) else {
      return nil
    }
    if items.isEmpty { report(ShapeFault.emptyList, at: pair.value) }
    let members = each(items) { $0.member($1) }
    if care == .full {
      var seen: Set<Slot.Name> = []
      for (item, member) in zip(items, members) where !seen.insert(member.slot).inserted {
        report(ShapeFault.repeatedItem(member.slot.text), at: item)
      }
    }
    return SlotSetDefinition(id: id, members: members)
  }

  private mutating func member(_ node: SourceNode) -> SlotSetDefinition.Member? {
    guard
      let fields = fields(
        node, allowed: ["slot", "level", "instead"], required: ["slot", "level"])
    else { return nil }
    let slot = reference(fields["slot"], .slot, Slot.self)
    let level = word(fields["level"], of: SlotSetDefinition.Level.self)
    var instead: SlotSetDefinition.Instead?
    if let node = fields["instead"],
      let fields = self.fields(node, allowed: ["all_of", "when"], required: ["all_of"])
    {
      let slots = references(fields["all_of"], .slot, Slot.self)
      instead = .init(slots: slots, when: condition(fields["when"], .claim))
    }
    guard let slot, let level else { return nil }
    return SlotSetDefinition.Member(slot: slot, level: level, instead: instead)
  }
}
