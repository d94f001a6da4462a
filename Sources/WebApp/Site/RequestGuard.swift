/// What a request has to show before anything is done for it.
struct RequestGuard {
  /// Why it is turned away.
  enum Objection: Hashable {
    /// It was sent to another name: a page elsewhere made its own name lead here (DNS rebinding).
    case otherHost
    /// It was sent by a page that is not ours.
    case otherOrigin
    /// It does not carry the number that our forms carry.
    case noFormToken
    /// It carries no form.
    case noForm
  }

  /// The names under which we are asked, with a port where it is not the usual one.
  private let hosts: [String]
  /// The beginnings of our addresses, as a browser names them.
  private let origins: [String]

  /// For the names by which this machine calls itself.
  init(port: Int) {
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
    origins = hosts.map { "http://\($0)" }
  }

  /// For a server that is known under `origins`: `https://recourse.example`.
  init(origins: [SiteOrigin]) {
    hosts = origins.map(\.host)
    self.origins = origins.map(\.text)
  }

  /// What is wrong with any request; nil for nothing.
  func objection(to request: WebRequest) -> Objection? {
    guard let host = request.header("host"), hosts.contains(host.lowercased()) else {
      return .otherHost
    }
    // A page elsewhere may lead here by a link, and may not load anything of ours.
    let isForeign = request.values(of: "sec-fetch-site").contains {
      $0 != "same-origin" && $0 != "none"
    }
    if isForeign, request.header("sec-fetch-mode") != "navigate" { return .otherOrigin }
    return nil
  }

  /// What is wrong with where a request comes from that changes something; nil for nothing.
  func objection(toSender request: WebRequest) -> Objection? {
    // A header that was sent twice is ours only if both are.
    guard request.values(of: "origin").allSatisfy({ origins.contains($0) }),
      request.values(of: "sec-fetch-site").allSatisfy({ $0 == "same-origin" })
    else { return .otherOrigin }
    return nil
  }

  /// What is wrong with a request that changes something; nil for nothing.
  func objection(
    toChange request: WebRequest, _ form: FormData?, _ session: BrowserSession
  ) -> Objection? {
    if let objection = objection(toSender: request) { return objection }
    guard let form else { return .noForm }
    return isOurs(form[FormName.token], session) ? nil : .noFormToken
  }

  /// Whether `token` is the one that the forms of `session` carry.
  func isOurs(_ token: String?, _ session: BrowserSession) -> Bool {
    token.map { SecretText.areEqual($0, session.formToken) } ?? false
  }
}

/// The names of fields that every form of ours may have.
enum FormName {
  /// The number that shows that the form is ours.
  static let token = "token"
}
