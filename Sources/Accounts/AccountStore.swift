public import CaseCore

/// Where accounts are kept. Every method is one step that is done whole or not at all.
public protocol AccountRecords: Sendable {
  /// The account of `email`; nil where there is none.
  func account(of email: EmailAddress) throws -> Account?
  /// The account `id`; nil where there is none.
  func account(_ id: Account.ID) throws -> Account?
  /// Adds `account` and takes the invitation for its address.
  /// - Returns: False, and nothing is done, where the invitation is not good at `now`, is for another
  ///   address or role, or the address has an account.
  func open(_ account: Account, with invitation: TokenHash, at now: Moment) throws -> Bool
  /// Changes the account `id`.
  /// - Returns: False, and nothing is done, where there is none or the change is refused.
  func change(_ id: Account.ID, _ change: AccountChange) throws -> Bool
  /// Removes the account with its sessions, its tickets and what was noted about it.
  func remove(_ id: Account.ID) throws
}

/// Where sessions are kept.
public protocol SessionRecords: Sendable {
  /// Adds `session`; the one whose token `replaced` is ends in the same step.
  func begin(_ session: Session, replacing replaced: TokenHash?) throws
  /// The session, good or not; nil where there is none.
  func session(_ hash: TokenHash) throws -> Session?
  /// Something was asked for in the session.
  func seen(_ hash: TokenHash, at now: Moment) throws
  /// Ends the session; no error where there is none.
  func end(_ hash: TokenHash) throws
  /// Ends the sessions of the account but for `kept`.
  func endSessions(of id: Account.ID, butNot kept: TokenHash?) throws
}

/// Where tickets are kept.
public protocol TicketRecords: Sendable {
  /// Keeps `tickets`, which are all of one purpose, in the place of those of that purpose.
  func issue(_ tickets: [Ticket]) throws
  /// The ticket, good or not; nil where there is none.
  func ticket(_ hash: TokenHash) throws -> Ticket?
  /// Takes the ticket away.
  /// - Returns: The ticket; nil where there is none, somebody else took it, or it is not good at `now`.
  func take(_ hash: TokenHash, at now: Moment) throws -> Ticket?
  /// Takes the tickets of `purpose` away.
  func revoke(_ purpose: Ticket.Purpose) throws
  /// How many tickets of `purpose` there are.
  func count(_ purpose: Ticket.Purpose) throws -> Int
  /// Removes tickets and sessions that are good no more at `now`.
  func sweep(at now: Moment) throws
}

/// Where is noted what was done to accounts.
public protocol AuditRecords: Sendable {
  /// Notes an entry.
  func note(_ entry: AuditEntry) throws
  /// The last entries about the account, at most `limit`, the newest first.
  func entries(about id: Account.ID, limit: Int) throws -> [AuditEntry]
}

/// Everything that is kept of accounts.
public typealias AccountStore = AccountRecords & SessionRecords & TicketRecords & AuditRecords

/// Why a store of accounts does not answer. Nothing was done.
public enum AccountStoreError: Error, Sendable, Hashable {
  /// It cannot be read or written now.
  case unavailable
  /// What stands in it is not what this program writes.
  case damaged
  /// It was written by a later program.
  case newer
}
