import CaseCore
import Evidence

/// From stored bytes to the state of a case: decode every entry, replay them all.
enum ReplayBench {
  static func run(count: Int) throws -> String {
    let stored = try SampleJournal.sealed(count: count)
    // About the same work for a short journal as for a long one, so that both are timed well.
    let rounds = max(5, 200_000 / count)
    let times = try (0..<rounds).map { _ in
      try Stopwatch.seconds {
        let items = try stored.enumerated().map { index, sealed in
          try JournalItem.readable(EntryBytes.decode(sealed.bytes, at: index))
        }
        let state = try CaseState.replay(items)
        precondition(state.size == count, "Every entry was replayed.")
      }
    }
    let each = Stopwatch.median(times) / Double(count) * 1e6
    return "{\"count\": \(count), \"microsecondsEach\": \(each)}"
  }
}
