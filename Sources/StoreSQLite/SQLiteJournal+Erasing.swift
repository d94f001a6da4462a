public import CaseCore
import Engine
import Foundation
import GRDB

extension SQLiteJournal {
  public func erase(_ leaves: [Int: Digest], of id: Case.ID) async throws {
    precondition(leaves.keys.allSatisfy { $0 > 0 }, "The opening of a case is never erased.")
    try await write { db in
      let key = Self.key(of: id)
      let found = try Self.size(key, db) ?? 0
      if let last = leaves.keys.max(), last >= found {
        throw JournalConflict(expected: last + 1, found: found)
      }
      let update = try db.cachedStatement(
        sql: """
          UPDATE entries SET leaf = ?, salt = NULL, body = NULL
          WHERE case_id = ? AND seq = ? AND leaf IS NULL
          """)
      for (index, leaf) in leaves.sorted(by: { $0.key < $1.key }) {
        try update.execute(arguments: [Data(leaf.bytes), key, index])
      }
    }
    try await scour()
  }

  public func eraseCase(_ id: Case.ID) async throws {
    try await write { db in
      let key = Self.key(of: id)
      // The triggers that keep every journal are put back before the transaction ends: either all
      // of this happens, or nothing.
      try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers {
        try db.execute(sql: "DROP TRIGGER \((trigger[0] as String).quotedDatabaseIdentifier)")
      }
      // Every table is keyed by case first, those of later versions too.
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT s.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c
          WHERE s.type = 'table' AND c.name = 'case_id'
          """)
      for table in tables {
        try db.execute(
          sql: "DELETE FROM \(table.quotedDatabaseIdentifier) WHERE case_id = ?",
          arguments: [key])
      }
      for trigger in triggers { try db.execute(sql: trigger[1]) }
    }
    try await scour()
  }

  /// How large a database may be to be put together anew in memory and not in a temporary file.
  private static let memoryBytes = 256 << 20

  /// Writes the whole database anew and cuts its log off, so that no free space holds what was there.
  ///
  /// `secure_delete` overwrites a deleted row where it stands. It leaves alone what stands in the gap
  /// of a page from an earlier arrangement: when SQLite balances its tree it moves rows to other pages
  /// and does not wipe where they stood. Only a database that is built anew has no such places.
  private func scour() async throws {
    try await withoutTransaction { db in
      let bytes =
        try Int.fetchOne(
          db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
      if bytes <= Self.memoryBytes { try db.execute(sql: "PRAGMA temp_store = MEMORY") }
      try db.execute(sql: "VACUUM")
      let busy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? true
      if busy { throw StorageError.busy(place: Self.place) }
    }
  }
}
