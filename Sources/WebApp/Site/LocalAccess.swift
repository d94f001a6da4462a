import CaseCore
public import Engine
import Synchronization

/// Who may use the pages of a local start: whoever opened the link that was printed, once.
///
/// The link carries a token of 256 random bits. The first browser that brings it gets a session; after
/// that the token is worth nothing. A session is another 256 random bits in a cookie that no script
/// reads, with a third such number that every form has to bring along.
public final class LocalAccess: Sendable {
  private struct State {
    var tokens: [String] = []
    var renewals = 0
    var sessions: [BrowserSession] = []
  }

  private let randomness: Randomness
  private let state = Mutex(State())

  /// Nobody may, yet.
  public init(randomness: Randomness) { self.randomness = randomness }

  /// A fresh token for one browser.
  public func issueToken() -> String {
    let token = Hex.text(of: randomness.bytes(32))
    state.withLock { $0.tokens = [token] }
    return token
  }

  /// A fresh token for one browser more; nil after `Limits.localLinks` of them.
  func renewToken() -> String? {
    let isLeft = state.withLock { state in
      state.renewals += 1
      return state.renewals <= Limits.localLinks
    }
    return isLeft ? issueToken() : nil
  }

  /// Takes `token` for a session; nil for one that was never issued, was taken, or was replaced.
  func open(with token: String) -> BrowserSession? {
    let session = BrowserSession(
      secret: Hex.text(of: randomness.bytes(32)), formToken: Hex.text(of: randomness.bytes(32)))
    return state.withLock { state in
      guard let place = state.tokens.firstIndex(where: { SecretText.areEqual($0, token) }) else {
        return nil
      }
      state.tokens.remove(at: place)
      state.sessions.append(session)
      if state.sessions.count > Limits.localSessions { state.sessions.removeFirst() }
      return session
    }
  }

  /// The session whose cookie holds `secret`.
  func session(_ secret: String?) -> BrowserSession? {
    guard let secret else { return nil }
    return state.withLock { state in state.sessions.first { SecretText.areEqual($0.secret, secret) }
    }
  }
}
