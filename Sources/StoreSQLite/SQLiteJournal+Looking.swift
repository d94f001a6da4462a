public import Engine
import GRDB
import Sealing

extension SQLiteJournal {
  /// How many faults are listed; the rest says no more.
  private static let listedFaults = 20

  public func faults() async throws -> [String] {
    do {
      return try await database.read { db in
        let found = try String.fetchAll(
          db, sql: "PRAGMA integrity_check(\(Self.listedFaults))"
        ).filter { $0 != "ok" }
        let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(
          Self.listedFaults)
        return found + orphans.map { "\($0[0] as String): a row of no case" }
      }
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    {
      return ["it cannot be read through"]
    } catch let error as DatabaseError {
      throw StorageError(error, place: Self.place)
    }
  }

  public func snapshot(to path: String) async throws -> any JournalStore {
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

  public func openSnapshot(at path: String) async throws -> any JournalStore {
    let keyring: (any CaseKeyring)? = if case .sealed(let keyring) = form { keyring } else { nil }
    return try SQLiteJournal.open(at: path, access: .readOnly, keyring: keyring)
  }
}
