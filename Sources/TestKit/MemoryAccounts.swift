public import Accounts
public import CaseCore
import Synchronization

/// Accounts that are forgotten with the process.
public final class MemoryAccounts: AccountRecords, SessionRecords, TicketRecords, AuditRecords {
  private struct State {
    var accounts: [Account.ID: Account] = [:]
    var sessions: [TokenHash: Session] = [:]
    var tickets: [TokenHash: Ticket] = [:]
    var entries: [AuditEntry] = []

    mutating func revoke(_ purpose: Ticket.Purpose) {
      tickets = tickets.filter { !$0.value.purpose.isSameKind(as: purpose) }
    }
  }

  private let state = Mutex(State())

  /// None yet.
  public init() {}

  public func account(of email: EmailAddress) -> Account? {
    state.withLock { $0.accounts.values.first { $0.email == email } }
  }

  public func account(_ id: Account.ID) -> Account? { state.withLock { $0.accounts[id] } }

  public func open(_ account: Account, with invitation: TokenHash, at now: Moment) -> Bool {
    state.withLock { state in
      guard let ticket = state.tickets[invitation], ticket.isOpen(at: now),
        ticket.purpose == .invitation(account.email, account.role),
        !state.accounts.values.contains(where: { $0.email == account.email })
      else { return false }
      state.tickets[invitation] = nil
      state.accounts[account.id] = account
      return true
    }
  }

  public func change(_ id: Account.ID, _ change: AccountChange) -> Bool {
    state.withLock { state in
      guard var account = state.accounts[id] else { return false }
      switch change {
      case .password(let hash): account.password = hash
      case .offer(let secret):
        guard account.secondStep == nil else { return false }
        account.offeredStep = secret
      case .secondStep(let secret, let step):
        guard account.secondStep == nil, account.offeredStep == secret else { return false }
        account.secondStep = secret
        account.offeredStep = nil
        account.usedStep = step
      case .noSecondStep:
        account.secondStep = nil
        account.offeredStep = nil
        account.usedStep = nil
      case .usedStep(let step):
        guard account.secondStep != nil, account.usedStep ?? -1 < step else { return false }
        account.usedStep = step
      case .consent(let moment): account.consentedAt = moment
      }
      state.accounts[id] = account
      return true
    }
  }

  public func remove(_ id: Account.ID) {
    state.withLock { state in
      state.accounts[id] = nil
      state.sessions = state.sessions.filter { $0.value.account != id }
      state.entries.removeAll { $0.about == id }
      state.revoke(.newPassword(id))
      state.revoke(.recovery(id))
    }
  }

  public func begin(_ session: Session, replacing replaced: TokenHash?) {
    state.withLock { state in
      if let replaced { state.sessions[replaced] = nil }
      state.sessions[session.hash] = session
    }
  }

  public func session(_ hash: TokenHash) -> Session? { state.withLock { $0.sessions[hash] } }

  public func seen(_ hash: TokenHash, at now: Moment) {
    state.withLock { state in
      guard let old = state.sessions[hash] else { return }
      state.sessions[hash] = Session(
        hash: hash, account: old.account, stage: old.stage, begunAt: old.begunAt, seenAt: now)
    }
  }

  public func end(_ hash: TokenHash) { state.withLock { $0.sessions[hash] = nil } }

  public func endSessions(of id: Account.ID, butNot kept: TokenHash?) {
    state.withLock { state in
      state.sessions = state.sessions.filter { $0.value.account != id || $0.key == kept }
    }
  }

  public func issue(_ tickets: [Ticket]) {
    state.withLock { state in
      if let first = tickets.first { state.revoke(first.purpose) }
      for ticket in tickets { state.tickets[ticket.hash] = ticket }
    }
  }

  public func ticket(_ hash: TokenHash) -> Ticket? { state.withLock { $0.tickets[hash] } }

  public func take(_ hash: TokenHash, at now: Moment) -> Ticket? {
    state.withLock { state in
      guard let ticket = state.tickets[hash], ticket.isOpen(at: now) else { return nil }
      state.tickets[hash] = nil
      return ticket
    }
  }

  public func revoke(_ purpose: Ticket.Purpose) { state.withLock { $0.revoke(purpose) } }

  public func count(_ purpose: Ticket.Purpose) -> Int {
    state.withLock { $0.tickets.values.count { $0.purpose.isSameKind(as: purpose) } }
  }

  public func sweep(at now: Moment) {
    state.withLock { state in
      state.tickets = state.tickets.filter { $0.value.isOpen(at: now) }
      state.sessions = state.sessions.filter { $0.value.isOpen(at: now) }
    }
  }

  public func note(_ entry: AuditEntry) { state.withLock { $0.entries.append(entry) } }

  public func entries(about id: Account.ID, limit: Int) -> [AuditEntry] {
    state.withLock { Array($0.entries.filter { $0.about == id }.reversed().prefix(limit)) }
  }
}

extension Ticket.Purpose {
  /// Whether both let the same person do the same, whatever the role.
  fileprivate func isSameKind(as other: Ticket.Purpose) -> Bool {
    switch (self, other) {
    case (.invitation(let left, _), .invitation(let right, _)): left == right
    default: self == other
    }
  }
}
