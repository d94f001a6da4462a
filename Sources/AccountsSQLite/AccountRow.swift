import Accounts
import CaseCore
import Foundation
import GRDB

/// Rows as values and back. A row that this program would not write is damaged.
enum AccountRow {
  static func data(_ bytes: [UInt8]) -> Data { Data(bytes) }

  static func account(_ row: Row) throws -> Account {
    guard let id = Account.ID(row["id"] as String),
      let email = EmailAddress(row["email"]), email.text == row["email"],
      let role = Account.Role(rawValue: row["role"]),
      let password = PasswordHash(text: row["password"])
    else { throw AccountStoreError.damaged }
    return Account(
      id: id, email: email, role: role, password: password,
      secondStep: try secret(row["second_step"]), offeredStep: try secret(row["offered_step"]),
      usedStep: row["used_step"], consentedAt: moment(row["consented_at"]),
      openedAt: Moment(seconds: row["opened_at"]))
  }

  private static func secret(_ data: Data?) throws -> TimeCodeSecret? {
    guard let data else { return nil }
    guard let secret = TimeCodeSecret(bytes: Array(data)) else { throw AccountStoreError.damaged }
    return secret
  }

  static func moment(_ seconds: Int64?) -> Moment? { seconds.map { Moment(seconds: $0) } }

  static func hash(_ data: Data) throws -> TokenHash {
    guard let hash = TokenHash(bytes: Array(data)) else { throw AccountStoreError.damaged }
    return hash
  }

  static func session(_ row: Row) throws -> Session {
    guard let account = Account.ID(row["account"] as String),
      let stage = Session.Stage(rawValue: row["stage"])
    else { throw AccountStoreError.damaged }
    return Session(
      hash: try hash(row["hash"]), account: account, stage: stage,
      begunAt: Moment(seconds: row["begun_at"]), seenAt: Moment(seconds: row["seen_at"]))
  }

  static func ticket(_ row: Row) throws -> Ticket {
    let account = (row["account"] as String?).flatMap { Account.ID($0) }
    let purpose: Ticket.Purpose
    switch (row["kind"] as String, account) {
    case ("invitation", _):
      guard let email = (row["email"] as String?).flatMap({ EmailAddress($0) }),
        let role = (row["role"] as String?).flatMap({ Account.Role(rawValue: $0) })
      else { throw AccountStoreError.damaged }
      purpose = .invitation(email, role)
    case ("new-password", let account?): purpose = .newPassword(account)
    case ("recovery", let account?): purpose = .recovery(account)
    default: throw AccountStoreError.damaged
    }
    return Ticket(hash: try hash(row["hash"]), purpose: purpose, endsAt: moment(row["ends_at"]))
  }

  static func entry(_ row: Row) throws -> AuditEntry {
    let actor: AuditEntry.Actor
    switch row["actor"] as String {
    case "owner": actor = .owner
    case "machine": actor = .machine
    case let other:
      guard let id = Account.ID(other) else { throw AccountStoreError.damaged }
      actor = .other(id)
    }
    guard let act = AuditEntry.Act(rawValue: row["act"]),
      let about = Account.ID(row["about"] as String)
    else { throw AccountStoreError.damaged }
    return AuditEntry(at: Moment(seconds: row["at"]), act: act, actor: actor, about: about)
  }

  static func text(of actor: AuditEntry.Actor) -> String {
    switch actor {
    case .owner: "owner"
    case .machine: "machine"
    case .other(let id): id.text
    }
  }
}
