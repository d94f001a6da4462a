public import Accounts
public import CaseCore
import Foundation
import GRDB

extension SQLiteAccounts: TicketRecords {
  public func issue(_ tickets: [Ticket]) throws {
    try write { db in
      if let first = tickets.first { try Self.revoke(db, first.purpose) }
      for ticket in tickets {
        let (kind, account, email, role) = Self.columns(of: ticket.purpose)
        try db.execute(
          sql: """
            INSERT INTO tickets (hash, kind, account, email, role, ends_at) VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            AccountRow.data(ticket.hash.bytes), kind, account, email, role,
            ticket.endsAt?.seconds,
          ])
      }
    }
  }

  public func ticket(_ hash: TokenHash) throws -> Ticket? {
    try read { db in try Self.ticket(db, hash) }
  }

  static func ticket(_ db: Database, _ hash: TokenHash) throws -> Ticket? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM tickets WHERE hash = ?", arguments: [AccountRow.data(hash.bytes)]
    ).map(AccountRow.ticket)
  }

  public func take(_ hash: TokenHash, at now: Moment) throws -> Ticket? {
    try write { db in
      guard let ticket = try Self.ticket(db, hash), ticket.isOpen(at: now) else { return nil }
      try db.execute(
        sql: "DELETE FROM tickets WHERE hash = ?", arguments: [AccountRow.data(hash.bytes)])
      return ticket
    }
  }

  public func revoke(_ purpose: Ticket.Purpose) throws {
    try write { db in try Self.revoke(db, purpose) }
  }

  private static func revoke(_ db: Database, _ purpose: Ticket.Purpose) throws {
    let (kind, account, email, _) = columns(of: purpose)
    try db.execute(
      sql: "DELETE FROM tickets WHERE kind = ? AND account IS ? AND email IS ?",
      arguments: [kind, account, email])
  }

  public func count(_ purpose: Ticket.Purpose) throws -> Int {
    let (kind, account, email, _) = Self.columns(of: purpose)
    return try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM tickets WHERE kind = ? AND account IS ? AND email IS ?",
        arguments: [kind, account, email]) ?? 0
    }
  }

  public func sweep(at now: Moment) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM tickets WHERE ends_at <= ?", arguments: [now.seconds])
      try db.execute(
        sql: """
          DELETE FROM sessions WHERE begun_at <= :now - :longest OR seen_at <= :now - :idle
            OR (stage = 'code' AND begun_at <= :now - :code)
          """,
        arguments: [
          "now": now.seconds, "longest": Session.longestSeconds, "idle": Session.idleSeconds,
          "code": Session.codeSeconds,
        ])
    }
  }

  private static func columns(
    of purpose: Ticket.Purpose
  ) -> (kind: String, account: String?, email: String?, role: String?) {
    switch purpose {
    case .invitation(let email, let role): ("invitation", nil, email.text, role.rawValue)
    case .newPassword(let id): ("new-password", id.text, nil, nil)
    case .recovery(let id): ("recovery", id.text, nil, nil)
    }
  }
}
