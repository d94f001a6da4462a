public import CaseCore

/// Where the present instant comes from; asked by the Engine alone.
public struct TimeSource: Sendable {
  private let read: @Sendable () -> Moment

  /// A source that asks `read` each time.
  public init(_ read: @escaping @Sendable () -> Moment) { self.read = read }

  /// A source that stands still, for `--now` and for tests.
  public static func fixed(_ moment: Moment) -> TimeSource { TimeSource { moment } }

  /// The present instant.
  public func now() -> Moment { read() }
}
