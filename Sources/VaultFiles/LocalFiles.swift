import CaseCore
public import Engine
public import Evidence
import PlainFiles

/// Reads a person's files where they are: for a look without a case, and for verification.
public struct LocalFiles: SourceFiles {
  private let plain = OpenedFiles()

  /// The files of this machine.
  public init() {}

  public var workers: any Workers { plain.workers }

  public func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    // Read and not mapped: a mapped file that somebody shortens stops the program.
    let bytes = try SourceFile(path).bytes(limit: Limits.readableBytes)
    return try bytes.withUnsafeBytes { try body($0) }
  }

  public func open(_ path: String) throws -> RandomAccess { try plain.open(path) }

  public func folder(_ path: String) throws -> SourceFolder? { try plain.folder(path) }
}
