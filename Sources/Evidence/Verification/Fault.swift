public import CaseCore
public import Merkle

/// What can be wrong with a bundle or proof.
public enum Fault: Error, Sendable, Hashable {
  // The container.

  /// It is neither a bundle nor a proof of ours.
  case unknownFormat
  /// It ends too early.
  case truncated
  /// The header before or after a file is not what follows from the file.
  case headerDiffers
  /// Bytes follow after the end.
  case bytesAfterEnd
  /// The names are not in order, or one stands twice.
  case nameOrder
  /// A bundle has no file of this name: a path that leads elsewhere, or one of another version.
  case unexpectedName
  /// There are more files, or longer ones, than we read.
  case tooLarge
  /// The checksum in the container is not that of the content.
  case checksumDiffers

  // The bag.

  /// The file is listed, or always there, and is missing.
  case missing
  /// The file is there and is not listed.
  case unlisted
  /// The content is not what the list says.
  case contentDiffers
  /// The file is not exactly what follows from the rest of the bundle.
  case notAsRebuilt

  // The journal.

  /// There is no valid key, or not that of this journal.
  case keyMalformed
  /// The checkpoint is wrong.
  case checkpoint(CheckpointError)
  /// The checkpoint is of another journal or of another size than its name says.
  case checkpointOfOther
  /// The leaves do not lead to the root of the checkpoint of `size`.
  case rootDiffers(size: Int)
  /// A leaf hash or the number of leaves is wrong.
  case leavesMalformed
  /// A line of salts is wrong, out of order, or has no entry.
  case saltMalformed
  /// The entry cannot be read.
  case entry(CanonicalError)
  /// The entry is of another case.
  case entryOfOtherCase
  /// Entry and salt do not give the leaf that stands in the tree.
  case leafDiffers
  /// The opening of the case does not come along.
  case openingMissing
  /// What the entry says of the keys does not hold.
  case keySeam(KeySeamFault)
  /// The head is signed by a key of this journal whose turn it was not.
  case signedOutOfTurn

  // What the entries name.

  /// No disclosed entry adds this original, or its entry says another type.
  case originalUnnamed
  /// The original is not what its entry says.
  case originalDiffers
  /// The proof cannot be read.
  case proof(TlogProofError)
  /// The proof does not lead from the entry to the head.
  case proofDiffers
  /// The entry adds no original, so no file can belong to it.
  case noOriginal

  // Outside time.

  /// The time-stamp is wrong.
  case timestamp(TimestampFault)
  /// The file is no proof of OpenTimestamps.
  case openTimestampsMalformed

  // What was expected.

  /// The key is not the one that was expected.
  case otherKey(expected: Digest)
  /// What was seen earlier belongs to another journal.
  case otherJournal
  /// The journal does not begin with the one that was seen earlier.
  case historyChanged(size: Int)
  /// A longer journal was seen earlier: this is not the latest version.
  case newerSeen(size: Int)
}
