import CaseCore
import Engine
import Glibc

/// One connection of a client to the proxy.
struct ProxyConnection {
  private let client: Int32
  private let proxy: LoopbackProxy

  /// The connection `client`, which is closed in the end.
  init(_ client: Int32, _ proxy: LoopbackProxy) {
    self.client = client
    self.proxy = proxy
  }

  /// Serves one request, to its end.
  func serve() {
    defer { close(client) }
    guard let (bytes, end) = head(from: client) else { return }
    guard let request = ProxyRequest(Array(bytes[..<end])) else {
      return answer("400 Bad Request")
    }
    switch proxy.connection(to: request.host, port: request.port) {
    case .failure(.unknownName), .failure(.unreachable): answer("502 Bad Gateway")
    case .failure(.notPublic), .failure(.port), .failure(.browserOwn): answer("403 Forbidden")
    case .success(let server):
      defer { close(server) }
      let rest = Array(bytes[end...])
      if let head = request.head {
        forward(head, rest, bodyBytes: request.bodyBytes, to: server)
      } else {
        guard send(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8), to: client),
          rest.isEmpty || send(rest, to: server)
        else { return }
        relay(server)
      }
    }
  }

  private func answer(_ status: String) {
    let text = "HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    _ = send(Array(text.utf8), to: client)
  }

  // One request and its answer; the connection of the client ends with them, so that nothing of another
  // request can go to this server.
  private func forward(_ head: [UInt8], _ rest: [UInt8], bodyBytes: Int, to server: Int32) {
    guard send(head + rest.prefix(bodyBytes), to: server) else { return }
    var left = bodyBytes - min(bodyBytes, rest.count)
    while left > 0 {
      guard let piece = receive(client, atMost: left), !piece.isEmpty, send(piece, to: server)
      else { return }
      left -= piece.count
    }
    guard let (bytes, end) = self.head(from: server) else { return }
    guard send(Self.closing(Array(bytes[..<end])) + bytes[end...], to: client) else { return }
    while let piece = receive(server, atMost: 1 << 16), !piece.isEmpty {
      guard send(piece, to: client) else { return }
    }
  }

  /// The head of an answer that says that the connection ends with it.
  static func closing(_ head: [UInt8]) -> [UInt8] {
    let lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var output: [UInt8] = []
    for (index, line) in lines.dropLast().enumerated() {
      let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        .lowercased()
      if ["connection", "keep-alive", "proxy-connection"].contains(name) { continue }
      output += line + [UInt8(ascii: "\n")]
      if index == 0 { output += Array("Connection: close\r\n".utf8) }
    }
    return output
  }

  // Both ways, until both have ended.
  private func relay(_ server: Int32) {
    var isOpen = [client: true, server: true]
    while !proxy.isOver, isOpen.values.contains(true) {
      var wishes = [client, server].filter { isOpen[$0] == true }.map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&wishes, nfds_t(wishes.count), 100) > 0 else { continue }
      for wish in wishes where wish.revents != 0 {
        let other = wish.fd == client ? server : client
        guard let piece = receive(wish.fd, atMost: 1 << 16) else { return }
        guard !piece.isEmpty else {
          isOpen[wish.fd] = false
          shutdown(other, Int32(SHUT_WR))
          continue
        }
        guard send(piece, to: other) else { return }
      }
    }
  }

  /// What `source` sends, until there is a head; and where that ends.
  private func head(from source: Int32) -> ([UInt8], Int)? {
    var bytes: [UInt8] = []
    let mark: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a]
    while bytes.count <= Limits.archiveHeadBytes {
      guard let piece = receive(source, atMost: 1 << 14), !piece.isEmpty else { return nil }
      let from = max(0, bytes.count - 3)
      bytes += piece
      for index in from..<max(from, bytes.count - 3)
      where bytes[index] == 0x0d && bytes[index..<(index + 4)].elementsEqual(mark) {
        return (bytes, index + 4)
      }
    }
    return nil
  }

  /// What comes next; empty at the end, nil where the connection fails or a limit is reached.
  private func receive(_ source: Int32, atMost count: Int) -> [UInt8]? {
    while !proxy.isOver {
      guard Readiness.wait(source, for: Int16(POLLIN)) else { continue }
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: min(count, 1 << 16)) { room, filled in
        let read = recv(source, room.baseAddress, room.count, 0)
        if read < 0 { failure = errno }
        filled = max(0, read)
      }
      if failure == EAGAIN || failure == EINTR { continue }
      return failure == 0 && proxy.allows(bytes: piece.count) ? piece : nil
    }
    return nil
  }

  private func send(_ bytes: some Collection<UInt8>, to target: Int32) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      guard !proxy.isOver else { return false }
      guard Readiness.wait(target, for: Int16(POLLOUT)) else { continue }
      let count = bytes.withUnsafeBytes { raw in
        Glibc.send(
          target, raw.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count < 0 {
        guard errno == EAGAIN || errno == EINTR else { return false }
        continue
      }
      sent += count
    }
    return true
  }
}
