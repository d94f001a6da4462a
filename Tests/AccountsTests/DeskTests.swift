import CaseCore
import TestKit
import Testing

@testable import Accounts

@Suite struct DeskTests {
  private let store = MemoryAccounts()
  private let desk: AccountDesk
  private static let start: Int64 = 1_795_341_600
  private static let good = Password("correct horse battery")

  init() throws {
    let cost = try #require(PasswordCost(checking: 2, blockSize: 1, parallelism: 1))
    var random = SplitMix64(state: 1)
    desk = AccountDesk(store: store, cost: cost) { count in
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
  }

  private final class Source {
    var generator = SplitMix64(state: 2)
    func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }
  private let source = Source()

  private func at(_ seconds: Int64) -> Moment { Moment(seconds: Self.start + seconds) }

  /// An account, and its first session.
  private func opened(
    _ typed: String = "li@example.org", as role: Account.Role = .member
  ) throws -> (Account.ID, SecretToken) {
    let email = try #require(EmailAddress(typed))
    let token = try desk.invite(email, as: role, at: at(0), random: source.bytes)
    guard
      case .opened(let id, let session) = try desk.open(
        with: token, Self.good, at: at(0), random: source.bytes)
    else { throw Unexpected() }
    return (id, session)
  }

  private struct Unexpected: Error {}

  private func account(_ id: Account.ID) throws -> Account { try #require(store.account(id)) }

  private func signIn(
    _ typed: String = "li@example.org", _ password: Password = good, at now: Int64 = 1
  ) throws -> AccountDesk.SignIn {
    try desk.signIn(typed, password, at: at(now), random: source.bytes)
  }

  private func session(_ signIn: AccountDesk.SignIn) -> SecretToken? {
    if case .whole(let token) = signIn { token } else { nil }
  }

  @Test func `an invitation opens one account, and its password is looked at first`() throws {
    let email = try #require(EmailAddress("li@example.org"))
    let token = try desk.invite(email, as: .caseworker, at: at(0), random: source.bytes)
    #expect(try desk.invited(by: token, at: at(0)) == email)
    #expect(try desk.invited(by: token, at: at(Ticket.invitationSeconds)) == nil)
    guard
      case .objection(.tooShort) = try desk.open(
        with: token, Password("short"), at: at(1), random: source.bytes),
      case .opened(let id, let session) = try desk.open(
        with: token, Self.good, at: at(1), random: source.bytes),
      case .no = try desk.open(with: token, Self.good, at: at(1), random: source.bytes)
    else { throw Unexpected() }
    #expect(try account(id).role == .caseworker)
    #expect(try desk.visitor(session, at: at(2))?.account.id == id)
    #expect(try desk.invited(by: token, at: at(1)) == nil)
  }

  @Test func `a second invitation makes the first void`() throws {
    let email = try #require(EmailAddress("li@example.org"))
    let first = try desk.invite(email, as: .member, at: at(0), random: source.bytes)
    let second = try desk.invite(email, as: .admin, at: at(0), random: source.bytes)
    #expect(try desk.invited(by: first, at: at(0)) == nil)
    #expect(try desk.invited(by: second, at: at(0)) == email)
  }

  @Test func `who signs in is told no more than that it did not work`() throws {
    _ = try opened()
    for (typed, password) in [
      ("li@example.org", Password("another horse")), ("nobody@example.org", Self.good),
      ("no address", Self.good), ("", Password("")),
      ("li@example.org", Password(String(repeating: "x", count: 5000))),
    ] {
      guard case .no = try signIn(typed, password) else { throw Unexpected() }
    }
    #expect(try session(signIn(" LI@example.org ")) != nil)
  }

  @Test func `a session ends when it is left alone, when it is old, and when it is ended`() throws {
    _ = try opened()
    let token = try #require(session(try signIn(at: 1)))
    var now: Int64 = 1
    while now + Session.idleSeconds - 1 < Session.longestSeconds {
      now += Session.idleSeconds - 1
      #expect(try desk.visitor(token, at: at(now)) != nil, "\(now)")
    }
    #expect(try desk.visitor(token, at: at(Session.longestSeconds)) != nil)
    #expect(try desk.visitor(token, at: at(Session.longestSeconds + 1)) == nil)
    let other = try #require(session(try signIn(at: 1)))
    #expect(try desk.visitor(other, at: at(1 + Session.idleSeconds)) == nil)
    let third = try #require(session(try signIn(at: 1)))
    try desk.signOut(third)
    #expect(try desk.visitor(third, at: at(2)) == nil)
    let never = SecretToken(random: [UInt8](repeating: 9, count: 32))
    #expect(try desk.visitor(never, at: at(2)) == nil)
  }

  @Test func `with a second step the password alone opens nothing`() throws {
    let (id, first) = try opened()
    #expect(
      try desk.confirmSecondStep(
        of: account(id), code: "000000", in: first, at: at(5), random: source.bytes) == nil)
    let secret = try #require(try desk.offerSecondStep(to: account(id), random: source.bytes))
    let now = at(1000)
    func code(_ moment: Moment) -> String { secret.code(at: moment.seconds / 30) }
    let (codes, session) = try #require(
      try desk.confirmSecondStep(
        of: account(id), code: code(now), in: first, at: now, random: source.bytes))
    #expect(codes.count == RecoveryCode.count && Set(codes.map(\.text)).count == codes.count)
    #expect(try desk.visitor(first, at: now) == nil && desk.visitor(session, at: now) != nil)
    #expect(try desk.offerSecondStep(to: account(id), random: source.bytes) == nil)

    guard case .codeNeeded(let half) = try signIn(at: 1010) else { throw Unexpected() }
    #expect(try desk.visitor(half, at: at(1011)) == nil)
    // The code that turned the second step on was used by that.
    #expect(
      try desk.finish(half, code: code(now), at: at(1011), random: source.bytes) == nil)
    let next = at(1050)
    let whole = try #require(
      try desk.finish(half, code: code(next), at: next, random: source.bytes))
    #expect(try desk.visitor(whole, at: next)?.account.id == id)
    #expect(try desk.finish(half, code: code(at(1080)), at: at(1080), random: source.bytes) == nil)

    guard case .codeNeeded(let again) = try signIn(at: 1060) else { throw Unexpected() }
    #expect(try desk.finish(again, code: code(next), at: at(1061), random: source.bytes) == nil)
    #expect(
      try desk.finish(again, code: codes[3].text, at: at(1061), random: source.bytes) != nil)
    guard case .codeNeeded(let third) = try signIn(at: 1070) else { throw Unexpected() }
    #expect(
      try desk.finish(third, code: codes[3].text, at: at(1071), random: source.bytes) == nil)
    #expect(try desk.recoveryCodesLeft(of: id) == RecoveryCode.count - 1)
    let late = at(1070 + Session.codeSeconds)
    #expect(try desk.finish(third, code: code(late), at: late, random: source.bytes) == nil)

    #expect(try !desk.dropSecondStep(of: account(id), Password("wrong"), at: at(2000)))
    #expect(try desk.dropSecondStep(of: account(id), Self.good, at: at(2000)))
    #expect(try desk.recoveryCodesLeft(of: id) == 0)
    #expect(try self.session(signIn(at: 2001)) != nil)
  }

  @Test func `codes for a lost telephone open their own account alone`() throws {
    var codes: [RecoveryCode] = []
    for typed in ["one@example.org", "two@example.org"] {
      let (id, session) = try opened(typed)
      let secret = try #require(try desk.offerSecondStep(to: account(id), random: source.bytes))
      codes += try #require(
        try desk.confirmSecondStep(
          of: account(id), code: secret.code(at: at(0).seconds / 30), in: session, at: at(0),
          random: source.bytes)
      ).codes.prefix(1)
    }
    guard case .codeNeeded(let half) = try signIn("one@example.org") else { throw Unexpected() }
    #expect(try desk.finish(half, code: codes[1].text, at: at(2), random: source.bytes) == nil)
    #expect(try desk.finish(half, code: codes[0].text, at: at(2), random: source.bytes) != nil)
  }

  @Test func `another password ends every other session`() throws {
    let (id, first) = try opened()
    let second = try #require(session(try signIn()))
    let new = Password("another horse battery")
    let wrong = try desk.changePassword(
      of: account(id), from: new, to: new, in: first, at: at(2), random: source.bytes)
    #expect(wrong.0 == .no)
    let short = try desk.changePassword(
      of: account(id), from: Self.good, to: Password("x"), in: first, at: at(2),
      random: source.bytes)
    #expect(short.0 == .objection(.tooShort))
    let (renewal, fresh) = try desk.changePassword(
      of: account(id), from: Self.good, to: new, in: first, at: at(2), random: source.bytes)
    #expect(renewal == .done)
    #expect(try desk.visitor(first, at: at(3)) == nil && desk.visitor(second, at: at(3)) == nil)
    #expect(try desk.visitor(#require(fresh), at: at(3)) != nil)
    #expect(try session(signIn()) == nil && session(signIn("li@example.org", new)) != nil)
  }

  @Test func `the link of a mail sets another password once, in its hour`() throws {
    let (id, first) = try opened()
    #expect(
      try desk.askForNewPassword("nobody@example.org", at: at(0), random: source.bytes) == nil)
    let old = try #require(
      try desk.askForNewPassword("li@example.org", at: at(0), random: source.bytes)
    ).1
    let (email, token) = try #require(
      try desk.askForNewPassword("Li@example.org", at: at(1), random: source.bytes))
    #expect(email.text == "li@example.org")
    let new = Password("another horse battery")
    func renew(_ token: SecretToken, _ password: Password, _ now: Int64) throws
      -> AccountDesk.Renewal
    {
      try desk.renewPassword(with: token, password, at: at(now), random: source.bytes)
    }
    #expect(try renew(old, new, 2) == .no)
    #expect(try renew(token, Password("x"), 2) == .objection(.tooShort))
    #expect(try renew(token, new, 1 + Ticket.newPasswordSeconds) == .no)
    #expect(try desk.visitor(first, at: at(3)) != nil)
    #expect(try renew(token, new, Ticket.newPasswordSeconds) == .done)
    #expect(try renew(token, new, 5) == .no)
    #expect(try desk.visitor(first, at: at(3)) == nil)
    #expect(try session(signIn("li@example.org", new)) != nil)
    // A token of one kind is good for nothing else.
    let invitation = try desk.invite(
      #require(EmailAddress("new@example.org")), as: .member, at: at(0), random: source.bytes)
    #expect(try renew(invitation, new, 5) == .no)
    #expect(
      try desk.entries(about: id).map(\.act).contains(.newPasswordSet))
  }

  @Test func `what was done to an account can be read by its owner, until it is gone`() throws {
    let (id, _) = try opened()
    _ = try signIn()
    try desk.consent(true, of: id, at: at(3))
    #expect(try account(id).consentedAt == at(3))
    try desk.consent(false, of: id, at: at(4))
    #expect(try account(id).consentedAt == nil)
    #expect(
      try desk.entries(about: id).map(\.act) == [.consentWithdrawn, .consented, .signedIn, .opened])
    try desk.remove(id, by: .machine, at: at(5))
    #expect(
      try desk.entries(about: id)
        == [AuditEntry(at: at(5), act: .removed, actor: .machine, about: id)])
    #expect(try session(signIn()) == nil)
  }
}
