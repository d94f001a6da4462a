import CaseCore
import Synchronization

/// What was made of the files of a folder, kept while they stay as they are.
///
/// A server needs its rules for every page, and reading them takes longer than all the rest of a page.
/// Files that were looked at within the last second are not looked at again; after that they are, and
/// made into something new only if they changed.
final class KeptFiles<Value: Sendable>: Sendable {
  private struct Kept {
    let value: Value
    let digest: Digest
    var lookedAt: ContinuousClock.Instant
  }

  private let kept = Mutex<[String: Kept]>([:])
  private let now: @Sendable () -> ContinuousClock.Instant

  init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

  /// What `make` makes of the files named `name`, whose digest is that of `look`.
  func value<Files>(
    _ name: String, look: () throws -> (files: Files, digest: Digest),
    make: (_ files: Files, _ digest: Digest) throws -> Value
  ) throws -> Value {
    let now = now()
    let before = kept.withLock { $0[name] }
    if let before, now - before.lookedAt < .seconds(1) { return before.value }
    let (files, digest) = try look()
    if let before, before.digest == digest {
      kept.withLock { $0[name]?.lookedAt = now }
      return before.value
    }
    let value = try make(files, digest)
    kept.withLock { $0[name] = Kept(value: value, digest: digest, lookedAt: now) }
    return value
  }
}
