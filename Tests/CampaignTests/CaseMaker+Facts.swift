import CaseCore
import Playbook
import TestKit

// Facts: stated, shown, contradicted.
extension CaseMaker {
  /// A legal value of `fact`; nil for a choice without values.
  mutating func value(of fact: FactDefinition) -> FactValue? {
    switch fact.type {
    case .yesno: .flag(random.oneIn(2))
    case .choice: fact.choices.isEmpty ? nil : .choice(random.pick(fact.choices).value)
    case .money:
      .money(
        Money(
          minorUnits: random.oneIn(8)
            ? random.pick([0, 1, 100_000_000_000]) : Int64.random(in: 1...50_000, using: &random),
          currency: playbook.header.currency))
    case .instant: .moment(instant())
    case .span:
      .span(Span(Int64.random(in: 0...100, using: &random), random.pick(Span.Unit.allCases)))
    case .number:
      .number(
        random.oneIn(8)
          ? random.pick([0, (1 << 53) - 1, 7, 8, 14, 18])
          : Int64.random(in: 0...1200, using: &random))
    case .text:
      .text(
        random.pick([
          "5.3", "<b>甲乙</b>", "yunhai_4321", "云海网络科技有限公司", " x\u{202e}y\n第二行 ",
          "KM20261118001", "13800004321", "*a* _b_ [c](d)",
        ]))
    }
  }

  /// A value of `fact` in the person's own word: its text is marked.
  mutating func ownWord(_ fact: FactDefinition, _ value: FactValue?) {
    // An answer that is never stored itself: what the playbook puts in its place is.
    if let storedAs = fact.storedAs {
      for shown in storedAs.first(where: { $0.answer == value })?.instead ?? [] {
        add(.factStated(FactStated(fact: shown.fact, value: shown.value)))
      }
      return
    }
    var value = value
    if case .text? = value { value = .text(statedWords()) }
    add(.factStated(FactStated(fact: fact.id, value: value)))
  }

  /// `fact` shown as `value` by an original that proves it, as a rule.
  mutating func shown(_ fact: FactDefinition, _ value: FactValue) {
    let lines = fact.provenBy.filter { $0.shows?.contains(value) ?? true }
    guard !lines.isEmpty, !random.oneIn(6) else {
      let kind = random.pick(playbook.parts.evidence).id
      show(fact.id, value, in: original(among: [kind]), speaker: speaker(tied: random.oneIn(3)))
      return
    }
    let line = random.pick(lines)
    let entry = original(among: [line.evidence])
    for companion in line.with where !companion.values.isEmpty && !random.oneIn(5) {
      show(companion.fact, random.pick(companion.values), in: entry, speaker: nil)
    }
    let tied = line.needsTiedSpeaker ? !random.oneIn(4) : random.oneIn(4)
    show(fact.id, value, in: entry, speaker: speaker(tied: tied))
  }

  /// An original of one of `kinds`: one that is there, or a new one.
  private mutating func original(among kinds: [EvidenceKind.Name]) -> Int {
    let there = originals.filter { kinds.contains($0.kind) }
    if !there.isEmpty, random.oneIn(2) { return random.pick(there).entry }
    return original(random.pick(kinds))
  }

  /// A speaker; one that another original ties to the other side, or a stranger.
  private mutating func speaker(tied: Bool) -> String? {
    guard tied, !playbook.header.tiedBy.isEmpty else {
      return random.oneIn(2) ? nil : random.pick(["小王", "客服", "QQ 55555"])
    }
    let account = random.pick(["shop_QQ_777", "云海 客服"])
    if let fact = playbook.fact(random.pick(playbook.header.tiedBy)) {
      let kinds = fact.provenBy.filter { !$0.needsTiedSpeaker && $0.shows == nil }.map(\.evidence)
      let kind = kinds.isEmpty ? random.pick(playbook.parts.evidence).id : random.pick(kinds)
      let entry = original(kind)
      show(fact.id, .text(account), in: entry, speaker: nil)
    }
    return account
  }

  private mutating func show(
    _ fact: Fact.Name, _ value: FactValue, in entry: Int, speaker: String?
  ) {
    let place = random.pick([Place.whole, .line(Int.random(in: 1...40, using: &random))])
    if random.oneIn(2) {
      add(
        .factStated(
          FactStated(
            fact: fact, value: value,
            shown: .init(evidence: entry, place: place, speaker: speaker, quote: "原文 quote"))))
    } else {
      add(
        .findingConfirmed(
          FindingConfirmed(
            evidence: entry, finding: "row:\(next)",
            kind: random.pick(findingKinds), place: place, quote: "原文 quote", speaker: speaker,
            values: [ShownValue(fact: fact, value: value)])))
    }
  }

  private var findingKinds: [FindingKind.Name] {
    playbook.parts.evidence.flatMap(\.yields)
      + ["payment_row", "message"].compactMap { FindingKind.Name($0) }
  }

  /// States a random fact in a random way.
  mutating func randomFact() {
    let fact = random.pick(playbook.parts.facts.filter { $0.derivation == nil })
    guard let value = value(of: fact) else { return }
    state(fact, value)
  }

  /// States exactly `value`, or that it is not known, in the person's own word.
  mutating func plainWord(_ fact: FactDefinition, _ value: FactValue?) {
    guard let storedAs = fact.storedAs else {
      add(.factStated(FactStated(fact: fact.id, value: value)))
      return
    }
    for shown in storedAs.first(where: { $0.answer == value })?.instead ?? [] {
      add(.factStated(FactStated(fact: shown.fact, value: shown.value)))
    }
  }

  /// States `value` in a random way.
  mutating func state(_ fact: FactDefinition, _ value: FactValue) {
    if isPlain { return plainWord(fact, value) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...5: ownWord(fact, value)
    case 6...9:
      if fact.storedAs == nil { shown(fact, value) } else { ownWord(fact, value) }
    case 10:
      ownWord(fact, value)
      if fact.storedAs == nil { shown(fact, value) }
    default:
      // Documents that may disagree with each other or with the person.
      guard fact.storedAs == nil else { return ownWord(fact, value) }
      shown(fact, value)
      if let other = self.value(of: fact) { shown(fact, other) }
      if random.oneIn(2) { ownWord(fact, random.oneIn(5) ? nil : value) }
    }
  }
}
