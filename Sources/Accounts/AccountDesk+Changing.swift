public import CaseCore

// What the owner of an account changes.
extension AccountDesk {
  /// Whether `password` is the one of `account`.
  public func isPassword(_ password: Password, of account: Account) -> Bool {
    account.password.matches(password)
  }

  /// Sets another password. All other sessions end, and this one goes on under a fresh token.
  public func changePassword(
    of account: Account, from present: Password, to password: Password, in token: SecretToken,
    at now: Moment, random: RandomBytes
  ) throws -> (Renewal, SecretToken?) {
    guard isPassword(present, of: account) else { return (.no, nil) }
    if let objection = password.objection(for: account.email) {
      return (.objection(objection), nil)
    }
    let hash = PasswordHash(password, salt: random(PasswordHash.saltBytes), cost: cost)
    guard try store.change(account.id, .password(hash)) else { return (.no, nil) }
    try store.revoke(.newPassword(account.id))
    try note(.passwordChanged, .owner, account.id, now)
    return (.done, try renew(token, of: account.id, at: now, random))
  }

  /// Makes a secret for an app to show codes of. It counts only when a code of it comes back.
  public func offerSecondStep(
    to account: Account, random: RandomBytes
  ) throws -> TimeCodeSecret? {
    guard account.secondStep == nil,
      let secret = TimeCodeSecret(bytes: random(TimeCodeSecret.randomBytes)),
      try store.change(account.id, .offer(secret))
    else { return nil }
    return secret
  }

  /// Turns the second step on, with the first code of the secret that was shown. All other sessions end.
  /// - Returns: The codes for when the telephone is lost, which are shown this once, and the fresh session;
  ///   nil for a wrong code.
  public func confirmSecondStep(
    of account: Account, code: String, in token: SecretToken, at now: Moment, random: RandomBytes
  ) throws -> (codes: [RecoveryCode], session: SecretToken)? {
    guard account.secondStep == nil, let secret = account.offeredStep,
      let step = secret.step(of: code, at: now, after: nil),
      try store.change(account.id, .secondStep(secret, step: step))
    else { return nil }
    let codes = (0..<RecoveryCode.count).map { _ in
      RecoveryCode(random: random(RecoveryCode.randomBytes))
    }
    try store.issue(
      codes.map { Ticket(hash: $0.hash, purpose: .recovery(account.id), endsAt: nil) })
    try note(.secondStepOn, .owner, account.id, now)
    return (codes, try renew(token, of: account.id, at: now, random))
  }

  /// Turns the second step off.
  /// - Returns: False for a wrong password.
  public func dropSecondStep(
    of account: Account, _ password: Password, at now: Moment
  ) throws -> Bool {
    guard isPassword(password, of: account), try store.change(account.id, .noSecondStep) else {
      return false
    }
    try store.revoke(.recovery(account.id))
    try note(.secondStepOff, .owner, account.id, now)
    return true
  }

  /// How many codes for a lost telephone are left.
  public func recoveryCodesLeft(of id: Account.ID) throws -> Int { try store.count(.recovery(id)) }

  /// Notes that payment data may be kept here, or may not any more.
  public func consent(_ isGiven: Bool, of id: Account.ID, at now: Moment) throws {
    guard try store.change(id, .consent(isGiven ? now : nil)) else { return }
    try note(isGiven ? .consented : .consentWithdrawn, .owner, id, now)
  }

  /// Ends every session of the account, which is about to go.
  public func shut(_ id: Account.ID) throws { try store.endSessions(of: id, butNot: nil) }

  /// Removes the account and all that is kept of it; one entry without a name stays.
  public func remove(_ id: Account.ID, by actor: AuditEntry.Actor, at now: Moment) throws {
    try store.remove(id)
    try note(.removed, actor, id, now)
  }
}
