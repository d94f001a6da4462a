public import Accounts
public import CaseCore
import Foundation
import GRDB

extension SQLiteAccounts: SessionRecords {
  public func begin(_ session: Session, replacing replaced: TokenHash?) throws {
    try write { db in
      if let replaced { try Self.end(db, replaced) }
      try db.execute(
        sql: """
          INSERT INTO sessions (hash, account, stage, begun_at, seen_at) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          AccountRow.data(session.hash.bytes), session.account.text, session.stage.rawValue,
          session.begunAt.seconds, session.seenAt.seconds,
        ])
    }
  }

  public func session(_ hash: TokenHash) throws -> Session? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM sessions WHERE hash = ?",
        arguments: [AccountRow.data(hash.bytes)]
      ).map(AccountRow.session)
    }
  }

  public func seen(_ hash: TokenHash, at now: Moment) throws {
    try write { db in
      try db.execute(
        sql: "UPDATE sessions SET seen_at = ? WHERE hash = ?",
        arguments: [now.seconds, AccountRow.data(hash.bytes)])
    }
  }

  public func end(_ hash: TokenHash) throws { try write { db in try Self.end(db, hash) } }

  private static func end(_ db: Database, _ hash: TokenHash) throws {
    try db.execute(
      sql: "DELETE FROM sessions WHERE hash = ?", arguments: [AccountRow.data(hash.bytes)])
  }

  public func endSessions(of id: Account.ID, butNot kept: TokenHash?) throws {
    try write { db in
      try db.execute(
        sql: "DELETE FROM sessions WHERE account = ? AND hash IS NOT ?",
        arguments: [id.text, kept.map { AccountRow.data($0.bytes) }])
    }
  }
}

extension SQLiteAccounts: AuditRecords {
  public func note(_ entry: AuditEntry) throws {
    try write { db in
      try db.execute(
        sql: "INSERT INTO audit (about, at, act, actor) VALUES (?, ?, ?, ?)",
        arguments: [
          entry.about.text, entry.at.seconds, entry.act.rawValue, AccountRow.text(of: entry.actor),
        ])
    }
  }

  public func entries(about id: Account.ID, limit: Int) throws -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM audit WHERE about = ? ORDER BY number DESC LIMIT ?",
        arguments: [id.text, limit]
      ).map(AccountRow.entry)
    }
  }
}
