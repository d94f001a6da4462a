import Engine
import Glibc

/// A call of the system that failed, with its number and where.
struct SystemError: Error {
  let errno: Int32
  let place: String

  /// What it means for a file of the vault.
  var storage: StorageError {
    switch errno {
    case EROFS, EACCES, EPERM: .readOnly(place: place)
    // EFBIG: a limit on the size of files is a full disk for whoever meets it.
    case ENOSPC, EDQUOT, EFBIG: .full(place: place)
    case ENOENT: .missing(place: place)
    default: .io(errno: errno, place: place)
    }
  }
}

/// Runs `call` until it is not interrupted by a signal; throws if it gives a negative number.
@discardableResult
func calling<Number: BinaryInteger>(
  _ place: String, _ call: () -> Number
) throws(SystemError) -> Number {
  while true {
    let result = call()
    if result >= 0 { return result }
    let number = errno
    guard number == EINTR else { throw SystemError(errno: number, place: place) }
  }
}

/// Runs `body` and turns what the system refused into `StorageError`; everything else passes.
func storing<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as SystemError {
    throw error.storage
  }
}
