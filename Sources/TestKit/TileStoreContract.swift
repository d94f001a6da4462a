public import CaseCore
public import Engine
import Merkle
import Testing

/// What every store of tiles keeps, as checks on a fresh and empty one.
public enum TileStoreContract {
  /// A store, and a way to journals beside it.
  public struct Subject: Sendable {
    /// The store.
    public let store: any TileStore
    /// Makes a case with so many entries.
    public let open: @Sendable (Case.ID, Int) async throws -> Void

    /// `store`, in which `open` makes cases.
    public init(
      store: any TileStore, open: @escaping @Sendable (Case.ID, Int) async throws -> Void
    ) {
      self.store = store
      self.open = open
    }
  }

  private static func tree(_ size: Int) -> MerkleTree {
    MerkleTree(leaves: (0..<size).lazy.map { TreeHash.leaf([UInt8($0 & 0xff), UInt8($0 >> 8)]) })
  }

  private static func tiles(
    _ size: Int, butNotIn older: Int = 0
  ) -> [(tile: Tile, bytes: [UInt8])] {
    let tree = tree(size)
    return Tile.all(in: size, butNotIn: older).map { ($0, tree.bytes(of: $0)) }
  }

  /// All promises.
  public static let all: [ContractCheck<Subject>] = [
    ContractCheck("tiles come back as they were kept, of their case alone") {
      subject async throws in
      var random = SplitMix64(state: 1)
      let ids = (0..<2).map { _ in Case.ID.arbitrary(using: &random) }
      for id in ids { try await subject.open(id, 600) }
      #expect(try await subject.store.tiledSize(of: ids[0]) == 0)
      let all = tiles(600)
      try await subject.store.keep(all, of: ids[0])
      #expect(try await subject.store.tiledSize(of: ids[0]) == 600)
      #expect(try await subject.store.tiledSize(of: ids[1]) == 0)
      let wanted = all.map(\.tile)
      #expect(
        try await subject.store.bytes(of: wanted, of: ids[0])
          == Dictionary(uniqueKeysWithValues: all.map { ($0.tile, $0.bytes) }))
      #expect(try await subject.store.bytes(of: wanted, of: ids[1]).isEmpty)
      try await subject.store.dropTiles(of: ids[1])
      #expect(try await subject.store.tiledSize(of: ids[0]) == 600)
      try await subject.store.dropTiles(of: ids[0])
      #expect(try await subject.store.bytes(of: wanted, of: ids[0]).isEmpty)
    },
    ContractCheck("a tile grows, and a narrower one changes nothing") { subject async throws in
      var random = SplitMix64(state: 2)
      let id = Case.ID.arbitrary(using: &random)
      try await subject.open(id, 600)
      try await subject.store.keep(tiles(300), of: id)
      try await subject.store.keep(tiles(600, butNotIn: 300), of: id)
      try await subject.store.keep(tiles(200), of: id)
      #expect(try await subject.store.tiledSize(of: id) == 600)
      let wanted = Tile(level: 0, number: 0, width: 200)
      #expect(
        try await subject.store.bytes(of: [wanted], of: id)[wanted]
          == tree(600).bytes(of: Tile(level: 0, number: 0, width: 256)))
    },
    ContractCheck("a tile that begins otherwise is damage, and nothing is kept of it") {
      subject async throws in
      var random = SplitMix64(state: 3)
      let id = Case.ID.arbitrary(using: &random)
      try await subject.open(id, 600)
      try await subject.store.keep(tiles(100), of: id)
      var other = tiles(600)
      other[0].bytes[0] ^= 1
      await #expect(throws: StorageError.self) { try await subject.store.keep(other, of: id) }
      #expect(try await subject.store.tiledSize(of: id) == 100)
    },
    ContractCheck("a tile is never ahead of its journal") { subject async throws in
      var random = SplitMix64(state: 4)
      let id = Case.ID.arbitrary(using: &random)
      try await subject.open(id, 5)
      await #expect(throws: JournalConflict(expected: 6, found: 5)) {
        try await subject.store.keep(tiles(6), of: id)
      }
      #expect(try await subject.store.tiledSize(of: id) == 0)
    },
  ]
}
