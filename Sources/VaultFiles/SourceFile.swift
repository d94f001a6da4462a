import CaseCore
import Evidence
import Glibc
import PlainFiles

/// A person's file that is to be taken in: opened, looked at, read once, and looked at again.
final class SourceFile: Sendable {
  /// How much is read at a time, in bytes; this and nothing else is the memory that a copy takes.
  static let partBytes = 1 << 20

  let path: String
  private let descriptor: Int32
  private let first: Look

  /// What has to stay the same while the file is read.
  private struct Look: Sendable, Equatable {
    let device: dev_t
    let inode: ino_t
    let sizeBytes: Int64
    let modifiedSeconds: Int
    let modifiedNanoseconds: Int

    init(_ status: stat) {
      device = status.st_dev
      inode = status.st_ino
      sizeBytes = Int64(status.st_size)
      modifiedSeconds = status.st_mtim.tv_sec
      modifiedNanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// Opens the file at `path`, through symbolic links.
  init(_ path: String) throws(SourceFileError) {
    self.path = path
    // Looked at before it is opened, because opening a device can do something already.
    _ = try SourceFile.look(at: path)
    // Not blocking, because what was a file a moment ago may be a pipe now.
    let descriptor: Int32
    do {
      descriptor = try calling(path) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    } catch { throw SourceFile.error(error) }
    self.descriptor = descriptor
    var status = stat()
    let result = fstat(descriptor, &status)
    let number = errno
    first = Look(status)
    guard result == 0 else { throw SourceFileError.failed(path: path, errno: number) }
    try SourceFileError.requireFile(status, path)
    guard first.sizeBytes <= Limits.evidenceBytes else {
      throw SourceFileError.tooLarge(
        path: path, sizeBytes: first.sizeBytes, limitBytes: Limits.evidenceBytes)
    }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  /// When the file says it was last changed.
  var modifiedAt: Moment { Moment(seconds: Int64(first.modifiedSeconds)) }

  /// The size in bytes.
  var sizeBytes: Int64 { first.sizeBytes }

  /// Copies all of the file.
  /// - Throws: `SourceFileError.changedWhileRead` if it is not the file any more that was opened.
  func copy(to copy: inout BlobCopy) throws {
    try readAll { part in try copy.append(part) }
  }

  /// All of the file in memory.
  /// - Throws: `SourceFileError.tooLarge` if it has more than `limit` bytes.
  func bytes(limit: Int) throws -> [UInt8] {
    guard first.sizeBytes <= Int64(limit) else {
      throw SourceFileError.tooLarge(
        path: path, sizeBytes: first.sizeBytes, limitBytes: Int64(limit))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(first.sizeBytes))
    try readAll { part in bytes.append(contentsOf: part) }
    return bytes
  }

  private func readAll(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    let part = UnsafeMutableRawBufferPointer.allocate(
      byteCount: SourceFile.partBytes, alignment: 4096)
    defer { part.deallocate() }
    var sizeBytes: Int64 = 0
    while true {
      let count: Int
      do throws(SystemError) {
        count = try calling(path) { Glibc.read(descriptor, part.baseAddress, part.count) }
      } catch { throw SourceFile.error(error) }
      guard count > 0 else { break }
      sizeBytes += Int64(count)
      // A file that grows for ever is not followed.
      guard sizeBytes <= first.sizeBytes else {
        throw SourceFileError.changedWhileRead(path: path)
      }
      try take(UnsafeRawBufferPointer(rebasing: part[..<count]))
    }
    var status = stat()
    guard sizeBytes == first.sizeBytes, fstat(descriptor, &status) == 0, Look(status) == first,
      let named = try? SourceFile.look(at: path), named == first
    else { throw SourceFileError.changedWhileRead(path: path) }
  }

  private static func look(at path: String) throws(SourceFileError) -> Look {
    var status = stat()
    do {
      try calling(path) { stat(path, &status) }
    } catch { throw SourceFile.error(error) }
    try SourceFileError.requireFile(status, path)
    return Look(status)
  }

  private static func error(_ error: SystemError) -> SourceFileError {
    SourceFileError(errno: error.errno, path: error.place)
  }
}
