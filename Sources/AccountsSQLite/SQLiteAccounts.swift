public import Accounts
public import CaseCore
import Foundation
import GRDB
import GRDBSQLite

/// The accounts of a server in one SQLite database.
public final class SQLiteAccounts: AccountRecords {
  /// How long a writer waits for another process, in seconds.
  private static let busySeconds: TimeInterval = 10

  private let database: DatabaseQueue

  /// Opens the database at `path`, an absolute path, and makes it if it is not there.
  /// - Throws: `AccountStoreError`.
  public init(at path: String) throws {
    precondition(path.hasPrefix("/"), "The path of a database is absolute.")
    // For the owner only, whatever the mask is; SQLite gives log and index the same mode.
    _ = mknod(path, S_IFREG | 0o600, 0)
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.busySeconds)
    configuration.label = "accounts"
    configuration.prepareDatabase { db in
      // What is removed is overwritten (Debian's SQLite does so by default, others do not).
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    database = try Self.translating {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try database.writeWithoutTransaction { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        // A session that ended, or a code that was used, must not come back with the power.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let found = AccountsSchema.version(of: try AccountsSchema.migrator.appliedIdentifiers(db))
        guard found <= AccountsSchema.version else { throw AccountStoreError.newer }
      }
      try AccountsSchema.migrator.migrate(database)
      return database
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.translating { try database.read(body) }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.translating { try database.write(body) }
  }

  private static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT:
        throw AccountStoreError.damaged
      default: throw AccountStoreError.unavailable
      }
    }
  }

  // MARK: Accounts

  public func account(of email: EmailAddress) throws -> Account? {
    try read { db in try Self.account(db, "email", email.text) }
  }

  public func account(_ id: Account.ID) throws -> Account? {
    try read { db in try Self.account(db, "id", id.text) }
  }

  private static func account(
    _ db: Database, _ column: StaticString, _ value: String
  ) throws -> Account? {
    try Row.fetchOne(db, sql: "SELECT * FROM accounts WHERE \(column) = ?", arguments: [value])
      .map(AccountRow.account)
  }

  public func open(
    _ account: Account, with invitation: TokenHash, at now: Moment
  ) throws -> Bool {
    try write { db in
      guard let ticket = try Self.ticket(db, invitation), ticket.isOpen(at: now),
        ticket.purpose == .invitation(account.email, account.role),
        try Self.account(db, "email", account.email.text) == nil
      else { return false }
      try db.execute(
        sql: "DELETE FROM tickets WHERE hash = ?", arguments: [AccountRow.data(invitation.bytes)])
      try db.execute(
        sql: """
          INSERT INTO accounts (id, email, role, password, opened_at) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          account.id.text, account.email.text, account.role.rawValue, account.password.text,
          account.openedAt.seconds,
        ])
      return true
    }
  }

  public func change(_ id: Account.ID, _ change: AccountChange) throws -> Bool {
    try write { db in
      let (set, values, condition) = Self.words(of: change)
      try db.execute(
        sql: "UPDATE accounts SET \(set) WHERE id = :id\(condition)",
        arguments: StatementArguments(
          values.merging(["id": id.text]) { first, _ in first }))
      return db.changesCount == 1
    }
  }

  private static func words(
    of change: AccountChange
  ) -> (set: String, values: [String: (any DatabaseValueConvertible)?], condition: String) {
    switch change {
    case .password(let hash): ("password = :hash", ["hash": hash.text], "")
    case .offer(let secret):
      (
        "offered_step = :secret", ["secret": AccountRow.data(secret.bytes)],
        " AND second_step IS NULL"
      )
    case .secondStep(let secret, let step):
      (
        "second_step = :secret, offered_step = NULL, used_step = :step",
        ["secret": AccountRow.data(secret.bytes), "step": step],
        " AND second_step IS NULL AND offered_step = :secret"
      )
    case .noSecondStep:
      ("second_step = NULL, offered_step = NULL, used_step = NULL", [:], "")
    case .usedStep(let step):
      (
        "used_step = :step", ["step": step],
        " AND second_step IS NOT NULL AND (used_step IS NULL OR used_step < :step)"
      )
    case .consent(let moment): ("consented_at = :at", ["at": moment?.seconds], "")
    }
  }

  public func remove(_ id: Account.ID) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM audit WHERE about = ?", arguments: [id.text])
      // Sessions and tickets go with it.
      try db.execute(sql: "DELETE FROM accounts WHERE id = ?", arguments: [id.text])
    }
  }
}
