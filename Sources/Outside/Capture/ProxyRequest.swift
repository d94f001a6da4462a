/// What a client asks a proxy for (RFC 9112 §3.2).
struct ProxyRequest: Equatable {
  /// The host, as it is written, without brackets.
  let host: String
  /// The port.
  let port: UInt16
  /// What goes to the server first; nil for a tunnel.
  let head: [UInt8]?
  /// How many bytes of the client's follow the head; nothing behind them is passed on.
  let bodyBytes: Int

  /// Reads `head`, up to and with its empty line; nil for anything that is not plain.
  init?(_ head: [UInt8]) {
    // A line ends in CR LF and in nothing else: what two programs could read in two ways is refused.
    guard !head.contains(0) else { return nil }
    // On bytes: to Swift the two of a line end are one character.
    let pieces = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard pieces.count >= 3, pieces.last?.isEmpty == true,
      pieces.dropLast().allSatisfy({ $0.last == 0x0d && $0.count(where: { $0 == 0x0d }) == 1 })
    else { return nil }
    let lines = pieces.dropLast().map { String(decoding: $0.dropLast(), as: UTF8.self)[...] }
    guard lines.last?.isEmpty == true else { return nil }
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else { return nil }
    let fields = lines[1..<(lines.count - 1)]
    guard !fields.contains(where: { $0.first == " " || $0.first == "\t" }) else { return nil }
    if words[0] == "CONNECT" {
      guard let (host, port) = Self.authority(words[1], defaultPort: nil) else { return nil }
      (self.host, self.port, self.head, bodyBytes) = (host, port, nil, 0)
      return
    }
    guard !words[0].isEmpty, words[0].allSatisfy({ $0.isASCII && $0.isUppercase }),
      words[1].lowercased().hasPrefix("http://")
    else { return nil }
    let target = words[1].dropFirst("http://".count)
    let end = target.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? target.endIndex
    guard let (host, port) = Self.authority(target[..<end], defaultPort: 80) else { return nil }
    var path = String(target[end...].prefix { $0 != "#" })
    if !path.hasPrefix("/") { path = "/" + path }
    var lengths: Set<Substring> = []
    var kept: [Substring] = []
    for field in fields {
      let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(" ") else { return nil }
      switch parts[0].lowercased() {
      case "transfer-encoding": return nil
      case "content-length": lengths.insert(parts[1].drop { $0 == " " })
      case "connection", "proxy-connection", "keep-alive", "host", "proxy-authorization": continue
      default: break
      }
      kept.append(field)
    }
    guard lengths.count <= 1 else { return nil }
    let length = lengths.first.map { Int($0) } ?? 0
    guard let length, length >= 0 else { return nil }
    let lead: [Substring] = [
      "\(words[0]) \(path) HTTP/1.1", "Host: \(target[..<end])", "Connection: close",
    ]
    let text = (lead + kept).joined(separator: "\r\n") + "\r\n\r\n"
    (self.host, self.port, self.head, bodyBytes) = (host, port, Array(text.utf8), length)
  }

  // `shop.example`, `shop.example:443`, `[2001:db8::1]:443`; no user and no zone.
  private static func authority(
    _ text: Substring, defaultPort: UInt16?
  ) -> (String, UInt16)? {
    var host: Substring
    var after: Substring
    if text.hasPrefix("[") {
      guard let close = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<close]
      after = text[text.index(after: close)...]
      guard IPAddress(String(host)) != nil else { return nil }
    } else {
      let colon = text.firstIndex(of: ":") ?? text.endIndex
      host = text[..<colon]
      after = text[colon...]
      let isName = host.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0))
      }
      guard isName, host.utf8.count <= 255 else { return nil }
    }
    if host.hasSuffix(".") { host = host.dropLast() }
    guard !host.isEmpty else { return nil }
    if after.isEmpty { return defaultPort.map { (host.lowercased(), $0) } }
    after = after.dropFirst()
    guard after.utf8.count <= 5, after.allSatisfy({ $0.isASCII && $0.isNumber }),
      let port = UInt16(after)
    else { return nil }
    return (host.lowercased(), port)
  }
}
