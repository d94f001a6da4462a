public import CaseCore

/// Keeps the source of every playbook that an entry names, so that an old judgement can be made
/// again.
///
/// Everything is thrown as `StorageError`.
public protocol PlaybookArchive: Sendable {
  /// Returns once `source` is durable under `digest`. The same source again is success.
  /// - Throws: `StorageError.damaged` if something else stands under this digest: it is never
  ///   replaced.
  func keep(_ source: [UInt8], named digest: Digest) async throws

  /// Returns the source kept under `digest`; nil if there is none.
  func source(_ digest: Digest) async throws -> [UInt8]?
}
