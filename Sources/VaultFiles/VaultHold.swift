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
  private let path: String

  /// Holds the vault at `path`.
  /// - Throws: `StorageError.busy` if somebody else holds it alone, or holds it at all if this one
  ///   wants it `alone`. Where a disk has no locks, it is held all the same.
  init(_ path: String, alone: Bool = false) throws {
    let folder = try calling("\(path)/\(VaultDescription.name)") {
      open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    descriptor = Mutex(folder)
    self.path = path
    try Self.lock(folder, alone: alone, path)
  }

  private static func lock(_ folder: Int32, alone: Bool, _ path: String) throws {
    var tries = 0
    while flock(folder, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
      let number = errno
      if number == EINTR { continue }
      guard number == EWOULDBLOCK else { return }
      // A command that ends just now, or a child process that has not begun yet, lets go at once.
      tries += 1
      guard tries < mostTries else { throw StorageError.busy(place: path) }
      usleep(20_000)
    }
  }

  /// Runs `body` while nobody else holds the vault; afterwards it is held together with others again.
  ///
  /// Until it is held alone it may be held by nobody for a moment: what was read of it before has to be
  /// looked at again.
  /// - Throws: `StorageError.busy` if somebody else holds it.
  func exclusively<Result>(_ body: () async throws -> Result) async throws -> Result {
    try change(alone: true)
    do {
      let result = try await body()
      try change(alone: false)
      return result
    } catch {
      try? change(alone: false)
      throw error
    }
  }

  private func change(alone: Bool) throws {
    try descriptor.withLock { descriptor in
      guard let descriptor else { return }
      do {
        try Self.lock(descriptor, alone: alone, path)
      } catch {
        // A try that failed may have let go of what was held.
        if alone { try Self.lock(descriptor, alone: false, path) }
        throw error
      }
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
