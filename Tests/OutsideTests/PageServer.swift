import Glibc
import Outside
import Synchronization
import Testing

/// A web server on the loopback address that notes what it was asked for.
final class PageServer: Sendable {
  /// The port.
  let port: UInt16
  private let listener: Int32
  private let answer: @Sendable (String) -> [UInt8]
  private let seen = Mutex<[String]>([])

  /// The paths that were asked for, and the first line of whatever else came.
  var requests: [String] { seen.withLock { $0 } }

  /// A server that answers each path with the bytes that `answer` gives.
  init(_ answer: @escaping @Sendable (String) -> [UInt8]) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var form = sockaddr_in()
    form.sin_family = sa_family_t(AF_INET)
    form.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let bound = withUnsafeMutablePointer(to: &form) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 && listen(descriptor, 32) == 0
          && getsockname(descriptor, address, &size) == 0
      }
    }
    try #require(bound)
    port = UInt16(bigEndian: form.sin_port)
    self.answer = answer
    var thread = pthread_t()
    let work = Unmanaged.passRetained(self)
    pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<PageServer>.fromOpaque(raw).takeRetainedValue().serve() }
        return nil
      }, work.toOpaque())
  }

  /// The server as an endpoint.
  var endpoint: Endpoint { Endpoint(.v4(0x7f00_0001), port: port) }

  /// Takes no connections any more.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// An answer with `body`.
  static func page(_ body: String, type: String = "text/html; charset=utf-8") -> [UInt8] {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
    return Array((head + "Connection: close\r\n\r\n" + body).utf8)
  }

  /// An answer that sends on.
  static func redirect(to address: String) -> [UInt8] {
    Array(
      "HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        .utf8)
  }

  private func serve() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        break
      }
      var bytes: [UInt8] = []
      while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n"), bytes.count < 65_536 {
        var room = [UInt8](repeating: 0, count: 4096)
        let count = recv(client, &room, room.count, 0)
        guard count > 0 else { break }
        bytes += room[..<count]
      }
      let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 2)
      let path = words.count > 1 ? String(words[1]) : ""
      seen.withLock { $0.append(path) }
      let reply = answer(path)
      var sent = 0
      while sent < reply.count {
        let count = reply[sent...].withUnsafeBytes {
          send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { break }
        sent += count
      }
      close(client)
    }
    close(listener)
  }
}
