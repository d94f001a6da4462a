import Glibc

/// A file that is being written and has no lasting name yet.
///
/// It is locked while it is open, so that what a killed process left behind can be told from what
/// another process is writing just now: `sweep` removes the first and leaves the second alone.
struct IncomingFile: ~Copyable {
  let path: String
  private let file: OpenFile

  /// A new empty file in `folder`, for its owner only.
  init(in folder: Folder) throws(SystemError) {
    var random = SystemRandomNumberGenerator()
    while true {
      let name = Folder.incoming + String(random.next(), radix: 16)
      let file: OpenFile
      do throws(SystemError) {
        file = try OpenFile(folder.path(of: name), O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
      } catch {
        guard error.errno == EEXIST else { throw error }
        continue
      }
      // Between the two calls a sweeper may have taken the file for an abandoned one.
      guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0, try file.status().st_nlink > 0 else {
        continue
      }
      path = file.path
      self.file = file
      return
    }
  }

  /// Once it has its lasting name there is nothing left to remove.
  deinit { unlink(path) }

  /// Appends `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    try file.write(bytes)
    // A small file is on the disk soon enough.
    if bytes.count >= SourceFile.partBytes { file.startSynchronising() }
  }

  /// Appends `bytes`.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    // A typed error does not pass through the array's closure, so it is carried.
    var failure: SystemError?
    bytes.withUnsafeBytes { bytes in
      do throws(SystemError) {
        try write(bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Lets the disk begin before `finish` waits for it.
  func startFinishing() { file.startSynchronising() }

  /// Sets the mode and returns once the content is on the disk.
  func finish(mode: mode_t) throws(SystemError) {
    try calling(path) { fchmod(file.descriptor, mode) }
    try file.synchronise()
  }

  /// Removes the files that killed processes left in `folder`.
  static func sweep(_ folder: Folder) throws(SystemError) {
    for name in try folder.names() where name.hasPrefix(Folder.incoming) {
      let path = folder.path(of: name)
      guard let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW),
        flock(file.descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlink(path)
    }
  }
}
