public import CaseCore

// Opening an account, and setting another password by mail.
extension AccountDesk {
  /// What became of an invitation.
  public enum Opening: Sendable {
    /// The invitation is not good, or the address has an account.
    case no
    /// The password cannot be taken.
    case objection(Password.Objection)
    /// The account is there, and this is its first session.
    case opened(Account.ID, SecretToken)
  }

  /// Invites the person behind `email`, who gets the token by mail or from whoever asked; an earlier
  /// invitation of theirs is void.
  public func invite(
    _ email: EmailAddress, as role: Account.Role, at now: Moment, random: RandomBytes
  ) throws -> SecretToken {
    try store.sweep(at: now)
    let token = SecretToken(random: random(SecretToken.randomBytes))
    try store.issue([
      Ticket(
        hash: token.hash, purpose: .invitation(email, role),
        endsAt: Moment(seconds: now.seconds + Ticket.invitationSeconds))
    ])
    return token
  }

  /// Whom `token` invites; nil where it invites nobody at `now`.
  public func invited(by token: SecretToken, at now: Moment) throws -> EmailAddress? {
    guard let ticket = try store.ticket(token.hash), ticket.isOpen(at: now),
      case .invitation(let email, _) = ticket.purpose
    else { return nil }
    return email
  }

  /// Opens the account that `token` invites to.
  public func open(
    with token: SecretToken, _ password: Password, at now: Moment, random: RandomBytes
  ) throws -> Opening {
    guard let ticket = try store.ticket(token.hash), ticket.isOpen(at: now),
      case .invitation(let email, let role) = ticket.purpose
    else { return .no }
    if let objection = password.objection(for: email) { return .objection(objection) }
    let account = Account(
      id: Account.ID(randomBytes: random(16)), email: email, role: role,
      password: PasswordHash(password, salt: random(PasswordHash.saltBytes), cost: cost),
      openedAt: now)
    guard try store.open(account, with: token.hash, at: now) else { return .no }
    try note(.opened, .owner, account.id, now)
    let session = SecretToken(random: random(SecretToken.randomBytes))
    try store.begin(
      Session(hash: session.hash, account: account.id, stage: .whole, begunAt: now, seenAt: now),
      replacing: nil)
    return .opened(account.id, session)
  }

  /// Makes the link for another password; nil where the address has no account. What is answered to the
  /// person must not depend on it.
  public func askForNewPassword(
    _ typed: String, at now: Moment, random: RandomBytes
  ) throws -> (EmailAddress, SecretToken)? {
    let token = SecretToken(random: random(SecretToken.randomBytes))
    guard let email = EmailAddress(typed), let account = try store.account(of: email) else {
      return nil
    }
    try store.sweep(at: now)
    try store.issue([
      Ticket(
        hash: token.hash, purpose: .newPassword(account.id),
        endsAt: Moment(seconds: now.seconds + Ticket.newPasswordSeconds))
    ])
    try note(.newPasswordAsked, .owner, account.id, now)
    return (email, token)
  }

  /// Whether `token` is good for setting another password at `now`.
  public func mayRenew(with token: SecretToken, at now: Moment) throws -> Bool {
    guard let ticket = try store.ticket(token.hash), ticket.isOpen(at: now),
      case .newPassword = ticket.purpose
    else { return false }
    return true
  }

  /// Sets another password with the token of a mail, and ends every session. Nobody is signed in by it.
  public func renewPassword(
    with token: SecretToken, _ password: Password, at now: Moment, random: RandomBytes
  ) throws -> Renewal {
    guard try mayRenew(with: token, at: now),
      case .newPassword(let id) = try store.ticket(token.hash)?.purpose,
      let account = try store.account(id)
    else { return .no }
    if let objection = password.objection(for: account.email) { return .objection(objection) }
    let hash = PasswordHash(password, salt: random(PasswordHash.saltBytes), cost: cost)
    guard try store.take(token.hash, at: now) != nil, try store.change(id, .password(hash)) else {
      return .no
    }
    try store.endSessions(of: id, butNot: nil)
    try note(.newPasswordSet, .owner, id, now)
    return .done
  }
}
