import Accounts
import CaseCore
import Synchronization

/// How often is tried to sign in, from where and for whom: kept in memory, and forgotten with the process.
///
/// Everybody together has a limit as well. It is looked at first, so that what is kept here is of limited
/// size and the costly work of trying passwords too.
final class AccountLimits: Sendable {
  /// What is counted.
  private enum Key: Hashable {
    case everybody(Kind)
    case sender(Kind, String)
    case account(Kind, String)
    case both(Kind, String, String)
  }

  /// What is tried.
  enum Kind: Hashable, CaseIterable {
    /// An address and a password.
    case password
    /// A code.
    case code
    /// A mail is asked for.
    case mail
    /// An invitation or a link is brought.
    case token

    /// All tries together.
    fileprivate var overall: RateLimit {
      switch self {
      case .password, .token: RateLimit(120, within: 60)
      case .code: RateLimit(300, within: 60)
      case .mail: RateLimit(60, within: 60)
      }
    }
    /// Those from one network address.
    fileprivate var sender: RateLimit {
      switch self {
      case .password, .token, .code: RateLimit(30, within: 900)
      case .mail: RateLimit(10, within: 3600)
      }
    }
    /// Those for one account, from wherever. A stranger who uses them up keeps the owner out for so long, so
    /// for passwords it is wide; ten characters are not guessed at a hundred an hour.
    fileprivate var account: RateLimit {
      switch self {
      case .password, .token: RateLimit(100, within: 3600)
      case .code: RateLimit(5, within: 900)
      case .mail: RateLimit(3, within: 3600)
      }
    }
    /// Those for one account from one network address.
    fileprivate var both: RateLimit { RateLimit(10, within: 900) }
  }

  private let windows = Mutex<[Key: (window: SlidingWindow, limit: RateLimit)]>([:])

  /// Takes a try of `kind` for `account` from `sender`; how long to wait instead, in seconds, where there
  /// were too many.
  func wait(_ kind: Kind, for account: String?, from sender: String, at now: Moment) -> Int64? {
    var wanted: [(Key, RateLimit)] = [
      (.everybody(kind), kind.overall), (.sender(kind, sender), kind.sender),
    ]
    if let account {
      wanted.append((.both(kind, account, sender), kind.both))
      wanted.append((.account(kind, account), kind.account))
    }
    return windows.withLock { windows in
      let waits = wanted.map { key, limit in
        windows[key, default: (SlidingWindow(), limit)].window.wait(limit, at: now)
      }
      if let longest = waits.max(), longest > 0 { return longest }
      windows = windows.filter { !$0.value.window.isOver($0.value.limit, at: now) }
      for (key, limit) in wanted {
        _ = windows[key, default: (SlidingWindow(), limit)].window.take(limit, at: now)
      }
      return nil
    }
  }
}
