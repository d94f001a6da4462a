import CaseCore
import Merkle
import TestKit
import Testing

@Suite struct TileTests {
  private static func tree(_ size: Int) -> MerkleTree {
    MerkleTree(leaves: (0..<size).lazy.map { TreeHash.leaf(Array("leaf \($0)".utf8)) })
  }

  // C2SP tlog-tiles, "Partial tiles".
  @Test func `a tree of 70,000 leaves has the tiles that the specification counts`() {
    let tiles = Tile.all(in: 70_000)
    let levels = Dictionary(grouping: tiles, by: \.level)
    #expect(levels.keys.sorted() == [0, 1, 2])
    #expect(levels[0]?.filter(\.isFull).count == 273)
    #expect(levels[0]?.last == Tile(level: 0, number: 273, width: 112))
    #expect(
      levels[1] == [
        Tile(level: 1, number: 0, width: 256), Tile(level: 1, number: 1, width: 17),
      ])
    #expect(levels[2] == [Tile(level: 2, number: 0, width: 1)])
  }

  @Test func `a tile is named as the specification names it`() {
    #expect(Tile(level: 0, number: 0, width: 256).path == "tile/0/000")
    #expect(Tile(level: 0, number: 273, width: 112).path == "tile/0/273.p/112")
    #expect(Tile(level: 1, number: 1_234_067, width: 256).path == "tile/1/x001/x234/067")
    #expect(Tile(level: 0, number: 1_000, width: 1).path == "tile/0/x001/000.p/1")
  }

  @Test func `only what grew is new`() {
    for older in [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537] {
      for size in [older, older + 1, older + 255, older + 256, older + 70_000] {
        let before = Set(Tile.all(in: older))
        #expect(
          Set(Tile.all(in: size, butNotIn: older)) == Set(Tile.all(in: size)).subtracting(before),
          "\(older) to \(size)")
      }
    }
    #expect(Tile.all(in: 0).isEmpty)
  }

  @Test func `each hash of a level is the root over the tile below`() {
    let tree = Self.tree(1_000)
    let upper = tree.bytes(of: Tile(level: 1, number: 0, width: 3))
    for number in 0..<3 {
      let below = tree.bytes(of: Tile(level: 0, number: number, width: 256))
      var level = stride(from: 0, to: below.count, by: 32).compactMap {
        Digest(bytes: below[$0..<$0 + 32])
      }
      while level.count > 1 {
        level = stride(from: 0, to: level.count, by: 2).map {
          TreeHash.node(level[$0], level[$0 + 1])
        }
      }
      #expect(level.first?.bytes == Array(upper[number * 32..<number * 32 + 32]))
    }
  }

  @Test func `a proof from tiles is the proof of the tree, at every size that the tree had`() throws
  {
    var random = SplitMix64(state: 70)
    let tree = Self.tree(70_000)
    // The tiles are those of the largest size: a wider tile serves a smaller tree.
    let stored = Dictionary(
      uniqueKeysWithValues: Tile.all(in: 70_000).map {
        ([$0.level, $0.number], tree.bytes(of: $0))
      })
    var cases = [
      (0, 1), (0, 2), (1, 2), (255, 256), (256, 257), (65_535, 65_536), (65_536, 65_537),
    ]
    for _ in 0..<500 {
      let size = Int.random(in: 1...70_000, using: &random)
      cases.append((Int.random(in: 0..<size, using: &random), size))
    }
    for (index, size) in cases {
      let wanted = try TiledProof(of: index, in: size)
      let bytes = Dictionary(
        uniqueKeysWithValues: wanted.tiles.map { ($0, stored[[$0.level, $0.number]] ?? []) })
      let (proof, leaf) = try wanted.proof(from: bytes)
      #expect(try proof == tree.inclusionProof(of: index, at: size))
      #expect(leaf == tree.leaf(at: index))
      #expect(wanted.tiles.count <= 5)
    }
  }

  @Test func `a tile that is missing or cut is named, and a changed one leads to another root`()
    throws
  {
    let tree = Self.tree(1_000)
    let wanted = try TiledProof(of: 3, in: 1_000)
    let whole = Dictionary(uniqueKeysWithValues: wanted.tiles.map { ($0, tree.bytes(of: $0)) })
    for tile in wanted.tiles {
      var bytes = whole
      bytes[tile] = nil
      #expect(throws: TileError.self) { try wanted.proof(from: bytes) }
      bytes[tile] = whole[tile]?.dropLast()
      #expect(throws: TileError.self) { try wanted.proof(from: bytes) }
      bytes[tile] = whole[tile].map { $0.map { $0 ^ 1 } }
      let (proof, leaf) = try wanted.proof(from: bytes)
      #expect(throws: ProofError.rootDiffers) { try proof.verify(leaf: leaf, root: tree.root) }
    }
    #expect(throws: ProofError.outOfRange(index: 5, size: 5)) { try TiledProof(of: 5, in: 5) }
    #expect(throws: ProofError.outOfRange(index: -1, size: 5)) { try TiledProof(of: -1, in: 5) }
  }
}
