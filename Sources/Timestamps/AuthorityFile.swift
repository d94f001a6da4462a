import CaseCore

/// The time-stamp authorities that a person configured, in the order in which they are asked, as
/// the text that the vault keeps (`docs/formats/vault.md`).
public struct AuthorityFile: Sendable, Hashable {
  /// One authority.
  public struct Authority: Sendable, Hashable {
    /// Where it is asked.
    public let url: String
    /// The policy to ask for, as numbers with dots; nil for any.
    public let policy: String?
    /// The roots that vouch for it.
    public let roots: TrustedRoots

    /// An authority at `url`; nil unless `url` is an address that may be asked and `policy` an
    /// object identifier.
    public init?(url: String, policy: String?, roots: TrustedRoots) {
      guard Self.isAddress(url), policy.map(TimestampRequest.isPolicy) ?? true else { return nil }
      self.url = url
      self.policy = policy
      self.roots = roots
    }

    /// Whether `text` is an address that may be asked: `http` or `https`, plain ASCII, and no name
    /// or password in it.
    public static func isAddress(_ text: String) -> Bool {
      guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }),
        text.utf8.count <= Limits.addressBytes
      else { return false }
      let rest = text.dropFirst(scheme.count)
      let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      return !host.isEmpty && !host.contains("@")
        && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !Self.unwise.contains($0) }
    }

    // RFC 3986 allows none of these; `{`, `[` and the like have a meaning to curl.
    private static let unwise = Set("\"<>\\^`{|}".utf8)
  }

  /// Why a text is no list of authorities.
  public struct Fault: Error, Sendable, Hashable {
    /// The line, counted from 1.
    public let line: Int
  }

  /// The authorities, in order; no address stands twice.
  public let authorities: [Authority]

  /// No authorities.
  public static let none = AuthorityFile(checked: [])

  private init(checked authorities: [Authority]) { self.authorities = authorities }

  /// These authorities; nil if there are too many or an address stands twice.
  public init?(_ authorities: [Authority]) {
    guard authorities.count <= Limits.timestampAuthorities,
      Set(authorities.map(\.url)).count == authorities.count
    else { return nil }
    self.authorities = authorities
  }

  /// All roots of all authorities.
  public var roots: TrustedRoots {
    authorities.reduce(TrustedRoots.none) { $0.joined(with: $1.roots) }
  }

  /// The text.
  public var text: String {
    authorities.map { authority in
      "authority \(authority.url)\n" + (authority.policy.map { "policy \($0)\n" } ?? "")
        + authority.roots.pem
    }.joined(separator: "\n")
  }

  /// Reads the text.
  /// - Throws: `Fault` with the first line that cannot be read.
  public init(parsing text: String) throws(Fault) {
    guard text.utf8.count <= Limits.authorityFileBytes else { throw Fault(line: 1) }
    var reader = Reader()
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard reader.take(line) else { throw Fault(line: number) }
    }
    guard reader.finish(), let file = AuthorityFile(reader.authorities) else {
      throw Fault(line: number)
    }
    self = file
  }
}

/// Reads an authority file line by line; false where a line makes no sense.
private struct Reader {
  private static let begin = "-----BEGIN CERTIFICATE-----"
  private static let end = "-----END CERTIFICATE-----"

  var authorities: [AuthorityFile.Authority] = []
  private var url: String?
  private var policy: String?
  private var roots = TrustedRoots.none
  private var certificate: [Substring]?

  mutating func take(_ line: Substring) -> Bool {
    if certificate != nil {
      certificate?.append(line)
      guard line == Self.end else { return true }
      let pem = (certificate ?? []).joined(separator: "\n") + "\n"
      certificate = nil
      guard let root = TrustedRoots(pem: pem) else { return false }
      roots = roots.joined(with: root)
      return true
    }
    if line.isEmpty || line.hasPrefix("#") { return true }
    if line.hasPrefix("authority ") {
      guard finish() else { return false }
      url = String(line.dropFirst("authority ".count))
      return AuthorityFile.Authority.isAddress(url ?? "")
    }
    guard url != nil else { return false }
    if line.hasPrefix("policy "), policy == nil {
      policy = String(line.dropFirst("policy ".count))
      return TimestampRequest.isPolicy(policy ?? "")
    }
    guard line == Self.begin else { return false }
    certificate = [line]
    return true
  }

  /// Ends the authority that was begun.
  mutating func finish() -> Bool {
    guard certificate == nil else { return false }
    defer { (url, policy, roots) = (nil, nil, .none) }
    guard let url else { return true }
    guard let authority = AuthorityFile.Authority(url: url, policy: policy, roots: roots) else {
      return false
    }
    authorities.append(authority)
    return true
  }
}
