public import CaseCore
public import Engine
public import Evidence
import Foundation
import GRDB
import GRDBSQLite
import Sealing
import Synchronization

/// The journals of a vault in one SQLite database.
///
/// Opened with `synchronous = FULL`, so that an acknowledged entry survives `kill -9` and power
/// loss. Several processes may open one database; SQLite's locks order them.
public final class SQLiteJournal: JournalStore, JournalUpkeep {
  /// One connection: a process of the command line needs no second one, and opening it takes as long
  /// as replaying a case. Other processes read while this one writes all the same.
  let database: DatabaseQueue
  /// Whether nothing can be written, because the folder or the disk does not allow it.
  public let isReadOnly: Bool
  /// Whether rows are sealed, and under which keys.
  let form: RowForm
  /// A copy that is read in place of the database, and goes with this object.
  private let copy: TemporaryCopy?
  /// How many writings are under way on another thread.
  private let waiting = Waiting()
  /// How long a writing waits for another process, in milliseconds.
  private let busyMilliseconds: CInt

  init(
    database: DatabaseQueue, isReadOnly: Bool, copy: TemporaryCopy?, form: RowForm,
    busyMilliseconds: CInt
  ) {
    self.database = database
    self.form = form
    self.isReadOnly = isReadOnly
    self.copy = copy
    self.busyMilliseconds = busyMilliseconds
  }

  public func append(
    _ entries: [SealedEntry], to id: Case.ID, expecting count: Int, listing: CaseListing
  ) async throws {
    precondition(!entries.isEmpty, "There is something to append.")
    precondition(
      listing.id == id && listing.size == count + entries.count,
      "The row of a case fits its journal.")
    guard listing.size <= Limits.journalEntries else {
      throw StorageError.full(place: "cases/\(id)")
    }
    try await write { [form] db in
      if case .sealed(let keyring) = form, count == 0 { _ = try keyring.makeKeys(of: id) }
      // The row goes first: its change counts only if the journal has the expected size, which
      // saves a query and makes a gap impossible.
      try Self.put(listing, key: Self.key(of: id), expecting: count, db, form)
      try Self.insert(entries, from: count, of: id, db, form)
    }
  }

  /// Inserts `entries` from `seq` on.
  static func insert(
    _ entries: [SealedEntry], from seq: Int, of id: Case.ID, _ db: Database, _ form: RowForm
  ) throws {
    let key = key(of: id)
    let keys = try form.keys(of: id)
    let insert = try db.cachedStatement(
      sql: "INSERT INTO entries (case_id, seq, salt, body) VALUES (?, ?, ?, ?)")
    for (offset, entry) in entries.enumerated() {
      let (salt, body) = form.columns(of: entry, seq: seq + offset, keys: keys)
      try insert.execute(arguments: [key, seq + offset, salt, body])
    }
  }

  public func keep(checkpoint note: [UInt8], size: Int, of id: Case.ID) async throws {
    try await write { db in
      let key = Self.key(of: id)
      let found = try Self.size(key, db) ?? 0
      guard size > 0, size <= found else { throw JournalConflict(expected: size, found: found) }
      let present = try Data.fetchOne(
        db, sql: "SELECT note FROM checkpoints WHERE case_id = ? AND size = ?",
        arguments: [key, size])
      if let present {
        guard present.elementsEqual(note) else {
          throw StorageError.damaged(place: "cases/\(id) checkpoint \(size)")
        }
        return
      }
      try db.execute(
        sql: "INSERT INTO checkpoints (case_id, size, note) VALUES (?, ?, ?)",
        arguments: [key, size, Data(note)])
    }
  }

  public func rebuildListings(_ listings: [CaseListing]) async throws -> [Case.ID] {
    try await write { [form] db in
      let update = try db.cachedStatement(
        sql: """
          UPDATE cases SET \(form.listingColumns.map { "\($0) = ?" }.joined(separator: ", "))
          WHERE case_id = ? AND size = ?
          """)
      var overtaken: [Case.ID] = []
      for listing in listings {
        let key = Self.key(of: listing.id)
        // Of a case that is not there nothing is sealed: it may have no keys.
        guard try Self.size(key, db) == listing.size else {
          overtaken.append(listing.id)
          continue
        }
        try update.execute(arguments: form.columns(of: listing) + [key, listing.size])
        if db.changesCount == 0 { overtaken.append(listing.id) }
      }
      return overtaken
    }
  }

  /// Inserts or changes the row of a case whose journal has `count` items, or tells the conflict.
  static func put(
    _ listing: CaseListing, key: Data, expecting count: Int, _ db: Database, _ form: RowForm
  ) throws {
    // A case that is not there may have no keys to seal its row with.
    if form.isSealed, try size(key, db) ?? 0 != count {
      throw JournalConflict(expected: count, found: try size(key, db) ?? 0)
    }
    let columns = form.listingColumns
    if count == 0 {
      let marks = columns.map { _ in "?" }.joined(separator: ", ")
      try db.cachedStatement(
        sql: """
          INSERT INTO cases (case_id, size, \(columns.joined(separator: ", ")))
          VALUES (?, ?, \(marks)) ON CONFLICT DO NOTHING
          """
      ).execute(arguments: [key, listing.size] + form.columns(of: listing))
    } else {
      try db.cachedStatement(
        sql: """
          UPDATE cases SET size = ?, \(columns.map { "\($0) = ?" }.joined(separator: ", "))
          WHERE case_id = ? AND size = ?
          """
      ).execute(arguments: [listing.size] + form.columns(of: listing) + [key, count])
    }
    guard db.changesCount == 1 else {
      throw JournalConflict(expected: count, found: try size(key, db) ?? 0)
    }
  }

  static func size(_ key: Data, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT size FROM cases WHERE case_id = ?"), arguments: [key])
  }

  /// The 16 bytes of an id.
  static func key(of id: Case.ID) -> Data { Data(Hex.bytes(of: id.text) ?? []) }

  static let place = "vault.sqlite"

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws -> Result {
    try await withoutTransaction { db in
      var result: Result?
      try db.inTransaction(.immediate) {
        result = try body(db)
        return .commit
      }
      guard let result else { preconditionFailure("A committed transaction has a result.") }
      return result
    }
  }

  /// Runs `body` on the connection, here where it is free and on a thread of its own where it is not.
  ///
  /// A commit lasts as long as the disk takes, a tenth of a millisecond as a rule, and going to another
  /// thread and back takes half as long again. Waiting for another process may last seconds, which
  /// must not be spent on a thread that other tasks need.
  ///
  /// A cancelled task must not leave it open whether something was committed, so this goes past
  /// GRDB's own `async` calls, which stop on cancellation.
  func withoutTransaction<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws -> Result {
    guard !isReadOnly else { throw StorageError.readOnly(place: Self.place) }
    if let result = try writingAtOnce(body) { return result }
    return try await withCheckedThrowingContinuation { continuation in
      waiting.count.add(1, ordering: .relaxed)
      database.asyncWriteWithoutTransaction { [waiting] db in
        let result = Swift.Result { try storing(Self.place) { try body(db) } }
        waiting.count.subtract(1, ordering: .relaxed)
        continuation.resume(with: result)
      }
    }
  }

  /// Whether no writing of ours waits for the connection.
  var isFree: Bool { waiting.count.load(ordering: .relaxed) == 0 }

  /// The result of `body`, or nil if another task or process has the database; nothing was done then.
  private func writingAtOnce<Result>(_ body: (Database) throws -> Result) throws -> Result? {
    guard isFree else { return nil }
    do {
      return try database.writeWithoutTransaction { [busyMilliseconds] db in
        sqlite3_busy_timeout(db.sqliteConnection, 0)
        defer { sqlite3_busy_timeout(db.sqliteConnection, busyMilliseconds) }
        return try storing(Self.place) { try body(db) }
      }
    } catch StorageError.busy {
      return nil
    }
  }
}

/// Counts across threads.
private final class Waiting: Sendable {
  let count = Atomic<Int>(0)
}
