import CaseCore
import Engine
import Evidence
import Imports
import TestKit
import Testing

/// A captured page becomes one archive, with what was taken out of it.
@Suite struct CaptureTests {
  private struct Fixed: PageCapturer {
    let page: CapturedPage
    func capture(
      _ address: String, _ wish: CaptureWish
    ) async throws(CaptureError) -> CapturedPage { page }
  }

  private struct Failing: PageCapturer {
    let error: CaptureError
    func capture(
      _ address: String, _ wish: CaptureWish
    ) async throws(CaptureError) -> CapturedPage { throw error }
  }

  private static func answer(_ status: String, _ more: String, _ body: String) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\n\(more)\r\n\(body)".utf8)
  }

  private static var page: CapturedPage {
    let body =
      "<html><head><title>用户协议</title></head><body><h1>用户协议</h1>\n<p>第一条 总则</p>\n"
      + "<p>第二条 虚拟商品一经售出不予退款</p>\n<p>第三条 平台有权解释</p>\n<p>第四条 违约责任</p></body></html>"
    let certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    var page = CapturedPage(tool: "curl 7.88.1")
    page.exchanges = [
      .init(
        url: "http://shop.example/",
        request: Array("GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n".utf8),
        response: answer("301 Moved", "Location: https://shop.example/terms\r\n", ""),
        address: "192.0.2.7"),
      .init(
        url: "https://shop.example/terms",
        request: Array("GET /terms HTTP/1.1\r\nHost: shop.example\r\n\r\n".utf8),
        response: answer("200 OK", "", body), address: "192.0.2.7",
        certificates: Array(certificate.utf8)),
    ]
    var shown = CapturedPage.Shown(version: "Chrome/156.0", isLoaded: true)
    shown.address = "https://shop.example/terms"
    shown.picture = Array("a picture\n".utf8)
    shown.pdf = Array("%PDF-1.4 a paper\n".utf8)
    shown.rendered = Array("<!DOCTYPE html>\n\(body)".utf8)
    page.shown = shown
    page.contacts = [
      .init(host: "shop.example", port: 443, address: "192.0.2.7"),
      .init(host: "127.0.0.1", port: 80, refusal: .notPublic),
    ]
    return page
  }

  private func engine(_ world: EngineWorld, _ pages: any PageCapturer) -> Engine {
    var ports = world.engine.ports
    ports.pages = pages
    return world.engine(ports)
  }

  @Test func `a capture is one archive that the ordinary reader reads`() async throws {
    let world = try EngineWorld()
    let engine = engine(world, Fixed(page: Self.page))
    let id = try await engine.openCase(title: "t", area: "cn-game-points").id
    let captured = try await engine.capture("http://shop.example/", to: id)
    #expect(captured.added.kind.text == "agreement")
    #expect(captured.added.reading?.variant == "warc")
    let state = try await engine.load(id).state
    let evidence = try #require(state.evidence.first)
    #expect(evidence.value.mediaType == "application/warc")
    #expect(evidence.value.fileName.hasPrefix("shop.example-"))
    #expect(
      evidence.value.obtained
        == .init(
          way: .capture, app: "curl 7.88.1, Chrome/156.0",
          from: "https://shop.example/terms [192.0.2.7]"))
    let bytes = try await world.blobs.read(
      evidence.value.digest, of: id, offset: 0, count: 1 << 20)
    // Other hands check this very file: OtherReadersTests.
    expectSnapshot(String(decoding: bytes, as: UTF8.self), named: "capture.warc")
    #expect(state.derivatives.map(\.entry) == captured.copies)
    #expect(state.derivatives.map(\.value.mediaType) == ["image/png", "application/pdf"])
    let findings = try await engine.findings(in: id)
    #expect(findings.filter { $0.finding.kind.text == "clause" }.count == 4)
    let saved = try #require(findings.first { $0.finding.kind.text == "saved_page" })
    #expect(saved.finding.quote == "https://shop.example/terms")
  }

  @Test func `the copies of a capture go to nobody in its place`() async throws {
    let world = try EngineWorld()
    let engine = engine(world, Fixed(page: Self.page))
    let id = try await engine.openCase(title: "t", area: "cn-game-points").id
    let captured = try await engine.capture("http://shop.example/", to: id)
    let state = try await engine.load(id).state
    for recipient in BundleRecipient.allCases where recipient.isOutward {
      #expect(state.copy(of: captured.added.entry, for: recipient.rawValue) == nil)
    }
  }

  @Test func `a page that another one would end a record with stays within its record`()
    async throws
  {
    let world = try EngineWorld()
    var page = Self.page
    page.exchanges[1].url = "https://shop.example/\r\nWARC-Type: warcinfo\r\n"
    page.exchanges[1].response += Array("\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n".utf8)
    let engine = engine(world, Fixed(page: page))
    let id = try await engine.openCase(title: "t", area: "cn-game-points").id
    let captured = try await engine.capture("http://shop.example/", to: id)
    #expect(captured.added.reading?.complete == true)
    #expect(captured.added.reading?.variant == "warc")
  }

  @Test(arguments: [
    "shop.example", "ftp://shop.example/", "file:///etc/passwd", "http://", "http://a b/",
    "https://user:word@shop.example/", "http://shop.example\\@127.0.0.1/", "javascript:alert(1)",
    "http://shop.example/\nX: y",
  ])
  func `what is no address of a page is refused before anything is asked`(
    address: String
  ) async throws {
    let world = try EngineWorld()
    let engine = engine(world, Fixed(page: Self.page))
    let id = try await engine.openCase(title: "t", area: "cn-game-points").id
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await engine.capture(address, to: id)
    }
    #expect(refusal?.code == "page-address")
    #expect(try await engine.load(id).size == 1)
  }

  static let failures: [(CaptureError, String)] = [
    (.refused(.notPublic), "page-not-public"), (.refused(.port), "page-not-public"),
    (.refused(.unknownName), "page-unreachable"), (.unreachable, "page-unreachable"),
    (.untrusted, "page-untrusted"), (.timedOut, "page-too-slow"), (.tooLarge, "page-too-large"),
    (.tooManyRedirections, "page-redirects"), (.programMissing("curl"), "page-tool-missing"),
    (.noProxy, "page-no-proxy"), (.notAnAddress, "page-address"),
  ]

  @Test(arguments: failures)
  func `a page that cannot be had writes nothing and says why`(
    failure: (error: CaptureError, code: String)
  ) async throws {
    let world = try EngineWorld()
    let engine = engine(world, Failing(error: failure.error))
    let id = try await engine.openCase(title: "t", area: "cn-game-points").id
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await engine.capture("https://shop.example/", to: id)
    }
    #expect(refusal?.code == failure.code)
    #expect(try await engine.load(id).size == 1)
  }
}
