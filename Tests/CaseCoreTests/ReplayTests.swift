import CaseCore
import Testing

@Suite struct ReplayTests {
  let caseID: Case.ID
  let kind: EvidenceKind.Name
  let fact: Fact.Name

  init() throws {
    caseID = try #require(Case.ID("000102030405060708090a0b0c0d0e0f"))
    kind = try #require(EvidenceKind.Name("order_page"))
    fact = try #require(Fact.Name("order_no"))
  }

  private func items(_ events: [Event], withholding: Set<Int> = []) throws -> [JournalItem] {
    let leaf = try #require(Digest(bytes: [UInt8](repeating: 7, count: 32)))
    return events.enumerated().map { index, event in
      withholding.contains(index)
        ? .withheld(index: index, leaf: leaf, reason: .erased)
        : .readable(
          Entry(
            caseID: caseID, seq: index, recordedAt: Moment(seconds: Int64(index)), by: .person,
            event: event))
    }
  }

  private var opened: Event { .caseOpened(.init(title: "t", area: "a", practice: false)) }

  private func added() throws -> Event {
    .evidenceAdded(
      .init(
        kind: kind, digest: try #require(Digest(bytes: [UInt8](repeating: 1, count: 32))),
        sizeBytes: 3, mediaType: "text/plain", fileName: "a.txt"))
  }

  private func stated(_ value: String, on evidence: Int?) -> Event {
    .factStated(
      .init(
        fact: fact, value: .text(value),
        shown: evidence.map { .init(evidence: $0, place: .line(3)) }))
  }

  @Test func `a statement stands on its original`() throws {
    let state = try CaseState.replay(items([opened, added(), stated("A1", on: 1)]))
    #expect(state.statements.map(\.value) == [.text("A1")])
    #expect(state.evidence.map(\.entry) == [1])
  }

  @Test func `withdrawing an original takes what rests on it along`() throws {
    let state = try CaseState.replay(
      items([
        opened, added(), stated("A1", on: 1), stated("A2", on: nil),
        .withdrawn(.init(entry: 1, reason: "wrong file")),
      ]))
    #expect(state.statements.map(\.value) == [.text("A2")])
    #expect(state.evidence.isEmpty)
    #expect(state.inactive[1] == .withdrawn(by: 4))
  }

  @Test func `a withheld original supports nothing`() throws {
    let state = try CaseState.replay(
      items([opened, added(), stated("A1", on: 1)], withholding: [1]))
    #expect(state.statements.isEmpty)
    #expect(state.size == 3)
  }

  @Test func `a correction stands in place of what it names`() throws {
    let state = try CaseState.replay(
      items([
        opened, stated("A1", on: nil),
        .corrected(.init(replaces: 1, event: stated("A2", on: nil))),
      ]))
    #expect(state.statements.map(\.value) == [.text("A2")])
    #expect(state.statements.map(\.entry) == [2])
  }

  @Test func `taking back a correction or a withdrawal lets the earlier entry count again`() throws
  {
    let corrected: [Event] = [
      opened, stated("A1", on: nil), .corrected(.init(replaces: 1, event: stated("A2", on: nil))),
      .withdrawn(.init(entry: 2, reason: "the first was right")),
    ]
    #expect(try CaseState.replay(items(corrected)).statements.map(\.value) == [.text("A1")])
    let withdrawn: [Event] = try [
      opened, added(), stated("A1", on: 1), .withdrawn(.init(entry: 1, reason: "wrong file")),
      .withdrawn(.init(entry: 3, reason: "it was the right one")),
    ]
    #expect(try CaseState.replay(items(withdrawn)).statements.map(\.value) == [.text("A1")])
  }

  @Test func `taking back a closing opens the case again`() throws {
    let closed: [Event] = [opened, .caseClosed(.init(outcome: .refunded))]
    #expect(try CaseState.replay(items(closed)).closing != nil)
    let reopened = closed + [.withdrawn(.init(entry: 1, reason: "no money came"))]
    #expect(try CaseState.replay(items(reopened)).closing == nil)
  }

  @Test func `journals that nobody can have written are refused`() throws {
    #expect(throws: JournalError.empty) { try CaseState.replay([]) }
    #expect(throws: JournalError.misplacedOpening(seq: 0)) {
      try CaseState.replay(items([added()]))
    }
    #expect(throws: JournalError.misplacedOpening(seq: 1)) {
      try CaseState.replay(items([opened, opened]))
    }
    #expect(throws: JournalError.brokenReference(seq: 1, named: 9)) {
      try CaseState.replay(items([opened, stated("A1", on: 9)]))
    }
    #expect(throws: JournalError.brokenReference(seq: 1, named: 0)) {
      try CaseState.replay(items([opened, .withdrawn(.init(entry: 0, reason: "all"))]))
    }
    #expect(throws: JournalError.improperCorrection(seq: 2)) {
      try CaseState.replay(
        items([opened, added(), .corrected(.init(replaces: 1, event: added()))]))
    }
    #expect(throws: JournalError.outOfOrder(position: 0, found: 1)) {
      try CaseState.replay(items([opened, added()]).dropFirst())
    }
  }
}
