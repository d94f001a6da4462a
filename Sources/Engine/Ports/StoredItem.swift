public import CaseCore
public import Evidence

/// What a store holds at one index of a journal.
public enum StoredItem: Sendable, Hashable {
  /// The entry, whole.
  case sealed(SealedEntry)
  /// The entry was erased; its leaf hash keeps its place in the tree.
  case erased(leaf: Digest)
}

/// A signed head of a journal as it was written out (a C2SP checkpoint).
public struct StoredCheckpoint: Sendable, Hashable {
  /// The number of entries under the head.
  public let size: Int
  /// The exact bytes of the signed note.
  public let note: [UInt8]

  /// The head `note` over the first `size` entries.
  public init(size: Int, note: [UInt8]) {
    self.size = size
    self.note = note
  }
}
