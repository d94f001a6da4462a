public import CaseCore

/// Gives as many random bytes as it is asked for.
public typealias RandomBytes = (Int) -> [UInt8]

/// What can be done with accounts: signing in and out, opening, changing and removing them.
///
/// It keeps nothing itself, and asks for no clock and no randomness: both come in. An address that nobody has
/// and a password that is wrong get the same answer, after the same work.
public struct AccountDesk: Sendable {
  /// How far signing in came.
  public enum SignIn: Sendable {
    /// No such address, or another password.
    case no
    /// The password is right, and a code is asked for; the token is good for bringing it and for nothing else.
    case codeNeeded(SecretToken)
    /// The session.
    case whole(SecretToken)
  }

  /// What became of a new password.
  public enum Renewal: Sendable, Hashable {
    /// The link, or the present password, is not good.
    case no
    /// The new password cannot be taken.
    case objection(Password.Objection)
    /// It is taken.
    case done
  }

  /// How a person is known who signed in.
  public struct Visitor: Sendable {
    /// Whose account it is.
    public let account: Account
    /// The browser.
    public let session: Session
  }

  /// How much later something in a session has to be to be noted: a page is not worth a write.
  private static let seenSeconds: Int64 = 60

  let store: any AccountStore
  let cost: PasswordCost
  /// What an address is tried against that has no account.
  private let decoy: PasswordHash

  /// A desk over `store`, whose new passwords are hashed at `cost`.
  public init(store: any AccountStore, cost: PasswordCost = .standard, random: RandomBytes) {
    self.store = store
    self.cost = cost
    decoy = PasswordHash(
      Password(Hex.text(of: random(SecretToken.randomBytes))),
      salt: random(PasswordHash.saltBytes), cost: cost)
  }

  // MARK: Signing in and out

  /// Signs in with an address and a password.
  public func signIn(
    _ typed: String, _ password: Password, at now: Moment, random: RandomBytes
  ) throws -> SignIn {
    let account = try EmailAddress(typed).flatMap { try store.account(of: $0) }
    // The work is done whoever asks: the time tells nobody which addresses have an account.
    guard (account?.password ?? decoy).matches(password), let account else { return .no }
    try store.sweep(at: now)
    guard account.secondStep == nil else {
      return .codeNeeded(try begin(.code, account.id, replacing: nil, at: now, random))
    }
    try note(.signedIn, .owner, account.id, now)
    return .whole(try begin(.whole, account.id, replacing: nil, at: now, random))
  }

  /// Ends signing in with a code of the app, or one of those that stand in for it.
  /// - Returns: The session; nil for a wrong code, or one that was used.
  public func finish(
    _ token: SecretToken, code: String, at now: Moment, random: RandomBytes
  ) throws -> SecretToken? {
    guard let visitor = try visitor(token, .code, at: now),
      let secret = visitor.account.secondStep
    else { return nil }
    let id = visitor.account.id
    if let step = secret.step(of: code, at: now, after: visitor.account.usedStep) {
      // Of two that bring one code at the same time, one is let in.
      guard try store.change(id, .usedStep(step)) else { return nil }
    } else {
      guard let recovery = RecoveryCode(typed: code),
        case .recovery(id) = try store.ticket(recovery.hash)?.purpose,
        try store.take(recovery.hash, at: now) != nil
      else { return nil }
      try note(.recoveryCodeUsed, .owner, id, now)
    }
    try note(.signedIn, .owner, id, now)
    return try begin(.whole, id, replacing: token.hash, at: now, random)
  }

  /// Who brings `token`, at `stage`; nil for nobody.
  public func visitor(
    _ token: SecretToken, _ stage: Session.Stage = .whole, at now: Moment
  ) throws -> Visitor? {
    guard let session = try store.session(token.hash), session.stage == stage,
      session.isOpen(at: now), let account = try store.account(session.account)
    else { return nil }
    if now.seconds - session.seenAt.seconds >= Self.seenSeconds {
      try store.seen(session.hash, at: now)
    }
    return Visitor(account: account, session: session)
  }

  /// Ends the session, at whatever stage it is.
  public func signOut(_ token: SecretToken) throws { try store.end(token.hash) }

  private func begin(
    _ stage: Session.Stage, _ id: Account.ID, replacing replaced: TokenHash?, at now: Moment,
    _ random: RandomBytes
  ) throws -> SecretToken {
    let token = SecretToken(random: random(SecretToken.randomBytes))
    try store.begin(
      Session(hash: token.hash, account: id, stage: stage, begunAt: now, seenAt: now),
      replacing: replaced)
    return token
  }

  /// Puts a fresh session in the place of `token`'s and ends all others of the account.
  func renew(
    _ token: SecretToken, of id: Account.ID, at now: Moment, _ random: RandomBytes
  ) throws -> SecretToken {
    let fresh = try begin(.whole, id, replacing: token.hash, at: now, random)
    try store.endSessions(of: id, butNot: fresh.hash)
    return fresh
  }

  /// Whether the store answers.
  public func isReady() throws -> Bool {
    _ = try store.session(SecretToken(random: [UInt8](repeating: 0, count: 32)).hash)
    return true
  }

  // MARK: Notes

  func note(
    _ act: AuditEntry.Act, _ actor: AuditEntry.Actor, _ about: Account.ID, _ now: Moment
  ) throws {
    try store.note(AuditEntry(at: now, act: act, actor: actor, about: about))
  }

  /// What was done to the account of late, the newest first.
  public func entries(about id: Account.ID) throws -> [AuditEntry] {
    try store.entries(about: id, limit: 50)
  }
}
