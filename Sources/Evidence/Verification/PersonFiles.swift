/// The files of a person, opened for reading; the room does no I/O of its own.
///
/// Everything is thrown as `SourceFileError`.
public protocol PersonFiles: Sendable {
  /// Opens the regular file at `path` for reading at any place of it.
  func open(_ path: String) throws -> RandomAccess

  /// What is below `path`; nil if it is no folder.
  func folder(_ path: String) throws -> SourceFolder?

  /// Who hashes the contents of a bundle and checks its proofs.
  var workers: any Workers { get }
}

extension PersonFiles {
  public var workers: any Workers { SerialWorkers() }
}

/// The files below a folder, for the verification of an unpacked bundle.
public struct SourceFolder: Sendable {
  /// The regular files, by their path from the folder on.
  public let files: [String: RandomAccess]
  /// Everything else that is no folder: links, pipes, devices, names that are no text.
  public let others: [String]

  /// A folder with these things below it.
  public init(files: [String: RandomAccess], others: [String]) {
    self.files = files
    self.others = others
  }
}
