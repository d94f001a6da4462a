import Engine
import GRDB

extension StorageError {
  /// What an error of SQLite means for the caller.
  ///
  /// https://www.sqlite.org/rescode.html lists the codes. What is not sure to have left nothing
  /// written becomes `damaged` or `io`, which say so.
  init(_ error: DatabaseError, place: String) {
    switch error.resultCode {
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly(place: place)
    case .SQLITE_FULL: self = .full(place: place)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(place: place)
    case .SQLITE_CANTOPEN: self = .io(errno: StorageError.noSuchFile, place: place)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG:
      self = .damaged(place: place)
    default: self = .io(errno: StorageError.inputOutput, place: place)
    }
  }

  // SQLite keeps the system's own number to itself; these two are the same on every Linux.
  private static let noSuchFile: Int32 = 2
  private static let inputOutput: Int32 = 5
}

/// Runs `body` and turns errors of SQLite into `StorageError`; everything else passes.
func storing<Result>(
  _ place: String, _ body: () throws -> Result
) throws -> Result {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw StorageError(error, place: place)
  }
}

/// As `storing`, for a `body` that waits.
func storingLater<Result>(
  _ place: String, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async throws -> Result {
  do {
    return try await body()
  } catch let error as DatabaseError {
    throw StorageError(error, place: place)
  }
}
