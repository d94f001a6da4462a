public import Evidence

/// Reads files that are not in the vault: for a reading without a case, and for verification.
///
/// Everything is thrown as `SourceFileError`.
public protocol SourceFiles: Sendable {
  /// Calls `body` with the content of the file at `path`, at most `Limits.readableBytes`.
  ///
  /// The pointer is void when `body` returns.
  func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result

  /// Opens the regular file at `path` for reading at any place of it.
  func open(_ path: String) throws -> RandomAccess

  /// What is below `path`; nil if it is no folder.
  func folder(_ path: String) throws -> SourceFolder?
}

/// The files below a folder, for the verification of an unpacked bundle.
public struct SourceFolder {
  /// The regular files, by their path from the folder on.
  public let files: [String: RandomAccess]
  /// Everything else that is no folder: links, pipes, devices.
  public let others: [String]

  /// A folder with these things below it.
  public init(files: [String: RandomAccess], others: [String]) {
    self.files = files
    self.others = others
  }
}
