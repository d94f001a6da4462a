public import CaseCore
public import Engine
import Evidence
import Foundation
import GRDB
import Sealing

extension SQLiteJournal: JournalIntake {
  public func takeIn(
    _ parcel: JournalParcel, to id: Case.ID, expecting count: Int
  ) async throws {
    precondition(!parcel.items.isEmpty, "There is something to take in.")
    precondition(
      parcel.listing.id == id && parcel.listing.size == count + parcel.items.count,
      "The row of a case fits its journal.")
    try await write { [form] db in
      if case .sealed(let keyring) = form, count == 0 { _ = try keyring.makeKeys(of: id) }
      let key = Self.key(of: id)
      try Self.put(parcel.listing, key: key, expecting: count, db, form)
      let erased = try db.cachedStatement(
        sql: "INSERT INTO entries (case_id, seq, leaf) VALUES (?, ?, ?)")
      for (offset, item) in parcel.items.enumerated() {
        switch item {
        case .sealed(let sealed): try Self.insert([sealed], from: count + offset, of: id, db, form)
        case .erased(let leaf):
          try erased.execute(arguments: [key, count + offset, Data(leaf.bytes)])
        }
      }
      for head in parcel.checkpoints {
        try db.execute(
          sql: """
            INSERT INTO checkpoints (case_id, size, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """,
          arguments: [key, head.size, Data(head.note)])
      }
      for timestamp in parcel.timestamps { _ = try Self.insert(timestamp, of: id, db) }
    }
  }
}
