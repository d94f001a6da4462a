public import CaseCore
public import Engine
import Foundation
import GRDB

extension SQLiteJournal: TimestampStore {
  public func timestamps(of id: Case.ID) async throws -> [StoredTimestamp] {
    try await read { db in
      // A vault of version 1 that cannot be written has no such table, and so none of these.
      guard try db.tableExists("timestamps") else { return [] }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT size, number, authority, requested_at, request, kind, settled_at, content, failure
          FROM timestamps WHERE case_id = ? ORDER BY size, number
          """,
        arguments: [Self.key(of: id)])
      var timestamps: [StoredTimestamp] = []
      while let row = try rows.next() { timestamps.append(try Self.timestamp(row, of: id)) }
      return timestamps
    }
  }

  public func keep(_ timestamp: NewTimestamp, of id: Case.ID) async throws -> Int {
    try await write { db in try Self.insert(timestamp, of: id, db) }
  }

  /// Inserts a time-stamp behind those of its checkpoint and returns its number.
  static func insert(_ timestamp: NewTimestamp, of id: Case.ID, _ db: Database) throws -> Int {
    let key = Self.key(of: id)
    guard try Self.size(key, db) != nil else {
      throw StorageError.missing(place: "cases/\(id)")
    }
    let last = try Int.fetchOne(
      db, sql: "SELECT max(number) FROM timestamps WHERE case_id = ? AND size = ?",
      arguments: [key, timestamp.size])
    let number = (last ?? 0) + 1
    guard number <= Limits.timestampsPerCheckpoint else {
      throw StorageError.full(place: "cases/\(id) timestamps")
    }
    let columns = Columns(timestamp.outcome)
    try db.execute(
      sql: """
        INSERT INTO timestamps (case_id, size, number, authority, requested_at, request, kind,
          settled_at, content, failure)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        key, timestamp.size, number, timestamp.authority, timestamp.requestedAt.seconds,
        Data(timestamp.request), columns.kind, columns.settledAt, columns.content,
        columns.failure,
      ])
    return number
  }

  public func settle(
    _ number: Int, size: Int, as outcome: TimestampOutcome, of id: Case.ID
  ) async throws -> Bool {
    try await write { db in
      let key = Self.key(of: id)
      let columns = Columns(outcome)
      try db.execute(
        sql: """
          UPDATE timestamps SET kind = ?, settled_at = ?, content = ?, failure = ?
          WHERE case_id = ? AND size = ? AND number = ? AND kind IS NULL
          """,
        arguments: [
          columns.kind, columns.settledAt, columns.content, columns.failure, key, size, number,
        ])
      if db.changesCount == 1 { return true }
      let isThere = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM timestamps WHERE case_id = ? AND size = ? AND number = ?)
          """,
        arguments: [key, size, number])
      guard isThere == true else {
        throw StorageError.missing(place: "cases/\(id) timestamp \(size)-\(number)")
      }
      return false
    }
  }

  /// An outcome as its columns.
  private struct Columns {
    var kind: String?
    var settledAt: Int64?
    var content: Data?
    var failure: String?

    init(_ outcome: TimestampOutcome) {
      switch outcome {
      case .pending: break
      case .answered(let bytes, let at):
        (kind, settledAt, content) = ("answer", at.seconds, Data(bytes))
      case .openTimestamps(let bytes, let at):
        (kind, settledAt, content) = ("opentimestamps", at.seconds, Data(bytes))
      case .failed(let error, let at):
        (kind, settledAt, failure) = ("failure", at.seconds, error.code)
      }
    }
  }

  private static func timestamp(_ row: Row, of id: Case.ID) throws -> StoredTimestamp {
    let size: Int = row[0]
    let number: Int = row[1]
    guard let outcome = outcome(row) else {
      throw StorageError.damaged(place: "cases/\(id) timestamp \(size)-\(number)")
    }
    return StoredTimestamp(
      number: number,
      kept: NewTimestamp(
        size: size, authority: row[2], requestedAt: Moment(seconds: row[3]),
        request: Array(row[4] as Data), outcome: outcome))
  }

  private static func outcome(_ row: Row) -> TimestampOutcome? {
    let kind: String? = row[5]
    let settled: Int64? = row[6]
    let content: Data? = row[7]
    let failure: String? = row[8]
    guard let kind, let settled else { return kind == nil ? .pending : nil }
    let at = Moment(seconds: settled)
    switch kind {
    case "answer": return content.map { .answered(Array($0), at: at) }
    case "opentimestamps": return content.map { .openTimestamps(Array($0), at: at) }
    case "failure":
      return failure.flatMap { TimestampSendError(code: $0) }.map { .failed($0, at: at) }
    default: return nil
    }
  }
}
