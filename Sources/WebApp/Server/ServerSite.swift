public import Accounts
import CaseCore
public import Engine
import Markup
import Synchronization

/// The pages of a server: whoever signs in sees the pages over their own vault, and nobody else's.
///
/// As of the pages of one vault, nothing here knows of sockets, files or SQL.
public struct ServerSite: Sendable {
  /// What it works with.
  public struct Ports: Sendable {
    let desk: AccountDesk
    let vaults: any AccountVaults
    let mail: any Mailing
    let clock: TimeSource
    let randomness: Randomness
    /// Does something when the answer is on its way, so that how long it takes tells nobody anything.
    let afterwards: @Sendable (_ work: @escaping @Sendable () -> Void) -> Void

    /// The ports of a server.
    public init(
      desk: AccountDesk, vaults: any AccountVaults, mail: any Mailing, clock: TimeSource,
      randomness: Randomness,
      afterwards: @escaping @Sendable (_ work: @escaping @Sendable () -> Void) -> Void
    ) {
      self.desk = desk
      self.vaults = vaults
      self.mail = mail
      self.clock = clock
      self.randomness = randomness
      self.afterwards = afterwards
    }
  }

  /// Passwords are tried one after the other: each try takes 32 MiB.
  final class Bench: Sendable {
    private let isInUse = Mutex(())

    /// Runs `work` when nobody else does.
    func run<Result>(_ work: () throws -> Result) rethrows -> Result {
      try isInUse.withLock { _ in try work() }
    }
  }

  let ports: Ports
  let settings: ServerSettings
  let area: String
  let requestGuard: RequestGuard
  let limits = AccountLimits()
  let bench = Bench()
  /// What is counted.
  public let meters = ServerMeters()
  private let uploads = UploadCount()

  var desk: AccountDesk { ports.desk }

  /// The pages of a server that is run by `settings`.
  public init(ports: Ports, settings: ServerSettings, area: String = "cn-game-points") {
    self.ports = ports
    self.settings = settings
    self.area = area
    requestGuard = RequestGuard(origins: settings.origins)
  }

  /// The link of an invitation, with which the address opens an account.
  public static func invitationLink(_ origin: SiteOrigin, _ token: SecretToken) -> String {
    origin.text + Route.server(.join).link("invitation", token.text).text
  }

  /// The answer to `request`.
  public func respond(to request: WebRequest) async -> WebResponse {
    var response = await answer(to: request)
    response.addSafetyHeaders()
    if settings.isSecure {
      response.headers.append(("strict-transport-security", "max-age=31536000"))
    }
    return response
  }

  /// Whether what `request` sends is to be read while it comes in, and not before.
  public func takesFiles(_ request: WebRequest) -> Bool {
    Route(path: request.path).flatMap { RouteTable.row($0.kind) }?.takesFiles ?? false
  }

  /// What place `request` asks for, as a word that tells of no case and no person.
  public func placeName(of request: WebRequest) -> String {
    switch Route(path: request.path) {
    case nil: "none"
    case .server(let place): place.rawValue
    case let route?: route.kind.map { "\($0)" } ?? "none"
    }
  }

  /// Asks for a time-stamp over what the person behind `request` recorded, if it is time to.
  public func stampIfDue(after request: WebRequest) async {
    guard let token = token(of: request),
      let visitor = try? desk.visitor(token, at: ports.clock.now()),
      let vault = try? await ports.vaults.vault(of: visitor.account.id)
    else { return }
    _ = try? await vault.engine.stampIfDue()
  }

  // MARK: Who asks

  func token(of request: WebRequest) -> SecretToken? {
    request.cookie(settings.cookieName).flatMap { SecretToken(text: $0) }
  }

  func random(_ count: Int) -> [UInt8] { ports.randomness.bytes(count) }

  private func answer(to request: WebRequest) async -> WebResponse {
    let route = Route(path: request.path)
    if case .server(let place) = route, place.isForPrograms {
      return tell(place, to: request)
    }
    let now = ports.clock.now()
    let brought = token(of: request)
    let token = brought ?? SecretToken(random: random(SecretToken.randomBytes))
    let visitor: AccountDesk.Visitor?
    do {
      visitor = try brought.flatMap { try desk.visitor($0, at: now) }
    } catch {
      return ErrorPage(page(request, token, isSignedIn: false)).response(503, Words.notNow)
    }
    let page = page(request, token, isSignedIn: visitor != nil)
    switch requestGuard.objection(to: request) {
    case .otherHost: return ErrorPage(page).response(421, Words.otherName)
    case .otherOrigin, .noForm, .noFormToken:
      return ErrorPage(page).response(403, Words.notOurForm)
    case nil: break
    }
    let asking = Asking(
      request: request, page: page, now: now, token: token, isFresh: brought == nil,
      visitor: visitor)
    guard let route else { return ErrorPage(page).response(404, Words.nothingHere) }
    if case .server(let place) = route { return await serve(place, asking) }
    return await serve(route, asking)
  }

  private func page(_ request: WebRequest, _ token: SecretToken, isSignedIn: Bool) -> Page {
    Page(
      language: request.language, formToken: token.formToken, practice: false,
      path: request.target,
      server: ServerNotice(operatorName: settings.operatorName, isSignedIn: isSignedIn))
  }

  // MARK: The pages over a vault

  private func serve(_ route: Route, _ asking: Asking) async -> WebResponse {
    let (request, page) = (asking.request, asking.page)
    guard let row = RouteTable.row(route.kind), row.reach != .nobody else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    guard let method = row.method(of: request) else {
      return ErrorPage(page).notThisWay(row.methods)
    }
    if row.reach == .everybody {
      switch route {
      case .asset(let name): return Asset.response(to: request, named: name, page)
      case .language(let language): return WebResponse(choosing: language, request)
      default: return ErrorPage(page).response(404, Words.nothingHere)
      }
    }
    guard let visitor = asking.visitor else { return signInFirst(route, asking) }
    if row.kind == .add, visitor.account.consentedAt == nil {
      return askForConsent(before: route, method, asking)
    }
    do {
      let vault = try await ports.vaults.vault(of: visitor.account.id)
      let site = WebSite(
        engine: vault.engine, area: area, erasing: vault.erasing, requestGuard: requestGuard,
        uploads: uploads)
      return await site.answer(to: request, at: route, method, row, page, asking.session)
    } catch let refusal as Refusal {
      return ErrorPage(page).response(to: refusal)
    } catch {
      return ErrorPage(page).response(503, Words.notNow)
    }
  }

  /// Sends somebody who is not signed in to where they can, and back afterwards.
  func signInFirst(_ route: Route, _ asking: Asking) -> WebResponse {
    guard asking.request.method != "POST" else {
      return ErrorPage(asking.page).response(403, Words.signedOutMeanwhile)
    }
    let link = Route.server(.signIn).link
    if route == .home { return WebResponse(seeOther: link) }
    return WebResponse(
      seeOther: Route.server(.signIn).link(FieldName.then, String(asking.request.path)))
  }

  // MARK: For programs

  private func tell(_ place: ServerPlace, to request: WebRequest) -> WebResponse {
    func plain(_ status: Int, _ text: String) -> WebResponse {
      WebResponse(
        status,
        headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
        body: Array((text + "\n").utf8))
    }
    guard place.row.methods.contains(where: { $0.isMeant(by: request) }) else {
      var response = plain(405, "method not allowed")
      response.headers.append(("allow", "GET, HEAD"))
      return response
    }
    switch place {
    case .ready:
      let isReady = (try? desk.isReady()) == true && ports.vaults.isReady()
      return isReady ? plain(200, "ready") : plain(503, "not ready")
    case .metrics:
      // To anybody else there is no such place.
      guard mayWatch(request) else { return plain(404, "not found") }
      var response = plain(200, "")
      response.headers[0].value = "text/plain; version=0.0.4; charset=utf-8"
      response.body = Array(meters.text.utf8)
      return response
    default: return plain(200, "ok")
    }
  }

  /// Whether `request` comes from the machine itself, by a program and not a page, or brings the word.
  private func mayWatch(_ request: WebRequest) -> Bool {
    if let word = settings.metricsWord, let given = request.header("authorization") {
      return SecretText.areEqual(given, "Bearer \(word)")
    }
    return request.sender.isLoopback && request.values(of: "sec-fetch-site").isEmpty
  }
}

/// A request with who asks.
struct Asking {
  let request: WebRequest
  let page: Page
  let now: Moment
  /// The token of the session, or one for the forms of somebody who is not signed in.
  let token: SecretToken
  /// Whether the browser does not have it yet.
  let isFresh: Bool
  /// Who is signed in; nil for nobody.
  let visitor: AccountDesk.Visitor?

  /// The session as forms know it.
  var session: BrowserSession {
    BrowserSession(secret: token.text, formToken: token.formToken)
  }
}
