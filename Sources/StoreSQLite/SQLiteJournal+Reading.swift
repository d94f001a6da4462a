public import CaseCore
public import Engine
import Evidence
import Foundation
import GRDB

extension SQLiteJournal {
  public func items(of id: Case.ID, from index: Int) async throws -> [StoredItem] {
    try await read { db in
      let key = Self.key(of: id)
      // Size and items are of one snapshot, so that a gap or a cut end is seen as damage.
      guard let size = try Self.size(key, db) else { return [] }
      var items: [StoredItem] = []
      items.reserveCapacity(max(0, size - index))
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT seq, salt, body, leaf FROM entries WHERE case_id = ? AND seq >= ? ORDER BY seq
            """),
        arguments: [key, index])
      while let row = try rows.next() {
        let seq: Int = row[0]
        guard seq == index + items.count, let item = try Self.item(row) else {
          throw StorageError.damaged(place: "cases/\(id) entry \(index + items.count)")
        }
        items.append(item)
      }
      guard items.count == max(0, size - index) else {
        throw StorageError.damaged(place: "cases/\(id) entry \(index + items.count)")
      }
      return items
    }
  }

  public func listings() async throws -> [CaseListing] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT case_id, size, title, area, opened_at, updated_at, outcome FROM cases
          ORDER BY updated_at DESC, case_id
          """)
      var listings: [CaseListing] = []
      while let row = try rows.next() {
        let key: Data = row[0]
        let text: String? = row[6]
        let outcome = text.flatMap(CaseClosed.Outcome.init(rawValue:))
        guard let id = Case.ID(Hex.text(of: key)), (text == nil) == (outcome == nil) else {
          throw StorageError.damaged(place: "\(Self.place) cases")
        }
        listings.append(
          CaseListing(
            id: id, title: row[2], area: row[3], openedAt: Moment(seconds: row[4]),
            updatedAt: Moment(seconds: row[5]), size: row[1], outcome: outcome))
      }
      return listings
    }
  }

  public func size(of id: Case.ID) async throws -> Int? {
    try await read { db in try Self.size(Self.key(of: id), db) }
  }

  public func checkpoints(of id: Case.ID) async throws -> [StoredCheckpoint] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT size, note FROM checkpoints WHERE case_id = ? ORDER BY size",
        arguments: [Self.key(of: id)])
      var checkpoints: [StoredCheckpoint] = []
      while let row = try rows.next() {
        checkpoints.append(StoredCheckpoint(size: row[0], note: try Self.bytes(row, 1) ?? []))
      }
      return checkpoints
    }
  }

  private static func item(_ row: Row) throws -> StoredItem? {
    if let leaf = try bytes(row, 3) { return Digest(bytes: leaf).map { .erased(leaf: $0) } }
    guard let salt = try bytes(row, 1), salt.count == 32, let body = try bytes(row, 2) else {
      return nil
    }
    return .sealed(SealedEntry(salt: salt, bytes: body))
  }

  private static func bytes(_ row: Row, _ column: Int) throws -> [UInt8]? {
    try row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } }
  }

  func read<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws -> Result {
    try await storingLater(Self.place) { try await database.read(body) }
  }
}
