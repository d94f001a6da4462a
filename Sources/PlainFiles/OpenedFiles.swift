import CaseCore
public import Evidence
import Glibc

/// A person's files where they are, opened for reading only.
public struct OpenedFiles: PersonFiles {
  /// The files of this machine.
  public init() {}

  public var workers: any Workers { ParallelWorkers() }

  public func open(_ path: String) throws -> RandomAccess {
    let file = try OpenedFile(path)
    return RandomAccess(sizeBytes: file.sizeBytes) { (offset, buffer) in
      try file.read(offset, into: buffer)
    }
  }

  public func folder(_ path: String) throws -> SourceFolder? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    var files: [String: RandomAccess] = [:]
    var others: [String] = []
    var seen = 0
    var waiting = [""]
    while let prefix = waiting.popLast() {
      for name in try Self.names(in: prefix.isEmpty ? path : "\(path)/\(prefix)") {
        let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
        seen += 1
        guard seen <= Limits.bundleFiles, lstat("\(path)/\(relative)", &status) == 0 else {
          others.append(relative)
          if seen > Limits.bundleFiles { return SourceFolder(files: files, others: others) }
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
          files[relative] = Self.reopening(
            "\(path)/\(relative)", sizeBytes: Int64(status.st_size))
        case S_IFDIR: waiting.append(relative)
        default: others.append(relative)
        }
      }
    }
    return SourceFolder(files: files, others: others)
  }

  /// A bundle has thousands of files, so each is opened only while it is read.
  private static func reopening(_ path: String, sizeBytes: Int64) -> RandomAccess {
    RandomAccess(sizeBytes: sizeBytes) { (offset, buffer) in
      try OpenedFile(path, listed: true).read(offset, into: buffer)
    }
  }

  private static func names(in folder: String) throws -> [String] {
    guard let handle = opendir(folder) else {
      throw SourceFileError(errno: errno, path: folder)
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

/// A regular file that is open for reading, and closes itself.
private final class OpenedFile: Sendable {
  private let path: String
  private let descriptor: Int32
  let sizeBytes: Int64

  /// Opens the file at `path`, which was `listed` as a regular file a moment ago, or is looked at
  /// first: opening a device or a pipe can do something already.
  init(_ path: String, listed: Bool = false) throws {
    self.path = path
    var status = stat()
    if !listed {
      guard stat(path, &status) == 0 else { throw SourceFileError(errno: errno, path: path) }
      try SourceFileError.requireFile(status, path)
    }
    let flags = listed ? O_NOFOLLOW : 0
    // Not blocking, because what was a file a moment ago may be a pipe now.
    let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags)
    guard opened >= 0 else { throw SourceFileError(errno: errno, path: path) }
    descriptor = opened
    let result = fstat(opened, &status)
    sizeBytes = Int64(status.st_size)
    guard result == 0 else { throw SourceFileError(errno: errno, path: path) }
    try SourceFileError.requireFile(status, path)
  }

  deinit { close(descriptor) }

  func read(_ offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw SourceFileError(errno: errno, path: path) }
    }
  }
}
