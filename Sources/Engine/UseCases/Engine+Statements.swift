public import CaseCore
import Playbook

/// Where a person says that something stands: an original by number or name, and a place in it.
public struct ShownInput: Sendable, Hashable {
  /// The entry number of the original, or its file name if only one original bears it.
  public var evidence: String
  /// The place, such as `line:18`.
  public var place: String
  /// Who speaks there.
  public var speaker: String?
  /// The text that stands there.
  public var quote: String?

  /// What stands at `place` of `evidence`.
  public init(evidence: String, place: String, speaker: String? = nil, quote: String? = nil) {
    self.evidence = evidence
    self.place = place
    self.speaker = speaker
    self.quote = quote
  }
}

/// What came of stating a fact.
public struct StatedFact: Sendable {
  /// The case afterwards.
  public let loaded: LoadedCase
  /// The entry, or nil where the answer is one that is never stored.
  public let entry: Int?
  /// What was stored in place of an answer that is never stored itself.
  public let storedInstead: [ShownValue]
}

extension Engine {
  /// States a fact, by the person's word or as something a document shows.
  ///
  /// A new word of the person's own takes the place of their earlier one.
  /// - Throws: `Refusal` for an unknown or derived fact, or a value that it does not take.
  public func state(
    _ factName: String, as text: String, shown: ShownInput? = nil, in id: Case.ID
  ) async throws -> StatedFact {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    if factName.hasPrefix("slot.") {
      let event = try slotEvent(String(factName.dropFirst(5)), text, playbook)
      let after = try await record([event], in: loaded)
      return StatedFact(loaded: after, entry: loaded.size, storedInstead: [])
    }
    let fact = try Self.fact(factName, in: playbook)
    let value = try FactInput.value(text, of: fact, zone: playbook.header.zone)
    let place = try shown.map { try Self.shown($0, in: loaded.state) }
    if let storedAs = fact.storedAs {
      // The answer itself is never stored (G11): only what the playbook puts in its place is.
      let instead = storedAs.first { $0.answer == value }?.instead ?? []
      let events = instead.map {
        Event.factStated(FactStated(fact: $0.fact, value: $0.value))
      }
      let after = try await record(events, in: loaded)
      return StatedFact(loaded: after, entry: nil, storedInstead: instead)
    }
    let stated = Event.factStated(FactStated(fact: fact.id, value: value, shown: place))
    let after = try await record(
      [Self.replacingOwnWord(stated, of: fact.id, shown: place, in: loaded.state)], in: loaded)
    return StatedFact(
      loaded: after, entry: after.size > loaded.size ? loaded.size : nil, storedInstead: [])
  }

  /// An answer of the person to a question already answered by them is a correction of that answer.
  static func replacingOwnWord(
    _ event: Event, of fact: Fact.Name, shown: FactStated.Shown?, in state: CaseState
  ) -> Event {
    guard shown == nil,
      let earlier = state.statements.last(where: { $0.fact == fact && $0.shown == nil })
    else { return event }
    return .corrected(Correction(replaces: earlier.entry, event: event))
  }

  private func slotEvent(
    _ name: String, _ text: String, _ playbook: Playbook
  ) throws(Refusal) -> Event {
    guard let slot = playbook.parts.slots.first(where: { $0.id.text == name }) else {
      throw .unknownName(
        name, what: Bilingual(zh: "证据位", en: "slot"),
        known: playbook.parts.slots.map(\.id.text))
    }
    guard let state = SlotStated.State(rawValue: text) else {
      throw .unknownName(
        text, what: Bilingual(zh: "证据位的状态", en: "state of a slot"),
        known: SlotStated.State.allCases.map(\.rawValue))
    }
    return .slotStated(SlotStated(slot: slot.id, state: state))
  }

  /// The fact that `name` declares and a person may state.
  static func fact(_ name: String, in playbook: Playbook) throws(Refusal) -> FactDefinition {
    guard let fact = playbook.parts.facts.first(where: { $0.id.text == name }) else {
      let near = NearestName.of(name, among: playbook.parts.facts.map(\.id.text))
      throw .unknownFact(name, near: near)
    }
    guard fact.derivation == nil else { throw .derivedFact(name) }
    return fact
  }

  /// Finds the original and checks the place.
  static func shown(
    _ input: ShownInput, in state: CaseState
  ) throws(Refusal) -> FactStated.Shown {
    guard let place = Place(input.place) else { throw .wrongPlace(input.place) }
    for text in [input.speaker, input.quote].compactMap(\.self) {
      try check(text, Bilingual(zh: "引文", en: "quotation"), limit: Limits.factTextBytes)
    }
    return FactStated.Shown(
      evidence: try evidenceNumber(input.evidence, in: state), place: place,
      speaker: input.speaker, quote: input.quote)
  }

  /// The entry number of the original that `text` names by number or by file name.
  static func evidenceNumber(_ text: String, in state: CaseState) throws(Refusal) -> Int {
    let evidence = state.evidence
    if let number = Int(text), evidence.contains(where: { $0.entry == number }) { return number }
    let named = evidence.filter { $0.value.fileName == text }
    guard let first = named.first else { throw .unknownEvidence(text) }
    guard named.count == 1 else { throw .ambiguousEvidence(text, named.map(\.entry)) }
    return first.entry
  }
}
