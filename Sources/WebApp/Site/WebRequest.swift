/// A request as our pages see it: already read in full, and of limited size; but for a form with files,
/// which is read while it comes in.
public struct WebRequest: Sendable {
  /// The method: `GET`, `POST` or another word.
  public var method: String
  /// The target as it was sent: a path, and what is asked of it behind a `?`.
  public var target: String
  /// The headers in the order in which they came; names in lower case.
  public var headers: [(name: String, value: String)]
  /// What was sent along.
  public var body: [UInt8]
  /// What a form with files sends along; nil for any other request.
  public var stream: BodyStream?
  /// Where it comes from.
  public var sender = Sender(network: "", isLoopback: false)

  /// Where a request comes from, as far as limits need to know it.
  public struct Sender: Sendable, Hashable {
    /// The network address; of an IPv6 address the half that names the network, because whoever has one
    /// has all in it.
    public let network: String
    /// Whether it is this machine.
    public let isLoopback: Bool

    /// Somebody in `network`.
    public init(network: String, isLoopback: Bool) {
      self.network = network
      self.isLoopback = isLoopback
    }
  }

  /// A request for `target`.
  public init(
    method: String = "GET", target: String, headers: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// Every value of the header `name`.
  func values(of name: String) -> [String] {
    headers.filter { $0.name == name }.map(\.value)
  }

  /// The one value of the header `name`; nil where it is missing or was sent twice.
  func header(_ name: String) -> String? {
    let values = values(of: name)
    return values.count == 1 ? values[0] : nil
  }

  /// The path without what is asked of it.
  var path: Substring { target.prefix { $0 != "?" } }

  /// What is asked of the path.
  var query: FormData {
    guard let mark = target.firstIndex(of: "?") else { return FormData() }
    return FormData(Array(target[target.index(after: mark)...].utf8)) ?? FormData()
  }

  /// The value of the cookie `name`; nil where there is none.
  func cookie(_ name: String) -> String? {
    for (header, value) in headers where header == "cookie" {
      for pair in value.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { continue }
        return String(parts[1])
      }
    }
    return nil
  }
}
