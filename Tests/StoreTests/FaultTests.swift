import CaseCore
import Engine
import Evidence
import TestKit
import Testing

@Suite struct FaultTests {
  @Test(arguments: FaultWay.allCases)
  func `the planned call fails in the planned way and no other does`(way: FaultWay) async throws {
    var random = SplitMix64(state: 1)
    let id = Case.ID.arbitrary(using: &random)
    let entries = JournalStoreContract.sealed(1, using: &random)
    let base = MemoryJournal()
    let plan = FaultPlan(failing: 1, way: way)
    let journal = FaultyJournal(base, plan)
    #expect(try await journal.size(of: id) == nil)
    #expect(!plan.wasReached)
    await #expect(throws: StorageError.self) {
      try await journal.append(
        entries, to: id, expecting: 0, listing: JournalStoreContract.listing(id, size: 1))
    }
    #expect(plan.wasReached)
    switch way {
    case .nothingWritten: #expect(try await journal.size(of: id) == nil)
    case .writtenButFailed: #expect(try await journal.size(of: id) == 1)
    }
    #expect(plan.count == 3)
  }

  @Test func `a seeded source gives the same bytes and a ticking one moves on`() {
    #expect(Randomness.seeded(4).bytes(40) == Randomness.seeded(4).bytes(40))
    #expect(Randomness.seeded(4).bytes(40) != Randomness.seeded(5).bytes(40))
    let time = TimeSource.ticking(step: 60)
    #expect(time.now() + 60 == time.now())
  }
}
