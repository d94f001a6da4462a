import CaseCore
import Engine
import Evidence
import StoreSQLite
import TestKit
import Testing

@Suite struct TimestampStoreTests {
  @Test(arguments: TimestampStoreContract.all)
  func `time-stamps in SQLite keep their promises`(
    contract: ContractCheck<TimestampStoreContract.Subject>
  ) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteJournal.open(at: folder.path(of: "vault.sqlite"))
    try await contract.check(
      .init(store: store) { id in
        var random = SplitMix64(state: 9)
        let entries = JournalStoreContract.sealed(3, using: &random)
        try await store.append(
          entries, to: id, expecting: 0, listing: JournalStoreContract.listing(id, size: 3))
      })
  }

  @Test(arguments: TimestampStoreContract.all)
  func `time-stamps in memory keep their promises`(
    contract: ContractCheck<TimestampStoreContract.Subject>
  ) async throws {
    let store = MemoryTimestamps()
    try await contract.check(.init(store: store) { await store.open($0) })
  }

  @Test func `time-stamps are there after the database was opened anew`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault.sqlite")
    var random = SplitMix64(state: 5)
    let id = Case.ID.arbitrary(using: &random)
    let new = NewTimestamp(
      size: 2, authority: "https://tsa.example/", requestedAt: Moment(seconds: 1_795_000_000),
      request: [1, 2, 3])
    do {
      let store = try SQLiteJournal.open(at: path)
      try await store.append(
        JournalStoreContract.sealed(3, using: &random), to: id, expecting: 0,
        listing: JournalStoreContract.listing(id, size: 3))
      #expect(try await store.keep(new, of: id) == 1)
    }
    let store = try SQLiteJournal.open(at: path)
    #expect(try await store.timestamps(of: id) == [StoredTimestamp(number: 1, kept: new)])
  }
}
