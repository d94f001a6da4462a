import Dispatch
public import Evidence
import Glibc
import Synchronization

/// Does as many pieces of work at once as the machine has processors.
public struct ParallelWorkers: Workers {
  /// What the workers share.
  private struct Progress<Result: Sendable> {
    var next = 0
    var results: [Result?]
    var failure: (any Error)?
  }

  /// Work on all processors.
  public init() {}

  public func results<Result: Sendable>(
    of count: Int, _ work: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let progress = Mutex(Progress<Result>(results: Array(repeating: nil, count: count)))
    let workers = max(1, min(count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let index = Self.take(progress, count) {
        let one = Swift.Result { try work(index) }
        progress.withLock { progress in
          switch one {
          case .success(let result): progress.results[index] = result
          case .failure(let error): progress.failure = progress.failure ?? error
          }
        }
      }
    }
    let done = progress.withLock { ($0.results, $0.failure) }
    if let failure = done.1 { throw failure }
    let results = done.0.compactMap(\.self)
    precondition(results.count == count, "Without a failure every piece of work was done.")
    return results
  }

  /// The next piece that nobody works on; nil when there is none or something failed.
  private static func take<Result>(
    _ progress: borrowing Mutex<Progress<Result>>, _ count: Int
  ) -> Int? {
    progress.withLock { progress in
      guard progress.next < count, progress.failure == nil else { return nil }
      defer { progress.next += 1 }
      return progress.next
    }
  }
}
