public import CaseCore

/// The least that must be kept to append leaves and know the root: the roots of the perfect
/// subtrees that the leaves fall into, largest first. At most 63 hashes, whatever the size.
public struct CompactRange: Sendable, Hashable {
  /// The number of leaves.
  public private(set) var size = 0
  /// The roots of the perfect subtrees, largest first; one for each bit set in `size`.
  public private(set) var peaks: [Digest] = []

  /// No leaves.
  public init() {}

  /// Appends one leaf hash.
  public mutating func append(_ leaf: Digest) {
    var carried = leaf
    // Each trailing one bit of the size is a subtree that the new leaf completes into a pair.
    var rest = size
    while rest & 1 == 1, let left = peaks.popLast() {
      carried = TreeHash.node(left, carried)
      rest >>= 1
    }
    peaks.append(carried)
    size += 1
  }

  /// The RFC 6962 root of the leaves so far.
  public var root: Digest {
    guard var root = peaks.last else { return TreeHash.empty }
    for peak in peaks.dropLast().reversed() { root = TreeHash.node(peak, root) }
    return root
  }
}
