public import Engine
import CaseCore
import Markup

/// The pages over one vault: a request in, an answer out.
///
/// Nothing here knows of sockets, files or SQL. A page is a function of what the Engine says of a case
/// and of nothing else.
public struct WebSite: Sendable {
  /// How a local start lets a browser in.
  private struct Local {
    let access: LocalAccess
    let port: Int
    /// Shows a link to whoever started the pages, and to nobody else.
    let announce: @Sendable (_ link: String) -> Void
  }

  let engine: Engine
  let area: String
  let requestGuard: RequestGuard
  /// Who erases; nil where nothing can be erased.
  let erasing: (any CaseErasing)?
  let uploads: UploadCount
  /// Nil on a server, which lets people in itself.
  private let local: Local?

  /// The pages over the vault of `engine`, which are listened to on `port`.
  ///
  /// `announce` shows a link to whoever started the pages, where they can see it and nobody else can.
  public init(
    engine: Engine, access: LocalAccess, port: Int, area: String = "cn-game-points",
    erasing: (any CaseErasing)? = nil,
    announce: @escaping @Sendable (_ link: String) -> Void = { _ in }
  ) {
    local = Local(access: access, port: port, announce: announce)
    self.erasing = erasing
    self.engine = engine
    self.area = area
    uploads = UploadCount()
    requestGuard = RequestGuard(port: port)
  }

  /// The pages over one vault of a server, which says itself who may see them.
  init(
    engine: Engine, area: String, erasing: any CaseErasing, requestGuard: RequestGuard,
    uploads: UploadCount
  ) {
    local = nil
    self.erasing = erasing
    self.engine = engine
    self.area = area
    self.uploads = uploads
    self.requestGuard = requestGuard
  }

  /// The link that opens the pages in one browser, once.
  public static func startLink(port: Int, token: String) -> String {
    "http://127.0.0.1:\(port)" + Route.open.link("token", token).text
  }

  /// The answer to `request`.
  public func respond(to request: WebRequest) async -> WebResponse {
    var response = await answer(to: request)
    response.addSafetyHeaders()
    return response
  }

  /// Whether what `request` sends is to be read while it comes in, and not before.
  public func takesFiles(_ request: WebRequest) -> Bool {
    Route(path: request.path).flatMap { RouteTable.row($0.kind) }?.takesFiles ?? false
  }

  /// Asks for a time-stamp over what was recorded, if it is time to; a failure is kept with the
  /// time-stamps.
  public func stampIfDue() async { _ = try? await engine.stampIfDue() }

  private func answer(to request: WebRequest) async -> WebResponse {
    let session = local?.access.session(request.cookie(CookieName.session))
    let page = Page(
      language: request.language, formToken: session?.formToken, practice: engine.practice,
      path: String(request.path))
    switch requestGuard.objection(to: request) {
    case .otherHost: return ErrorPage(page).response(421, Words.otherHost)
    case .otherOrigin, .noForm, .noFormToken:
      return ErrorPage(page).response(403, Words.notOurForm)
    case nil: break
    }
    guard let route = Route(path: request.path), let row = RouteTable.row(route.kind) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    guard let method = row.method(of: request) else {
      return ErrorPage(page).notThisWay(row.methods)
    }
    guard row.roles.contains(session == nil ? .anonymous : .person) else {
      return ErrorPage(page).locked
    }
    return await answer(to: request, at: route, method, row, page, session)
  }

  /// The answer to somebody who may do `method` at `route`.
  func answer(
    to request: WebRequest, at route: Route, _ method: RouteTable.Method, _ row: RouteTable.Row,
    _ page: Page, _ session: BrowserSession?
  ) async -> WebResponse {
    do {
      switch method {
      case .get: return try await get(route, request, page)
      case .post where row.takesFiles: return try await send(route, request, page, session)
      case .post: return try await post(route, request, page, session)
      }
    } catch let refusal as Refusal {
      return ErrorPage(page).response(to: refusal)
    } catch {
      // Nothing but a defect of ours comes here, and what it says may hold what a person wrote.
      return ErrorPage(page).response(500, Words.defect)
    }
  }

  private func get(_ route: Route, _ request: WebRequest, _ page: Page) async throws -> WebResponse
  {
    let then = Then(request)
    switch route {
    case .open: return open(request, page)
    case .again, .server: preconditionFailure("The table of routes lets nobody read here.")
    case .asset(let name): return Asset.response(to: request, named: name, page)
    case .language(let language): return WebResponse(choosing: language, request)
    case .home: return try await home(page)
    case .start: return WebResponse(page: StartPage(page).html)
    case .opening: return try opening(page)
    case .overview(let id): return try await overview(id, page)
    case .happened(let id): return try await happened(id, page, then)
    case .screen(let id, let screen): return try await self.screen(screen, id, page, then)
    case .answers(let id): return try await answers(id, page)
    case .result(let id): return try await result(id, page)
    case .question(let id, let fact): return try await question(fact, id, page)
    case .door(let id, let rung): return try await door(rung, id, page)
    case .sent(let id, let rung): return try await sent(rung, id, page)
    case .answered(let id, let rung): return try await answered(rung, id, page)
    case .draft: return try await draft(nil, page)
    case .draftIn(let id): return try await draft(id, page)
    case .terms: return WebResponse(page: TermsPage(page: page).html)
    case .add(let id): return try await add(id, page)
    case .packet(let id, let rung): return try await packet(rung, id, page)
    case .exhibit(let id, let rung, let entry): return try await exhibit(entry, rung, id, page)
    case .vet: return try vet(page)
    case .take(let id): return try await take(id, page)
    case .verify: return WebResponse(page: VerifyPage(page: page).html)
    case .evidence(let id): return try await evidence(id, page)
    case .original(let id, let entry): return try await original(entry, id, page)
    case .content(let id, let entry): return try await content(entry, id, page)
    case .erase(let id): return try await erase(id, request, page)
    case .story: return story(page)
    case .findings(let id): return try await findings(id, page)
    case .finding(let id): return try await finding(id, request, page)
    case .picture(let id, let number): return try await picture(number, id)
    case .timeline(let id): return try await timeline(id, page)
    case .calendar(let id): return try await calendar(id, page)
    }
  }

  private func post(
    _ route: Route, _ request: WebRequest, _ page: Page, _ session: BrowserSession?
  ) async throws -> WebResponse {
    if case .again = route { return again(request, page, session) }
    let isForm = request.header("content-type")?.hasPrefix("application/x-www-form-urlencoded")
    let form = isForm == true ? FormData(request.body) : nil
    guard let session,
      requestGuard.objection(toChange: request, form, session) == nil, let form
    else { return ErrorPage(page).response(403, Words.notOurForm) }
    let then = Then(request)
    switch route {
    case .opening: return try await open(form, page)
    case .happened(let id): return try await change(id, form, page, then)
    case .screen(let id, let screen): return try await take(screen, id, form, page, then)
    case .question(let id, let fact): return try await take(fact, id, form, page)
    case .sent(let id, let rung): return try await file(rung, id, form, page)
    case .answered(let id, let rung): return try await receive(rung, id, form, page)
    case .draft: return try await look(nil, form, page)
    case .draftIn(let id): return try await look(id, form, page)
    case .terms: return try await read(form, page)
    case .packet(let id, let rung): return try await prepare(rung, id, page)
    case .vet: return try await vet(form, page)
    case .take(let id): return try await make(id, form, page)
    case .original(let id, let entry): return try await hide(entry, id, form, page)
    case .erase(let id): return try await destroy(id, form, request, page)
    case .story: return try await tell(form, page)
    case .findings(let id): return try await confirm(id, form, page)
    case .finding(let id): return try await decide(id, form, page)
    case .open, .asset, .language, .home, .start, .overview, .answers, .result, .door, .add,
      .picture, .timeline, .calendar, .exhibit, .evidence, .content, .verify, .again, .server:
      preconditionFailure("The table of routes lets no form through to here.")
    }
  }

  // MARK: The link of the start

  private func open(_ request: WebRequest, _ page: Page) -> WebResponse {
    // Who was let in before may follow an old link.
    if page.formToken != nil { return WebResponse(seeOther: .home) }
    guard let token = request.query["token"], let session = local?.access.open(with: token) else {
      return ErrorPage(page).locked
    }
    // Not a redirect: a browser that came here from elsewhere would not send the cookie along.
    var response = WebResponse(page: OpenedPage(page).html)
    response.headers.append(
      (
        "set-cookie",
        "\(CookieName.session)=\(session.secret); Path=/; HttpOnly; SameSite=Strict"
      ))
    return response
  }

  /// Shows a new link where the pages were started. Whoever asks learns nothing of it here, so nobody has
  /// to be known to ask; a page elsewhere may not.
  private func again(
    _ request: WebRequest, _ page: Page, _ session: BrowserSession?
  ) -> WebResponse {
    guard let local, session == nil, requestGuard.objection(toSender: request) == nil else {
      return ErrorPage(page).response(403, Words.notOurForm)
    }
    guard let token = local.access.renewToken() else {
      return ErrorPage(page).response(403, Words.noMoreLinks)
    }
    local.announce(Self.startLink(port: local.port, token: token))
    return WebResponse(page: LinkPage(page).html)
  }
}
