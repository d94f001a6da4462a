public import CaseCore
public import Engine
import Evidence
import Foundation
import GRDB
import Sealing

extension SQLiteJournal {
  public func items(of id: Case.ID, from index: Int) async throws -> [StoredItem] {
    try await read { [form] db in
      try Self.items(Self.key(of: id), id, from: index, db, form)
    }
  }

  static func items(
    _ key: Data, _ id: Case.ID, from index: Int, _ db: Database, _ form: RowForm
  ) throws -> [StoredItem] {
    // Size and items are of one snapshot, so that a gap or a cut end is seen as damage.
    guard let size = try size(key, db) else { return [] }
    let keys = try form.keys(of: id)
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
      guard seq == index + items.count, let item = try item(row, seq, form, keys) else {
        throw StorageError.damaged(place: "cases/\(id) entry \(index + items.count)")
      }
      items.append(item)
    }
    guard items.count == max(0, size - index) else {
      throw StorageError.damaged(place: "cases/\(id) entry \(index + items.count)")
    }
    return items
  }

  public func listings() async throws -> [CaseListing] {
    try await read { [form] db in try Self.listings(db, form) }
      .sorted { ($1.updatedAt, $0.id) < ($0.updatedAt, $1.id) }
  }

  static func listings(_ db: Database, _ form: RowForm) throws -> [CaseListing] {
    let columns = form.listingColumns.joined(separator: ", ")
    let rows = try Row.fetchCursor(db, sql: "SELECT case_id, size, \(columns) FROM cases")
    var listings: [CaseListing] = []
    while let row = try rows.next() {
      let key: Data = row[0]
      guard let id = Case.ID(Hex.text(of: key)),
        let listing = try form.listing(row, id: id, size: row[1])
      else { throw StorageError.damaged(place: "\(place) cases") }
      listings.append(listing)
    }
    return listings
  }

  public func size(of id: Case.ID) async throws -> Int? {
    try await read { db in try Self.size(Self.key(of: id), db) }
  }

  public func version(of id: Case.ID) async throws -> JournalVersion? {
    try await glance { db in
      // What another process writes changes the first of the marks, what we write the second. Read
      // before the size, they are never newer than it.
      let others = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      let ours = db.totalChangesCount
      return try Self.size(Self.key(of: id), db).map {
        JournalVersion(size: $0, marks: [others, ours])
      }
    }
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

  private static func item(
    _ row: Row, _ seq: Int, _ form: RowForm, _ keys: CaseKeys?
  ) throws -> StoredItem? {
    if let leaf = try bytes(row, 3) { return Digest(bytes: leaf).map { .erased(leaf: $0) } }
    guard let salt = try bytes(row, 1), let body = try bytes(row, 2) else { return nil }
    return form.entry(salt: salt, body: body, seq: seq, keys: keys).map { .sealed($0) }
  }

  private static func bytes(_ row: Row, _ column: Int) throws -> [UInt8]? {
    try row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } }
  }

  /// Reads a row or two here where the connection is free: going to another thread and back takes
  /// longer than that.
  private func glance<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws -> Result {
    guard isFree else { return try await read(body) }
    return try storing(Self.place) { try database.unsafeRead(body) }
  }

  func read<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws -> Result {
    try await storingLater(Self.place) { try await database.read(body) }
  }
}
