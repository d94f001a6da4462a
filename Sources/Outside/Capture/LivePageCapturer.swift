import CaseCore
public import Engine
import Glibc

/// Captures pages with `curl` and Chromium, both through a `LoopbackProxy` of its own.
public struct LivePageCapturer: PageCapturer {
  /// What the proxy lets through; set by tests alone.
  public var rules = LoopbackProxy.Rules()
  /// A file with the only authorities that are trusted; set by tests alone.
  public var authorities: String?
  /// Keys of servers that the browser trusts beside the system's authorities, each as the SHA-256 of
  /// its SubjectPublicKeyInfo in base64; set by tests alone.
  public var browserKeys: [String] = []
  private let temporary: String

  /// A capturer that makes the browser's profile in the folder `temporary`.
  public init(temporary: String) { self.temporary = temporary }

  public func capture(
    _ address: String, _ wish: CaptureWish
  ) async throws(CaptureError) -> CapturedPage {
    let proxy = try LoopbackProxy(rules)
    defer { proxy.stop() }
    var page = CapturedPage(tool: await Self.curlVersion())
    var next: String? = Self.withoutFragment(address)
    while let url = next {
      guard page.exchanges.count <= Limits.captureRedirections else { throw .tooManyRedirections }
      var (exchange, further): (CapturedPage.Exchange, String?)
      do throws(CaptureError) {
        (exchange, further) = try await PageFetch(
          url: url, proxyPort: proxy.port, authorities: authorities
        ).run()
      } catch {
        // The proxy knows why the other side could not be reached.
        if let refusal = proxy.contacts.last?.refusal { throw .refused(refusal) }
        throw error
      }
      exchange.address = proxy.contacts.last?.address
      page.exchanges.append(exchange)
      next = further.map(Self.withoutFragment)
    }
    if wish.browser != .none {
      let browser = PageBrowser(
        proxyPort: proxy.port, withoutSandbox: wish.browser == .withoutSandbox,
        temporary: temporary, trustedKeys: browserKeys)
      switch await Self.onThread({ browser.shown(address) }) {
      case .success(let shown): page.shown = shown
      case .failure(let missing): page.missing = missing
      }
    } else {
      page.missing = .browserNotWished
    }
    page.contacts = proxy.contacts
    return page
  }

  private static func withoutFragment(_ address: String) -> String {
    String(address.prefix { $0 != "#" })
  }

  private static func curlVersion() async -> String {
    let child = ChildProcess(
      "curl", ["--version"], timeout: .seconds(60), outputLimitBytes: 64 * 1024)
    let said = (try? await child.run()).map { String(decoding: $0.output, as: UTF8.self) } ?? ""
    return said.split(separator: " ", maxSplits: 2).prefix(2).joined(separator: " ")
  }

  // The talk with a browser waits; no thread that others need may do that.
  private static func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      if !DetachedThread.run({ continuation.resume(returning: body()) }) {
        continuation.resume(returning: body())
      }
    }
  }
}
