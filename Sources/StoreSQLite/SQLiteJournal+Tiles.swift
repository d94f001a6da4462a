public import CaseCore
public import Engine
import Foundation
import GRDB
public import Merkle

extension SQLiteJournal: TileStore {
  public func tiledSize(of id: Case.ID) async throws -> Int {
    try await read { db in
      // A vault of an older version that cannot be written has no such table, and so none of these.
      guard try db.tableExists("tiles") else { return 0 }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT number, length(hashes) / 32 FROM tiles WHERE case_id = ? AND level = 0
          ORDER BY number DESC LIMIT 1
          """,
        arguments: [Self.key(of: id)])
      return row.map { row in row[0] as Int * Tile.fullWidth + row[1] as Int } ?? 0
    }
  }

  public func bytes(of tiles: [Tile], of id: Case.ID) async throws -> [Tile: [UInt8]] {
    try await read { db in
      guard try db.tableExists("tiles") else { return [:] }
      let statement = try db.cachedStatement(
        sql: "SELECT hashes FROM tiles WHERE case_id = ? AND level = ? AND number = ?")
      var found: [Tile: [UInt8]] = [:]
      for tile in tiles {
        let hashes = try Data.fetchOne(
          statement, arguments: [Self.key(of: id), tile.level, tile.number])
        if let hashes { found[tile] = Array(hashes) }
      }
      return found
    }
  }

  public func keep(_ tiles: [(tile: Tile, bytes: [UInt8])], of id: Case.ID) async throws {
    try await write { db in
      let key = Self.key(of: id)
      let found = try Self.size(key, db) ?? 0
      // An older head that is signed later must not cut what a newer one needs.
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO tiles (case_id, level, number, hashes) VALUES (?, ?, ?, ?)
          ON CONFLICT (case_id, level, number) DO UPDATE SET hashes = excluded.hashes
          WHERE length(excluded.hashes) > length(hashes)
          """)
      for (tile, bytes) in tiles {
        guard tile.leaves <= found else {
          throw JournalConflict(expected: tile.leaves, found: found)
        }
        try statement.execute(arguments: [key, tile.level, tile.number, Data(bytes)])
      }
    }
  }

  public func dropTiles(of id: Case.ID) async throws {
    try await write { db in
      try db.execute(sql: "DELETE FROM tiles WHERE case_id = ?", arguments: [Self.key(of: id)])
    }
  }
}
