public import CaseCore

/// That a tree begins with an older tree: nothing that stood there was changed or removed.
public struct ConsistencyProof: Sendable, Hashable {
  /// The size of the older tree.
  public let old: Int
  /// The size of the newer tree.
  public let new: Int
  /// The hashes (RFC 6962 §2.1.2).
  public let hashes: [Digest]

  /// The proof `hashes` from size `old` to size `new`.
  public init(old: Int, new: Int, hashes: [Digest]) {
    self.old = old
    self.new = new
    self.hashes = hashes
  }

  /// Checks that the tree of `newRoot` begins with the tree of `oldRoot` (RFC 9162 §2.1.4.2).
  /// - Throws: `ProofError` if it is not shown.
  public func verify(oldRoot: Digest, newRoot: Digest) throws(ProofError) {
    guard old >= 0, old <= new else { throw .outOfRange(index: old, size: new) }
    if old == 0 || old == new {
      guard hashes.isEmpty else { throw .wrongLength(hashes.count) }
      guard old == 0 ? oldRoot == TreeHash.empty : oldRoot == newRoot else { throw .rootDiffers }
      return
    }
    // An older tree of 2^k leaves is itself a node of the newer one; its hash is left out.
    let path = old & (old - 1) == 0 ? [oldRoot] + hashes : hashes
    guard let first = path.first else { throw .wrongLength(0) }
    var node = old - 1
    var last = new - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var oldSide = first
    var newSide = first
    for hash in path.dropFirst() {
      guard last > 0 else { throw .wrongLength(hashes.count) }
      if node & 1 == 1 || node == last {
        oldSide = TreeHash.node(hash, oldSide)
        newSide = TreeHash.node(hash, newSide)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        newSide = TreeHash.node(newSide, hash)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength(hashes.count) }
    guard oldSide == oldRoot, newSide == newRoot else { throw .rootDiffers }
  }
}
