/// Who may ask for what: one row for each place, and a test that walks all of them.
struct RouteTable {
  /// Who asks.
  enum Role: CaseIterable {
    /// Somebody whose browser was not opened by the link of the start.
    case anonymous
    /// The person at this machine.
    case person
  }

  /// What can be done at a place.
  enum Method: String, CaseIterable {
    case get = "GET"
    case post = "POST"

    /// Whether it is what `request` asks for.
    func isMeant(by request: WebRequest) -> Bool {
      rawValue == (request.method == "HEAD" ? "GET" : request.method)
    }
  }

  /// Who gets what there on a server, where everybody has a vault of their own.
  enum Reach: CaseIterable {
    /// There is no such place.
    case nobody
    /// Everybody, signed in or not.
    case everybody
    /// Whoever signed in, over their own vault.
    case signedIn
    /// Whoever signed in, and only for a case in their own vault: to all others it is not there.
    case owner
    /// Whoever signed in and may invite others.
    case admin
    /// Whoever asks from the machine itself, or brings the word that the operator chose.
    case watcher
  }

  /// One place.
  struct Row {
    /// Which place.
    let kind: Route.Kind
    /// What can be done there; HEAD goes wherever GET does.
    let methods: [Method]
    /// Who may.
    let roles: [Role]
    /// Who may on a server.
    let reach: Reach
    /// Whether the form that is sent there brings files.
    var takesFiles = false

    /// What `request` wants to do there; nil for what cannot be done.
    func method(of request: WebRequest) -> Method? { methods.first { $0.isMeant(by: request) } }
  }

  /// The whole table. A place without a row is closed to everybody.
  static let rows: [Row] = [
    Row(kind: .open, methods: [.get], roles: [.anonymous, .person], reach: .nobody),
    Row(kind: .again, methods: [.post], roles: [.anonymous, .person], reach: .nobody),
    Row(kind: .asset, methods: [.get], roles: [.anonymous, .person], reach: .everybody),
    Row(kind: .language, methods: [.get], roles: [.anonymous, .person], reach: .everybody),
    Row(kind: .home, methods: [.get], roles: [.person], reach: .signedIn),
    Row(kind: .start, methods: [.get], roles: [.person], reach: .signedIn),
    Row(kind: .opening, methods: [.get, .post], roles: [.person], reach: .signedIn),
    Row(kind: .overview, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .happened, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .screen, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .answers, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .result, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .question, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .door, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .sent, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .answered, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .draft, methods: [.get, .post], roles: [.person], reach: .signedIn),
    Row(kind: .draftIn, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .terms, methods: [.get, .post], roles: [.person], reach: .signedIn),
    Row(kind: .add, methods: [.get, .post], roles: [.person], reach: .owner, takesFiles: true),
    Row(kind: .packet, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .exhibit, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .vet, methods: [.get, .post], roles: [.person], reach: .signedIn),
    Row(kind: .take, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(
      kind: .verify, methods: [.get, .post], roles: [.person], reach: .signedIn, takesFiles: true),
    Row(kind: .evidence, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .original, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .content, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .erase, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .story, methods: [.get, .post], roles: [.person], reach: .signedIn),
    Row(kind: .findings, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .finding, methods: [.get, .post], roles: [.person], reach: .owner),
    Row(kind: .picture, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .timeline, methods: [.get], roles: [.person], reach: .owner),
    Row(kind: .calendar, methods: [.get], roles: [.person], reach: .owner),
  ]

  /// The row of `kind`; nil where there is none.
  static func row(_ kind: Route.Kind?) -> Row? {
    kind.flatMap { kind in rows.first { $0.kind == kind } }
  }
}
