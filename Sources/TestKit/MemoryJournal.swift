public import CaseCore
public import Engine
public import Evidence

/// A journal store that forgets everything with the process.
public actor MemoryJournal: JournalStore, JournalUpkeep, JournalIntake {
  private struct Kept {
    var items: [StoredItem] = []
    var checkpoints: [Int: [UInt8]] = [:]
  }

  private var cases: [Case.ID: Kept] = [:] {
    didSet { writes += 1 }
  }
  private var writes = 0
  private var rows: [Case.ID: CaseListing] = [:]
  private var snapshots: [String: MemoryJournal] = [:]

  /// An empty store.
  public init() {}

  public func items(of id: Case.ID, from index: Int) -> [StoredItem] {
    Array((cases[id]?.items ?? []).dropFirst(index))
  }

  public func append(
    _ entries: [SealedEntry], to id: Case.ID, expecting count: Int, listing: CaseListing
  ) throws {
    precondition(
      !entries.isEmpty && listing.id == id && listing.size == count + entries.count,
      "The row of a case fits its journal.")
    var kept = cases[id] ?? Kept()
    guard kept.items.count == count else {
      throw JournalConflict(expected: count, found: kept.items.count)
    }
    kept.items += entries.map(StoredItem.sealed)
    cases[id] = kept
    rows[id] = listing
  }

  public func takeIn(_ parcel: JournalParcel, to id: Case.ID, expecting count: Int) throws {
    var kept = cases[id] ?? Kept()
    guard kept.items.count == count else {
      throw JournalConflict(expected: count, found: kept.items.count)
    }
    kept.items += parcel.items
    for head in parcel.checkpoints where kept.checkpoints[head.size] == nil {
      kept.checkpoints[head.size] = head.note
    }
    cases[id] = kept
    rows[id] = parcel.listing
  }

  public func listings() -> [CaseListing] {
    rows.values.sorted { ($1.updatedAt, $0.id) < ($0.updatedAt, $1.id) }
  }

  public func size(of id: Case.ID) -> Int? { cases[id]?.items.count }

  public func version(of id: Case.ID) -> JournalVersion? {
    cases[id].map { JournalVersion(size: $0.items.count, marks: [writes]) }
  }

  public func checkpoints(of id: Case.ID) -> [StoredCheckpoint] {
    (cases[id]?.checkpoints ?? [:]).sorted { $0.key < $1.key }
      .map { StoredCheckpoint(size: $0.key, note: $0.value) }
  }

  public func keep(checkpoint note: [UInt8], size: Int, of id: Case.ID) throws {
    let found = cases[id]?.items.count ?? 0
    guard size > 0, size <= found else { throw JournalConflict(expected: size, found: found) }
    if let present = cases[id]?.checkpoints[size], present != note {
      throw StorageError.damaged(place: "checkpoint \(size)")
    }
    cases[id]?.checkpoints[size] = note
  }

  public func rebuildListings(_ listings: [CaseListing]) -> [Case.ID] {
    let current = listings.filter { cases[$0.id]?.items.count == $0.size }
    for listing in current { rows[listing.id] = listing }
    return listings.filter { cases[$0.id]?.items.count != $0.size }.map(\.id)
  }

  public func erase(_ leaves: [Int: Digest], of id: Case.ID) throws {
    precondition(leaves.keys.allSatisfy { $0 > 0 }, "The opening of a case is never erased.")
    let found = cases[id]?.items.count ?? 0
    if let last = leaves.keys.max(), last >= found {
      throw JournalConflict(expected: last + 1, found: found)
    }
    for (index, leaf) in leaves { cases[id]?.items[index] = .erased(leaf: leaf) }
  }

  public func eraseCase(_ id: Case.ID) {
    cases[id] = nil
    rows[id] = nil
  }

  public func look() -> StoreLook {
    StoreLook(faults: [], listings: rows.mapValues { Optional($0) })
  }

  public func snapshot(to path: String) async throws -> any JournalStore & JournalUpkeep {
    let copy = MemoryJournal()
    await copy.take(cases, rows)
    snapshots[path] = copy
    return copy
  }

  public func openSnapshot(at path: String) throws -> any JournalStore & JournalUpkeep {
    guard let copy = snapshots[path] else { throw StorageError.missing(place: path) }
    return copy
  }

  private func take(_ cases: [Case.ID: Kept], _ rows: [Case.ID: CaseListing]) {
    self.cases = cases
    self.rows = rows
  }
}
