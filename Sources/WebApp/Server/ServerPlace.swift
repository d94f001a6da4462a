/// A place that there is on a server only, by its path.
enum ServerPlace: String, Hashable, CaseIterable {
  /// Address and password.
  case signIn = "sign-in"
  /// The code of the second step.
  case code = "sign-in/code"
  /// Ends the session.
  case signOut = "sign-out"
  /// Opens an account with an invitation.
  case join
  /// Asks for the link for another password.
  case forgot
  /// Sets another password with the link of a mail.
  case renew
  /// Who runs the server, and what becomes of what is kept there.
  case about
  /// The account.
  case account
  /// Another password.
  case password = "account/password"
  /// The second step, on and off.
  case secondStep = "account/code"
  /// Whether payment data may be kept.
  case consent = "account/consent"
  /// Deletes everything.
  case leave = "account/leave"
  /// Invites somebody.
  case invite
  /// Whether the program runs.
  case health
  /// Whether it can answer.
  case ready
  /// Its counters.
  case metrics

  /// What can be done at a place, and by whom.
  struct Row {
    /// What can be done there; HEAD goes wherever GET does.
    let methods: [RouteTable.Method]
    /// Who may.
    let reach: RouteTable.Reach
  }

  /// The row of the place: the compiler asks for one of each.
  var row: Row {
    switch self {
    case .signIn, .code, .join, .forgot, .renew: Row(methods: [.get, .post], reach: .everybody)
    case .about, .health, .ready: Row(methods: [.get], reach: .everybody)
    case .signOut: Row(methods: [.post], reach: .signedIn)
    case .account: Row(methods: [.get], reach: .signedIn)
    case .password, .secondStep, .consent, .leave: Row(methods: [.get, .post], reach: .signedIn)
    case .invite: Row(methods: [.get, .post], reach: .admin)
    case .metrics: Row(methods: [.get], reach: .watcher)
    }
  }

  /// Whether programs ask for it, under whatever name they know the machine by.
  var isForPrograms: Bool { self == .health || self == .ready || self == .metrics }

  /// The parts of its path.
  var segments: [String] { rawValue.split(separator: "/").map { String($0) } }

  /// Reads the parts of a path; nil for one that leads to no such place.
  init?(path parts: [some StringProtocol]) {
    self.init(rawValue: parts.joined(separator: "/"))
  }
}
