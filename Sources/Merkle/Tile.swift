public import CaseCore

/// Up to 256 neighbouring hashes of one level of a tree, the piece in which a tree is stored
/// (C2SP tlog-tiles).
///
/// The hashes of level 0 are leaf hashes; each hash of level `n + 1` is the root over a full tile of
/// level `n`. A tile that is not full only ever grows at its end.
public struct Tile: Sendable, Hashable {
  /// The hashes of a full tile.
  public static let fullWidth = 256
  /// The binary levels of a tree that lie within one level of tiles.
  static let height = 8

  /// The level, from 0.
  public let level: Int
  /// The number among the tiles of its level, from 0.
  public let number: Int
  /// How many hashes it holds, 1 to 256.
  public let width: Int

  /// The tile `number` of `level` with `width` hashes.
  public init(level: Int, number: Int, width: Int) {
    precondition(
      level >= 0 && number >= 0 && (1...Self.fullWidth).contains(width),
      "A tile holds 1 to 256 hashes.")
    self.level = level
    self.number = number
    self.width = width
  }

  /// Whether it will not grow any more.
  public var isFull: Bool { width == Self.fullWidth }

  /// The size that a tree must have to have it.
  public var leaves: Int { (number * Self.fullWidth + width) << (Self.height * level) }

  /// The indices, within its level, of the hashes that it holds.
  var indices: Range<Int> {
    number * Self.fullWidth..<number * Self.fullWidth + width
  }

  /// How many hashes `level` has in a tree of `size` leaves: one for each full tile below.
  static func hashes(at level: Int, in size: Int) -> Int { size >> (height * level) }

  /// Every tile of a tree of `size` leaves, lowest level first; a level without a hash has none.
  ///
  /// With `older`, those only that a tree of that size did not have in this width.
  public static func all(in size: Int, butNotIn older: Int = 0) -> [Tile] {
    var tiles: [Tile] = []
    var level = 0
    while hashes(at: level, in: size) > 0 {
      let count = hashes(at: level, in: size)
      let before = hashes(at: level, in: older)
      if count > before {
        let last = (count - 1) / fullWidth
        for number in before / fullWidth...last {
          tiles.append(
            Tile(level: level, number: number, width: min(fullWidth, count - number * fullWidth)))
        }
      }
      level += 1
    }
    return tiles
  }

  /// The name that C2SP tlog-tiles gives it, such as `tile/1/x001/x234/067.p/17`.
  public var path: String {
    var groups: [String] = []
    var rest = number
    repeat {
      let digits = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1000
    } while rest > 0
    let name = groups.enumerated().reversed().map { $0.offset == 0 ? $0.element : "x\($0.element)" }
    return "tile/\(level)/" + name.joined(separator: "/") + (isFull ? "" : ".p/\(width)")
  }
}

extension MerkleTree {
  /// The hashes of `tile`, 32 bytes each.
  /// - Precondition: the tree is as large as the tile says.
  public func bytes(of tile: Tile) -> [UInt8] {
    let hashes = tile.indices
    precondition(
      hashes.upperBound <= Tile.hashes(at: tile.level, in: size),
      "A tree has the tiles of its size.")
    return bytes(atLevel: tile.level * Tile.height, hashes)
  }
}

/// The audit path of one leaf, to be read off stored tiles.
///
/// A pure function over what was read, so that every store can serve it: first `tiles` says what to
/// read, then `proof` computes. Of a tree of a million leaves it takes five tiles.
public struct TiledProof: Sendable, Hashable {
  private let index: Int
  private let size: Int
  private let ranges: [Range<Int>]

  /// The audit path of leaf `index` in the tree at `size`.
  /// - Throws: `ProofError.outOfRange` unless `0 <= index < size`.
  public init(of index: Int, in size: Int) throws(ProofError) {
    guard index >= 0, index < size else { throw .outOfRange(index: index, size: size) }
    self.index = index
    self.size = size
    ranges = MerkleTree.siblings(of: index, in: size)
  }

  /// The tiles that it takes; wider ones will do.
  public var tiles: [Tile] {
    var seen: Set<Tile> = []
    let nodes = [Node(level: 0, index: index)] + ranges.flatMap(MerkleTree.nodes)
    return nodes.map { $0.tile(in: size) }.filter { seen.insert($0).inserted }
  }

  /// The proof, and the leaf hash that it is about, from the bytes of the tiles.
  /// - Throws: `TileError` if a tile is not there or too short. Whether the hashes are right shows
  ///   when the proof is led to a signed root.
  public func proof(from bytes: [Tile: [UInt8]]) throws(TileError) -> (InclusionProof, Digest) {
    var hashes: [Digest] = []
    for range in ranges {
      var root: Digest?
      for node in MerkleTree.nodes(of: range) {
        let hash = try hash(of: node, bytes)
        root = root.map { TreeHash.node(hash, $0) } ?? hash
      }
      if let root { hashes.append(root) }
    }
    let leaf = try hash(of: Node(level: 0, index: index), bytes)
    return (InclusionProof(index: index, size: size, hashes: hashes), leaf)
  }

  private func hash(of node: Node, _ bytes: [Tile: [UInt8]]) throws(TileError) -> Digest {
    let tile = node.tile(in: size)
    guard let held = bytes[tile], held.count % 32 == 0, held.count >= tile.width * 32 else {
      throw TileError(tile: tile)
    }
    // A node within a tile is the root over 2^n neighbouring hashes of it.
    let count = 1 << (node.level % Tile.height)
    let first = node.index * count % Tile.fullWidth
    var hashes = held[first * 32..<(first + count) * 32]
    while hashes.count > 32 {
      var parents: [UInt8] = []
      parents.reserveCapacity(hashes.count / 2)
      let children = Array(hashes)
      for offset in stride(from: 0, to: children.count, by: 64) {
        TreeHash.appendNode(of: children, at: offset, to: &parents)
      }
      hashes = parents[...]
    }
    guard let digest = Digest(bytes: hashes) else { throw TileError(tile: tile) }
    return digest
  }
}

extension Node {
  /// The tile of a tree of `size` that has it, or has what it is the root over.
  fileprivate func tile(in size: Int) -> Tile {
    let level = level / Tile.height
    let number = (index << (self.level % Tile.height)) / Tile.fullWidth
    let width = Tile.hashes(at: level, in: size) - number * Tile.fullWidth
    return Tile(level: level, number: number, width: min(Tile.fullWidth, width))
  }
}

/// A stored tile is not there, or is too short.
public struct TileError: Error, Sendable, Hashable {
  /// The tile that was asked for.
  public let tile: Tile
}
