import Engine
import Glibc
import Synchronization

/// Holds a vault's folder while this process uses it, so that encrypting and decrypting a vault
/// never happen under somebody's hands.
///
/// Every user holds it together with others; a conversion holds it alone. The lock is on the folder
/// itself: it needs no file, no right to write, and goes with the process.
final class VaultHold: Sendable {
  /// How often it is tried, 20 ms apart, before somebody else is taken to stay.
  private static let mostTries = 50
  private let descriptor: Mutex<Int32?>

  /// Holds the vault at `path`.
  /// - Throws: `StorageError.busy` if somebody else holds it alone, or holds it at all if this one
  ///   wants it `alone`. Where a disk has no locks, it is held all the same.
  init(_ path: String, alone: Bool = false) throws {
    let folder = try calling("\(path)/\(VaultDescription.name)") {
      open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    descriptor = Mutex(folder)
    var tries = 0
    while flock(folder, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
      let number = errno
      if number == EINTR { continue }
      guard number == EWOULDBLOCK else { return }
      // A command that ends just now, or a child process that has not begun yet, lets go at once.
      tries += 1
      guard tries < Self.mostTries else { throw StorageError.busy(place: path) }
      usleep(20_000)
    }
  }

  /// Lets go before this object goes.
  func release() {
    descriptor.withLock { descriptor in
      if let open = descriptor { close(open) }
      descriptor = nil
    }
  }

  deinit { release() }
}
