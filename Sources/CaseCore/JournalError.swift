/// Why a journal cannot be replayed. A journal that our own program wrote never fails so.
public enum JournalError: Error, Sendable, Hashable {
  /// The journal has no entries.
  case empty
  /// The item at `position` says that it is entry `found`.
  case outOfOrder(position: Int, found: Int)
  /// Entry `seq` belongs to another case.
  case otherCase(seq: Int)
  /// The first entry is not the opening, or entry `seq` is a second one.
  case misplacedOpening(seq: Int)
  /// Entry `seq` names entry `named`, which does not stand before it or is of the wrong kind.
  case brokenReference(seq: Int, named: Int)
  /// Entry `seq` corrects something into a thing that a correction cannot be.
  case improperCorrection(seq: Int)
}
