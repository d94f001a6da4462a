import CaseCore
import Engine
import Foundation
import GRDB
import GRDBSQLite
public import Sealing

extension SQLiteJournal {
  /// Writes everything that the database at `source` holds to a new one at `target`, sealed under
  /// other keys or under none, and returns once that is durable. What stood at `target` is removed
  /// first.
  ///
  /// Nobody else may use either of them meanwhile.
  /// - Throws: `StorageError`; the source is as it was, and nothing may use the target.
  public static func convert(
    _ source: String, under old: (any CaseKeyring)?,
    to target: String, under new: (any CaseKeyring)?
  ) throws {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: target + suffix)
    }
    // Opened for writing, so that an older form is brought up before it is copied.
    let from = try open(at: source, keyring: old)
    defer { try? from.database.close() }
    _ = mknod(target, S_IFREG | 0o600, 0)
    let form = new.map { RowForm.sealed($0) } ?? .plain
    try storing(place) {
      var configuration = Configuration()
      configuration.label = "vault"
      let queue = try DatabaseQueue(path: target, configuration: configuration)
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
      try Schema.migrator(sealed: new != nil).migrate(queue)
      try from.database.read { old in
        try queue.write { db in try copy(old, from.form, to: db, form) }
      }
      try queue.close()
    }
  }

  private static func copy(
    _ old: Database, _ from: RowForm, to new: Database, _ form: RowForm
  ) throws {
    let listings = try listings(old, from)
    for listing in listings {
      let key = key(of: listing.id)
      let items = try items(key, listing.id, from: 0, old, from)
      if case .sealed(let keyring) = form { _ = try keyring.makeKeys(of: listing.id) }
      try put(listing, key: key, expecting: 0, new, form)
      for (seq, item) in items.enumerated() {
        switch item {
        case .erased(let leaf):
          try new.cachedStatement(
            sql: "INSERT INTO entries (case_id, seq, leaf) VALUES (?, ?, ?)"
          ).execute(arguments: [key, seq, Data(leaf.bytes)])
        case .sealed(let entry):
          try insert([entry], from: seq, of: listing.id, new, form)
        }
      }
    }
    // What else there is stands as it is: it is sealed by whoever wrote it, or says nothing.
    let known = ["cases", "entries", "grdb_migrations"]
    let tables = try String.fetchAll(
      old,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        ORDER BY rowid
        """)
    for table in tables where !known.contains(table) {
      let name = table.quotedDatabaseIdentifier
      let rows = try Row.fetchCursor(old, sql: "SELECT * FROM \(name)")
      while let row = try rows.next() {
        let marks = row.columnNames.map { _ in "?" }.joined(separator: ", ")
        try new.execute(
          sql: "INSERT INTO \(name) VALUES (\(marks))",
          arguments: StatementArguments(row.databaseValues))
      }
    }
  }
}
