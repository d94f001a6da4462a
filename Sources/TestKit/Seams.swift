public import CaseCore
public import Engine
import Synchronization

extension TimeSource {
  /// 2026-11-18T12:14:00Z and standing still: the instant of a test that names no other.
  public static let test = TimeSource.fixed(Moment(seconds: 1_794_996_840))

  /// A clock that begins at `start` and moves on by `step` seconds each time it is asked.
  public static func ticking(
    from start: Moment = Moment(seconds: 1_794_996_840), step: Int64 = 1
  ) -> TimeSource {
    let next = Atomic<Int64>(start.seconds)
    let box = Box(next)
    return TimeSource { Moment(seconds: box.value.add(step, ordering: .relaxed).oldValue) }
  }
}

extension Randomness {
  /// The bytes that follow from `seed`: the same ones in every run.
  public static func seeded(_ seed: UInt64) -> Randomness {
    let source = Box(Mutex(SplitMix64(state: seed)))
    return Randomness { count in source.value.withLock { $0.bytes(count) } }
  }
}

/// Gives a value that cannot be copied a place that closures can share.
private final class Box<Value: ~Copyable & Sendable>: Sendable {
  let value: Value

  init(_ value: consuming Value) { self.value = value }
}
