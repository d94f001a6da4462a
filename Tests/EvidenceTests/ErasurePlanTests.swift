import CaseCore
import Evidence
import TestKit
import Testing

/// What goes with an erased entry, over arbitrary journals.
@Suite struct ErasurePlanTests {
  /// Words that stand in the content of the original at entry `number` and nowhere else.
  private static func words(_ number: Int) -> String { "⟦words of original \(number)⟧" }

  /// A journal in which everything that rests on an original repeats words of it.
  private static func journal(
    _ count: Int, using random: inout SplitMix64
  ) -> [Entry] {
    Entry.arbitrary(count: count, using: &random).map { entry in
      Entry(
        caseID: entry.caseID, seq: entry.seq, recordedAt: entry.recordedAt, by: entry.by,
        event: quoting(entry.event, at: entry.seq))
    }
  }

  private static func quoting(_ event: Event, at seq: Int) -> Event {
    switch event {
    case .evidenceAdded(var added):
      added.fileName = words(seq)
      return .evidenceAdded(added)
    case .findingConfirmed(var confirmed):
      confirmed.quote = words(confirmed.evidence)
      return .findingConfirmed(confirmed)
    case .factStated(var stated):
      if let shown = stated.shown { stated.shown?.quote = words(shown.evidence) }
      return .factStated(stated)
    case .messageKept(var message):
      if let shown = message.shown { message.text = words(shown.evidence) }
      return .messageKept(message)
    case .promiseMade(var promise):
      if let shown = promise.shown { promise.text = words(shown.evidence) }
      return .promiseMade(promise)
    case .answerReceived(var answer):
      if let shown = answer.shown { answer.text = words(shown.evidence) }
      return .answerReceived(answer)
    case .corrected(var correction):
      correction.event = quoting(correction.event, at: seq)
      return .corrected(correction)
    case .caseOpened, .storyTold, .noteTaken, .derivativeAdded, .evidenceShown, .fileRead,
      .findingRejected, .slotStated, .stepTaken, .deadlineMoved, .withdrawn, .adviceGiven,
      .documentIssued, .caseClosed, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued:
      return event
    }
  }

  /// Some entries that may be chosen.
  private static func choice(_ entries: [Entry], using random: inout SplitMix64) -> Set<Int> {
    let possible = entries.indices.filter { index in
      switch entries[index].event.kind {
      case .caseOpened, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued: false
      default: true
      }
    }
    return Set(possible.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
  }

  private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let part = Array(text.utf8)
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { place in
      bytes[place] == part[0] && bytes[place..<place + part.count].elementsEqual(part)
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `what stays holds no words and no digests of what goes`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let entries = Self.journal(Int.random(in: 2...70, using: &random), using: &random)
    let chosen = Self.choice(entries, using: &random)
    let plan = try ErasurePlan(erasing: chosen, of: entries.map(JournalItem.readable))
    #expect(chosen.isSubset(of: plan.causes.keys))
    for entry in entries where plan.causes[entry.seq] == nil {
      let bytes = try EntryBytes.encode(entry)
      for number in plan.numbers {
        #expect(!Self.contains(bytes, Self.words(number)), "\(entry.seq) quotes \(number)")
        if case .fileRead(let read) = entries[number].event {
          #expect(!Self.contains(bytes, read.findingsDigest.hex))
        }
      }
      for digest in plan.contents { #expect(!Self.contains(bytes, digest.hex)) }
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `what goes brings nothing more along, and more chosen never keeps less`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(state: seed)
    let entries = Self.journal(Int.random(in: 2...70, using: &random), using: &random)
    let items = entries.map(JournalItem.readable)
    let chosen = Self.choice(entries, using: &random)
    let plan = try ErasurePlan(erasing: chosen, of: items)
    #expect(try ErasurePlan(erasing: Set(plan.numbers), of: items).numbers == plan.numbers)
    for number in chosen {
      let alone = try ErasurePlan(erasing: [number], of: items)
      #expect(Set(alone.numbers).isSubset(of: plan.numbers))
    }
    #expect(plan.causes[0] == nil)
    #expect(Set(plan.unsupported).isDisjoint(with: plan.numbers))
  }

  @Test(arguments: UInt64(0)..<300)
  func `what stays counts as before, and the journal still replays`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let entries = Self.journal(Int.random(in: 2...50, using: &random), using: &random)
    let items = entries.map(JournalItem.readable)
    let before = try CaseState.replay(items)
    let plan = try ErasurePlan(erasing: Self.choice(entries, using: &random), of: items)
    var after = try entries.map { entry in
      plan.causes[entry.seq] == nil
        ? JournalItem.readable(entry)
        : .withheld(index: entry.seq, leaf: try leaf(), reason: .erased)
    }
    let events: [Event] =
      plan.takenBackAgain.map { .withdrawn(Withdrawal(entry: $0, reason: "")) }
      + [.entriesErased(EntriesErased(entries: plan.numbers, reason: "r"))]
    for event in events {
      after.append(
        .readable(
          Entry(
            caseID: entries[0].caseID, seq: after.count, recordedAt: entries[0].recordedAt,
            by: .person, event: event)))
    }
    let state = try CaseState.replay(after)
    for number in entries.indices where plan.causes[number] == nil {
      #expect(state.isActive(number) == before.isActive(number), "entry \(number)")
    }
    #expect(state.erasures.last?.value.entries == plan.numbers)
  }

  private func leaf() throws -> Digest {
    try #require(Digest(bytes: [UInt8](repeating: 0, count: 32)))
  }

  @Test func `an entry that only gives the number stays, and a letter that could quote goes`()
    throws
  {
    let events = try Self.sample()
    let plan = try ErasurePlan(erasing: [1], of: Self.items(events))
    #expect(
      plan.causes == [
        1: .chosen, 2: .madeFrom(1), 4: .quotes(1), 6: .sameContent(as: 1), 8: .paper(1),
      ])
    #expect(plan.unsupported == [3, 7])
    #expect(plan.contents.count == 1)
    // A note is nobody else's: no letter quotes it.
    #expect(try ErasurePlan(erasing: [5], of: Self.items(events)).numbers == [5])
  }

  @Test func `the record of a proof stays, because its digest tells nothing`() throws {
    let digest = try #require(Digest(bytes: [UInt8](repeating: 7, count: 32)))
    let events =
      try Self.sample() + [
        .documentIssued(
          DocumentIssued(
            what: .proof, recipient: "self", size: 10, digest: digest, contents: [1]))
      ]
    let plan = try ErasurePlan(erasing: [1], of: Self.items(events))
    #expect(plan.causes[8] == .paper(1))
    #expect(plan.causes[10] == nil)
  }

  @Test func `words in common are told, and nothing goes because of them`() throws {
    var events = try Self.sample()
    events.append(.noteTaken(NoteTaken(text: "they wrote: 已为您登记，48 小时内退款, on Monday")))
    let plan = try ErasurePlan(erasing: [1], of: Self.items(events))
    #expect(plan.echoes == [10])
    #expect(plan.causes[10] == nil)
  }

  @Test func `the opening and the records of erasures and keys stay`() throws {
    let events =
      try Self.sample() + [.entriesErased(EntriesErased(entries: [5], reason: "r"))]
    var items = try Self.items(events)
    #expect(throws: ErasureError.opening) { try ErasurePlan(erasing: [0], of: items) }
    #expect(throws: ErasureError.record(10)) { try ErasurePlan(erasing: [10], of: items) }
    #expect(throws: ErasureError.notThere(11)) { try ErasurePlan(erasing: [3, 11], of: items) }
    items[5] = .withheld(index: 5, leaf: try leaf(), reason: .erased)
    #expect(throws: ErasureError.unreadable(5)) { try ErasurePlan(erasing: [5], of: items) }
  }

  @Test func `what an erased correction replaced does not count again`() throws {
    let fact = try #require(Fact.Name("paid"))
    let events: [Event] = [
      .caseOpened(CaseOpened(title: "t", area: "a", practice: false)),
      .factStated(FactStated(fact: fact, value: .text("wrong"))),
      .corrected(
        Correction(replaces: 1, event: .factStated(FactStated(fact: fact, value: .text("right"))))),
    ]
    let plan = try ErasurePlan(erasing: [2], of: Self.items(events))
    #expect(plan.numbers == [2])
    #expect(plan.takenBackAgain == [1])
  }

  private static func items(_ events: [Event]) throws -> [JournalItem] {
    let id = try #require(Case.ID("000102030405060708090a0b0c0d0e0f"))
    return events.enumerated().map { index, event in
      .readable(
        Entry(
          caseID: id, seq: index, recordedAt: Moment(seconds: Int64(index)), by: .person,
          event: event))
    }
  }

  private static func sample() throws -> [Event] {
    let digest = try #require(Digest(bytes: [UInt8](repeating: 1, count: 32)))
    let (fact, kind, rung) = (
      try #require(Fact.Name("goods_arrived")), try #require(EvidenceKind.Name("chat")),
      try #require(Rung.Name("seller"))
    )
    let added = Event.evidenceAdded(
      EvidenceAdded(
        kind: kind, digest: digest, sizeBytes: 3, mediaType: "text/plain", fileName: "chat.txt"))
    return [
      .caseOpened(CaseOpened(title: "t", area: "a", practice: false)), added,
      .fileRead(
        FileRead(
          evidence: 1, reader: "r", readerVersion: 1, variant: "v", rows: 1, findings: 1, unread: 0,
          complete: true, findingsDigest: digest)),
      .factStated(
        FactStated(fact: fact, value: .choice("none"), shown: .init(evidence: 1, place: .line(3)))),
      .messageKept(
        MessageKept(
          direction: .received, channel: "qq", text: "已为您登记，48 小时内退款",
          shown: .init(evidence: 1, place: .line(3)))),
      .noteTaken(NoteTaken(text: "n")), added,
      .evidenceShown(EvidenceShown(evidence: 1, to: "seller", how: .sent)),
      .documentIssued(
        DocumentIssued(what: .letter, rung: rung, language: .zh, size: 6, digest: digest)),
      .documentIssued(
        DocumentIssued(what: .bundle, recipient: "self", size: 7, digest: digest)),
    ]
  }
}
