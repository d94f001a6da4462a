public import Accounts
import CaseCore
import Testing

/// What every store of accounts keeps, as checks on a fresh and empty one.
public enum AccountStoreContract {
  private static let start = Moment(seconds: 1_795_341_600)

  private static func later(_ seconds: Int64) -> Moment { Moment(seconds: start.seconds + seconds) }

  private static func token(_ number: UInt8) -> TokenHash {
    SecretToken(random: [UInt8](repeating: number, count: 32)).hash
  }

  /// An account that was opened with an invitation.
  private static func opened(
    _ number: UInt8, in store: any AccountStore
  ) throws -> Account {
    let email = try #require(EmailAddress("person\(number)@example.org"))
    let cost = try #require(PasswordCost(checking: 2, blockSize: 1, parallelism: 1))
    let account = Account(
      id: Account.ID(randomBytes: [UInt8](repeating: number, count: 16)), email: email,
      role: .member,
      password: PasswordHash(
        Password("correct horse \(number)"), salt: [UInt8](repeating: number, count: 16),
        cost: cost), openedAt: start)
    let invitation = token(200 + number)
    try store.issue([
      Ticket(hash: invitation, purpose: .invitation(email, .member), endsAt: later(100))
    ])
    #expect(try store.open(account, with: invitation, at: start))
    return account
  }

  /// All promises.
  public static let all: [ContractCheck<any AccountStore>] = [
    ContractCheck("an account comes back as it was kept, under id and address") { store in
      let account = try opened(1, in: store)
      let other = try opened(2, in: store)
      #expect(try store.account(account.id) == account)
      #expect(try store.account(of: account.email) == account)
      #expect(try store.account(other.id) == other)
      let nobody = try #require(EmailAddress("nobody@example.org"))
      #expect(try store.account(of: nobody) == nil)
    },
    ContractCheck("an invitation opens one account, for its address and role, in its time") {
      store in
      let first = try opened(1, in: store)
      let hash = token(7)
      func wish(_ email: EmailAddress, _ role: Account.Role = .member, _ id: UInt8 = 9) -> Account {
        Account(
          id: Account.ID(randomBytes: [UInt8](repeating: id, count: 16)), email: email, role: role,
          password: first.password, openedAt: start)
      }
      let email = try #require(EmailAddress("new@example.org"))
      #expect(try !store.open(wish(email), with: hash, at: start))
      try store.issue([
        Ticket(hash: hash, purpose: .invitation(email, .member), endsAt: later(10))
      ])
      #expect(try !store.open(wish(email), with: hash, at: later(10)))
      #expect(try !store.open(wish(email, .admin), with: hash, at: start))
      #expect(try !store.open(wish(first.email), with: hash, at: start))
      #expect(try store.account(of: email) == nil)
      #expect(try store.open(wish(email), with: hash, at: later(9)))
      #expect(try !store.open(wish(email, .member, 10), with: hash, at: later(9)))
      try store.issue([
        Ticket(hash: token(8), purpose: .invitation(email, .member), endsAt: later(10))
      ])
      #expect(try !store.open(wish(email, .member, 11), with: token(8), at: start))
    },
    ContractCheck("changes are kept, and refused ones change nothing") { store in
      let account = try opened(1, in: store)
      let secret = try #require(TimeCodeSecret(bytes: [UInt8](1...20)))
      let other = try #require(TimeCodeSecret(bytes: [UInt8](2...21)))
      #expect(try !store.change(account.id, .usedStep(5)))
      #expect(try !store.change(account.id, .secondStep(secret, step: 5)))
      #expect(try store.change(account.id, .offer(secret)))
      #expect(try !store.change(account.id, .secondStep(other, step: 5)))
      #expect(try store.change(account.id, .secondStep(secret, step: 5)))
      #expect(try !store.change(account.id, .offer(other)))
      #expect(try !store.change(account.id, .usedStep(5)))
      #expect(try store.change(account.id, .usedStep(6)))
      #expect(try store.change(account.id, .consent(later(3))))
      let kept = try #require(try store.account(account.id))
      #expect(kept.secondStep == secret && kept.offeredStep == nil && kept.usedStep == 6)
      #expect(kept.consentedAt == later(3))
      #expect(try store.change(account.id, .noSecondStep))
      #expect(try store.change(account.id, .consent(nil)))
      #expect(try store.account(account.id) == account)
      #expect(
        try !store.change(
          Account.ID(randomBytes: [UInt8](repeating: 77, count: 16)), .noSecondStep))
    },
    ContractCheck("a session is kept, replaced and ended") { store in
      let account = try opened(1, in: store)
      func session(_ number: UInt8) -> Session {
        Session(
          hash: token(number), account: account.id, stage: .code, begunAt: start, seenAt: start)
      }
      try store.begin(session(1), replacing: nil)
      try store.seen(token(1), at: later(70))
      #expect(try store.session(token(1))?.seenAt == later(70))
      #expect(try store.session(token(1))?.begunAt == start)
      try store.begin(session(2), replacing: token(1))
      #expect(try store.session(token(1)) == nil)
      #expect(try store.session(token(2)) == session(2))
      for number in 3...5 as ClosedRange<UInt8> { try store.begin(session(number), replacing: nil) }
      try store.end(token(3))
      #expect(try store.session(token(3)) == nil)
      try store.endSessions(of: account.id, butNot: token(4))
      #expect(try store.session(token(4)) != nil)
      #expect(try store.session(token(5)) == nil && store.session(token(2)) == nil)
      try store.endSessions(of: account.id, butNot: nil)
      #expect(try store.session(token(4)) == nil)
    },
    ContractCheck("a ticket is taken once, and new ones stand in the place of old ones") { store in
      let account = try opened(1, in: store)
      let other = try opened(2, in: store)
      func ticket(_ number: UInt8, _ purpose: Ticket.Purpose) -> Ticket {
        Ticket(hash: token(number), purpose: purpose, endsAt: later(50))
      }
      try store.issue([ticket(1, .newPassword(account.id))])
      try store.issue([ticket(2, .newPassword(other.id))])
      try store.issue([ticket(3, .recovery(account.id)), ticket(4, .recovery(account.id))])
      #expect(try store.count(.recovery(account.id)) == 2)
      try store.issue([ticket(5, .newPassword(account.id))])
      #expect(try store.ticket(token(1)) == nil && store.ticket(token(2)) != nil)
      #expect(try store.take(token(5), at: later(50)) == nil)
      #expect(try store.take(token(5), at: start)?.purpose == .newPassword(account.id))
      #expect(try store.take(token(5), at: start) == nil)
      try store.revoke(.recovery(account.id))
      #expect(try store.count(.recovery(account.id)) == 0)
      try store.sweep(at: later(49))
      #expect(try store.ticket(token(2)) != nil)
      try store.sweep(at: later(50))
      #expect(try store.ticket(token(2)) == nil)
    },
    ContractCheck("sessions that are over are swept away, and no others") { store in
      let account = try opened(1, in: store)
      for (number, stage) in [(1, Session.Stage.code), (2, .whole)] as [(UInt8, Session.Stage)] {
        try store.begin(
          Session(
            hash: token(number), account: account.id, stage: stage, begunAt: start, seenAt: start),
          replacing: nil)
      }
      try store.sweep(at: later(Session.codeSeconds - 1))
      #expect(try store.session(token(1)) != nil)
      try store.sweep(at: later(Session.codeSeconds))
      #expect(try store.session(token(1)) == nil && store.session(token(2)) != nil)
      try store.sweep(at: later(Session.idleSeconds))
      #expect(try store.session(token(2)) == nil)
    },
    ContractCheck("what goes with an account, and what stays of others") { store in
      let account = try opened(1, in: store)
      let other = try opened(2, in: store)
      for (number, id) in [(1, account.id), (2, other.id)] as [(UInt8, Account.ID)] {
        try store.begin(
          Session(hash: token(number), account: id, stage: .whole, begunAt: start, seenAt: start),
          replacing: nil)
        try store.issue([
          Ticket(hash: token(10 + number), purpose: .newPassword(id), endsAt: nil)
        ])
        try store.note(AuditEntry(at: start, act: .opened, actor: .owner, about: id))
        try store.note(AuditEntry(at: start, act: .signedIn, actor: .machine, about: id))
        try store.note(AuditEntry(at: start, act: .consented, actor: .other(other.id), about: id))
      }
      #expect(try store.entries(about: account.id, limit: 2).map(\.act) == [.consented, .signedIn])
      #expect(
        try store.entries(about: account.id, limit: 9).map(\.actor)
          == [.other(other.id), .machine, .owner])
      try store.remove(account.id)
      #expect(try store.account(account.id) == nil)
      #expect(try store.session(token(1)) == nil && store.session(token(2)) != nil)
      #expect(try store.ticket(token(11)) == nil && store.ticket(token(12)) != nil)
      #expect(try store.entries(about: account.id, limit: 9).isEmpty)
      #expect(try store.entries(about: other.id, limit: 9).count == 3)
    },
  ]
}
