public import CaseCore

/// How often something may be tried within a time that moves along.
public struct RateLimit: Sendable, Hashable {
  /// The most tries.
  public let count: Int
  /// Within how many seconds.
  public let seconds: Int64

  /// At most `count` tries within `seconds`.
  public init(_ count: Int, within seconds: Int64) {
    precondition(count > 0 && seconds > 0, "A limit lets something through.")
    self.count = count
    self.seconds = seconds
  }
}

/// The tries of late. A function of the tries and of the clock that is passed in: nothing is forgotten but by
/// time, and a try that was turned away does not count, so nobody can keep somebody else out for ever.
public struct SlidingWindow: Sendable, Hashable {
  /// When was tried, the earliest first; at most as many as the limit lets through.
  private var tries: [Moment] = []

  /// No try yet.
  public init() {}

  /// Takes a try at `now`; false, and nothing changes, where there were as many as `limit` says.
  public mutating func take(_ limit: RateLimit, at now: Moment) -> Bool {
    forget(limit, at: now)
    guard tries.count < limit.count else { return false }
    tries.append(now)
    return true
  }

  /// How many seconds to wait at `now` before one more is let through; 0 for none.
  public func wait(_ limit: RateLimit, at now: Moment) -> Int64 {
    let recent = tries.filter { now.seconds - $0.seconds < limit.seconds }
    guard recent.count >= limit.count, let first = recent.first else { return 0 }
    return first.seconds + limit.seconds - now.seconds
  }

  /// Whether nothing of it counts at `now` any more.
  public func isOver(_ limit: RateLimit, at now: Moment) -> Bool {
    tries.allSatisfy { now.seconds - $0.seconds >= limit.seconds }
  }

  private mutating func forget(_ limit: RateLimit, at now: Moment) {
    // A clock that was set back must not lock anybody out: what lies ahead of it counts as now.
    tries = tries.map { min($0, now) }.filter { now.seconds - $0.seconds < limit.seconds }
  }
}
