public import CaseCore
public import Evidence

/// Keeps originals byte for byte, each case its own, named by their SHA-256.
///
/// Everything but `SourceFileError` is thrown as `StorageError`.
public protocol BlobStore: Sendable {
  /// Copies the file at `path` into the case and returns once the copy is durable. The same
  /// content again is success; the memory used does not grow with the file.
  /// - Throws: `SourceFileError` for a file that cannot be taken in; nothing is visible then.
  func keep(fileAt path: String, of id: Case.ID) async throws -> KeptBlob

  /// Puts all of `content` into the case and returns once it is durable. The same content again is
  /// success; the memory used does not grow with it. It is read once, from the front, and may end before
  /// the size that it says.
  /// - Throws: what reading `content` throws; nothing is visible then.
  func keep(_ content: RandomAccess, of id: Case.ID) async throws -> KeptBlob

  /// Returns at most `count` bytes from `offset` on; fewer only at the end of the content.
  /// - Throws: `StorageError.missing` if the case has no such content.
  func read(_ digest: Digest, of id: Case.ID, offset: Int64, count: Int) async throws -> [UInt8]

  /// Calls `body` with the whole content, mapped and not copied where the store can do so. The
  /// pointer is void when `body` returns.
  /// - Throws: `StorageError.missing` if the case has no such content, and what `body` throws.
  func withMappedBytes<Result: Sendable>(
    of digest: Digest, in id: Case.ID,
    _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) async throws -> Result

  /// Returns the size in bytes of the content; nil if the case has no such content. The content is
  /// not read: that it still has its digest is for a verification to find out.
  func sizeBytes(of digest: Digest, in id: Case.ID) async throws -> Int64?

  /// Returns once the content is gone from the case for good; content that is not there is success.
  /// For an original whose entry was erased, and for nothing else.
  func erase(_ digest: Digest, of id: Case.ID) async throws
}

extension BlobStore {
  /// Puts `bytes` into the case and returns once they are durable. The same content again is
  /// success.
  public func keep(bytes: [UInt8], of id: Case.ID) async throws -> KeptBlob {
    try await keep(RandomAccess(bytes), of: id)
  }

  /// Whether the case has content with this digest.
  public func contains(_ digest: Digest, of id: Case.ID) async throws -> Bool {
    try await sizeBytes(of: digest, in: id) != nil
  }
}

/// What was learnt of an original while it was copied.
public struct KeptBlob: Sendable, Hashable {
  /// How much of the beginning comes along, in bytes.
  public static let headBytes = 64 * 1024

  /// SHA-256 of the content.
  public let digest: Digest
  /// The size in bytes.
  public let sizeBytes: Int64
  /// When the source says it was last changed; nil for bytes without a file.
  public let modifiedAt: Moment?
  /// The first 64 KiB, or all of a shorter content: enough to recognise what it is.
  public let head: [UInt8]

  /// Content of `sizeBytes` that begins with `head`.
  public init(digest: Digest, sizeBytes: Int64, modifiedAt: Moment?, head: [UInt8]) {
    self.digest = digest
    self.sizeBytes = sizeBytes
    self.modifiedAt = modifiedAt
    self.head = head
  }
}
