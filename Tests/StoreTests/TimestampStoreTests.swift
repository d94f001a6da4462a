import CaseCore
import Engine
import Evidence
import GRDB
import TestKit
import Testing

// Only the migrations make a database of an older form.
@testable import StoreSQLite

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

  @Test func `a database of the first form is read as it is, and brought up when it is written`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault.sqlite")
    var random = SplitMix64(state: 6)
    let id = Case.ID.arbitrary(using: &random)
    do {
      let queue = try DatabaseQueue(path: path)
      try Schema.migrator(sealed: false).migrate(queue, upTo: "1")
      let key = SQLiteJournal.key(of: id)
      try await queue.write { db in
        try db.execute(
          sql: """
            INSERT INTO cases (case_id, size, title, area, opened_at, updated_at)
            VALUES (?, 1, 't', 'a', 1, 1)
            """,
          arguments: [key])
        try db.execute(
          sql: """
            INSERT INTO entries (case_id, seq, salt, body) VALUES (?, 0, zeroblob(32), zeroblob(9))
            """,
          arguments: [key])
      }
    }
    let old = try SQLiteJournal.open(at: path, access: .readOnly)
    #expect(try await old.items(of: id, from: 0).count == 1)
    #expect(try await old.timestamps(of: id) == [])
    let new = try SQLiteJournal.open(at: path)
    #expect(try await new.items(of: id, from: 0).count == 1)
    let asked = NewTimestamp(
      size: 1, authority: nil, requestedAt: Moment(seconds: 1_795_000_000), request: [1])
    #expect(try await new.keep(asked, of: id) == 1)
  }
}
