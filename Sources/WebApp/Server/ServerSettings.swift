public import CaseCore

/// The beginning of the addresses of a server, as a browser names it: `https://recourse.example`.
public struct SiteOrigin: Sendable, Hashable {
  /// The whole of it.
  public let text: String
  /// The name with the port, where one is given.
  let host: String
  /// Whether what is sent there is encrypted.
  public let isSecure: Bool
  /// Whether it leads to the machine itself.
  public let isLoopback: Bool

  /// Reads an origin; nil for anything else, and for a port that nobody writes out.
  public init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else {
      return nil
    }
    let host = String(text.dropFirst(scheme.count))
    let usual = scheme == "https://" ? ":443" : ":80"
    let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789.-:[]")
    guard (1...253).contains(host.utf8.count), host.allSatisfy({ plain.contains($0) }),
      !host.hasSuffix(usual), host.first != ":", host.first != "."
    else { return nil }
    self.text = text
    self.host = host
    isSecure = scheme == "https://"
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } : host.prefix { $0 != ":" }
    isLoopback = ["127.0.0.1", "localhost", "[::1"].contains(name)
  }
}

/// How a server is run, as its operator wrote it down.
public struct ServerSettings: Sendable {
  /// The addresses under which it is known; links in mails begin with the first.
  public let origins: [SiteOrigin]
  /// Who runs it.
  public let operatorName: Bilingual
  /// How they can be reached.
  public let contact: String
  /// How long what is kept there is kept, in a sentence.
  public let retention: Bilingual
  /// The word that lets a program elsewhere read the counters; nil where none does.
  public let metricsWord: String?

  /// A server known under `origins`, of which there is at least one.
  public init(
    origins: [SiteOrigin], operatorName: Bilingual, contact: String, retention: Bilingual,
    metricsWord: String?
  ) {
    precondition(!origins.isEmpty, "A server is known under some address.")
    self.origins = origins
    self.operatorName = operatorName
    self.contact = contact
    self.retention = retention
    self.metricsWord = metricsWord
  }

  /// Whether browsers may send cookies over encrypted connections alone.
  var isSecure: Bool { origins.allSatisfy(\.isSecure) }

  /// The name of the cookie. The prefix makes browsers keep it to this very host, with `Secure`.
  var cookieName: String { isSecure ? "__Host-recourse" : CookieName.session }

  /// The cookie with `value`; gone at once where there is none.
  func cookie(_ value: String?) -> (name: String, value: String) {
    let secure = isSecure ? "; Secure" : ""
    let ending = value == nil ? "; Max-Age=0" : ""
    return (
      "set-cookie", "\(cookieName)=\(value ?? ""); Path=/; HttpOnly; SameSite=Lax\(secure)\(ending)"
    )
  }
}
