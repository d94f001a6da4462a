public import CaseCore
public import Engine
public import Merkle

/// A store of tiles that forgets everything with the process.
public actor MemoryTiles: TileStore {
  private struct Place: Hashable {
    var id: Case.ID
    var level: Int
    var number: Int
  }

  private let journal: any JournalStore
  private var kept: [Place: [UInt8]] = [:]

  /// An empty store beside `journal`.
  public init(beside journal: any JournalStore) { self.journal = journal }

  public func tiledSize(of id: Case.ID) -> Int {
    let last = kept.filter { $0.key.id == id && $0.key.level == 0 }.max {
      $0.key.number < $1.key.number
    }
    return last.map { $0.key.number * Tile.fullWidth + $0.value.count / 32 } ?? 0
  }

  public func bytes(of tiles: [Tile], of id: Case.ID) -> [Tile: [UInt8]] {
    var found: [Tile: [UInt8]] = [:]
    for tile in tiles { found[tile] = kept[Place(id: id, level: tile.level, number: tile.number)] }
    return found
  }

  public func keep(_ tiles: [(tile: Tile, bytes: [UInt8])], of id: Case.ID) async throws {
    let size = try await journal.size(of: id) ?? 0
    var after = kept
    for (tile, bytes) in tiles {
      guard tile.leaves <= size else { throw JournalConflict(expected: tile.leaves, found: size) }
      let place = Place(id: id, level: tile.level, number: tile.number)
      let present = after[place] ?? []
      guard bytes.count > present.count else { continue }
      guard bytes.starts(with: present) else { throw StorageError.damaged(place: tile.path) }
      after[place] = bytes
    }
    kept = after
  }

  public func dropTiles(of id: Case.ID) { kept = kept.filter { $0.key.id != id } }
}
