import CaseCore
import Engine
import Testing

/// `recourse capture`, with pages that a test gives out.
@Suite struct CaptureCommandTests {
  private struct Fixed: PageCapturer {
    let missing: CapturedPage.Missing?
    func capture(
      _ address: String, _ wish: CaptureWish
    ) async throws(CaptureError) -> CapturedPage {
      var page = CapturedPage(tool: "curl 7.88.1")
      let html = "<html><title>用户协议</title><h1>用户协议</h1><p>第一条 总则<p>第二条 不予退款<p>第三条 解释</html>"
      page.exchanges = [
        .init(
          url: address, request: [],
          response: Array(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(html)".utf8),
          address: "192.0.2.7")
      ]
      page.missing = missing
      page.contacts = [.init(host: "127.0.0.1", port: 80, refusal: .notPublic)]
      return page
    }
  }

  @Test(arguments: Language.allCases)
  func `a capture says what was kept, from where, and what is missing`(
    language: Language
  ) async throws {
    let terminal = try Terminal(language: language, pages: Fixed(missing: .browserMissing))
    #expect(await terminal.run("case", "new", "--title", "t").code == 0)
    let said = await terminal.run("capture", "last", "https://shop.example/terms")
    #expect(said.code == 0, "\(said)")
    for part in ["https://shop.example/terms", "192.0.2.7", "chromium"] {
      #expect(said.output.contains(part))
    }
    let custody = await terminal.run("custody", "last")
    #expect(custody.output.contains("https://shop.example/terms [192.0.2.7]"))
  }

  @Test func `a capture says the same to programs`() async throws {
    let terminal = try Terminal(pages: Fixed(missing: .browserAsRoot))
    #expect(await terminal.run("case", "new", "--title", "t").code == 0)
    let said = try await terminal.run("capture", "last", "https://shop.example/", "--json").json()
    #expect(said["missing"] as? String == "browser_as_root")
    #expect(said["machine"] as? String == "192.0.2.7")
    #expect((said["refused"] as? [[String: Any]])?.first?["why"] as? String == "not_public")
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest",
    "http://2130706433/", "http://10.0.0.1/",
  ])
  func `no option of the program lets a capture reach a machine at home`(
    address: String
  ) async throws {
    let terminal = try Terminal()
    #expect(await terminal.run("case", "new", "--title", "t").code == 0)
    let said = await terminal.run("capture", "last", address, "--no-browser")
    #expect(said.code == 2)
    #expect(said.error.contains("[page-not-public]"))
  }
}
