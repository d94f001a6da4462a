public import CaseCore
public import Evidence

/// Everything about time-stamps that needs certificates, a configuration or the network.
public protocol TimestampService: TimestampChecking {
  /// The authorities that the person configured, in the order in which they are asked; none if
  /// there is no configuration.
  /// - Throws: `TimestampSettingsError`, `StorageError`.
  func authorities() throws -> [TimestampAuthority]

  /// Returns once the configuration is changed and durable.
  /// - Throws: `TimestampSettingsError`, `StorageError`.
  func configure(_ change: TimestampSettingsChange) throws

  /// A request over `data`, to be sent or to be carried elsewhere; `nonce` is eight unpredictable
  /// bytes.
  func request(
    over data: [UInt8], policy: String?, nonce: [UInt8]
  ) throws(TimestampFault) -> [UInt8]

  /// Returns what the authority answered to `request`, whatever it is, if it did so within
  /// `seconds`.
  func send(
    _ request: [UInt8], to authority: TimestampAuthority, within seconds: Int
  ) async throws(TimestampSendError) -> [UInt8]
}

/// Checks answers of time-stamp authorities; asks nobody.
public protocol TimestampChecking: Sendable {
  /// Returns if the configured roots and `extraRoots` (PEM) can be used.
  /// - Throws: `TimestampSettingsError`, `StorageError`.
  func checkRoots(_ extraRoots: [String]) throws

  /// Checks an answer over `data` against the roots of all configured authorities and `extraRoots`
  /// (PEM), by a clock that says `now`; and, if `request` is not empty, as an answer to it.
  /// - Throws: `TimestampSettingsError`, `StorageError`; what is wrong with the answer is found.
  func check(
    _ response: [UInt8], over data: [UInt8], answering request: [UInt8], extraRoots: [String],
    now: Moment
  ) throws -> TimestampFinding

  /// `response` as a `TimeStampResp`: a bare token gets its outer part.
  func normalised(_ response: [UInt8]) throws(TimestampFault) -> [UInt8]
}

/// A time-stamp authority that the person configured.
public struct TimestampAuthority: Sendable, Hashable {
  /// Where it is asked.
  public let url: String
  /// The policy to ask for; nil for any.
  public let policy: String?
  /// The names in the root certificates that vouch for it.
  public let roots: [String]

  /// The authority at `url`.
  public init(url: String, policy: String?, roots: [String]) {
    self.url = url
    self.policy = policy
    self.roots = roots
  }
}

/// A change of the configured authorities.
public enum TimestampSettingsChange: Sendable, Hashable {
  /// One more, asked after the others; its roots as PEM.
  case add(url: String, policy: String?, roots: String)
  /// The one at this address goes. Time-stamps that it made stay.
  case remove(url: String)
}

/// Why the configuration of authorities cannot be read or changed as asked.
public enum TimestampSettingsError: Error, Sendable, Hashable {
  /// The file cannot be understood from this line on.
  case malformed(line: Int)
  /// The address is none that may be asked, or the policy no object identifier.
  case unusable(url: String)
  /// The text holds no certificates, or something else besides.
  case noCertificates
  /// There is no authority at this address.
  case unknown(url: String)
  /// There is one at this address already, or there are too many.
  case present(url: String)
}

/// Why an authority gave no answer.
public enum TimestampSendError: Error, Sendable, Hashable {
  /// The program that speaks with it is not installed.
  case programMissing
  /// It could not be reached, or the connection was not trusted.
  case unreachable
  /// It did not answer in time.
  case timedOut
  /// It answered more than is read.
  case tooLarge
  /// It answered with this status of HTTP.
  case status(Int)
  /// The asking was broken off before anything came back.
  case interrupted

  /// A stable text for it.
  public var code: String {
    switch self {
    case .programMissing: "program-missing"
    case .unreachable: "unreachable"
    case .timedOut: "timed-out"
    case .tooLarge: "too-large"
    case .status(let status): "status-\(status)"
    case .interrupted: "interrupted"
    }
  }

  /// Reads what `code` writes.
  public init?(code: String) {
    let plain: [TimestampSendError] = [
      .programMissing, .unreachable, .timedOut, .tooLarge, .interrupted,
    ]
    if let error = plain.first(where: { $0.code == code }) {
      self = error
      return
    }
    let prefix = "status-"
    guard code.hasPrefix(prefix),
      let status = Digits.number(Array(code.utf8.dropFirst(prefix.utf8.count)))
    else { return nil }
    self = .status(status)
  }
}

extension TimestampSendError {
  /// What happened, in words.
  public var words: Bilingual {
    switch self {
    case .programMissing:
      Bilingual(zh: "没有安装 curl", en: "curl is not installed")
    case .unreachable:
      Bilingual(zh: "连不上，或连接不可信", en: "it could not be reached, or not safely")
    case .timedOut: Bilingual(zh: "没有按时答复", en: "it did not answer in time")
    case .tooLarge: Bilingual(zh: "答复太长", en: "its answer is too long")
    case .status(let status):
      Bilingual(zh: "以 HTTP 状态 \(status) 答复", en: "it answered with HTTP status \(status)")
    case .interrupted: Bilingual(zh: "中途被打断", en: "it was broken off")
    }
  }
}
