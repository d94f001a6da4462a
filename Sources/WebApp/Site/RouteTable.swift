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
  }

  /// One place.
  struct Row {
    /// Which place.
    let kind: Route.Kind
    /// What can be done there; HEAD goes wherever GET does.
    let methods: [Method]
    /// Who may.
    let roles: [Role]
    /// Whether the form that is sent there brings files.
    var takesFiles = false
  }

  /// The whole table. A place without a row is closed to everybody.
  static let rows: [Row] = [
    Row(kind: .open, methods: [.get], roles: [.anonymous, .person]),
    Row(kind: .again, methods: [.post], roles: [.anonymous, .person]),
    Row(kind: .asset, methods: [.get], roles: [.anonymous, .person]),
    Row(kind: .language, methods: [.get], roles: [.anonymous, .person]),
    Row(kind: .home, methods: [.get], roles: [.person]),
    Row(kind: .start, methods: [.get], roles: [.person]),
    Row(kind: .opening, methods: [.get, .post], roles: [.person]),
    Row(kind: .overview, methods: [.get], roles: [.person]),
    Row(kind: .happened, methods: [.get, .post], roles: [.person]),
    Row(kind: .screen, methods: [.get, .post], roles: [.person]),
    Row(kind: .answers, methods: [.get], roles: [.person]),
    Row(kind: .result, methods: [.get], roles: [.person]),
    Row(kind: .question, methods: [.get, .post], roles: [.person]),
    Row(kind: .door, methods: [.get], roles: [.person]),
    Row(kind: .sent, methods: [.get, .post], roles: [.person]),
    Row(kind: .answered, methods: [.get, .post], roles: [.person]),
    Row(kind: .draft, methods: [.get, .post], roles: [.person]),
    Row(kind: .draftIn, methods: [.get, .post], roles: [.person]),
    Row(kind: .terms, methods: [.get, .post], roles: [.person]),
    Row(kind: .add, methods: [.get, .post], roles: [.person], takesFiles: true),
    Row(kind: .packet, methods: [.get, .post], roles: [.person]),
    Row(kind: .exhibit, methods: [.get], roles: [.person]),
    Row(kind: .vet, methods: [.get, .post], roles: [.person]),
    Row(kind: .take, methods: [.get, .post], roles: [.person]),
    Row(kind: .verify, methods: [.get, .post], roles: [.person], takesFiles: true),
    Row(kind: .evidence, methods: [.get], roles: [.person]),
    Row(kind: .original, methods: [.get, .post], roles: [.person]),
    Row(kind: .content, methods: [.get], roles: [.person]),
    Row(kind: .erase, methods: [.get, .post], roles: [.person]),
    Row(kind: .story, methods: [.get, .post], roles: [.person]),
    Row(kind: .findings, methods: [.get, .post], roles: [.person]),
    Row(kind: .finding, methods: [.get, .post], roles: [.person]),
    Row(kind: .picture, methods: [.get], roles: [.person]),
    Row(kind: .timeline, methods: [.get], roles: [.person]),
    Row(kind: .calendar, methods: [.get], roles: [.person]),
  ]

  /// The row of `kind`; nil where there is none.
  static func row(_ kind: Route.Kind) -> Row? { rows.first { $0.kind == kind } }
}
