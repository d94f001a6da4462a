import CaseCore
import Engine
import Markup
import Testing

@testable import WebApp

/// Every place × every role × every method, and what a browser may not do.
@Suite struct AccessTests {
  private static let walks = Route.Kind.allCases.flatMap { kind in
    ["GET", "HEAD", "POST", "PUT", "DELETE", "TRACE"].map { (kind, $0) }
  }

  @Test(arguments: walks)
  func `a place answers those in the table and nobody else`(
    kind: Route.Kind, method: String
  ) async throws {
    let world = try SiteWorld()
    let row = try #require(RouteTable.row(kind))
    let path = try RouteTests.sample(kind).link.text
    let asked = method == "HEAD" ? "GET" : method
    let exists = row.methods.contains { $0.rawValue == asked }
    let stranger = await world.site.respond(to: SiteWorld.stranger(method, path))
    if !exists {
      #expect(stranger.status == 405)
      #expect(stranger.header("allow")?.contains(row.methods[0].rawValue) == true)
    } else if row.roles.contains(.anonymous) {
      #expect(kind == .open ? stranger.status == 403 : stranger.status < 400)
    } else {
      #expect(stranger.status == 403)
      #expect(stranger.text.contains("recourse serve"))
    }
    let person = await world.site.respond(to: world.request(method, path))
    guard exists else {
      #expect(person.status == 405)
      return
    }
    // Without the number that our forms carry nothing is changed; otherwise the page is there, or
    // says that there is no such case.
    #expect(method == "POST" ? person.status == 403 : [200, 303, 404].contains(person.status))
    #expect(try await world.engine.listings().isEmpty)
  }

  @Test(arguments: [
    "evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:8740.evil.example", "localhost.:8740",
    "", "[::1]", "0.0.0.0:8740",
  ])
  func `a request under another name is turned away`(host: String) async throws {
    let world = try SiteWorld()
    var request = world.request("GET", "/start")
    request.headers[0].value = host
    #expect(await world.site.respond(to: request).status == 421)
    request.headers.append(("host", "127.0.0.1:8740"))
    #expect(await world.site.respond(to: request).status == 421)
    request.headers.removeFirst()
    #expect(await world.site.respond(to: request).status == 200)
  }

  @Test(arguments: ["http://evil.example", "null", "https://127.0.0.1:8740", "http://127.0.0.1:1"])
  func `a form of another page changes nothing`(origin: String) async throws {
    let world = try SiteWorld()
    let ours = world.form("/start/what", ["what": "nothing_came"])
    let changes: [(inout WebRequest) -> Void] = [
      { $0.headers.append(("origin", origin)) },
      { request in
        request.headers.removeAll { $0.name == "origin" }
        request.headers.append(("origin", origin))
      },
      { request in
        request.headers.removeAll { $0.name == "sec-fetch-site" }
        request.headers.append(("sec-fetch-site", "cross-site"))
      },
      { request in
        request.headers.removeAll { $0.name == "content-type" }
        request.headers.append(("content-type", "text/plain"))
      },
      { $0.body = Array("what=nothing_came".utf8) },
      { $0.body += Array("&%".utf8) },
    ]
    for change in changes {
      var foreign = ours
      change(&foreign)
      let answer = await world.site.respond(to: foreign)
      #expect(answer.status == 403)
    }
    #expect(try await world.engine.listings().isEmpty)
    #expect(await world.site.respond(to: ours).status == 303)
    #expect(try await world.engine.listings().count == 1)
  }

  @Test func `the link of the start opens one browser, once`() async throws {
    let world = try SiteWorld()
    let token = world.access.issueToken()
    let link = WebSite.startLink(port: SiteWorld.port, token: token)
    #expect(link == "http://127.0.0.1:8740/open?token=\(token)")
    #expect(token.utf8.count == 64)
    let wrong = await world.site.respond(to: SiteWorld.stranger("GET", "/open?token=00"))
    #expect(wrong.status == 403 && wrong.header("set-cookie") == nil)
    let opened = await world.site.respond(to: SiteWorld.stranger("GET", "/open?token=\(token)"))
    #expect(opened.status == 200)
    let cookie = try #require(opened.header("set-cookie"))
    #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
    var inside = SiteWorld.stranger("GET", "/start")
    inside.headers.append(("cookie", String(cookie.prefix { $0 != ";" })))
    #expect(await world.site.respond(to: inside).status == 200)
    let again = await world.site.respond(to: SiteWorld.stranger("GET", "/open?token=\(token)"))
    #expect(again.status == 403 && again.header("set-cookie") == nil)
  }

  @Test func `a new link is shown to whoever started the pages, and to nobody else`() async throws {
    let world = try SiteWorld()
    let locked = await world.site.respond(to: SiteWorld.stranger("GET", "/start"))
    #expect(locked.text.contains("action=\"/open/again\""))
    let old = world.access.issueToken()
    let answer = await world.site.respond(to: SiteWorld.stranger("POST", "/open/again"))
    #expect(answer.status == 200)
    let link = try #require(world.shown.withLock(\.last))
    let path = String(link.dropFirst("http://127.0.0.1:8740".count))
    #expect(!answer.text.contains(path) && !answer.headers.contains { $0.value.contains(path) })
    let stale = await world.site.respond(to: SiteWorld.stranger("GET", "/open?token=\(old)"))
    #expect(stale.status == 403)
    #expect(await world.site.respond(to: SiteWorld.stranger("GET", path)).status == 200)
    var foreign = SiteWorld.stranger("POST", "/open/again")
    foreign.headers.append(("origin", "http://evil.example"))
    #expect(await world.site.respond(to: foreign).status == 403)
    for _ in 1..<Limits.localLinks {
      _ = await world.site.respond(to: SiteWorld.stranger("POST", "/open/again"))
    }
    let last = await world.site.respond(to: SiteWorld.stranger("POST", "/open/again"))
    #expect(last.status == 403)
  }

  @Test func `every answer keeps the browser from what our pages never do`() async throws {
    let world = try SiteWorld()
    for path in ["/", "/start", "/nowhere", Asset.style.link.text, "/open", "/language/en"] {
      let response = await world.get(path)
      let policy = try #require(response.header("content-security-policy"))
      #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(response.header("x-content-type-options") == "nosniff")
      #expect(response.header("referrer-policy") == "same-origin")
    }
  }

  @Test func `style and script are kept by their content, and pages are not kept`() async throws {
    let world = try SiteWorld()
    for asset in Asset.all {
      let first = await world.get(asset.link.text)
      #expect(first.status == 200 && first.body == asset.bytes && !asset.bytes.isEmpty)
      #expect(first.header("cache-control")?.contains("immutable") == true)
      var known = world.request("GET", asset.link.text)
      known.headers.append(("if-none-match", asset.entityTag))
      let second = await world.site.respond(to: known)
      #expect(second.status == 304 && second.body.isEmpty)
    }
    #expect(await world.get("/start").header("cache-control") == "no-store")
    #expect(await world.get("/assets/other.css").status == 404)
  }

  @Test(arguments: [
    ("zh-CN,zh;q=0.9,en;q=0.8", Language.zh), ("en-GB,en;q=0.9,zh;q=0.5", .en),
    ("fr,en;q=0.4,zh;q=0.6", .zh), ("fr", .zh), ("", .zh), ("en;q=0,zh;q=0.1", .zh), ("en", .en),
    ("zh;q=0.2, en;q=0.200", .zh), ("en;q=x", .zh),
  ])
  func `the language is the one that the browser wants most`(header: String, language: Language) {
    #expect(AcceptedLanguages(header).best == language)
  }

  @Test func `a chosen language is remembered, and only our own places are gone back to`()
    async throws
  {
    let world = try SiteWorld()
    let chosen = await world.get("/language/en?back=%2Fstart")
    #expect(chosen.location == "/start")
    #expect(chosen.header("set-cookie")?.hasPrefix("recourse-language=en;") == true)
    #expect(await world.get("/start", .en).text.contains("<html lang=\"en\">"))
    for back in ["%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2Fnowhere", ""] {
      #expect(await world.get("/language/zh?back=\(back)").location == "/")
    }
  }
}
