import GRDB

/// The tables of a vault's database, written down in `docs/formats/vault.md`.
///
/// Every table is keyed by case first, so that cases can be spread over machines. The checks stand
/// in the schema because they hold there for whoever writes, not only for this program.
enum Schema {
  /// The newest version that this program reads and writes.
  static let version = 3

  /// Brings a database from any earlier version to the newest. A migration that was released is
  /// never edited; its identifier is the version that it leads to.
  ///
  /// An encrypted vault has the same tables, with room for sealed values in two of them.
  static func migrator(sealed: Bool) -> DatabaseMigrator { sealed ? sealedMigrator : migrator }

  private static let migrator = migrator(cases: plainCases, entries: plainEntries)
  private static let sealedMigrator = migrator(cases: sealedCases, entries: sealedEntries)

  private static func migrator(cases: String, entries: String) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: cases + entries + first) }
    migrator.registerMigration("2") { db in try db.execute(sql: timestamps) }
    migrator.registerMigration("3") { db in try db.execute(sql: tiles) }
    return migrator
  }

  /// The version that the applied migrations lead to; 0 for an empty database.
  static func version(of identifiers: Set<String>) -> Int {
    identifiers.map { Int($0) ?? Int.max }.max() ?? 0
  }

  private static let plainCases = """
    CREATE TABLE cases (
      case_id BLOB NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
      size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 4000000),
      title TEXT NOT NULL,
      area TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      outcome TEXT
    ) STRICT, WITHOUT ROWID;

    """

  private static let plainEntries = """
    CREATE TABLE entries (
      case_id BLOB NOT NULL REFERENCES cases (case_id),
      seq INTEGER NOT NULL CHECK (seq >= 0),
      salt BLOB CHECK (length(salt) = 32),
      body BLOB CHECK (length(body) BETWEEN 1 AND 65536),
      leaf BLOB CHECK (length(leaf) = 32),
      PRIMARY KEY (case_id, seq),
      CHECK ((leaf IS NULL AND salt IS NOT NULL AND body IS NOT NULL)
        OR (leaf IS NOT NULL AND salt IS NULL AND body IS NULL AND seq > 0))
    ) STRICT, WITHOUT ROWID;

    """

  private static let sealedCases = """
    CREATE TABLE cases (
      case_id BLOB NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
      size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 4000000),
      nonce BLOB NOT NULL CHECK (length(nonce) = 12),
      listing BLOB NOT NULL CHECK (length(listing) BETWEEN 44 AND 65536)
    ) STRICT, WITHOUT ROWID;

    """

  // A nonce in the place of the salt; 32 bytes of salt and 16 of a tag make the body longer.
  private static let sealedEntries = """
    CREATE TABLE entries (
      case_id BLOB NOT NULL REFERENCES cases (case_id),
      seq INTEGER NOT NULL CHECK (seq >= 0),
      salt BLOB CHECK (length(salt) = 12),
      body BLOB CHECK (length(body) BETWEEN 49 AND 65584),
      leaf BLOB CHECK (length(leaf) = 32),
      PRIMARY KEY (case_id, seq),
      CHECK ((leaf IS NULL AND salt IS NOT NULL AND body IS NOT NULL)
        OR (leaf IS NOT NULL AND salt IS NULL AND body IS NULL AND seq > 0))
    ) STRICT, WITHOUT ROWID;

    """

  private static let first = """
    CREATE TABLE checkpoints (
      case_id BLOB NOT NULL REFERENCES cases (case_id),
      size INTEGER NOT NULL CHECK (size >= 1),
      note BLOB NOT NULL CHECK (length(note) BETWEEN 1 AND 65536),
      PRIMARY KEY (case_id, size)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER entries_are_never_edited BEFORE UPDATE ON entries
    WHEN NOT (NEW.case_id = OLD.case_id AND NEW.seq = OLD.seq
      AND OLD.leaf IS NULL AND NEW.leaf IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'an entry is erased or left as it is'); END;

    CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'an entry keeps its place'); END;

    CREATE TRIGGER checkpoints_are_never_edited BEFORE UPDATE ON checkpoints
    BEGIN SELECT RAISE(ABORT, 'a head is never replaced'); END;

    CREATE TRIGGER journals_never_shrink BEFORE UPDATE OF size ON cases
    WHEN NEW.size < OLD.size
    BEGIN SELECT RAISE(ABORT, 'a journal never shrinks'); END;
    """

  private static let timestamps = """
    CREATE TABLE timestamps (
      case_id BLOB NOT NULL REFERENCES cases (case_id),
      size INTEGER NOT NULL CHECK (size >= 1),
      number INTEGER NOT NULL CHECK (number >= 1),
      authority TEXT CHECK (length(authority) BETWEEN 1 AND 2000),
      requested_at INTEGER NOT NULL,
      request BLOB NOT NULL CHECK (length(request) <= 65536),
      kind TEXT CHECK (kind IN ('answer', 'opentimestamps', 'failure')),
      settled_at INTEGER,
      content BLOB CHECK (length(content) <= 262144),
      failure TEXT CHECK (length(failure) BETWEEN 1 AND 100),
      PRIMARY KEY (case_id, size, number),
      CHECK ((kind IS NULL) = (settled_at IS NULL)),
      CHECK ((content IS NOT NULL) = (kind IS NOT NULL AND kind <> 'failure')),
      CHECK ((failure IS NOT NULL) = (kind IS NOT NULL AND kind = 'failure'))
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER timestamps_are_settled_once BEFORE UPDATE ON timestamps
    WHEN NOT (OLD.kind IS NULL AND NEW.kind IS NOT NULL AND NEW.case_id = OLD.case_id
      AND NEW.size = OLD.size AND NEW.number = OLD.number AND NEW.request = OLD.request)
    BEGIN SELECT RAISE(ABORT, 'the first outcome stands'); END;

    CREATE TRIGGER timestamps_are_never_removed BEFORE DELETE ON timestamps
    BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
    """

  private static let tiles = """
    CREATE TABLE tiles (
      case_id BLOB NOT NULL REFERENCES cases (case_id),
      level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
      number INTEGER NOT NULL CHECK (number >= 0),
      hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
      PRIMARY KEY (case_id, level, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER tiles_only_grow BEFORE UPDATE ON tiles
    WHEN NOT (NEW.case_id = OLD.case_id AND NEW.level = OLD.level AND NEW.number = OLD.number
      AND substr(NEW.hashes, 1, length(OLD.hashes)) = OLD.hashes)
    BEGIN SELECT RAISE(ABORT, 'a tile only grows at its end'); END;
    """
}
