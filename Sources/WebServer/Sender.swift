import HTTPTypes
import NIOCore
import WebApp

extension HTTPField.Name {
  /// For whom a proxy asks.
  static var xForwardedFor: Self {
    guard let name = Self("x-forwarded-for") else { preconditionFailure("It is a name.") }
    return name
  }
}

extension WebRequest.Sender {
  /// Who asks from `peer`; behind a proxy, whom it says that it asks for. Of what it says the last address
  /// counts: those before it came with the request and can be invented.
  init(_ peer: SocketAddress?, forwardedFor lines: [String]) {
    guard let last = lines.last else {
      self.init(peer)
      return
    }
    let address = last.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? ""
    let named = WebRequest.Sender(try? SocketAddress(ipAddress: address, port: 0))
    self.init(network: named.network, isLoopback: false)
  }

  private init(_ address: SocketAddress?) {
    switch address {
    case .v4?:
      let text = address?.ipAddress ?? ""
      self.init(network: text, isLoopback: text.hasPrefix("127."))
    case .v6?:
      // The sixteen bytes of the address stand behind family, port and flow (RFC 3493, 3.3).
      let bytes =
        address?.withSockAddr { start, count in
          Array(UnsafeRawBufferPointer(start: start, count: count).dropFirst(8).prefix(16))
        } ?? []
      if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff] {
        let text = bytes.suffix(4).map { "\($0)" }.joined(separator: ".")
        self.init(network: text, isLoopback: bytes[12] == 127)
      } else {
        let isLoopback = bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
        self.init(
          network: bytes.prefix(8).map { "\($0)" }.joined(separator: ":"), isLoopback: isLoopback)
      }
    case .unixDomainSocket?, nil: self.init(network: "", isLoopback: false)
    }
  }
}
