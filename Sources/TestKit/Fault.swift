public import Engine
import Synchronization

/// How a call of a port is made to fail (sunlight's `TestSequenceErrors` is the model).
public enum FaultWay: Sendable, Hashable, CaseIterable {
  /// The call throws and nothing was written.
  case nothingWritten
  /// The call throws although everything was written.
  case writtenButFailed
}

/// Makes one call of a port fail, counted over all its methods from 0.
public final class FaultPlan: Sendable {
  private let calls = Mutex(0)
  private let failing: Int
  private let way: FaultWay
  private let error: any Error

  /// Call `failing` throws `error` in this `way`.
  public init(
    failing: Int, way: FaultWay,
    error: any Error = StorageError.io(errno: 5, place: "a fault made by the test")
  ) {
    self.failing = failing
    self.way = way
    self.error = error
  }

  /// How many calls there were.
  public var count: Int { calls.withLock { $0 } }

  /// Whether the call that was to fail was made.
  public var wasReached: Bool { count > failing }

  func run<Result>(_ call: () async throws -> Result) async throws -> Result {
    let number = calls.withLock { calls in
      defer { calls += 1 }
      return calls
    }
    guard number == failing else { return try await call() }
    switch way {
    case .nothingWritten: break
    case .writtenButFailed: _ = try await call()
    }
    throw error
  }
}
