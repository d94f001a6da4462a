import Engine
import Foundation
import Glibc
import Outside
import Testing

/// Pages captured for real, by `curl` and by Chromium, from a server of the test.
@Suite(.serialized) struct PageCaptureTests {
  private func capturer(_ server: PageServer, _ more: [PageServer] = []) -> LivePageCapturer {
    var capturer = LivePageCapturer(temporary: NSTemporaryDirectory())
    capturer.rules.exceptions = Set(([server] + more).map(\.endpoint))
    capturer.rules.resolver = NameResolver { name in
      switch name {
      case "shop.test", "localhost": [.v4(0x7f00_0001)]
      case "home.test": [.v4(0xc0a8_0101)]
      case "both.test": [.v4(0x0808_0808), .v4(0x7f00_0001)]
      // Numbers in other forms are read by the system; no name leaves this machine.
      default:
        name.allSatisfy { $0.isNumber || ".xabcdef".contains($0) } && name.contains { $0.isNumber }
          ? NameResolver.system.addresses(of: name) : []
      }
    }
    return capturer
  }

  @Test func `a page is fetched byte for byte, with what led to it`() async throws {
    let chunked = Array(
      ("HTTP/1.1 200 OK\r\nX-Odd:  two  blanks\r\nContent-Type: text/html\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\n<p>a<\r\n3\r\n/p>\r\n0\r\n\r\n").utf8)
    let server = try PageServer { $0 == "/" ? PageServer.redirect(to: "/terms") : chunked }
    defer { server.stop() }
    let page = try await capturer(server).capture(
      "http://shop.test:\(server.port)/#part", CaptureWish(browser: .none))
    #expect(
      page.exchanges.map(\.url) == [
        "http://shop.test:\(server.port)/", "http://shop.test:\(server.port)/terms",
      ])
    #expect(page.exchanges.last?.response == chunked)
    #expect(page.exchanges.map(\.address) == ["127.0.0.1", "127.0.0.1"])
    let asked = String(decoding: page.exchanges.last?.request ?? [], as: UTF8.self)
    #expect(asked.hasPrefix("GET /terms HTTP/1.1\r\nHost: shop.test:\(server.port)\r\n"))
    #expect(asked.hasSuffix("\r\n\r\n"))
    #expect(page.missing == .browserNotWished)
    #expect(page.tool.hasPrefix("curl "))
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://home.test/", "http://both.test/x", "http://[::1]/",
  ])
  func `a redirection to a machine at home is not followed`(address: String) async throws {
    let server = try PageServer { _ in PageServer.redirect(to: address) }
    defer { server.stop() }
    await #expect(throws: CaptureError.refused(.notPublic)) {
      _ = try await self.capturer(server).capture(
        "http://shop.test:\(server.port)/", CaptureWish(browser: .none))
    }
  }

  @Test func `a page that redirects for ever is left`() async throws {
    let server = try PageServer { PageServer.redirect(to: $0 + "x") }
    defer { server.stop() }
    await #expect(throws: CaptureError.tooManyRedirections) {
      _ = try await self.capturer(server).capture(
        "http://shop.test:\(server.port)/", CaptureWish(browser: .none))
    }
  }

  @Test func `a browser run by root is not started unless the person says so`() async throws {
    let server = try PageServer { _ in PageServer.page("<h1>a</h1>") }
    defer { server.stop() }
    let page = try await capturer(server).capture(
      "http://shop.test:\(server.port)/", CaptureWish(browser: .sandboxed))
    if geteuid() == 0 {
      #expect(page.missing == .browserAsRoot)
      #expect(page.shown == nil)
    } else {
      #expect(page.missing != .browserAsRoot)
    }
    #expect(page.exchanges.count == 1)
  }

  private static func hostile(_ port: UInt16) -> String {
    let machine = "127.0.0.1:\(port)"
    let pictures = [
      "http://\(machine)/img", "http://0x7f.1:\(port)/hex", "http://2130706433:\(port)/dec",
      "http://017700000001:\(port)/oct", "http://127.1:\(port)/short", "http://[::1]:\(port)/six",
      "http://[::ffff:127.0.0.1]:\(port)/mapped", "http://0.0.0.0:\(port)/zero",
      "http://localhost:\(port)/name", "http://169.254.169.254/latest", "http://home.test/x",
      "http://both.test:\(port)/x", "/redirect", "https://\(machine)/tls", "ftp://\(machine)/ftp",
    ].map { "<img src=\"\($0)\">" }.joined()
    return """
      <!doctype html><html><head><title>t</title>
      <link rel="dns-prefetch" href="//\(machine)"><link rel="preconnect" href="http://\(machine)">
      <link rel="prefetch" href="http://\(machine)/prefetch">
      <link rel="prerender" href="http://\(machine)/prerender">
      <link rel="stylesheet" href="http://\(machine)/css">
      <script type="speculationrules">{"prerender":[{"urls":["http://\(machine)/rules"]}]}</script>
      </head><body style="height:3000px"><h1>用户协议</h1>\(pictures)
      <iframe src="http://\(machine)/iframe"></iframe><iframe src="file:///etc/passwd"></iframe>
      <object data="http://\(machine)/object"></object><video src="http://\(machine)/video"></video>
      <form id="f" method="post" target="n" action="http://\(machine)/form"></form>
      <iframe name="n"></iframe>
      <script>
      document.body.append("written by a script");
      fetch("http://\(machine)/fetch", {mode: "no-cors"}).catch(() => 0);
      fetch("http://shop.test:1/port", {mode: "no-cors"}).catch(() => 0);
      try { new WebSocket("ws://\(machine)/ws") } catch (e) {}
      try { new WebSocket("ws://shop.test/ws") } catch (e) {}
      try { new EventSource("http://\(machine)/events") } catch (e) {}
      navigator.sendBeacon("http://\(machine)/beacon");
      window.open("http://\(machine)/open"); document.getElementById("f").submit();
      try {
        const peer = new RTCPeerConnection({iceServers: [{urls: "stun:\(machine)"}]});
        peer.createDataChannel("a"); peer.createOffer().then(o => peer.setLocalDescription(o));
      } catch (e) {}
      alert(1);
      </script></body></html>
      """
  }

  @Test func `a hostile page reaches no machine but its own`() async throws {
    let home = try PageServer { _ in PageServer.page("secret") }
    defer { home.stop() }
    let port = home.port
    let shop = try PageServer { path in
      switch path {
      case "/": PageServer.page(Self.hostile(port))
      case "/redirect": PageServer.redirect(to: "http://127.0.0.1:\(port)/redirected")
      default: PageServer.page("", type: "image/png")
      }
    }
    defer { shop.stop() }
    let page = try await capturer(shop).capture(
      "http://shop.test:\(shop.port)/", CaptureWish(browser: .withoutSandbox))
    #expect(home.requests.isEmpty)
    let shown = try #require(page.shown, "no browser: \(String(describing: page.missing))")
    #expect(shop.requests.contains("/redirect"), "the browser did load the page")
    #expect(shown.version.contains("Chrome/"))
    #expect(String(decoding: shown.rendered ?? [], as: UTF8.self).contains("written by a script"))
    #expect(shown.picture?.starts(with: [0x89, 0x50, 0x4e, 0x47]) == true)
    #expect(shown.pdf?.starts(with: Array("%PDF-".utf8)) == true)
    // The height in the head of the picture: all of the page, not a window of it.
    let height = (shown.picture ?? []).dropFirst(20).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    #expect(height >= 3000)
    for contact in page.contacts where contact.address != nil {
      #expect(contact.port == shop.port && contact.address == "127.0.0.1")
    }
    #expect(page.contacts.contains { $0.refusal == .notPublic })
  }

  @Test func `nothing of a browser stays behind`() async throws {
    let folder = "/tmp/capture-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let server = try PageServer { _ in PageServer.page("<h1>a</h1>") }
    defer { server.stop() }
    var capturer = LivePageCapturer(temporary: folder)
    capturer.rules = self.capturer(server).rules
    let page = try await capturer.capture(
      "http://shop.test:\(server.port)/", CaptureWish(browser: .withoutSandbox))
    #expect(page.shown != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    let running = try FileManager.default.contentsOfDirectory(atPath: "/proc").contains { pid in
      guard Int(pid) != nil, let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline")
      else { return false }
      return String(decoding: line, as: UTF8.self).contains(folder)
    }
    #expect(!running)
  }
}
