public import CaseCore

/// A whole RFC 6962 tree that grows by appending: every root and every proof of every size it had.
///
/// Takes 64 bytes a leaf. Where only the head is needed, `CompactRange` takes next to nothing.
public struct MerkleTree: Sendable {
  // levels[l] holds, 32 bytes each, the roots of the perfect subtrees over 2^l leaves.
  private var levels: [[UInt8]] = [[]]

  /// No leaves.
  public init() {}

  /// The tree of `leaves`, which are leaf hashes.
  public init(leaves: some Sequence<Digest>) {
    for leaf in leaves { append(leaf) }
  }

  /// The number of leaves.
  public var size: Int { levels[0].count / 32 }

  /// The root of all leaves.
  public var root: Digest { subtreeRoot(0..<size) }

  /// Appends one leaf hash.
  public mutating func append(_ leaf: Digest) {
    levels[0].append(contentsOf: leaf.bytes)
    var level = 0
    while levels[level].count % 64 == 0 {
      if levels.count == level + 1 { levels.append([]) }
      TreeHash.appendNode(
        of: levels[level], at: levels[level].count - 64, to: &levels[level + 1])
      level += 1
    }
  }

  /// The leaf hash at `index`.
  public func leaf(at index: Int) -> Digest { node(level: 0, index: index) }

  /// The root that the tree had at `size`.
  /// - Precondition: `size` is not more than the present size.
  public func root(at size: Int) -> Digest {
    precondition((0...self.size).contains(size), "A tree knows the roots up to its own size.")
    return subtreeRoot(0..<size)
  }

  /// The audit path of leaf `index` in the tree at `size` (RFC 6962 §2.1.1).
  /// - Throws: `ProofError.outOfRange` unless `index < size` and `size` was reached.
  public func inclusionProof(of index: Int, at size: Int) throws(ProofError) -> InclusionProof {
    guard index >= 0, index < size, size <= self.size else {
      throw .outOfRange(index: index, size: size)
    }
    let hashes = Self.siblings(of: index, in: size).map(subtreeRoot)
    return InclusionProof(index: index, size: size, hashes: hashes)
  }

  /// The proof that the tree at `new` begins with the tree at `old` (RFC 6962 §2.1.2).
  /// - Throws: `ProofError.outOfRange` unless `0 <= old <= new` and `new` was reached.
  public func consistencyProof(
    from old: Int, to new: Int
  ) throws(ProofError) -> ConsistencyProof {
    guard old >= 0, old <= new, new <= size else { throw .outOfRange(index: old, size: new) }
    var hashes: [Digest] = []
    var range = 0..<new
    var rest = old
    // Nothing has to be shown of an empty tree, or of the same tree.
    while rest > 0, rest < range.count {
      let split = Self.split(range.count)
      let middle = range.lowerBound + split
      if rest <= split {
        hashes.append(subtreeRoot(middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        hashes.append(subtreeRoot(range.lowerBound..<middle))
        range = middle..<range.upperBound
        rest -= split
      }
    }
    if old > 0, range.lowerBound > 0 || range.upperBound < old {
      hashes.append(subtreeRoot(range))
    }
    return ConsistencyProof(old: old, new: new, hashes: hashes.reversed())
  }

  /// The largest power of two below `count`, which is over 1.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }

  /// The ranges of leaves whose roots are the audit path of leaf `index`, its sibling first.
  /// - Precondition: `index < size`.
  static func siblings(of index: Int, in size: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + split(range.count)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      ranges.append(index < middle ? right : left)
      range = index < middle ? left : right
    }
    return ranges.reversed()
  }

  /// The nodes whose perfect subtrees `range` falls into, rightmost first: its root is that of the
  /// first, then always the node over the next one and what there is.
  ///
  /// `range` starts at a multiple of the power of two that it fits into, as every range does that
  /// comes of splitting `0..<size`; so each piece is a node of some level.
  static func nodes(of range: Range<Int>) -> [Node] {
    var nodes: [Node] = []
    var end = range.upperBound
    while end > range.lowerBound {
      let level = (end - range.lowerBound).trailingZeroBitCount
      nodes.append(Node(level: level, index: (end >> level) - 1))
      end -= 1 << level
    }
    return nodes
  }

  /// The hashes of `indices` of a binary level, 32 bytes each.
  func bytes(atLevel level: Int, _ indices: Range<Int>) -> [UInt8] {
    Array(levels[level][indices.lowerBound * 32..<indices.upperBound * 32])
  }

  private func node(level: Int, index: Int) -> Digest {
    guard let digest = Digest(bytes: levels[level][index * 32..<index * 32 + 32]) else {
      preconditionFailure("A node has 32 bytes.")
    }
    return digest
  }

  private func subtreeRoot(_ range: Range<Int>) -> Digest {
    var root: Digest?
    for place in Self.nodes(of: range) {
      let piece = node(level: place.level, index: place.index)
      root = root.map { TreeHash.node(piece, $0) } ?? piece
    }
    return root ?? TreeHash.empty
  }
}

/// The root of a perfect subtree: of the leaves from `index << level`, `1 << level` of them.
struct Node: Sendable, Hashable {
  var level: Int
  var index: Int
}
