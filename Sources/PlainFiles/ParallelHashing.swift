import Dispatch
public import Evidence
import Glibc
import Synchronization

/// Hashes as many contents at once as the machine has processors.
public struct ParallelHashing: ContentHashing {
  /// What the workers share.
  private struct Progress {
    var next = 0
    var hashes: [ContentHash?]
    var failure: (any Error)?
  }

  /// Hashing on all processors.
  public init() {}

  public func hashes(
    of contents: [(content: RandomAccess, withCRC: Bool)]
  ) throws -> [ContentHash?] {
    let progress = Mutex(Progress(hashes: Array(repeating: nil, count: contents.count)))
    let workers = max(1, min(contents.count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let index = Self.take(progress, contents.count) {
        let one = Result {
          try ContentHash(of: contents[index].content, withCRC: contents[index].withCRC)
        }
        progress.withLock { progress in
          switch one {
          case .success(let hash): progress.hashes[index] = hash
          case .failure(let error): progress.failure = progress.failure ?? error
          }
        }
      }
    }
    let done = progress.withLock { ($0.hashes, $0.failure) }
    if let failure = done.1 { throw failure }
    return done.0
  }

  /// The next content that nobody works on; nil when there is none or something failed.
  private static func take(_ progress: borrowing Mutex<Progress>, _ count: Int) -> Int? {
    progress.withLock { progress in
      guard progress.next < count, progress.failure == nil else { return nil }
      defer { progress.next += 1 }
      return progress.next
    }
  }
}
