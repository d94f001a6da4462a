import Accounts
import CaseCore
import Engine
import Markup
import TestKit
import Testing

@testable import WebApp

/// Every place × every role × every method on a server.
@Suite struct ServerAccessTests {
  /// Who asks.
  enum Role: CaseIterable {
    /// Somebody without an account.
    case anonymous
    /// Somebody who was given a link to something of a case: there is no such link, so it opens nothing.
    case counterparty
    /// Somebody with an account of their own.
    case otherUser
    /// Somebody who works for an organisation: their account opens no case of others.
    case caseworker
    /// Whose case it is.
    case owner
    /// Who may invite others: that opens no case of theirs.
    case admin
  }

  /// What is expected.
  enum Answer: Equatable {
    /// The page, or what it goes on to.
    case page
    /// To sign in first; for a form, that it was not taken.
    case signInFirst
    /// That there is nothing there.
    case nothing
  }

  /// A place: one over a vault, or one of the server itself.
  enum Place: Hashable, CustomTestStringConvertible {
    case site(Route.Kind)
    case server(ServerPlace)

    static var all: [Place] {
      Route.Kind.allCases.map(Place.site) + ServerPlace.allCases.map(Place.server)
    }

    var testDescription: String {
      switch self {
      case .site(let kind): "\(kind)"
      case .server(let place): place.rawValue
      }
    }

    var reach: RouteTable.Reach? {
      switch self {
      case .site(let kind): RouteTable.row(kind)?.reach
      case .server(let place): place.row.reach
      }
    }

    var methods: [RouteTable.Method] {
      switch self {
      case .site(let kind): RouteTable.row(kind)?.methods ?? []
      case .server(let place): place.row.methods
      }
    }
  }

  /// The table: who gets what at a place of each reach.
  static func expected(_ reach: RouteTable.Reach, _ role: Role) -> Answer {
    switch (reach, role) {
    case (.nobody, _), (.watcher, _): .nothing
    case (.everybody, _): .page
    case (_, .anonymous), (_, .counterparty): .signInFirst
    case (.signedIn, _): .page
    case (.owner, .owner): .page
    case (.owner, _): .nothing
    case (.admin, .admin): .page
    case (.admin, _): .nothing
    }
  }

  /// A server with everybody on it, and a case of the owner's.
  private struct World {
    let world: ServerWorld
    let browsers: [Role: Browser]
    let id: Case.ID

    init() async throws {
      world = try ServerWorld()
      let owner = try world.signedIn("owner@example.org")
      let stranger = world.stranger()
      stranger.set(cookie: SecretToken(random: [UInt8](repeating: 3, count: 32)).text)
      browsers = [
        .anonymous: world.stranger(), .counterparty: stranger, .owner: owner,
        .otherUser: try world.signedIn("other@example.org"),
        .caseworker: try world.signedIn("caseworker@example.org", as: .caseworker),
        .admin: try world.signedIn("admin@example.org", as: .admin),
      ]
      // All of them agreed, so that the place for files is seen.
      for browser in browsers.values {
        if let id = browser.id { try world.site.desk.consent(true, of: id, at: world.moment) }
      }
      let opened = await owner.post("/start/what", ["what": "nothing_came"])
      let parts = opened.location.split(separator: "/")
      try #require(opened.status == 303 && parts.first == "cases", "\(opened.text)")
      id = try #require(Case.ID(parts[1]))
    }

    /// The path of `place`, for the owner's case.
    func path(_ place: Place) throws -> String {
      switch place {
      case .server(let place): Route.server(place).link.text
      case .site(let kind):
        try RouteTests.sample(kind).link.text.replacing(
          try #require(RouteTests.id).text, with: id.text)
      }
    }
  }

  @Test(arguments: Place.all)
  func `a place answers each role as the table says`(place: Place) async throws {
    let world = try await World()
    let path = try world.path(place)
    let reach = try #require(place.reach)
    for role in Role.allCases {
      let browser = try #require(world.browsers[role])
      for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
        let answer = await browser.send(browser.request(method, path))
        let isThere = place.methods.contains { $0.rawValue == (method == "HEAD" ? "GET" : method) }
        let said = "\(role) \(method) \(path): \(answer.status)"
        if reach == .nobody || (reach == .watcher && method != "PUT" && method != "DELETE") {
          #expect(answer.status == 404 || !isThere, "\(said)")
          continue
        }
        guard isThere else {
          #expect(answer.status == 405, "\(said)")
          continue
        }
        switch Self.expected(reach, role) {
        case .nothing:
          // A form that is not ours is turned away before anybody looks for what it is for.
          #expect(
            answer.status == (method == "POST" ? 403 : 404) || answer.status == 404, "\(said)")
        case .signInFirst:
          #expect(answer.status == (method == "POST" ? 403 : 303), "\(said)")
          if method != "POST" { #expect(answer.location.hasPrefix("/sign-in"), "\(said)") }
        case .page:
          // Without the number of our forms nothing is changed. What the sample names need not be in the
          // case, or be no picture.
          #expect(
            method == "POST" ? answer.status == 403 : [200, 303, 404, 422].contains(answer.status),
            "\(said)")
          #expect(
            answer.status != 303 || place == .server(.signIn)
              || !answer.location.hasPrefix("/sign-in") || place == .server(.code), "\(said)")
        }
      }
    }
    // Nobody but the owner has a case, and it has one still.
    for role in Role.allCases {
      guard let id = world.browsers[role]?.id else { continue }
      let count = try await world.world.vaults.engine(of: id)?.listings().count ?? 0
      #expect(count == (role == .owner ? 1 : 0))
    }
  }

  /// What a form of ours changes where the case is somebody else's: nothing, with the right number and all.
  @Test func `a form of somebody else's finds no case`() async throws {
    let world = try await World()
    let owner = try #require(world.browsers[.owner]?.id)
    let engine = try #require(world.world.vaults.engine(of: owner))
    let before = try await engine.load(world.id).state.size
    for role in [Role.otherUser, .caseworker, .admin] {
      let browser = try #require(world.browsers[role])
      let never = try #require(RouteTests.id).text
      for path in ["what", "findings", "erase", "take", "door/seller/sent", "add"] {
        let fields = ["what": "nothing_came", "sure": "yes"]
        let answer = await browser.post("/cases/\(world.id.text)/\(path)", fields)
        let other = await browser.post("/cases/\(never)/\(path)", fields)
        #expect(answer.status >= 400, "\(role) \(path) \(answer.status)")
        // As one that never was.
        #expect(answer.status == other.status && answer.location == other.location)
      }
      let home = await browser.get("/")
      #expect(home.location == "/start" && !home.text.contains(world.id.text))
    }
    #expect(try await engine.load(world.id).state.size == before)
  }

  @Test(arguments: ["evil.example", "recourse.example:80", "127.0.0.1:8741", "", "localhost"])
  func `a request under another name is turned away`(host: String) async throws {
    let world = try ServerWorld()
    var request = world.stranger().request("GET", "/sign-in")
    request.headers[0].value = host
    #expect(await world.site.respond(to: request).status == 421)
    request.target = "/health"
    #expect(await world.site.respond(to: request).status == 200)
  }

  @Test func `counters are for the machine itself, or for whoever brings the word`() async throws {
    let world = try ServerWorld(metricsWord: "a word that nobody guesses")
    var request = world.stranger().request("GET", "/metrics")
    #expect(await world.site.respond(to: request).status == 404)
    request.headers.append(("authorization", "Bearer a word"))
    #expect(await world.site.respond(to: request).status == 404)
    request.headers[request.headers.count - 1].value = "Bearer a word that nobody guesses"
    #expect(await world.site.respond(to: request).status == 200)
    var local = world.stranger().request("GET", "/metrics")
    local.sender = .init(network: "127.0.0.1", isLoopback: true)
    world.site.meters.answered("home", status: 200, microseconds: 12_345)
    let answer = await world.site.respond(to: local)
    #expect(answer.text.contains("recourse_answers_total{place=\"home\",status=\"200\"} 1"))
    #expect(answer.text.contains("recourse_answer_seconds_bucket{le=\"0.01\"} 0"))
    #expect(answer.text.contains("recourse_answer_seconds_bucket{le=\"0.025\"} 1"))
    #expect(answer.text.contains("recourse_answer_seconds_sum 0.012345\n"))
    // A page in a browser of that machine is not the machine.
    local.headers.append(("sec-fetch-site", "none"))
    #expect(await world.site.respond(to: local).status == 404)
  }

  @Test func `every answer keeps the browser from what our pages never do`() async throws {
    let world = try ServerWorld()
    for path in ["/", "/sign-in", "/nowhere", "/health", "/join?invitation=00", "/metrics"] {
      let response = await world.stranger().get(path)
      let policy = try #require(response.header("content-security-policy"))
      #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      #expect(response.header("x-content-type-options") == "nosniff")
      #expect(response.header("strict-transport-security") == "max-age=31536000")
    }
    let cookie = await world.stranger().get("/sign-in").header("set-cookie")
    #expect(cookie?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure") == true)
  }

  @Test func `a form without its number, of another page or of another session changes nothing`()
    async throws
  {
    let world = try ServerWorld()
    let browser = try world.signedIn("li@example.org")
    let other = try world.signedIn("other@example.org")
    let ours = browser.form("/sign-out")
    let changes: [(inout WebRequest) -> Void] = [
      { $0.body = [] }, { $0.body = other.form("/sign-out").body },
      { $0.headers.append(("origin", "https://evil.example")) },
      { request in
        request.headers.removeAll { $0.name == "content-type" }
        request.headers.append(("content-type", "text/plain"))
      },
      { request in
        request.headers.removeAll { $0.name == "sec-fetch-site" }
        request.headers.append(("sec-fetch-site", "cross-site"))
      },
    ]
    for change in changes {
      var foreign = ours
      change(&foreign)
      #expect(await world.site.respond(to: foreign).status == 403)
    }
    #expect(await browser.get("/account").status == 200)
    #expect(await browser.send(ours).status == 303)
    #expect(browser.cookie == nil)
  }
}
