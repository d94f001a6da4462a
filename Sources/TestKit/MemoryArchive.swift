public import CaseCore
public import Engine

/// A playbook archive that forgets everything with the process.
public actor MemoryArchive: PlaybookArchive {
  private var sources: [Digest: [UInt8]] = [:]

  /// An empty archive.
  public init() {}

  public func keep(_ source: [UInt8], named digest: Digest) throws {
    if let present = sources[digest], present != source {
      throw StorageError.damaged(place: "playbooks/\(digest)")
    }
    sources[digest] = source
  }

  public func source(_ digest: Digest) -> [UInt8]? { sources[digest] }
}
