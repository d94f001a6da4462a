import CGNU
import Glibc

/// An open file or folder that closes itself.
struct OpenFile: ~Copyable {
  /// How much is written by one call, in bytes.
  ///
  /// For greater parts Linux takes huge pages as its cache of the file; on a virtual machine that gives
  /// unused ones back, getting them took three times as long as copying into small ones.
  private static let writeBytes = 256 * 1024

  let descriptor: Int32
  let path: String

  /// Opens `path`; never inherited by another program.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    self.path = path
    descriptor = try calling(path) { open(path, flags | O_CLOEXEC, mode) }
  }

  deinit { close(descriptor) }

  /// What the system knows of the file.
  func status() throws(SystemError) -> stat {
    var status = stat()
    try calling(path) { fstat(descriptor, &status) }
    return status
  }

  /// Fills `buffer` from the place of the file that comes next; 0 at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try calling(path) { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Writes all of `bytes`, however many calls it takes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.writeBytes))
      let count = try calling(path) { Glibc.write(descriptor, part.baseAddress, part.count) }
      // A file that takes nothing and gives no reason would be tried for ever.
      guard count > 0 else { throw SystemError(errno: EIO, place: path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Tells the system to begin writing to the disk what it has of the file, and does not wait for it.
  ///
  /// The disk then works while the next bytes are read and hashed, and `synchronise` has less to wait
  /// for. Nothing depends on it: where it fails, `synchronise` does all.
  func startSynchronising() {
    _ = sync_file_range(descriptor, 0, 0, recourse_sync_file_range_write)
  }

  /// Returns once content and length are on the disk; for a folder, its names.
  func synchronise() throws(SystemError) {
    try calling(path) { fsync(descriptor) }
  }

  /// At most `count` bytes from `offset` on; fewer only at the end of the file.
  func part(from offset: Int64, count: Int) throws(SystemError) -> [UInt8] {
    // A typed error does not pass through the array's closure, so it is carried.
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(SystemError) {
        while filled < count {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
          let got = try calling(path) {
            pread(descriptor, rest.baseAddress, rest.count, Int(offset) + filled)
          }
          guard got > 0 else { break }
          filled += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes zeros over the whole file and returns once they are on the disk.
  func overwrite() throws(SystemError) {
    var rest = Int(try status().st_size)
    let zeros = [UInt8](repeating: 0, count: min(rest, 1 << 20))
    try calling(path) { lseek(descriptor, 0, SEEK_SET) }
    while rest > 0 {
      let count = min(rest, zeros.count)
      var failure: SystemError?
      zeros.withUnsafeBytes { zeros in
        do throws(SystemError) {
          try write(UnsafeRawBufferPointer(rebasing: zeros[..<count]))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      rest -= count
    }
    try synchronise()
  }

  /// The whole rest of the file, up to `limit` bytes.
  func bytes(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while bytes.count <= limit {
      // A typed error does not pass through the buffer's closure, so it is carried.
      var failure: SystemError?
      let count = buffer.withUnsafeMutableBytes { buffer in
        do throws(SystemError) {
          return try read(into: buffer)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
    throw SystemError(errno: EFBIG, place: path)
  }
}
