import GRDB

/// The tables of a server's accounts, written down in `docs/formats/server.md`.
enum AccountsSchema {
  /// The newest version that this program reads and writes.
  static let version = 1

  /// Brings a database from any earlier version to the newest. A migration that was released is never
  /// edited; its identifier is the version that it leads to.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: first) }
    return migrator
  }

  /// The version that the applied migrations lead to; 0 for an empty database.
  static func version(of identifiers: Set<String>) -> Int {
    identifiers.map { Int($0) ?? Int.max }.max() ?? 0
  }

  private static let first = """
    CREATE TABLE accounts (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
      email TEXT NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
      role TEXT NOT NULL CHECK (role IN ('member', 'caseworker', 'admin')),
      password TEXT NOT NULL,
      second_step BLOB CHECK (length(second_step) = 20),
      offered_step BLOB CHECK (length(offered_step) = 20),
      used_step INTEGER,
      consented_at INTEGER,
      opened_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sessions (
      hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      stage TEXT NOT NULL CHECK (stage IN ('code', 'whole')),
      begun_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_of_account ON sessions (account);

    CREATE TABLE tickets (
      hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      kind TEXT NOT NULL CHECK (kind IN ('invitation', 'new-password', 'recovery')),
      account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
      email TEXT,
      role TEXT,
      ends_at INTEGER,
      CHECK ((kind = 'invitation') = (account IS NULL)),
      CHECK ((kind = 'invitation') = (email IS NOT NULL)),
      CHECK ((kind = 'invitation') = (role IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tickets_of_account ON tickets (account);

    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      about TEXT NOT NULL,
      at INTEGER NOT NULL,
      act TEXT NOT NULL,
      actor TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_about ON audit (about, number);
    """
}
