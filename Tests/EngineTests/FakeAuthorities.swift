import CaseCore
import Engine
import Evidence
import Synchronization
import TestKit

/// Authorities without certificates: an answer is a byte that says what it is worth, and the
/// request. A request is its eight random bytes and the digest of the data.
final class FakeAuthorities: TimestampService {
  /// What an authority does; its address is its name.
  enum Manner: UInt8 { case good = 1, unknown = 2, bad = 3, silent = 4 }

  private let manners: [Manner]
  private let sent = Mutex<[String]>([])

  init(_ manners: [Manner]) { self.manners = manners }

  /// Who was asked, in order.
  var asked: [String] { sent.withLock(\.self) }

  func authorities() throws -> [TimestampAuthority] {
    manners.map { TimestampAuthority(url: "\($0)", policy: nil, roots: []) }
  }

  func configure(_ change: TimestampSettingsChange) throws {
    throw TimestampSettingsError.noCertificates
  }

  func request(
    over data: [UInt8], policy: String?, nonce: [UInt8]
  ) throws(TimestampFault) -> [UInt8] { nonce + Digest.ofContent(data).bytes }

  func send(
    _ request: [UInt8], to authority: TimestampAuthority, within seconds: Int
  ) async throws(TimestampSendError) -> [UInt8] {
    sent.withLock { $0.append(authority.url) }
    guard let manner = manners.first(where: { "\($0)" == authority.url }), manner != .silent
    else { throw .timedOut }
    return [manner.rawValue] + request
  }

  func checkRoots(_ extraRoots: [String]) throws {}

  func check(
    _ response: [UInt8], over data: [UInt8], answering request: [UInt8], extraRoots: [String],
    now: Moment
  ) throws -> TimestampFinding {
    guard response.dropFirst(9).elementsEqual(Digest.ofContent(data).bytes) else {
      return .wrong(.otherData)
    }
    guard request.isEmpty || response.dropFirst().elementsEqual(request) else {
      return .wrong(.otherRequest)
    }
    switch response.first.flatMap(Manner.init) {
    case .good: return .verified(before: now, authority: "good")
    case .unknown: return .unknownAuthority(claimed: now, authority: "unknown")
    case .bad, .silent, nil: return .wrong(.signatureDiffers)
    }
  }

  func normalised(_ response: [UInt8]) throws(TimestampFault) -> [UInt8] {
    guard response.count == 41 else { throw .malformed }
    return response
  }
}
