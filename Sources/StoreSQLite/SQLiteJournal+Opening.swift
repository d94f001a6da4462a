import Engine
import Foundation
import GRDB
import GRDBSQLite
public import Sealing

extension SQLiteJournal {
  /// How a database is opened.
  public enum Access: Sendable, Hashable {
    /// To read and write; only to read where the system does not allow writing.
    case asAllowed
    /// Only to read; nothing is created or changed.
    case readOnly
  }

  /// How long a writer waits for another one before it is told that the vault is busy.
  public static let busyMilliseconds = 10_000

  /// How long the log may stay while the database is open and everything of it is in the database.
  private static let logBytes = 4 << 20

  /// Opens the database at `path`, an absolute path, and makes it if it is not there and `access`
  /// allows it. Older forms are brought to the newest. An encrypted vault is opened with its
  /// `keyring`, and only such a vault. A writing waits for another process for at most
  /// `busyMilliseconds`.
  /// - Throws: `StorageError.newerVault` for a form that this program does not know; other
  ///   `StorageError`s.
  public static func open(
    at path: String, access: Access = .asAllowed, keyring: (any CaseKeyring)? = nil,
    busyMilliseconds: Int = busyMilliseconds
  ) throws -> SQLiteJournal {
    precondition(path.hasPrefix("/"), "The path of a database is absolute.")
    let form = keyring.map { RowForm.sealed($0) } ?? .plain
    switch access {
    case .readOnly: return try openForReading(at: path, form)
    case .asAllowed:
      do {
        return try openForWriting(at: path, form, busyMilliseconds)
      } catch StorageError.readOnly where FileManager.default.fileExists(atPath: path) {
        return try openForReading(at: path, form)
      } catch StorageError.io where cannotWrite(path) {
        // Without the right to make the log, SQLite says only that it cannot open a file.
        return try openForReading(at: path, form)
      }
    }
  }

  private static func cannotWrite(_ path: String) -> Bool {
    let files = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return files.fileExists(atPath: path)
      && !(files.isWritableFile(atPath: path) && files.isWritableFile(atPath: folder))
  }

  private static func openForWriting(
    at path: String, _ form: RowForm, _ busyMilliseconds: Int
  ) throws -> SQLiteJournal {
    var configuration = configuration(busyMilliseconds)
    configuration.prepareDatabase { db in
      guard !db.configuration.readonly else { return }
      // The log stays when the last process closes the database: making it again would cost every
      // short command a write, and a folder that cannot be written could not be read.
      var on: CInt = 1
      sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &on)
      // The last process to close the database empties the log; else the next one would read all of
      // it again, only to find that it is in the database already.
      try db.execute(sql: "PRAGMA journal_size_limit = \(logBytes)")
      // What is erased is overwritten (Debian's SQLite does so by default, others do not).
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    // For the owner only, whatever the mask is; SQLite gives log and index the same mode. Made
    // without being opened: closing a file that SQLite has open would drop its locks
    // (https://www.sqlite.org/howtocorrupt.html, 2.2). What is there stays as it is.
    _ = mknod(path, S_IFREG | 0o600, 0)
    return try storing(place) {
      let database = try retryingWhileBusy {
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction(prepareForWriting)
        return database
      }
      try bringUp(database, Schema.migrator(sealed: form.isSealed))
      return SQLiteJournal(
        database: database, isReadOnly: false, copy: nil, form: form,
        busyMilliseconds: CInt(busyMilliseconds))
    }
  }

  /// Brings the database to the newest form.
  ///
  /// The migrator looks once which steps are taken and then takes the others. Where several processes
  /// open one new vault, another may take a step in between; ours fails then, and is tried again from
  /// where the other came to.
  private static func bringUp(
    _ database: DatabaseQueue, _ migrator: DatabaseMigrator
  ) throws {
    try retryingWhenOvertaken {
      // What is known of the tables may be from before the other one's step.
      database.writeWithoutTransaction { db in db.clearSchemaCache() }
      if try !database.read(migrator.hasCompletedMigrations) { try migrator.migrate(database) }
    }
  }

  /// How often looking at the tables is tried while others change them.
  private static let attempts = 10

  /// Tries `body` again where somebody else who changes the tables at the same time may be the cause.
  private static func retryingWhenOvertaken(_ body: () throws -> Void) throws {
    for attempt in 1...attempts {
      do {
        return try body()
      } catch let error as DatabaseError where attempt < attempts && error.mayBeOvertaken {}
    }
  }

  private static func prepareForWriting(_ db: Database) throws {
    // Where the file cannot be written, SQLite opens it for reading without a word.
    guard sqlite3_db_readonly(db.sqliteConnection, "main") == 0 else {
      throw StorageError.readOnly(place: place)
    }
    try refuseNewer(db)
    // Asked for here and not of GRDB, which would write to an empty log at each opening, and which
    // chooses NORMAL for a log: then the last entries could be lost with the power.
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    try db.execute(sql: "PRAGMA synchronous = FULL")
    guard try mode == "wal" && Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
      throw StorageError.io(errno: 95, place: place)
    }
  }

  /// Opens without writing anything beside the database.
  ///
  /// Three ways, because a log needs a file for its index (https://www.sqlite.org/wal.html#readonly):
  /// as it is, where log and index are there or can be made; immutable, where there is no log and
  /// so the database is whole; or a copy elsewhere, where there is a log without an index. Reading
  /// such a database as immutable would lose acknowledged entries in silence.
  private static func openForReading(at path: String, _ form: RowForm) throws -> SQLiteJournal {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StorageError.missing(place: place)
    }
    do {
      return try reading(path, copy: nil, form)
    } catch StorageError.io, StorageError.readOnly {
      let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
      guard let bytes = log?[.size] as? UInt64, bytes > 0 else {
        return try reading(immutable(path), copy: nil, form)
      }
      let copy = try TemporaryCopy(of: path)
      return try reading(copy.path, copy: copy, form)
    }
  }

  private static func reading(
    _ path: String, copy: TemporaryCopy?, _ form: RowForm
  ) throws -> SQLiteJournal {
    var configuration = configuration(busyMilliseconds)
    configuration.readonly = true
    return try storing(place) {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      let version = try database.read { db in
        try refuseNewer(db)
        return Schema.version(of: try Schema.migrator(sealed: form.isSealed).appliedIdentifiers(db))
      }
      // An older form that cannot be brought up is read as it is: it lacks only later tables.
      guard version >= 1 else { throw StorageError.damaged(place: place) }
      return SQLiteJournal(
        database: database, isReadOnly: true, copy: copy, form: form,
        busyMilliseconds: CInt(busyMilliseconds))
    }
  }

  private static func configuration(_ busyMilliseconds: Int) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(TimeInterval(busyMilliseconds) / 1000)
    configuration.label = "vault"
    return configuration
  }

  private static func refuseNewer(_ db: Database) throws {
    var found = 0
    // The table of the steps may appear between the look for it and the look into it.
    try retryingWhenOvertaken {
      found = Schema.version(of: try Schema.migrator(sealed: false).appliedIdentifiers(db))
    }
    guard found <= Schema.version else {
      throw StorageError.newerVault(found: found, known: Schema.version)
    }
  }

  /// Tries again while another process turns the log on or brings it back after a crash: SQLite
  /// does not wait for those locks by itself.
  private static func retryingWhileBusy<Result>(_ body: () throws -> Result) throws -> Result {
    let end = ContinuousClock.now + .milliseconds(busyMilliseconds)
    while true {
      do {
        return try body()
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end
      {
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// The name by which SQLite opens a file that nobody changes.
  private static func immutable(_ path: String) -> String {
    let allowed = CharacterSet(charactersIn: "/-._~").union(.alphanumerics)
    let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    return "file:\(escaped)?immutable=1"
  }
}

/// A copy of a database and its log in the system's temporary folder, removed with this object.
final class TemporaryCopy: Sendable {
  private let folder: URL
  let path: String

  init(of original: String) throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appendingPathComponent("recourse-\(UUID().uuidString)")
    path = folder.appendingPathComponent("vault.sqlite").path
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      for suffix in ["", "-wal"] {
        try files.copyItem(atPath: original + suffix, toPath: path + suffix)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + suffix)
      }
    } catch {
      try? files.removeItem(at: folder)
      throw StorageError.io(errno: 5, place: folder.path)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

extension DatabaseError {
  /// Whether somebody else who changes the tables at the same time may be the cause.
  fileprivate var mayBeOvertaken: Bool {
    [.SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_CONSTRAINT, .SQLITE_BUSY].contains(resultCode)
  }
}
