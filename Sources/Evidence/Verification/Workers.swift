/// Does many independent pieces of work, one after the other or several at once.
public protocol Workers: Sendable {
  /// What `work` gives for each number below `count`, in that order.
  /// - Throws: what `work` throws first.
  func results<Result: Sendable>(
    of count: Int, _ work: @Sendable (Int) throws -> Result
  ) throws -> [Result]
}

/// Does one piece of work after the other.
public struct SerialWorkers: Workers {
  /// One after the other.
  public init() {}

  public func results<Result: Sendable>(
    of count: Int, _ work: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    try (0..<count).map(work)
  }
}
