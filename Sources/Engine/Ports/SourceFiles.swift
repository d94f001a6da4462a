public import Evidence

/// Reads files that are not in the vault: for a reading without a case, and for verification.
///
/// Everything is thrown as `SourceFileError`.
public protocol SourceFiles: PersonFiles {
  /// Calls `body` with the content of the file at `path`, at most `Limits.readableBytes`.
  ///
  /// The pointer is void when `body` returns.
  func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result
}
