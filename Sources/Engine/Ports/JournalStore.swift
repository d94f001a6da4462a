public import CaseCore
public import Evidence

/// Keeps the journals of all cases. `append` is the one commit point of a change (DESIGN §4).
///
/// Everything but `JournalConflict` is thrown as `StorageError`.
public protocol JournalStore: Sendable {
  /// Returns the items from `index` on, in order and without a gap; none for a case that the store
  /// does not know or for an index behind the end.
  func items(of id: Case.ID, from index: Int) async throws -> [StoredItem]

  /// Returns once `entries` are durable behind the first `count` ones and `listing` stands for the
  /// case; both happen or none does. A `count` of 0 creates the case.
  ///
  /// `entries` is not empty and `listing` is that of the case after them.
  /// - Throws: `JournalConflict` if the journal does not have `count` items; nothing was written
  ///   then. After a `StorageError` whose `leavesNothingWritten` is false the entries may be there
  ///   or not: the caller reloads and looks.
  func append(
    _ entries: [SealedEntry], to id: Case.ID, expecting count: Int, listing: CaseListing
  ) async throws

  /// Returns one row a case, the case changed last first; equal times by id.
  func listings() async throws -> [CaseListing]

  /// Returns the number of items in the journal; nil for a case that the store does not know.
  func size(of id: Case.ID) async throws -> Int?

  /// Returns what differs after anything of the case may have changed, whoever changed it; nil for a
  /// case that the store does not know. It is much cheaper than the items.
  func version(of id: Case.ID) async throws -> JournalVersion?

  /// Returns every checkpoint that was kept, the smallest size first.
  func checkpoints(of id: Case.ID) async throws -> [StoredCheckpoint]

  /// Returns once the note is durable. The same note again is success.
  /// - Throws: `JournalConflict` if the journal has fewer than `size` items, and
  ///   `StorageError.damaged` if another note is kept for this size: a head is never replaced.
  func keep(checkpoint note: [UInt8], size: Int, of id: Case.ID) async throws
}

/// A journal at some time, to be compared with the same journal at another time in the same process.
public struct JournalVersion: Sendable, Hashable {
  private let size: Int
  private let marks: [Int]

  /// A journal of `size` items; `marks` differ after whatever the size does not tell, such as another
  /// journal under the same id.
  public init(size: Int, marks: [Int]) {
    self.size = size
    self.marks = marks
  }
}

/// What a store does besides its daily work. Never called while a case is being changed by choice
/// of a person.
public protocol JournalUpkeep: Sendable {
  /// Puts the recomputed `listings` in place of all rows, in one transaction.
  ///
  /// A case that another writer changed since it was replayed keeps its newer row.
  /// - Returns: The cases that kept their row because their journal has another size by now.
  func rebuildListings(_ listings: [CaseListing]) async throws -> [Case.ID]

  /// Returns once salt and bytes of the items are gone from the store for good, free space and logs
  /// included, and their leaves stand in their place. Erasing an erased item again is success.
  ///
  /// Every index is at least 1, because without its opening there is no case, and each leaf is the
  /// leaf hash of the entry, which the caller computes.
  /// - Throws: `JournalConflict` if the journal is not that long; `StorageError.busy` if somebody
  ///   else still reads: then the items are erased, but traces may be left until it is called again.
  func erase(_ leaves: [Int: Digest], of id: Case.ID) async throws

  /// Returns once everything of the case is gone from the store for good; a case that the store does
  /// not know is success.
  /// - Throws: as `erase`.
  func eraseCase(_ id: Case.ID) async throws

  /// Looks through the whole store. What is damaged is said and not thrown.
  func look() async throws -> StoreLook

  /// Writes a copy of the whole store, as it is at one instant, to a new file at `path`, an absolute
  /// path, and opens the copy for reading.
  func snapshot(to path: String) async throws -> any JournalStore & JournalUpkeep

  /// Opens a copy that an earlier `snapshot` of this store wrote, for reading. One that stood under
  /// other keys is damaged to this store.
  func openSnapshot(at path: String) async throws -> any JournalStore & JournalUpkeep
}

/// What a store says of itself.
public struct StoreLook: Sendable, Hashable {
  /// What is wrong with it in its own words, at most a few lines; none if it is whole.
  public var faults: [String]
  /// The row of every case; nil for one that cannot be read. Nil instead of all of them if it cannot
  /// be told which cases there are.
  public var listings: [Case.ID: CaseListing?]?

  /// A store with these rows.
  public init(faults: [String], listings: [Case.ID: CaseListing?]?) {
    self.faults = faults
    self.listings = listings
  }
}

/// Somebody else wrote to the journal first; nothing was written.
public struct JournalConflict: Error, Sendable, Hashable {
  /// The size that the caller took the journal to have.
  public let expected: Int
  /// The size that it has; 0 for a case that the store does not know.
  public let found: Int

  /// A journal of `found` items where `expected` were expected.
  public init(expected: Int, found: Int) {
    self.expected = expected
    self.found = found
  }
}
