import CaseCore
import Engine
import Glibc
import Outside
import Synchronization
import Testing

/// The one door of a capture: what it lets through, and what it refuses.
@Suite struct LoopbackProxyTests {
  static let forbidden = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::",
    "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
  ]
  static let open = [
    "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
    "192.0.1.1", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2400:3200::1",
    "2606:4700:4700::1111", "2001:200::1", "64:ff9b::808:808",
  ]

  @Test(arguments: forbidden)
  func `an address of a registry of special purposes is not public`(text: String) throws {
    #expect(try #require(IPAddress(text)).isPublic == false)
  }

  @Test(arguments: open)
  func `an address on the internet is public, and is written as it was read`(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(address.isPublic)
    #expect(IPAddress(address.description) == address)
  }

  /// Sends `bytes` to the proxy and gives all that comes back.
  private func exchange(_ bytes: String, _ proxy: LoopbackProxy) throws -> String {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    var form = sockaddr_in()
    form.sin_family = sa_family_t(AF_INET)
    form.sin_port = proxy.port.bigEndian
    form.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &form) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    let bytes = Array(bytes.utf8)
    _ = bytes.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    shutdown(client, Int32(SHUT_WR))
    var output: [UInt8] = []
    while true {
      var room = [UInt8](repeating: 0, count: 4096)
      let count = recv(client, &room, room.count, 0)
      guard count > 0 else { break }
      output += room[..<count]
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let names: [String: [String]] = [
    "shop.test": ["127.0.0.1"], "home.test": ["192.168.1.1"], "mapped.test": ["::ffff:10.0.0.1"],
    "both.test": ["8.8.8.8", "127.0.0.1"], "localhost": ["127.0.0.1"],
  ]
  private static let resolver = NameResolver { name in
    (names[name] ?? []).compactMap { IPAddress($0) }
  }

  @Test(arguments: [
    "127.0.0.1", "localhost", "home.test", "mapped.test", "both.test", "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0", "169.254.169.254", "LOCALHOST.",
  ])
  func `a tunnel or request to a machine at home is refused, and nothing arrives`(
    host: String
  ) throws {
    let server = try PageServer { _ in PageServer.page("secret") }
    defer { server.stop() }
    var rules = LoopbackProxy.Rules()
    rules.resolver = Self.resolver
    let proxy = try LoopbackProxy(rules)
    defer { proxy.stop() }
    for port in ["80", "443", "\(server.port)"] {
      let tunnel = try exchange("CONNECT \(host):\(port) HTTP/1.1\r\nHost: x\r\n\r\n", proxy)
      #expect(tunnel.hasPrefix("HTTP/1.1 403"))
      let plain = try exchange("GET http://\(host):\(port)/ HTTP/1.1\r\nHost: x\r\n\r\n", proxy)
      #expect(plain.hasPrefix("HTTP/1.1 403"))
    }
    #expect(server.requests.isEmpty)
    #expect(proxy.contacts.allSatisfy { $0.refusal == .notPublic })
  }

  @Test(arguments: ["0x7f.1", "017700000001", "2130706433", "127.1", "0"])
  func `a number in another form is refused by what it means`(host: String) throws {
    let proxy = try LoopbackProxy(LoopbackProxy.Rules())
    defer { proxy.stop() }
    #expect(
      try exchange("GET http://\(host)/ HTTP/1.1\r\nHost: x\r\n\r\n", proxy)
        .hasPrefix("HTTP/1.1 403"))
    #expect(proxy.contacts.map(\.refusal) == [.notPublic])
  }

  @Test(arguments: [22, 25, 8080, 0])
  func `another port of a public machine is refused`(port: Int) throws {
    var rules = LoopbackProxy.Rules()
    rules.resolver = NameResolver { _ in [IPAddress.v4(0x0808_0808)] }
    let proxy = try LoopbackProxy(rules)
    defer { proxy.stop() }
    let said = try exchange("CONNECT shop.test:\(port) HTTP/1.1\r\nHost: x\r\n\r\n", proxy)
    #expect(said.hasPrefix("HTTP/1.1 403"))
    #expect(proxy.contacts.map(\.refusal) == [.port])
  }

  @Test func `a name is looked up once, and what it means later changes nothing`() throws {
    let asked = Mutex(0)
    let server = try PageServer { _ in PageServer.page("shop") }
    defer { server.stop() }
    let rebound = try PageServer { _ in PageServer.page("home") }
    defer { rebound.stop() }
    var rules = LoopbackProxy.Rules()
    rules.exceptions = [server.endpoint]
    rules.resolver = NameResolver { _ in
      asked.withLock { $0 += 1 }
      return asked.withLock { $0 } == 1 ? [.v4(0x7f00_0001)] : [.v4(0x7f00_0002)]
    }
    let proxy = try LoopbackProxy(rules)
    defer { proxy.stop() }
    for _ in 0..<3 {
      let said = try exchange(
        "GET http://shop.test:\(server.port)/ HTTP/1.1\r\nHost: x\r\n\r\n", proxy)
      #expect(said.hasSuffix("shop"))
    }
    #expect(asked.withLock { $0 } == 1)
    #expect(rebound.requests.isEmpty)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET http://shop.test/ HTTP/1.1\nHost: x\n\n",
    "GET http://shop.test/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "GET http://shop.test/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "GET http://shop.test/ HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
    "GET http://user@shop.test/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET http://shop.test:99999/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET http://[fe80::1%25eth0]/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET ftp://shop.test/ HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT shop.test HTTP/1.1\r\n\r\n",
    "CONNECT shop.test:80 HTTP/1.1\r\nA: \u{0}\r\n\r\n", "nonsense\r\n\r\n",
  ])
  func `what could be read in two ways is refused`(request: String) throws {
    let proxy = try LoopbackProxy(LoopbackProxy.Rules())
    defer { proxy.stop() }
    let said = try exchange(request, proxy)
    // A head that never ends gets no answer at all.
    #expect(said.isEmpty || said.hasPrefix("HTTP/1.1 400"))
    #expect(proxy.contacts.isEmpty)
  }

  @Test func `what follows a request on the same connection goes nowhere`() throws {
    let server = try PageServer { _ in PageServer.page("shop") }
    defer { server.stop() }
    var rules = LoopbackProxy.Rules()
    rules.exceptions = [server.endpoint]
    rules.resolver = Self.resolver
    let proxy = try LoopbackProxy(rules)
    defer { proxy.stop() }
    let one = "GET http://shop.test:\(server.port)/a HTTP/1.1\r\nHost: x\r\n\r\n"
    let said = try exchange(one + "GET http://127.0.0.1/b HTTP/1.1\r\nHost: x\r\n\r\n", proxy)
    #expect(said.hasSuffix("shop"))
    #expect(said.contains("Connection: close\r\n"))
    #expect(server.requests == ["/a"])
  }

  @Test func `bytes, connections and time have their limits`() throws {
    let server = try PageServer { _ in PageServer.page(String(repeating: "x", count: 100_000)) }
    defer { server.stop() }
    var rules = LoopbackProxy.Rules()
    rules.exceptions = [server.endpoint]
    rules.resolver = Self.resolver
    rules.bytes = 20_000
    let small = try LoopbackProxy(rules)
    defer { small.stop() }
    let request = "GET http://shop.test:\(server.port)/ HTTP/1.1\r\nHost: x\r\n\r\n"
    #expect(try exchange(request, small).utf8.count < 100_000)
    rules.bytes = 1 << 30
    rules.connections = 1
    let single = try LoopbackProxy(rules)
    defer { single.stop() }
    #expect(try exchange(request, single).utf8.count > 100_000)
    #expect(try exchange(request, single).isEmpty)
    rules.connections = 10
    rules.time = .zero
    let brief = try LoopbackProxy(rules)
    defer { brief.stop() }
    // The time begins with the connection that is accepted, and is over then.
    #expect(try exchange(request, brief).isEmpty)
  }
}
