import CaseCore
import struct Crypto.SHA256
import Dispatch

/// SHA-256 of bytes that the calling thread writes to the disk at the same time.
///
/// Hashing and writing take about as long as each other; one after the other they would take twice as
/// long. Each part is hashed on a second thread while `alongside` runs, and both are done when
/// `update` returns, so that nobody else needs the bytes any longer.
final class AsideHash {
  /// Parts under this size are hashed at once: handing them over would take longer.
  private static let smallBytes = 64 * 1024

  private let work = Work()
  private let thread = DispatchQueue(label: "recourse.hash", qos: .userInitiated)

  /// What both threads touch, in turns.
  // Safe to share: `update` hands a part over and waits for it before it returns, and `finalize` is
  // called after it, so only one thread touches the state or the bytes at any time.
  private final class Work: @unchecked Sendable {
    var hash = SHA256()
    var part = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Hashes `bytes` while `alongside` does something else with them.
  func update<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer, alongside: () throws(Failure) -> Void
  ) throws(Failure) {
    guard bytes.count >= Self.smallBytes else {
      work.hash.update(bufferPointer: bytes)
      return try alongside()
    }
    work.part = bytes
    let hashed = DispatchGroup()
    thread.async(group: hashed) { [work] in work.hash.update(bufferPointer: work.part) }
    // Waited for on failure too: the bytes go when this returns.
    defer { hashed.wait() }
    try alongside()
  }

  /// The digest of all that was given.
  func finalize() -> CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: work.hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}
