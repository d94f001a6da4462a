public import CaseCore

/// Somebody who has a vault on a server.
public struct Account: Sendable, Hashable {
  /// The random identity of an account.
  public typealias ID = CaseCore.ID<Account>

  /// What somebody may do beside keeping their own cases. Nobody reads the cases of somebody else.
  public enum Role: String, Sendable, CaseIterable {
    /// Keeps cases.
    case member
    /// Works for an organisation that helps others.
    case caseworker
    /// Invites others.
    case admin
  }

  /// Its identity.
  public let id: ID
  /// Where its mail goes.
  public let email: EmailAddress
  /// What it may do.
  public let role: Role
  /// What is kept of its password.
  public var password: PasswordHash
  /// The secret behind its codes; nil where it has no second step.
  public var secondStep: TimeCodeSecret?
  /// A secret that was shown and not confirmed yet.
  public var offeredStep: TimeCodeSecret?
  /// The last step whose code was taken.
  public var usedStep: Int64?
  /// When it was agreed that payment data are kept here; nil where it was not, or not any more.
  public var consentedAt: Moment?
  /// When it was opened.
  public let openedAt: Moment

  /// An account, with what a store keeps of it.
  public init(
    id: ID, email: EmailAddress, role: Role, password: PasswordHash,
    secondStep: TimeCodeSecret? = nil, offeredStep: TimeCodeSecret? = nil, usedStep: Int64? = nil,
    consentedAt: Moment? = nil, openedAt: Moment
  ) {
    self.id = id
    self.email = email
    self.role = role
    self.password = password
    self.secondStep = secondStep
    self.offeredStep = offeredStep
    self.usedStep = usedStep
    self.consentedAt = consentedAt
    self.openedAt = openedAt
  }
}

/// A change of an account.
public enum AccountChange: Sendable, Hashable {
  /// Another password.
  case password(PasswordHash)
  /// A secret was shown, which counts only when a code of it comes back.
  case offer(TimeCodeSecret)
  /// The secret that was shown is the second step from now on; the code of `step` showed it.
  case secondStep(TimeCodeSecret, step: Int64)
  /// No second step any more.
  case noSecondStep
  /// A code was used. Refused unless its step is later than every one before.
  case usedStep(Int64)
  /// Payment data may be kept since then; nil for not any more.
  case consent(Moment?)
}

/// A browser in which somebody signed in.
public struct Session: Sendable, Hashable {
  /// How far signing in has come.
  public enum Stage: String, Sendable, CaseIterable {
    /// The password was right; the code is still to come.
    case code
    /// All of it.
    case whole
  }

  /// How long a session lasts in which nothing is asked for, in seconds.
  public static let idleSeconds: Int64 = 12 * 3600
  /// How long any session lasts, in seconds.
  public static let longestSeconds: Int64 = 7 * 86_400
  /// How long the code may take, in seconds.
  public static let codeSeconds: Int64 = 600

  /// What is kept of its token.
  public let hash: TokenHash
  /// Whose it is.
  public let account: Account.ID
  /// How far it has come.
  public let stage: Stage
  /// When it began.
  public let begunAt: Moment
  /// When something was last asked for in it.
  public let seenAt: Moment

  /// A session, with what a store keeps of it.
  public init(
    hash: TokenHash, account: Account.ID, stage: Stage, begunAt: Moment, seenAt: Moment
  ) {
    self.hash = hash
    self.account = account
    self.stage = stage
    self.begunAt = begunAt
    self.seenAt = seenAt
  }

  /// Whether it is good at `now`.
  public func isOpen(at now: Moment) -> Bool {
    let age = now.seconds - begunAt.seconds
    switch stage {
    case .code: return age < Session.codeSeconds
    case .whole:
      return age < Session.longestSeconds && now.seconds - seenAt.seconds < Session.idleSeconds
    }
  }
}

/// What may be done once by whoever brings its token.
public struct Ticket: Sendable, Hashable {
  /// What may be done.
  public enum Purpose: Sendable, Hashable {
    /// Open an account for the address.
    case invitation(EmailAddress, Account.Role)
    /// Set another password.
    case newPassword(Account.ID)
    /// Stand in for a code of the second step.
    case recovery(Account.ID)
  }

  /// How long an invitation is good, in seconds.
  public static let invitationSeconds: Int64 = 7 * 86_400
  /// How long the link for another password is good, in seconds.
  public static let newPasswordSeconds: Int64 = 3600

  /// What is kept of its token.
  public let hash: TokenHash
  /// What may be done.
  public let purpose: Purpose
  /// From when on it is good no more; nil for never.
  public let endsAt: Moment?

  /// A ticket, with what a store keeps of it.
  public init(hash: TokenHash, purpose: Purpose, endsAt: Moment?) {
    self.hash = hash
    self.purpose = purpose
    self.endsAt = endsAt
  }

  /// Whether it is good at `now`.
  public func isOpen(at now: Moment) -> Bool { endsAt.map { now < $0 } ?? true }
}

/// What was done to an account, for its owner to read.
public struct AuditEntry: Sendable, Hashable {
  /// What.
  public enum Act: String, Sendable, CaseIterable {
    case opened, signedIn, passwordChanged, newPasswordAsked, newPasswordSet,
      secondStepOn, secondStepOff, recoveryCodeUsed, consented, consentWithdrawn, removed
  }

  /// Who did it.
  public enum Actor: Sendable, Hashable {
    /// The owner, or whoever signed in as the owner.
    case owner
    /// Another account.
    case other(Account.ID)
    /// Whoever runs the server, by a command on the machine.
    case machine
  }

  /// When.
  public let at: Moment
  /// What.
  public let act: Act
  /// Who.
  public let actor: Actor
  /// To which account.
  public let about: Account.ID

  /// An entry.
  public init(at: Moment, act: Act, actor: Actor, about: Account.ID) {
    self.at = at
    self.act = act
    self.actor = actor
    self.about = about
  }
}
