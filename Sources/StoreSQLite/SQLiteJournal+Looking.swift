import CaseCore
public import Engine
import Evidence
import Foundation
import GRDB
import Sealing

extension SQLiteJournal {
  /// How many faults are listed; the rest says no more.
  private static let listedFaults = 20

  public func look() async throws -> StoreLook {
    do {
      return try await database.read { [form] db in
        let found = try String.fetchAll(
          db, sql: "PRAGMA integrity_check(\(Self.listedFaults))"
        ).filter { $0 != "ok" }
        let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(
          Self.listedFaults)
        return StoreLook(
          faults: found + orphans.map { "\($0[0] as String): a row of no case" },
          listings: try Self.readableListings(db, form))
      }
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    {
      return StoreLook(faults: ["it cannot be read through"], listings: nil)
    } catch let error as DatabaseError {
      throw StorageError(error, place: Self.place)
    }
  }

  /// The rows of all cases; nil for one that is damaged or whose key is gone.
  private static func readableListings(
    _ db: Database, _ form: RowForm
  ) throws -> [Case.ID: CaseListing?] {
    let columns = form.listingColumns.joined(separator: ", ")
    var listings: [Case.ID: CaseListing?] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT case_id, size, \(columns) FROM cases") {
      let key: Data = row[0]
      guard let id = Case.ID(Hex.text(of: key)) else { throw StorageError.damaged(place: place) }
      do {
        listings.updateValue(try form.listing(row, id: id, size: row[1]), forKey: id)
      } catch StorageError.damaged, StorageError.missing {
        listings.updateValue(nil, forKey: id)
      }
    }
    return listings
  }

  public func snapshot(to path: String) async throws -> any JournalStore & JournalUpkeep {
    precondition(path.hasPrefix("/"), "The path of a copy is absolute.")
    try await storingLater(Self.place) {
      // One statement reads one state of the database and writes it without any free space; other
      // processes go on writing meanwhile.
      try await database.unsafeRead { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
    }
    return try await openSnapshot(at: path)
  }

  public func openSnapshot(at path: String) async throws -> any JournalStore & JournalUpkeep {
    let keyring: (any CaseKeyring)? = if case .sealed(let keyring) = form { keyring } else { nil }
    let copy = try SQLiteJournal.open(at: path, access: .readOnly, keyring: keyring)
    let columns = try await copy.read { db in try db.columns(in: "cases").map(\.name) }
    // A vault that was encrypted or decrypted since has rows of another form.
    guard columns.dropFirst(2).elementsEqual(form.listingColumns) else {
      throw StorageError.damaged(place: path)
    }
    return copy
  }
}
