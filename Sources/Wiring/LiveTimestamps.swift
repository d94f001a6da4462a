import CaseCore
import Engine
import Evidence
import Outside
import Timestamps
import VaultFiles

/// Time-stamps, live: the list of authorities in the vault, the tokens, and the network by `curl`.
struct LiveTimestamps: TimestampService {
  /// The list of authorities; nil where no vault is open and none is at hand.
  let list: VaultAuthorities?

  private func file() throws -> AuthorityFile {
    guard let text = try list?.text() else { return .none }
    do throws(AuthorityFile.Fault) {
      return try AuthorityFile(parsing: text)
    } catch {
      throw TimestampSettingsError.malformed(line: error.line)
    }
  }

  func authorities() throws -> [TimestampAuthority] {
    try file().authorities.map {
      TimestampAuthority(url: $0.url, policy: $0.policy, roots: $0.roots.names)
    }
  }

  func configure(_ change: TimestampSettingsChange) throws {
    guard let list else { throw StorageError.missing(place: "authorities.txt") }
    var authorities = try file().authorities
    switch change {
    case .remove(let url):
      guard let index = authorities.firstIndex(where: { $0.url == url }) else {
        throw TimestampSettingsError.unknown(url: url)
      }
      authorities.remove(at: index)
    case .add(let url, let policy, let pem):
      guard let roots = TrustedRoots(pem: pem) else { throw TimestampSettingsError.noCertificates }
      guard let new = AuthorityFile.Authority(url: url, policy: policy, roots: roots) else {
        throw TimestampSettingsError.unusable(url: url)
      }
      authorities.append(new)
    }
    guard let changed = AuthorityFile(authorities) else {
      throw TimestampSettingsError.present(url: authorities.last?.url ?? "")
    }
    try list.replace(with: changed.text)
  }

  func request(
    over data: [UInt8], policy: String?, nonce: [UInt8]
  ) throws(TimestampFault) -> [UInt8] {
    try TimestampRequest(over: data, policy: policy, nonce: nonce).bytes
  }

  func send(
    _ request: [UInt8], to authority: TimestampAuthority, within seconds: Int
  ) async throws(TimestampSendError) -> [UInt8] {
    let web = WebRequest(
      post: request, to: authority.url, mediaType: "application/timestamp-query",
      accepts: "application/timestamp-reply", timeoutSeconds: seconds,
      limitBytes: Limits.timestampBytes)
    let answer: WebRequest.Answer
    do throws(WebRequest.Failure) {
      answer = try await web.send()
    } catch {
      switch error {
      case .programMissing: throw .programMissing
      case .unreachable: throw .unreachable
      case .timedOut: throw .timedOut
      case .tooLarge: throw .tooLarge
      }
    }
    guard answer.status == 200 else { throw .status(answer.status) }
    return answer.body
  }

  func checkRoots(_ extraRoots: [String]) throws { _ = try roots(extraRoots) }

  func check(
    _ response: [UInt8], over data: [UInt8], answering request: [UInt8], extraRoots: [String],
    now: Moment
  ) throws -> TimestampFinding {
    let verifier = TimestampVerifier(roots: try roots(extraRoots), now: now)
    guard !request.isEmpty else { return verifier.finding(response, over: data) }
    guard let request = try? TimestampRequest(parsing: request) else {
      return .wrong(.otherRequest)
    }
    return verifier.finding(response, over: data, answering: request)
  }

  private func roots(_ extraRoots: [String]) throws -> TrustedRoots {
    try extraRoots.reduce(try file().roots) { roots, pem in
      guard let more = TrustedRoots(pem: pem) else { throw TimestampSettingsError.noCertificates }
      return roots.joined(with: more)
    }
  }

  func normalised(_ response: [UInt8]) throws(TimestampFault) -> [UInt8] {
    try UnverifiedToken(parsing: response).response
  }
}
