public import CaseCore

/// That one leaf stands at one index of a tree: the hashes from its sibling up to below the root.
public struct InclusionProof: Sendable, Hashable {
  /// The index of the leaf, from 0.
  public let index: Int
  /// The size of the tree.
  public let size: Int
  /// The hashes, the leaf's sibling first (RFC 6962 §2.1.1).
  public let hashes: [Digest]

  /// The path `hashes` of leaf `index` in a tree of `size`.
  public init(index: Int, size: Int, hashes: [Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// The root to which `leaf`, a leaf hash, leads (RFC 9162 §2.1.3.2).
  /// - Throws: `ProofError` if there is no such index or the number of hashes is not the right one.
  public func root(from leaf: Digest) throws(ProofError) -> Digest {
    guard index >= 0, index < size else { throw .outOfRange(index: index, size: size) }
    var node = index
    var last = size - 1
    var root = leaf
    for hash in hashes {
      guard last > 0 else { throw .wrongLength(hashes.count) }
      if node & 1 == 1 || node == last {
        root = TreeHash.node(hash, root)
        // At the right edge, levels without a sibling are skipped.
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        root = TreeHash.node(root, hash)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength(hashes.count) }
    return root
  }

  /// Checks that `leaf`, a leaf hash, stands in the tree of `root`.
  /// - Throws: `ProofError` if it is not shown.
  public func verify(leaf: Digest, root: Digest) throws(ProofError) {
    guard try self.root(from: leaf) == root else { throw .rootDiffers }
  }
}

/// Why a proof shows nothing.
public enum ProofError: Error, Sendable, Hashable {
  /// There is no leaf `index` (or older size) in a tree of `size`.
  case outOfRange(index: Int, size: Int)
  /// The proof has a number of hashes that no tree of this size asks for.
  case wrongLength(Int)
  /// The hashes lead to another root.
  case rootDiffers
}
