public import CaseCore
public import Engine
public import Evidence

/// A blob store that forgets everything with the process, with files that are only in memory too.
public actor MemoryBlobs: BlobStore {
  private var files: [String: [UInt8]]
  private var contents: [Case.ID: [Digest: [UInt8]]] = [:]

  /// An empty store; `files` are what `keep(fileAt:)` finds, by path.
  public init(files: [String: [UInt8]] = [:]) { self.files = files }

  /// Puts a file where `keep(fileAt:)` finds it.
  public func write(_ bytes: [UInt8], at path: String) { files[path] = bytes }

  public func keep(fileAt path: String, of id: Case.ID) throws -> KeptBlob {
    guard let bytes = files[path] else { throw SourceFileError.missing(path: path) }
    return keep(bytes, of: id, modifiedAt: Moment(seconds: 1_794_990_000))
  }

  public func keep(_ content: RandomAccess, of id: Case.ID) throws -> KeptBlob {
    // It may end before the size that it says, which may be far more than there is.
    var bytes: [UInt8] = []
    _ = try content.forEachChunk { bytes += $0 }
    return keep(bytes, of: id, modifiedAt: nil)
  }

  public func read(
    _ digest: Digest, of id: Case.ID, offset: Int64, count: Int
  ) throws -> [UInt8] {
    Array(try content(digest, of: id).dropFirst(Int(offset)).prefix(count))
  }

  public func withMappedBytes<Result: Sendable>(
    of digest: Digest, in id: Case.ID,
    _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try content(digest, of: id).withUnsafeBytes(body)
  }

  public func sizeBytes(of digest: Digest, in id: Case.ID) -> Int64? {
    contents[id]?[digest].map { Int64($0.count) }
  }

  public func erase(_ digest: Digest, of id: Case.ID) {
    contents[id]?[digest] = nil
  }

  private func keep(_ bytes: [UInt8], of id: Case.ID, modifiedAt: Moment?) -> KeptBlob {
    let digest = Digest.ofContent(bytes)
    contents[id, default: [:]][digest] = bytes
    return KeptBlob(
      digest: digest, sizeBytes: Int64(bytes.count), modifiedAt: modifiedAt,
      head: Array(bytes.prefix(KeptBlob.headBytes)))
  }

  private func content(_ digest: Digest, of id: Case.ID) throws -> [UInt8] {
    guard let bytes = contents[id]?[digest] else {
      throw StorageError.missing(place: "cases/\(id)/blobs/\(digest)")
    }
    return bytes
  }
}
