import Accounts
import CaseCore
import Engine
import Markup
import TestKit
import Testing

@testable import WebApp

/// What somebody does with an account, from the invitation to the end.
@Suite struct ServerAccountTests {
  private let world: ServerWorld

  init() throws { world = try ServerWorld() }

  private func signIn(
    _ browser: Browser, _ email: String = "li@example.org",
    _ password: String = ServerWorld.password, network: String = "192.0.2.1"
  ) async -> WebResponse {
    _ = await browser.get("/sign-in")
    return await browser.post(
      "/sign-in", ["email": email, "password": password], network: network)
  }

  @Test
  func `an invited person opens an account, makes a case and signs out; another sees nothing`()
    async throws
  {
    let admin = try world.signedIn("admin@example.org", as: .admin)
    #expect(await admin.post("/invite", ["email": "no address"]).status == 422)
    #expect(
      await admin.post("/invite", ["email": "Li@Example.org", "role": "member"]).status == 200)
    #expect(world.mails.all.isEmpty)
    world.finish()
    #expect(world.mails.all.first?.to.text == "li@example.org")
    let link = try #require(world.mails.lastPath)
    let browser = world.stranger()
    let page = await browser.get(link)
    #expect(page.text.contains("li@example.org") && page.text.contains("Example Association"))
    let token = try #require(link.split(separator: "=").last.map { String($0) })
    func join(_ password: String, _ again: String, _ more: [String: String] = [:]) async
      -> WebResponse
    {
      await browser.post(
        "/join",
        ["invitation": token, "password": password, "again": again].merging(more) { $1 })
    }
    let old = ["old-enough": "yes"]
    #expect(await join("short", "short", old).status == 422)
    #expect(await join(ServerWorld.password, "another thing", old).status == 422)
    let young = await join(ServerWorld.password, ServerWorld.password)
    #expect(young.status == 422 && young.text.contains("href=\"#old-enough\""))
    #expect(await join(ServerWorld.password, ServerWorld.password, old).location == "/")
    #expect(await browser.get(link).status == 404)
    let opened = await browser.post("/start/what", ["what": "nothing_came"])
    #expect(opened.location.hasPrefix("/cases/"))
    let home = await browser.get("/")
    #expect(home.status == 200 && home.text.contains("href=\"/account\""))
    let before = try #require(browser.cookie)
    #expect(await browser.post("/sign-out").location == "/sign-in")
    browser.set(cookie: before)
    #expect(await browser.get("/").location == "/sign-in")
    let other = try world.signedIn("other@example.org")
    #expect(await other.get("/").location == "/start")
    #expect(await other.get(opened.location).status == 404)
    let again = world.stranger()
    #expect(await signIn(again).location == "/")
    #expect(await again.get("/").status == 200)
    #expect(again.cookie != before)
  }

  @Test func `an address that nobody has and a wrong password read the same`() async throws {
    _ = try world.signedIn("li@example.org")
    let wrong = await signIn(world.stranger(), "li@example.org", "another horse battery")
    let nobody = await signIn(world.stranger(), "xx@example.org", ServerWorld.password)
    #expect(wrong.status == 422 && nobody.status == 422)
    func bare(_ response: WebResponse, _ email: String) -> String {
      response.text.replacing(email, with: "").replacing(
        /name="token" value="[0-9a-f]+"/, with: "")
    }
    #expect(bare(wrong, "li@example.org") == bare(nobody, "xx@example.org"))
    let one = await { () async -> WebResponse in
      let browser = world.stranger()
      _ = await browser.get("/forgot")
      return await browser.post("/forgot", ["email": "li@example.org"])
    }()
    let two = await { () async -> WebResponse in
      let browser = world.stranger()
      _ = await browser.get("/forgot")
      return await browser.post("/forgot", ["email": "xx@example.org"])
    }()
    #expect(one.status == 200 && one.body.count == two.body.count)
    #expect(world.mails.all.isEmpty)
    world.finish()
    #expect(world.mails.all.map(\.to.text) == ["li@example.org"])
  }

  @Test func `who was sent to sign in comes back to where they were, and nowhere else`()
    async throws
  {
    _ = try world.signedIn("li@example.org")
    for (then, goal) in [
      ("/look", "/look"), ("//evil.example", "/"), ("https://evil.example/", "/"),
      ("/sign-out", "/"), ("/nowhere", "/"),
    ] {
      let browser = world.stranger()
      _ = await browser.get("/sign-in")
      let query = then.replacing("/", with: "%2F").replacing(":", with: "%3A")
      let answer = await browser.post(
        "/sign-in?then=\(query)",
        ["email": "li@example.org", "password": ServerWorld.password])
      #expect(answer.location == goal, "\(then)")
    }
    #expect(await world.stranger().get("/look").location == "/sign-in?then=%2Flook")
  }

  @Test func `too many tries are turned away, with the right password too, until time goes by`()
    async throws
  {
    _ = try world.signedIn("li@example.org")
    let browser = world.stranger()
    for _ in 0..<10 {
      #expect(await signIn(browser, "li@example.org", "wrong").status == 422)
    }
    let limited = await signIn(browser)
    #expect(limited.status == 429 && limited.header("retry-after") == "900")
    // Nobody's address is limited in the same way, and somebody elsewhere is not.
    #expect(await signIn(world.stranger(), network: "198.51.100.7").location == "/")
    world.wait(899)
    #expect(await signIn(browser).status == 429)
    world.wait(1)
    #expect(await signIn(browser).location == "/")
    let unknown = world.stranger()
    for _ in 0..<10 { _ = await signIn(unknown, "xx@example.org", "wrong", network: "203.0.113.9") }
    #expect(await signIn(unknown, "xx@example.org", network: "203.0.113.9").status == 429)
  }

  @Test func `one network is limited whoever it tries, and everybody together`() async throws {
    for number in 0..<30 {
      #expect(await signIn(world.stranger(), "a\(number)@example.org", "wrong").status == 422)
    }
    #expect(await signIn(world.stranger(), "b@example.org", "wrong").status == 429)
    for number in 0..<90 {
      let network = "198.51.100.\(number)"
      #expect(
        await signIn(world.stranger(), "c\(number)@example.org", "wrong", network: network).status
          == 422)
    }
    let last = await signIn(world.stranger(), "d@example.org", "wrong", network: "203.0.113.1")
    #expect(last.status == 429)
    world.wait(60)
    let next = await signIn(world.stranger(), "d@example.org", "wrong", network: "203.0.113.1")
    #expect(next.status == 422)
  }

  @Test func `the second step is set up, asked for and turned off`() async throws {
    let browser = try world.signedIn("li@example.org")
    let id = try #require(browser.id)
    #expect(await browser.get("/account/code").text.contains("Set it up"))
    #expect(await browser.post("/account/code", ["step": "begin"]).location == "/account/code")
    let secret = try #require(world.store.account(id)?.offeredStep)
    #expect(await browser.get("/account/code").text.contains(secret.typed))
    func code() -> String { PhoneCodes.code(secret, world.moment) }
    #expect(
      await browser.post("/account/code", ["step": "confirm", "code": "000000"]).status == 422)
    let before = browser.cookie
    let done = await browser.post("/account/code", ["step": "confirm", "code": code()])
    #expect(done.status == 200 && done.text.contains("recovery codes") && browser.cookie != before)
    let shown = done.text.matches(of: /[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}/).map { String($0.output) }
    #expect(shown.count == RecoveryCode.count)
    #expect(await !browser.get("/account/code").text.contains(secret.typed))

    let other = world.stranger()
    #expect(await signIn(other).location == "/sign-in/code")
    #expect(await other.get("/account").location.hasPrefix("/sign-in"))
    #expect(await other.get("/sign-in/code").status == 200)
    #expect(await other.post("/sign-in/code", ["code": code()]).status == 422)
    world.wait(60)
    let half = other.cookie
    #expect(await other.post("/sign-in/code", ["code": code()]).location == "/")
    #expect(other.cookie != half)
    #expect(await other.get("/account").status == 200)
    let third = world.stranger()
    _ = await signIn(third)
    #expect(await third.post("/sign-in/code", ["code": shown[0]]).location == "/")

    #expect(
      await browser.post("/account/code", ["step": "drop", "present": "wrong"]).status == 422)
    #expect(
      await browser.post("/account/code", ["step": "drop", "present": ServerWorld.password])
        .status == 303)
    #expect(await signIn(world.stranger()).location == "/")
  }

  @Test func `codes are tried five times, from wherever`() async throws {
    let browser = try world.signedIn("li@example.org")
    let id = try #require(browser.id)
    _ = await browser.post("/account/code", ["step": "begin"])
    let secret = try #require(world.store.account(id)?.offeredStep)
    _ = await browser.post(
      "/account/code", ["step": "confirm", "code": PhoneCodes.code(secret, world.moment)])
    let other = world.stranger()
    _ = await signIn(other)
    for number in 0..<4 {
      let answer = await other.post(
        "/sign-in/code", ["code": "abcdef"], network: "198.51.100.\(number)")
      #expect(answer.status == 422)
    }
    #expect(await other.post("/sign-in/code", ["code": "abcdef"]).status == 429)
  }

  @Test func `a password is changed by its owner, and by the link of a mail`() async throws {
    let browser = try world.signedIn("li@example.org")
    let elsewhere = world.stranger()
    _ = await signIn(elsewhere)
    let new = "another horse battery"
    func change(_ present: String, _ password: String) async -> WebResponse {
      await browser.post(
        "/account/password", ["present": present, "password": password, "again": password])
    }
    #expect(await change("wrong", new).status == 422)
    #expect(await change(ServerWorld.password, "short").status == 422)
    #expect(await change(ServerWorld.password, new).location == "/account")
    #expect(await browser.get("/account").text.contains("Password changed"))
    #expect(await elsewhere.get("/account").status == 303)

    let stranger = world.stranger()
    _ = await stranger.get("/forgot")
    _ = await stranger.post("/forgot", ["email": "LI@example.org"])
    world.finish()
    let link = try #require(world.mails.lastPath)
    #expect(await stranger.get(link).status == 200)
    let token = try #require(link.split(separator: "=").last.map { String($0) })
    let third = "a third horse battery"
    let set = await stranger.post("/renew", ["link": token, "password": third, "again": third])
    #expect(set.status == 200 && set.text.contains("href=\"/sign-in\""))
    #expect(await stranger.get(link).status == 404)
    #expect(await browser.get("/account").status == 303)
    #expect(await signIn(world.stranger(), "li@example.org", third).location == "/")
  }

  @Test func `no file comes in before the person agreed, and none after they took it back`()
    async throws
  {
    let browser = try world.signedIn("li@example.org")
    let opened = await browser.post("/start/what", ["what": "nothing_came"])
    let parts = opened.location.split(separator: "/")
    let add = "/cases/\(parts[1])/add"
    let asked = await browser.get(add)
    #expect(asked.location == "/account/consent?then=" + add.replacing("/", with: "%2F"))
    #expect(await browser.post(add).status == 403)
    let page = await browser.get(asked.location)
    for words in ["Example Association", "help@recourse.example", "two years", "separately"] {
      #expect(page.text.contains(words), "\(words)")
    }
    let not = await browser.post(asked.location, ["step": "confirm"])
    #expect(not.status == 422 && not.text.contains("href=\"#agree\""))
    #expect(
      await browser.post(asked.location, ["step": "confirm", "agree": "yes"]).location == add)
    let form = await browser.get(add)
    #expect(form.status == 200 && form.text.contains("multipart/form-data"))
    #expect(await browser.post("/account/consent", ["step": "drop"]).status == 303)
    #expect(await browser.get(add).status == 303)
  }

  @Test func `everything goes in one step, with password and word`() async throws {
    let browser = try world.signedIn("li@example.org")
    _ = await browser.post("/start/what", ["what": "nothing_came"])
    let id = try #require(browser.id)
    #expect(world.vaults.engine(of: id) != nil)
    let sure = ["present": ServerWorld.password, "sure": "yes"]
    #expect(await browser.post("/account/leave", ["present": ServerWorld.password]).status == 422)
    #expect(await browser.post("/account/leave", ["present": "x", "sure": "yes"]).status == 422)
    #expect(world.vaults.engine(of: id) != nil && world.store.account(id) != nil)
    let done = await browser.post("/account/leave", sure)
    #expect(done.status == 200 && !done.text.contains("href=\"/account\""))
    #expect(world.vaults.engine(of: id) == nil && world.store.account(id) == nil)
    #expect(browser.cookie == nil)
    #expect(await signIn(world.stranger()).status == 422)
  }

  @Test func `a session that was left alone is over, and a form in it says so`() async throws {
    let browser = try world.signedIn("li@example.org")
    world.wait(Session.idleSeconds)
    #expect(await browser.get("/look").location == "/sign-in?then=%2Flook")
    let answer = await browser.post("/start/what", ["what": "nothing_came"])
    #expect(answer.status == 403 && answer.text.contains("signed out"))
    #expect(world.vaults.count == 0)
  }

  @Test func `another language keeps what was brought, and goes nowhere else`() async throws {
    let email = try #require(EmailAddress("li@example.org"))
    let token = try world.site.desk.invite(
      email, as: .member, at: world.moment, random: world.site.random)
    let browser = world.stranger()
    let path = "/join?invitation=\(token.text)"
    let page = await browser.get(path)
    let link = try #require(page.text.firstMatch(of: /href="(\/language\/zh\?back=[^"]*)"/)).output
      .1
    #expect(await browser.get(String(link)).location == path)
    for back in ["%2F%2Fevil.example%3Fthen%3Dx", "%2Fnowhere%3Finvitation%3Dx", ""] {
      #expect(await browser.get("/language/zh?back=\(back)").location == "/")
    }
  }

  @Test func `what a place is called in logs and counters tells of no case`() throws {
    let id = try #require(RouteTests.id).text
    for (target, name) in [
      ("/cases/\(id)?x=li", "overview"), ("/cases/\(id)/door/seller", "door"), ("/", "home"),
      ("/account/leave", "account/leave"), ("/\(id)", "none"), ("/join?invitation=1", "join"),
    ] {
      #expect(world.site.placeName(of: WebRequest(target: target)) == name)
    }
  }

  @Test(arguments: [
    ("https://recourse.example", true), ("http://127.0.0.1:8741", true),
    ("http://[::1]:8741", true), ("recourse.example", false), ("https://recourse.example/", false),
    ("https://Recourse.example", false), ("https://recourse.example:443", false),
    ("ftp://recourse.example", false), ("https://", false), ("https://a b", false),
  ])
  func `an address of a server is read as browsers write it`(text: String, isGood: Bool) {
    #expect((SiteOrigin(text) != nil) == isGood)
  }
}
