import CaseCore
public import Engine
public import Evidence
import Glibc

/// Reads a person's files where they are: for a look without a case, and for verification.
public struct LocalFiles: SourceFiles {
  /// The files of this machine.
  public init() {}

  public func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    // Read and not mapped: a mapped file that somebody shortens stops the program.
    let bytes = try SourceFile(path).bytes(limit: Limits.readableBytes)
    return try bytes.withUnsafeBytes { try body($0) }
  }

  public func open(_ path: String) throws -> RandomAccess { try SourceFile(path).randomAccess }

  public func folder(_ path: String) throws -> SourceFolder? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    var files: [String: RandomAccess] = [:]
    var others: [String] = []
    var waiting = [""]
    while let prefix = waiting.popLast() {
      let below = prefix.isEmpty ? path : "\(path)/\(prefix)"
      let names: [String]
      do {
        names = try Folder(path: below).names()
      } catch {
        throw SourceFileError.failed(path: below, errno: error.errno)
      }
      for name in names {
        let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
        guard lstat("\(path)/\(relative)", &status) == 0 else {
          others.append(relative)
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: files[relative] = try SourceFile("\(path)/\(relative)").randomAccess
        case S_IFDIR: waiting.append(relative)
        default: others.append(relative)
        }
        guard files.count + others.count <= Limits.bundleFiles else {
          return SourceFolder(files: files, others: others)
        }
      }
    }
    return SourceFolder(files: files, others: others)
  }
}

extension SourceFile {
  /// The file as bytes that can be read from any place.
  ///
  /// A verification opens thousands of files of a folder, so each is opened only while it is read.
  fileprivate var randomAccess: RandomAccess {
    RandomAccess(sizeBytes: sizeBytes) { [path] offset, count in
      try SourceFile.part(of: path, offset: offset, count: count)
    }
  }
}
