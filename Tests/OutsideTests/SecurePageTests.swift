import Engine
import Foundation
import Glibc
import Outside
import TestKit
import Testing

/// Pages of a server with a certificate, made for the test, captured through the proxy.
@Suite(.serialized) struct SecurePageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let server = """
    import http.server, ssl, sys
    class Page(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            if self.path == "/plain":
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1/")
                body = b""
            else:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                body = "<!doctype html><title>t</title><h1>用户协议</h1>".encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def log_message(self, *what): pass
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1] + "/cert.pem", sys.argv[1] + "/key.pem")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_port, flush=True)
    server.serve_forever()
    """

  /// A running server, and the key of its certificate as browsers name it.
  private func start() async throws -> (process: Process, port: UInt16, key: String) {
    let place = folder.path
    let made = try await ChildProcess(
      "sh",
      [
        "-c",
        """
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
          -keyout "$1/key.pem" -out "$1/cert.pem" -subj /CN=shop.test \
          -addext subjectAltName=DNS:shop.test 2>/dev/null &&
        openssl x509 -in "$1/cert.pem" -pubkey -noout | openssl pkey -pubin -outform der |
          openssl dgst -sha256 -binary | base64
        """, "sh", place,
      ], timeout: .seconds(60), outputLimitBytes: 4096
    ).run()
    #expect(made.succeeded)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", Self.server, place]
    let said = Pipe()
    process.standardOutput = said
    // Whoever waits for the end of what the tests say must not wait for the server.
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while !line.contains(0x0a) {
      let more = said.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      line += more
    }
    let port = try #require(
      UInt16(String(decoding: line, as: UTF8.self).filter { !$0.isNewline }))
    return (process, port, String(decoding: made.output, as: UTF8.self).filter { !$0.isNewline })
  }

  private func capturer(_ port: UInt16) -> LivePageCapturer {
    var capturer = LivePageCapturer(temporary: NSTemporaryDirectory())
    capturer.rules.exceptions = [Endpoint(.v4(0x7f00_0001), port: port)]
    capturer.rules.resolver = NameResolver { $0 == "shop.test" ? [.v4(0x7f00_0001)] : [] }
    capturer.authorities = folder.path(of: "cert.pem")
    return capturer
  }

  @Test func `a page behind a certificate comes with it, and is shown`() async throws {
    let (process, port, key) = try await start()
    defer { kill(process.processIdentifier, SIGKILL) }
    var capturer = capturer(port)
    capturer.browserKeys = [key]
    let page = try await capturer.capture(
      "https://shop.test:\(port)/", CaptureWish(browser: .withoutSandbox))
    let exchange = try #require(page.exchanges.first)
    #expect(page.exchanges.count == 1 && exchange.address == "127.0.0.1")
    #expect(String(decoding: exchange.response, as: UTF8.self).contains("用户协议"))
    let certificate = try String(contentsOfFile: folder.path(of: "cert.pem"), encoding: .utf8)
    let shownCertificate = String(decoding: exchange.certificates, as: UTF8.self)
    #expect(shownCertificate.filter { !$0.isNewline } == certificate.filter { !$0.isNewline })
    let shown = try #require(page.shown, "no browser: \(String(describing: page.missing))")
    #expect(String(decoding: shown.rendered ?? [], as: UTF8.self).contains("用户协议"))
    #expect(shown.picture?.starts(with: [0x89, 0x50, 0x4e, 0x47]) == true)
    #expect(page.contacts.allSatisfy { $0.address == nil || $0.port == port })
  }

  @Test func `a certificate that is not trusted is not passed over`() async throws {
    let (process, port, _) = try await start()
    defer { kill(process.processIdentifier, SIGKILL) }
    var strict = capturer(port)
    strict.authorities = nil
    await #expect(throws: CaptureError.untrusted) {
      _ = try await strict.capture("https://shop.test:\(port)/", CaptureWish(browser: .none))
    }
    // The browser goes by its own authorities, and shows no page of warning in the place of this one.
    let page = try await capturer(port).capture(
      "https://shop.test:\(port)/", CaptureWish(browser: .withoutSandbox))
    #expect(page.shown == nil && page.missing == .browserRefused)
    #expect(page.exchanges.count == 1)
    // A way out of it leads through the same door.
    await #expect(throws: CaptureError.refused(.notPublic)) {
      _ = try await self.capturer(port).capture(
        "https://shop.test:\(port)/plain", CaptureWish(browser: .none))
    }
  }
}
