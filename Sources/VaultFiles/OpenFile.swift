import Glibc

/// An open file or folder that closes itself.
struct OpenFile: ~Copyable {
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
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = try calling(path) { Glibc.write(descriptor, part.baseAddress, part.count) }
      // A file that takes nothing and gives no reason would be tried for ever.
      guard count > 0 else { throw SystemError(errno: EIO, place: path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Returns once content and length are on the disk; for a folder, its names.
  func synchronise() throws(SystemError) {
    try calling(path) { fsync(descriptor) }
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
