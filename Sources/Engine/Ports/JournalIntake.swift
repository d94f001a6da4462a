public import CaseCore

/// Takes in what came of a journal from elsewhere, as it is.
///
/// Everything but `JournalConflict` is thrown as `StorageError`.
public protocol JournalIntake: Sendable {
  /// Returns once all of `parcel` is durable behind the first `count` items; all of it or nothing. A
  /// `count` of 0 creates the case. A head that is kept for a size already stays as it is.
  /// - Throws: `JournalConflict` if the journal does not have `count` items; nothing was written then.
  func takeIn(_ parcel: JournalParcel, to id: Case.ID, expecting count: Int) async throws
}

/// A part of a journal that came from elsewhere.
public struct JournalParcel: Sendable, Hashable {
  /// The items, erased ones included; not empty.
  public var items: [StoredItem]
  /// The row of the case after them.
  public var listing: CaseListing
  /// Heads, whoever signed them.
  public var checkpoints: [StoredCheckpoint]
  /// Time-stamps over those.
  public var timestamps: [NewTimestamp]

  /// `items` with what belongs to them.
  public init(
    items: [StoredItem], listing: CaseListing, checkpoints: [StoredCheckpoint],
    timestamps: [NewTimestamp]
  ) {
    self.items = items
    self.listing = listing
    self.checkpoints = checkpoints
    self.timestamps = timestamps
  }
}

/// Stands in where nothing can be taken in.
public struct NoIntake: JournalIntake {
  /// The one way to have none.
  public init() {}

  public func takeIn(
    _ parcel: JournalParcel, to id: Case.ID, expecting count: Int
  ) async throws {
    throw StorageError.missing(place: "intake")
  }
}
