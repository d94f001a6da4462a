public import CaseCore
public import Merkle

/// Keeps the hashes of a journal's tree, so that one proof takes a few reads, however long the
/// journal is. Everything in it follows from the journal: what is lost or wrong is made anew.
///
/// Everything but `JournalConflict` is thrown as `StorageError`.
public protocol TileStore: Sendable {
  /// Returns up to which journal size the hashes are kept; 0 if there are none.
  func tiledSize(of id: Case.ID) async throws -> Int

  /// Returns the bytes of those of `tiles` that are kept, 32 a hash, at least as wide as they were
  /// ever kept.
  func bytes(of tiles: [Tile], of id: Case.ID) async throws -> [Tile: [UInt8]]

  /// Returns once `tiles` are durable, all of them or none. A tile that is kept already in this or a
  /// greater width is left as it is.
  /// - Throws: `JournalConflict` if the journal is shorter than a tile says; `StorageError.damaged`
  ///   if a wider one does not begin as the one that is kept.
  func keep(_ tiles: [(tile: Tile, bytes: [UInt8])], of id: Case.ID) async throws

  /// Returns once none are kept for the case.
  func dropTiles(of id: Case.ID) async throws
}

/// Stands in where nothing is kept.
public struct NoTiles: TileStore {
  /// The one way to have none.
  public init() {}

  public func tiledSize(of id: Case.ID) async throws -> Int { 0 }
  public func bytes(of tiles: [Tile], of id: Case.ID) async throws -> [Tile: [UInt8]] { [:] }
  public func keep(_ tiles: [(tile: Tile, bytes: [UInt8])], of id: Case.ID) async throws {}
  public func dropTiles(of id: Case.ID) async throws {}
}
