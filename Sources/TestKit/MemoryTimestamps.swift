public import CaseCore
public import Engine

/// A store of time-stamps that forgets everything with the process.
public actor MemoryTimestamps: TimestampStore {
  private var kept: [Case.ID: [StoredTimestamp]] = [:]
  private var known: Set<Case.ID> = []

  /// An empty store.
  public init() {}

  /// Lets the store know a case; until then it is missing.
  public func open(_ id: Case.ID) { known.insert(id) }

  public func timestamps(of id: Case.ID) -> [StoredTimestamp] {
    (kept[id] ?? []).sorted { ($0.kept.size, $0.number) < ($1.kept.size, $1.number) }
  }

  public func keep(_ timestamp: NewTimestamp, of id: Case.ID) throws -> Int {
    guard known.contains(id) else { throw StorageError.missing(place: "cases/\(id)") }
    let number = (kept[id] ?? []).count { $0.kept.size == timestamp.size } + 1
    guard number <= Limits.timestampsPerCheckpoint else {
      throw StorageError.full(place: "cases/\(id) timestamps")
    }
    kept[id, default: []].append(StoredTimestamp(number: number, kept: timestamp))
    return number
  }

  public func settle(
    _ number: Int, size: Int, as outcome: TimestampOutcome, of id: Case.ID
  ) throws -> Bool {
    let index = kept[id]?.firstIndex { $0.number == number && $0.kept.size == size }
    guard let index, let stored = kept[id]?[index] else {
      throw StorageError.missing(place: "cases/\(id) timestamp \(size)-\(number)")
    }
    guard stored.kept.outcome == .pending else { return false }
    var settled = stored.kept
    settled.outcome = outcome
    kept[id]?[index] = StoredTimestamp(number: number, kept: settled)
    return true
  }
}
