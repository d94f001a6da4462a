public import CaseCore
public import Imports

/// Somebody who speaks in a chat of a case.
public struct ListedSpeaker: Sendable {
  /// The entry number of the chat.
  public let evidence: Int
  /// The finding that lists them.
  public let finding: Finding
  /// By what they are known: the account, else the name.
  public let id: String
  /// On which side the person said they stand; nil where they were not named.
  public let side: ChatSide?
  /// On which side the file itself puts them; nil where it says nothing.
  public let proposed: ChatSide?

  /// The name by which they are named: `3/speaker:1`.
  public var name: String { "\(evidence)/\(finding.id)" }
}

extension Engine {
  /// Everybody who speaks in the chats of a case.
  public func speakers(in id: Case.ID) async throws -> [ListedSpeaker] {
    try await speakers(in: try await load(id))
  }

  /// Says who in the chats of a case the person is, and who the other side is. Everybody else is
  /// somebody whom the case does not concern. Once said it holds for every chat of the case.
  ///
  /// A name is `3/speaker:1`, an account, or a name as the chat shows it.
  /// - Returns: Those who were named now.
  /// - Throws: `Refusal` for a name that nobody or several have, or one on both sides.
  public func nameSides(
    own: [String], other: [String], in id: Case.ID
  ) async throws -> [ListedSpeaker] {
    let loaded = try await loadToChange(id)
    let listed = try await speakers(in: loaded)
    var named: [(speaker: ListedSpeaker, side: ChatSide)] = []
    for (names, side) in [(own, ChatSide.own), (other, ChatSide.other)] {
      for name in names {
        let speaker = try Self.speaker(name, among: listed)
        guard !named.contains(where: { $0.speaker.id == speaker.id && $0.side != side }) else {
          throw Refusal.unknownFinding(name)
        }
        named.append((speaker, side))
      }
    }
    let people = Self.people(loaded.state)
    let events = named.filter { people.side(of: $0.speaker.id) != $0.side }.map { item in
      Event.findingConfirmed(
        FindingConfirmed(
          evidence: item.speaker.evidence, finding: item.speaker.finding.id,
          kind: item.side == .own ? FindingKinds.ownSide : FindingKinds.otherSide,
          place: item.speaker.finding.place, quote: item.speaker.finding.quote,
          speaker: item.speaker.id, values: []))
    }
    _ = try await record(events, in: loaded)
    return named.map { item in
      ListedSpeaker(
        evidence: item.speaker.evidence, finding: item.speaker.finding, id: item.speaker.id,
        side: item.side, proposed: item.speaker.proposed)
    }
  }

  /// Who is who, as the journal says; the last word about somebody holds.
  static func people(_ state: CaseState) -> ChatPeople {
    var sides: [String: ChatSide] = [:]
    for confirmed in state.confirmedFindings {
      guard let speaker = confirmed.value.speaker else { continue }
      if confirmed.value.kind == FindingKinds.ownSide { sides[speaker] = .own }
      if confirmed.value.kind == FindingKinds.otherSide { sides[speaker] = .other }
    }
    return ChatPeople(sides)
  }

  private func speakers(in loaded: LoadedCase) async throws -> [ListedSpeaker] {
    let people = Self.people(loaded.state)
    return try await findings(in: loaded).compactMap { item in
      guard item.finding.kind == FindingKinds.chatSpeaker, let id = item.finding.speaker else {
        return nil
      }
      let proposed = item.finding.details.first { $0.name == "side" }
      return ListedSpeaker(
        evidence: item.evidence, finding: item.finding, id: id, side: people.side(of: id),
        proposed: proposed.flatMap { ChatSide(rawValue: $0.text) })
    }
  }

  private static func speaker(
    _ name: String, among listed: [ListedSpeaker]
  ) throws(Refusal) -> ListedSpeaker {
    if let speaker = listed.first(where: { $0.name == name }) { return speaker }
    let known = listed.filter { $0.id == name || $0.finding.quote == name }
    guard let first = known.first, Set(known.map(\.id)).count == 1 else {
      throw .unknownFinding(name)
    }
    return first
  }
}
