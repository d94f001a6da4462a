import CGNU
import CaseCore
public import Engine
import Glibc
import Synchronization

/// The one door through which a capture reaches the network: a proxy on the loopback address.
///
/// It turns each name into addresses once and keeps to them, refuses every address that is not public
/// and every port but 80 and 443, and stops at its limits of time, bytes and connections. It changes
/// nothing else: a tunnel (`CONNECT`) is passed on byte for byte. One thread a connection, system calls
/// and no library: decision 0017.
public final class LoopbackProxy: Sendable {
  /// What it lets through.
  public struct Rules: Sendable {
    /// Where names are looked up.
    public var resolver = NameResolver.system
    /// Endpoints that are allowed although they are not public: for tests, which have a server of
    /// their own on the loopback address. No command sets it.
    public var exceptions: Set<Endpoint> = []
    /// Hosts that a browser asks on its own account; they are none of the page's business.
    public var refusedHosts: Set<String> = [
      "accounts.google.com", "android.clients.google.com", "clients1.google.com",
      "clients2.google.com", "clients2.googleusercontent.com", "clients3.google.com",
      "clients4.google.com", "content-autofill.googleapis.com", "dl.google.com",
      "edgedl.me.gvt1.com", "mtalk.google.com", "optimizationguide-pa.googleapis.com",
      "redirector.gvt1.com", "safebrowsing.googleapis.com", "update.googleapis.com",
    ]
    /// The most connections.
    public var connections = Limits.captureConnections
    /// The most bytes, both ways together.
    public var bytes = Limits.captureBytes
    /// How long it serves from the first connection on: whoever started it may have to wait for its turn.
    public var time = Duration.seconds(2 * Limits.captureSeconds)

    /// The rules of a capture.
    public init() {}
  }

  /// The port on 127.0.0.1.
  public let port: UInt16
  let rules: Rules
  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var isStopped = false
    /// When it ends; nil before the first connection.
    var end: ContinuousClock.Instant?
    var connections = 0
    var bytes = 0
    var names: [String: [IPAddress]] = [:]
    var contacts: [CapturedPage.Contact] = []
  }

  /// A proxy that serves from now on.
  /// - Throws: `CaptureError.noProxy` if the system gives no port.
  public init(_ rules: Rules) throws(CaptureError) {
    self.rules = rules
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw .noProxy }
    let bound = Endpoint(.v4(0x7f00_0001), port: 0).withSocketAddress { address, size in
      bind(listener, address, size) == 0 && listen(listener, 64) == 0
    }
    var form = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = withUnsafeMutablePointer(to: &form) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
    }
    guard bound, named == 0 else {
      close(listener)
      throw .noProxy
    }
    self.listener = listener
    port = UInt16(bigEndian: form.sin_port)
    guard DetachedThread.run({ self.accept() }) else {
      close(listener)
      throw .noProxy
    }
  }

  /// Lets nothing through from now on.
  public func stop() { state.withLock { $0.isStopped = true } }

  /// Whom the clients wanted to reach, in that order, and what came of it.
  public var contacts: [CapturedPage.Contact] { state.withLock(\.contacts) }

  /// The address to which the connections to `host` went; nil if there was none.
  public func address(of host: String) -> IPAddress? {
    let host = host.lowercased()
    return state.withLock { state in
      state.contacts.first { $0.host == host && $0.address != nil }
    }.flatMap { $0.address.flatMap(IPAddress.init) }
  }

  var isOver: Bool {
    state.withLock { state in state.isStopped || state.end.map { $0 <= .now } ?? false }
  }

  /// Counts `count` bytes; whether they may go through.
  func allows(bytes count: Int) -> Bool {
    state.withLock { state in
      state.bytes += count
      return state.bytes <= rules.bytes
    }
  }

  private func accept() {
    defer { close(listener) }
    while !isOver {
      guard Readiness.wait(listener, for: Int16(POLLIN)) else { continue }
      let client = accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
      guard client >= 0 else { continue }
      let isAllowed = state.withLock { state in
        state.end = state.end ?? .now + rules.time
        state.connections += 1
        return state.connections <= rules.connections
      }
      guard isAllowed, DetachedThread.run({ ProxyConnection(client, self).serve() }) else {
        close(client)
        continue
      }
    }
  }

  /// A connection to `host`, which is noted; or why there is none.
  func connection(to host: String, port: UInt16) -> Result<Int32, CapturedPage.Contact.Refusal> {
    let result = open(host, port)
    let contact: CapturedPage.Contact
    switch result {
    case .success(let (_, address)):
      contact = .init(host: host, port: port, address: address.description)
    case .failure(let refusal): contact = .init(host: host, port: port, refusal: refusal)
    }
    state.withLock { $0.contacts.append(contact) }
    return result.map(\.0)
  }

  private func open(
    _ host: String, _ port: UInt16
  ) -> Result<(Int32, IPAddress), CapturedPage.Contact.Refusal> {
    guard !rules.refusedHosts.contains(host) else { return .failure(.browserOwn) }
    let addresses = pinned(host)
    guard !addresses.isEmpty else { return .failure(.unknownName) }
    // A public name that also means a machine at home is a trick, whichever of the two comes first.
    let judged = addresses.filter { !rules.exceptions.contains(Endpoint($0, port: port)) }
    guard judged.allSatisfy(\.isPublic) else { return .failure(.notPublic) }
    guard judged.isEmpty || port == 80 || port == 443 else { return .failure(.port) }
    for address in addresses.prefix(4) {
      guard let server = Self.connect(Endpoint(address, port: port), until: self) else { continue }
      state.withLock { $0.names[host] = [address] }
      return .success((server, address))
    }
    return .failure(.unreachable)
  }

  // The first answer counts for as long as the proxy runs.
  private func pinned(_ host: String) -> [IPAddress] {
    if let known = state.withLock({ $0.names[host] }) { return known }
    let found = IPAddress(host).map { [$0] } ?? rules.resolver.addresses(of: host)
    return state.withLock { state in
      if let known = state.names[host] { return known }
      state.names[host] = found
      return found
    }
  }

  private static func connect(_ endpoint: Endpoint, until proxy: LoopbackProxy) -> Int32? {
    let family = if case .v4 = endpoint.address { AF_INET } else { AF_INET6 }
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let server = socket(family, Int32(kind), 0)
    guard server >= 0 else { return nil }
    // The number of the fault is read at once: whatever runs in between may set another.
    let (result, fault) = endpoint.withSocketAddress { (Glibc.connect(server, $0, $1), errno) }
    if result == 0 { return server }
    let limit = ContinuousClock.now + .seconds(15)
    while fault == EINPROGRESS, !proxy.isOver, ContinuousClock.now < limit {
      guard Readiness.wait(server, for: Int16(POLLOUT)) else { continue }
      var fault: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(server, SOL_SOCKET, SO_ERROR, &fault, &size)
      if fault == 0 { return server }
      break
    }
    close(server)
    return nil
  }
}

/// Waiting for a descriptor, a tenth of a second at most.
enum Readiness {
  /// Whether `descriptor` is ready for `events`, or has ended.
  static func wait(_ descriptor: Int32, for events: Int16) -> Bool {
    var wish = pollfd(fd: descriptor, events: events, revents: 0)
    return poll(&wish, 1, 100) > 0
  }
}

/// A thread that nobody waits for.
enum DetachedThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a thread of its own; false if the system gives none.
  static func run(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let result = pthread_create(
      &thread, &attributes,
      { raw in
        if let raw { Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    if result != 0 { work.release() }
    return result == 0
  }
}
