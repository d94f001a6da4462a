import Glibc

/// The address of a machine.
public enum IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// An address of version 4, its first byte the highest.
  case v4(UInt32)
  /// An address of version 6, its first eight bytes and its last.
  case v6(UInt64, UInt64)

  /// The address in `text` as it is usually written; nil for anything else.
  public init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self = .v4(UInt32(bigEndian: four.s_addr))
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      self = .v6(six)
    } else {
      return nil
    }
  }

  static func v6(_ address: in6_addr) -> IPAddress {
    withUnsafeBytes(of: address) { bytes in
      func half(_ range: Range<Int>) -> UInt64 {
        bytes[range].reduce(0) { $0 << 8 | UInt64($1) }
      }
      return .v6(half(0..<8), half(8..<16))
    }
  }

  /// The address as it is usually written.
  public var description: String {
    var room = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch self {
    case .v4(let number):
      var address = in_addr(s_addr: number.bigEndian)
      inet_ntop(AF_INET, &address, &room, socklen_t(room.count))
    case .v6:
      var address = six
      inet_ntop(AF_INET6, &address, &room, socklen_t(room.count))
    }
    return String(decoding: room.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  var six: in6_addr {
    guard case .v6(let high, let low) = self else { return in6_addr() }
    var address = in6_addr()
    withUnsafeMutableBytes(of: &address) { bytes in
      for index in 0..<8 {
        bytes[index] = UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64(index)))
        bytes[8 + index] = UInt8(truncatingIfNeeded: low >> (56 - 8 * UInt64(index)))
      }
    }
    return address
  }

  /// Whether it is the address of a machine on the public internet: none of those that IANA's
  /// registries of special-purpose addresses (RFC 6890) keep for networks at home, for this machine, for
  /// many at once, for tunnels or for documents.
  public var isPublic: Bool {
    switch self {
    case .v4(let number):
      return !Self.special.contains { number >> (32 - $0.bits) == $0.prefix >> (32 - $0.bits) }
    case .v6(let high, let low):
      // 64:ff9b::/96 is the internet of version 4 seen through a translator (RFC 6052).
      if high == 0x0064_ff9b_0000_0000, low >> 32 == 0 {
        return IPAddress.v4(UInt32(truncatingIfNeeded: low)).isPublic
      }
      // Only 2000::/3 is given out at all (RFC 4291 §2.4); the rest holds loopback, mapped, local and
      // multicast addresses.
      guard high >> 61 == 1 else { return false }
      let isTunnelOrTest =
        high >> 41 == 0x2001_0000 >> 9  // 2001::/23: Teredo, benchmarks, ORCHID
        || high >> 32 == 0x2001_0db8  // documents
        || high >> 48 == 0x2002  // 6to4
        || high >> 44 == 0x3fff0  // documents
      return !isTunnelOrTest
    }
  }

  private static let special: [(prefix: UInt32, bits: UInt32)] = [
    (0x0000_0000, 8), (0x0a00_0000, 8), (0x6440_0000, 10), (0x7f00_0000, 8), (0xa9fe_0000, 16),
    (0xac10_0000, 12), (0xc000_0000, 24), (0xc000_0200, 24), (0xc01f_c400, 24), (0xc034_c100, 24),
    (0xc058_6300, 24), (0xc0a8_0000, 16), (0xc0af_3000, 24), (0xc612_0000, 15), (0xc633_6400, 24),
    (0xcb00_7100, 24), (0xe000_0000, 4), (0xf000_0000, 4),
  ]
}

/// An address and a port.
public struct Endpoint: Sendable, Hashable {
  /// The address.
  public let address: IPAddress
  /// The port.
  public let port: UInt16

  /// `port` of `address`.
  public init(_ address: IPAddress, port: UInt16) {
    self.address = address
    self.port = port
  }

  /// Gives `body` the form that the system wants.
  func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    switch address {
    case .v4(let number):
      var form = sockaddr_in()
      form.sin_family = sa_family_t(AF_INET)
      form.sin_port = port.bigEndian
      form.sin_addr.s_addr = number.bigEndian
      return withUnsafePointer(to: &form) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    case .v6:
      var form = sockaddr_in6()
      form.sin6_family = sa_family_t(AF_INET6)
      form.sin6_port = port.bigEndian
      form.sin6_addr = address.six
      return withUnsafePointer(to: &form) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
      }
    }
  }
}

/// Turns names into addresses.
public struct NameResolver: Sendable {
  private let look: @Sendable (String) -> [IPAddress]

  /// A resolver that asks `look`.
  public init(_ look: @escaping @Sendable (String) -> [IPAddress]) { self.look = look }

  /// The addresses of `name`; none if it has none.
  public func addresses(of name: String) -> [IPAddress] { look(name) }

  /// The system's own. It also reads numbers in every form that C takes (`0x7f.1`, `2130706433`).
  public static let system = NameResolver { name in
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [IPAddress] = []
    var next = list
    while let item = next {
      next = item.pointee.ai_next
      guard let raw = UnsafeRawPointer(item.pointee.ai_addr) else { continue }
      if item.pointee.ai_family == AF_INET {
        let form = raw.loadUnaligned(as: sockaddr_in.self)
        found.append(.v4(UInt32(bigEndian: form.sin_addr.s_addr)))
      } else if item.pointee.ai_family == AF_INET6 {
        found.append(.v6(raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr))
      }
    }
    return found
  }
}
