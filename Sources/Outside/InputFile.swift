import Glibc
import SystemPackage

/// What a child reads, as a file without a name, in memory where the system has such a folder.
///
/// A pipe would not do: a child that stops reading would end this process by SIGPIPE.
final class InputFile: Sendable {
  let descriptor: FileDescriptor

  private init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  deinit { try? descriptor.close() }

  /// A file that holds `bytes` and stands at its beginning, for a run of `program`.
  static func holding(
    _ bytes: [UInt8], for program: String
  ) throws(ChildProcessError) -> InputFile {
    let folders = ["/dev/shm", getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"]
    guard let opened = folders.lazy.compactMap({ nameless(in: $0) }).first else {
      throw .failed(program: program, errno: errno)
    }
    let file = InputFile(FileDescriptor(rawValue: opened))
    do {
      try file.descriptor.writeAll(bytes)
      try file.descriptor.seek(offset: 0, from: .start)
      return file
    } catch {
      throw .failed(program: program, errno: (error as? Errno)?.rawValue)
    }
  }

  /// A new file in `folder` that only its owner could open and that has lost its name already.
  private static func nameless(in folder: String) -> Int32? {
    var path = Array("\(folder)/recourse-XXXXXX".utf8CString)
    let opened = mkstemp(&path)
    guard opened >= 0 else { return nil }
    unlink(path)
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    return opened
  }
}
