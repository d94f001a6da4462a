import CaseCore
import TestKit
import Testing

@Suite struct ArbitraryJournalTests {
  @Test(arguments: UInt64(0)..<100)
  func `every arbitrary journal can be replayed and its bounds hold`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let count = Int.random(in: 1...60, using: &random)
    let entries = Entry.arbitrary(count: count, using: &random)
    let state = try CaseState.replay(entries.map(JournalItem.readable))
    #expect(state.size == count)
    #expect(state.id == entries.first?.caseID)
    for (earlier, later) in zip(entries, entries.dropFirst()) {
      #expect(earlier.recordedAt <= later.recordedAt)
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func `forty entries show every kind of event`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let entries = Entry.arbitrary(count: 40, using: &random)
    #expect(Set(entries.map(\.event.kind)) == Set(Event.Kind.allCases))
  }

  @Test func `the same seed gives the same journal`() {
    var first = SplitMix64(state: 7)
    var second = SplitMix64(state: 7)
    #expect(
      Entry.arbitrary(count: 30, using: &first) == Entry.arbitrary(count: 30, using: &second))
  }
}
