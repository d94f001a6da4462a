public import CaseCore
public import Playbook
import Reading

/// What a story would answer on the way into a case; all of it is for the person to confirm.
public struct StoryProposal: Sendable {
  /// A question, and the values that the story names for it.
  public struct Field: Sendable {
    /// The fact.
    public let fact: FactDefinition
    /// What the story says, in its order.
    public let values: [FactValue]
  }

  /// What happened; nil where the story does not say.
  public let opening: Opening.Name?
  /// What it says besides.
  public let fields: [Field]
}

extension Engine {
  /// What `scan` would answer in a case of `area`: the opening under which its claim stands highest, the
  /// amounts that it names, and how it was paid.
  public func proposal(for scan: StoryScan, area: String) throws -> StoryProposal {
    let playbook = try ports.shelf.current(area: area).playbook
    let reading = scan.reading
    var fields: [StoryProposal.Field] = []
    if let paid = Self.paidAmount.flatMap({ playbook.fact($0) }), !reading.amounts.isEmpty {
      var values: [FactValue] = []
      for amount in reading.amounts.map({ FactValue.money(Money(minorUnits: $0.fen)) })
      where !values.contains(amount) { values.append(amount) }
      fields.append(.init(fact: paid, values: Array(values.prefix(6))))
    }
    if let channel = reading.channel, let fact = Self.payChannel.flatMap({ playbook.fact($0) }) {
      let values = fact.choices.map(\.value).filter {
        $0 == channel.id || $0.hasPrefix(channel.id + "_")
      }
      fields.append(.init(fact: fact, values: values.map { .choice($0) }))
    }
    return StoryProposal(
      opening: reading.claims.first.flatMap { claim in
        Claim.Name(claim.topic.id).flatMap { opening(under: $0, in: playbook) }
      }, fields: fields)
  }

  private static let paidAmount = Fact.Name("paid_amount")
  private static let payChannel = Fact.Name("pay_channel")

  /// The opening under which `claim` stands highest among the claims that are judged; the one that
  /// states least of several.
  private func opening(under claim: Claim.Name, in playbook: Playbook) -> Opening.Name? {
    let clock = judgingClock.now()
    var best: (opening: OpeningDefinition, rank: Int)?
    for opening in playbook.parts.intake.openings {
      guard let state = Self.state(of: playbook, stating: opening.states, at: clock) else {
        continue
      }
      let judged = judgeByPlaybook(state, playbook, clock).claims
      guard let rank = judged.firstIndex(where: { $0.claim == claim }) else { continue }
      if let best, (best.rank, best.opening.states.count) <= (rank, opening.states.count) {
        continue
      }
      best = (opening, rank)
    }
    return best?.opening.id ?? Self.opening(asking: claim, in: playbook)
  }

  /// The opening that states or asks most of what `claim` hangs on; nil where none does.
  private static func opening(asking claim: Claim.Name, in playbook: Playbook) -> Opening.Name? {
    guard let definition = playbook.parts.claims.first(where: { $0.id == claim }) else {
      return nil
    }
    let needed = Set(definition.holdsWhen.facts)
    var best: (opening: Opening.Name, weight: Int)?
    for opening in playbook.parts.intake.openings {
      let stated = opening.states.count { needed.contains($0.fact) }
      let asked = (opening.asks ?? []).count { needed.contains($0) }
      let weight = 2 * stated + asked
      if weight > best?.weight ?? 0 { best = (opening.id, weight) }
    }
    return best?.opening
  }

  /// A case in which nothing but `values` was said.
  private static func state(
    of playbook: Playbook, stating values: [ShownValue], at clock: Moment
  ) -> CaseState? {
    guard let id = Case.ID("00000000000000000000000000000000") else { return nil }
    let opened = CaseOpened(title: "-", area: playbook.header.area, practice: false)
    let events =
      [Event.caseOpened(opened)]
      + values.map { .factStated(FactStated(fact: $0.fact, value: $0.value)) }
    let entries = events.enumerated().map { (seq, event) -> JournalItem in
      .readable(Entry(caseID: id, seq: seq, recordedAt: clock, by: .person, event: event))
    }
    return try? CaseState.replay(entries)
  }
}
