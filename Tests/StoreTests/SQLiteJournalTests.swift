import CaseCore
import Engine
import Evidence
import Foundation
import GRDB
import TestKit
import Testing

// The connection itself is looked at: its settings and what the tables refuse are promises too.
@testable import StoreSQLite

@Suite struct SQLiteJournalTests {
  let folder: TemporaryFolder
  let path: String
  let id: Case.ID
  let entries: [SealedEntry]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "vault.sqlite")
    var random = SplitMix64(state: 3)
    id = Case.ID.arbitrary(using: &random)
    entries = JournalStoreContract.sealed(6, using: &random)
  }

  private func filled() async throws -> SQLiteJournal {
    let journal = try SQLiteJournal.open(at: path)
    try await journal.append(
      entries, to: id, expecting: 0, listing: JournalStoreContract.listing(id, size: 6))
    return journal
  }

  @Test(arguments: JournalStoreContract.all)
  func `the SQLite journal keeps its promises`(
    contract: ContractCheck<JournalStoreContract.Subject>
  ) async throws {
    try await contract.check(try SQLiteJournal.open(at: path))
  }

  @Test func `a commit waits for the disk`() async throws {
    let journal = try SQLiteJournal.open(at: path)
    let synchronous = try await journal.database.write {
      try Int.fetchOne($0, sql: "PRAGMA synchronous")
    }
    let mode = try await journal.database.write {
      try String.fetchOne($0, sql: "PRAGMA journal_mode")
    }
    #expect(synchronous == 2)
    #expect(mode == "wal")
  }

  @Test func `the database and its log are for their owner only`() async throws {
    let journal = try await filled()
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(journal.isReadOnly == false)
  }

  @Test func `opening what nobody changed writes nothing, and a closed log is empty`()
    async throws
  {
    try await filled().database.close()
    func found() -> [[UInt64]] {
      ["", "-wal"].map { suffix in
        var status = stat()
        guard stat(path + suffix, &status) == 0 else { return [] }
        return [UInt64(status.st_size), UInt64(status.st_mtim.tv_nsec)]
      }
    }
    let before = found()
    #expect(before[1].first == 0)
    let again = try SQLiteJournal.open(at: path)
    #expect(try await again.size(of: id) == 6)
    try again.database.close()
    #expect(found() == before)
  }

  @Test func `everything is there after closing and opening`() async throws {
    try await filled().database.close()
    let again = try SQLiteJournal.open(at: path)
    #expect(try await again.items(of: id, from: 0) == entries.map(StoredItem.sealed))
    #expect(try await again.listings() == [JournalStoreContract.listing(id, size: 6)])
    #expect(again.isReadOnly == false)
  }

  @Test func `of writers on two connections each append wins exactly once`() async throws {
    let journals = [try SQLiteJournal.open(at: path), try SQLiteJournal.open(at: path)]
    var random = SplitMix64(state: 4)
    let entries = JournalStoreContract.sealed(40, using: &random)
    let id = id
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, entry) in entries.enumerated() {
        group.addTask {
          var count = 0
          while true {
            do {
              try await journals[number % 2].append(
                [entry], to: id, expecting: count,
                listing: JournalStoreContract.listing(id, size: count + 1))
              return
            } catch let conflict as JournalConflict { count = conflict.found }
          }
        }
      }
      try await group.waitForAll()
    }
    for journal in journals {
      #expect(Set(try await journal.items(of: id, from: 0)) == Set(entries.map(StoredItem.sealed)))
    }
  }

  @Test func `many can open a new vault at once`() async throws {
    for round in 0..<40 {
      let path = folder.path(of: "\(round).sqlite")
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<6 { group.addTask { try SQLiteJournal.open(at: path).isReadOnly } }
        for try await isReadOnly in group { #expect(!isReadOnly) }
      }
    }
  }

  @Test func `a newer form is refused and left alone`() async throws {
    let journal = try await filled()
    try await journal.database.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('7')")
    }
    for access in [SQLiteJournal.Access.asAllowed, .readOnly] {
      #expect(throws: StorageError.newerVault(found: 7, known: Schema.version)) {
        try SQLiteJournal.open(at: path, access: access)
      }
    }
  }

  @Test func `a file that is no database is told as damaged`() throws {
    _ = try folder.write([UInt8](repeating: 0x41, count: 8192), named: "vault.sqlite")
    #expect(throws: StorageError.damaged(place: "vault.sqlite")) {
      try SQLiteJournal.open(at: path)
    }
  }

  @Test func `a full disk loses nothing and leaves nothing half written`() async throws {
    let journal = try await filled()
    try await journal.database.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let large = (0..<20).map { number in
      SealedEntry(
        salt: [UInt8](repeating: UInt8(number), count: 32),
        bytes: [UInt8](repeating: 0x61, count: 60_000))
    }
    await #expect(throws: StorageError.full(place: "vault.sqlite")) {
      try await journal.append(
        large, to: id, expecting: 6, listing: JournalStoreContract.listing(id, size: 26))
    }
    #expect(try await journal.items(of: id, from: 0) == entries.map(StoredItem.sealed))
    try await journal.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    try await journal.append(
      large, to: id, expecting: 6, listing: JournalStoreContract.listing(id, size: 26))
    #expect(try await journal.size(of: id) == 26)
  }

  @Test func `a busy vault is told and not waited for without end`() async throws {
    try await filled().database.close()
    let journal = try SQLiteJournal.open(at: path, busyMilliseconds: 1)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { db in try db.beginTransaction(.immediate) }
    await #expect(throws: StorageError.busy(place: "vault.sqlite")) {
      try await journal.append(
        entries, to: id, expecting: 6, listing: JournalStoreContract.listing(id, size: 12))
    }
    #expect(try await journal.size(of: id) == 6)
    try await other.writeWithoutTransaction { db in try db.rollback() }
  }

  @Test(arguments: [
    "UPDATE entries SET body = x'00' WHERE seq = 1",
    "UPDATE entries SET seq = 9 WHERE seq = 1",
    "DELETE FROM entries WHERE seq = 5",
    "UPDATE cases SET size = 5",
    "UPDATE checkpoints SET note = x'00'",
    "UPDATE entries SET leaf = zeroblob(32), salt = NULL, body = NULL WHERE seq = 0",
    "UPDATE entries SET leaf = zeroblob(31), salt = NULL, body = NULL WHERE seq = 1",
    "INSERT INTO entries (case_id, seq, salt, body) VALUES (zeroblob(16), 0, zeroblob(32), x'00')",
    "INSERT INTO entries (case_id, seq) SELECT case_id, 6 FROM cases",
  ])
  func `the tables themselves refuse to change the past`(sql: String) async throws {
    let journal = try await filled()
    try await journal.keep(checkpoint: [1, 2, 3], size: 6, of: id)
    await #expect(throws: DatabaseError.self) {
      try await journal.database.write { try $0.execute(sql: sql) }
    }
  }

  @Test(arguments: [1, 5]) func `a lost entry is told and not skipped`(seq: Int) async throws {
    let journal = try await filled()
    try await journal.database.write { db in
      try db.execute(sql: "DROP TRIGGER entries_are_never_removed")
      try db.execute(sql: "DELETE FROM entries WHERE seq = ?", arguments: [seq])
    }
    await #expect(throws: StorageError.damaged(place: "cases/\(id) entry \(seq)")) {
      try await journal.items(of: id, from: 0)
    }
  }

  @Test func `an erased entry is nowhere in the files`() async throws {
    let journal = try await filled()
    let secret = Array("一个秘密：卡密 9988-7766-5544".utf8)
    var random = SplitMix64(state: 12)
    let more =
      JournalStoreContract.sealed(3, using: &random)
      + [SealedEntry(salt: random.bytes(32), bytes: secret)]
      + JournalStoreContract.sealed(30, using: &random)
    for (offset, entry) in more.enumerated() {
      try await journal.append(
        [entry], to: id, expecting: 6 + offset,
        listing: JournalStoreContract.listing(id, size: 7 + offset))
    }
    #expect(try Self.files(path).contains { $0.range(of: Data(secret)) != nil })
    try await journal.erase([9: .arbitrary(using: &random)], of: id)
    #expect(try !Self.files(path).contains { $0.range(of: Data(secret)) != nil })
    #expect(try !Self.files(path).contains { $0.range(of: Data(more[3].salt)) != nil })
  }

  @Test(arguments: UInt64(1)...3)
  func `nothing erased is left where SQLite once moved it`(seed: UInt64) async throws {
    let journal = try SQLiteJournal.open(at: path)
    var random = SplitMix64(state: seed)
    // Many cases that grow in turns make SQLite balance its tree again and again.
    let ids = (0..<6).map { _ in Case.ID.arbitrary(using: &random) }
    var secrets: [(id: Case.ID, index: Int, entry: SealedEntry)] = []
    var sizes: [Case.ID: Int] = [:]
    for round in 0..<150 {
      let id = random.pick(ids)
      let entry = SealedEntry(
        salt: random.bytes(32), bytes: random.bytes(Int.random(in: 200...3000, using: &random)))
      let size = sizes[id] ?? 0
      try await journal.append(
        [entry], to: id, expecting: size,
        listing: JournalStoreContract.listing(id, size: size + 1))
      sizes[id] = size + 1
      if size > 0, round % 3 == 0 { secrets.append((id, size, entry)) }
    }
    for id in ids {
      let mine = secrets.filter { $0.id == id }
      let leaves = Dictionary(uniqueKeysWithValues: mine.map { ($0.index, $0.entry.leaf) })
      if let size = sizes[id], size > 0 { try await journal.erase(leaves, of: id) }
    }
    let files = try Self.files(path)
    for secret in secrets {
      #expect(!files.contains { $0.range(of: Data(secret.entry.salt)) != nil })
      #expect(!files.contains { $0.range(of: Data(secret.entry.bytes.suffix(16))) != nil })
    }
    #expect(try await journal.look().faults.isEmpty)
    try await journal.eraseCase(ids[0])
    let key = Data(Hex.bytes(of: ids[0].text) ?? [])
    #expect(try !Self.files(path).contains { $0.range(of: key) != nil })
  }

  @Test func `a copy is taken while a writer goes on, and is whole`() async throws {
    let journal = try await filled()
    let before = try await journal.items(of: id, from: 0)
    let copy = try await journal.snapshot(to: folder.path(of: "copy.sqlite"))
    var random = SplitMix64(state: 5)
    try await journal.append(
      JournalStoreContract.sealed(1, using: &random), to: id, expecting: before.count,
      listing: JournalStoreContract.listing(id, size: before.count + 1))
    #expect(try await copy.items(of: id, from: 0) == before)
    #expect(try await copy.listings().map(\.size) == [before.count])
    let again = try await journal.openSnapshot(at: folder.path(of: "copy.sqlite"))
    #expect(try await again.items(of: id, from: 0) == before)
  }

  private static func files(_ path: String) throws -> [Data] {
    try ["", "-wal"].compactMap { suffix in
      guard FileManager.default.fileExists(atPath: path + suffix) else { return nil }
      return try Data(contentsOf: URL(fileURLWithPath: path + suffix))
    }
  }
}
