import CaseCore
import Engine
import FoundationEssentials
import Glibc

/// A headless Chromium that shows one page, with nothing but the proxy between it and the network.
struct PageBrowser {
  /// Where Chromium is looked for, as `ChildProcess` does.
  static var program: String? {
    ChildProcess.searchPath.split(separator: ":").map { "\($0)/chromium" }
      .first { access($0, X_OK) == 0 }
  }

  /// The port of the proxy.
  let proxyPort: UInt16
  /// Whether the person asked to do without the sandbox.
  let withoutSandbox: Bool
  /// The folder in which a profile is made.
  let temporary: String
  /// Keys of servers that are trusted beside the system's authorities, for tests.
  let trustedKeys: [String]

  /// Loads `address` and takes what it shows.
  func shown(_ address: String) -> Result<CapturedPage.Shown, CapturedPage.Missing> {
    guard let program = Self.program else { return .failure(.browserMissing) }
    // Chromium's sandbox does not hold for root, and Chromium says so and ends.
    guard withoutSandbox || geteuid() != 0 else { return .failure(.browserAsRoot) }
    // Chromium makes a socket deep in this folder, and the name of a socket has at most 107 bytes.
    let base = temporary.utf8.count <= 40 ? temporary : "/tmp"
    var template = Array("\(base)/recourse-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return .failure(.browserFailed) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // What the page left in it is of no use to anybody; the system clears what cannot be removed.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let environment = [
      "PATH": ChildProcess.searchPath, "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN:en", "HOME": folder,
      "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "TMPDIR": folder, "TZ": "Asia/Shanghai",
    ]
    do throws(BrowserPipe.Fault) {
      let browser = try BrowserPipe(
        program, arguments(folder), environment: environment,
        until: .now + .seconds(Limits.captureSeconds))
      defer { browser.end() }
      return try show(address, in: browser)
    } catch {
      return .failure(error == .silent ? .browserSlow : .browserFailed)
    }
  }

  private func show(
    _ address: String, in browser: BrowserPipe
  ) throws(BrowserPipe.Fault) -> Result<CapturedPage.Shown, CapturedPage.Missing> {
    let version = try browser.ask("Browser.getVersion")?.product ?? ""
    try browser.ask("Browser.setDownloadBehavior", "{\"behavior\":\"deny\"}")
    let target = try browser.ask("Target.createTarget", "{\"url\":\"about:blank\"}")?.targetId ?? ""
    browser.session = try browser.ask(
      "Target.attachToTarget", "{\"targetId\":\(target.asJSON),\"flatten\":true}")?.sessionId
    try browser.ask("Page.enable")
    try browser.ask("Page.setLifecycleEventsEnabled", "{\"enabled\":true}")
    // A page that asks before it goes on is left to wait for nobody.
    try browser.ask(
      "Page.addScriptToEvaluateOnNewDocument",
      "{\"source\":\"window.alert=window.confirm=window.prompt=window.print=()=>null\"}")
    let navigation = try browser.ask("Page.navigate", "{\"url\":\(address.asJSON)}")
    guard navigation?.errorText == nil else { return .failure(.browserRefused) }
    let isLoaded = try browser.waits(for: "Page.loadEventFired", within: .seconds(30))
    // Pages that scripts write go on for a while.
    if isLoaded {
      _ = try browser.waits(
        for: "Page.lifecycleEvent", named: "networkIdle", within: .seconds(8))
    }
    var shown = CapturedPage.Shown(version: version, isLoaded: isLoaded)
    let size = try browser.ask("Page.getLayoutMetrics")?.cssContentSize
    let width = min(max(size?.width ?? 1280, 320), 4096)
    let height = min(max(size?.height ?? 800, 200), Double(Limits.capturePictureHeight))
    shown.isPictureCut = (size?.height ?? 0) > height
    shown.picture = try bytes(
      browser, "Page.captureScreenshot",
      "{\"format\":\"png\",\"captureBeyondViewport\":true,\"clip\":{\"x\":0,\"y\":0,"
        + "\"width\":\(Int(width)),\"height\":\(Int(height)),\"scale\":1}}")
    shown.pdf = try bytes(
      browser, "Page.printToPDF", "{\"printBackground\":true,\"preferCSSPageSize\":true}")
    shown.rendered = try browser.ask(
      "Runtime.evaluate", "{\"expression\":\"document.documentElement.outerHTML\"}"
    )?.result?.value.map { Array(("<!DOCTYPE html>\n" + $0).utf8) }
    shown.address =
      try browser.ask("Runtime.evaluate", "{\"expression\":\"location.href\"}")?.result?.value
      ?? address
    return .success(shown)
  }

  // A browser that cannot draw or print this page may still do the other.
  private func bytes(
    _ browser: BrowserPipe, _ method: String, _ parameters: String
  ) throws(BrowserPipe.Fault) -> [UInt8]? {
    do throws(BrowserPipe.Fault) {
      let text = try browser.ask(method, parameters)?.data
      return text.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
    } catch {
      guard error == .refused else { throw error }
      return nil
    }
  }

  private var trusted: [String] {
    trustedKeys.isEmpty
      ? [] : ["--ignore-certificate-errors-spki-list=\(trustedKeys.joined(separator: ","))"]
  }

  private func arguments(_ folder: String) -> [String] {
    let off = [
      "AsyncDns", "AutofillServerCommunication", "BackForwardCache",
      "CertificateTransparencyComponentUpdater",
      "DialMediaRouteProvider", "DnsOverHttps", "InterestFeedContentSuggestions", "MediaRouter",
      "NetworkPrediction", "OptimizationHints", "Prerender2", "Translate",
      "WebRtcHideLocalIpsWithMdns",
    ]
    return [
      "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile",
      // Nothing goes past the proxy, the loopback address included, and no name is looked up here.
      "--proxy-server=http://127.0.0.1:\(proxyPort)", "--proxy-bypass-list=<-loopback>",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--disable-quic",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--dns-prefetch-disable",
      // Nothing of its own goes out.
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability",
      "--disable-breakpad", "--disable-crash-reporter", "--disable-client-side-phishing-detection",
      "--metrics-recording-only", "--no-pings", "--no-first-run", "--no-default-browser-check",
      "--no-service-autorun", "--disable-features=\(off.joined(separator: ","))",
      "--block-new-web-contents", "--disable-notifications", "--mute-audio", "--hide-scrollbars",
      "--password-store=basic", "--disable-gpu", "--window-size=1280,800", "--lang=zh-CN",
      "--force-device-scale-factor=1",
    ] + (withoutSandbox ? ["--no-sandbox"] : []) + trusted + ["about:blank"]
  }
}
