public import CaseCore
public import Engine
import Glibc
import Sealing

/// The sources of playbooks, each in a file named by its digest; sealed, and under a keyed name, in
/// an encrypted vault: which playbook is used says what a case is about.
public struct VaultPlaybooks: PlaybookArchive {
  private let folder: Folder
  private let keys: FileKeys?

  init(folder: Folder, keys: FileKeys? = nil) {
    self.folder = folder
    self.keys = keys
  }

  public func keep(_ source: [UInt8], named digest: Digest) async throws {
    try put(source, named: digest)
  }

  func put(_ source: [UInt8], named digest: Digest) throws {
    try storing {
      if let present = try present(digest) { return try compare(present, with: source, digest) }
      try IncomingFile.sweep(folder)
      let incoming = try IncomingFile(in: folder)
      try incoming.write(keys.map { SealedFile.sealing(source, digest, $0) } ?? source)
      try incoming.finish(mode: 0o400)
      guard try !folder.give(name(of: digest), to: incoming), let present = try present(digest)
      else { return }
      try compare(present, with: source, digest)
    }
  }

  public func source(_ digest: Digest) async throws -> [UInt8]? {
    try storing { try present(digest) }
  }

  private func name(of digest: Digest) -> String { keys?.name(of: digest) ?? digest.hex }

  /// Where the playbook is, or would be.
  func path(of digest: Digest) -> String { folder.path(of: name(of: digest)) }

  func present(_ digest: Digest) throws -> [UInt8]? {
    do {
      let path = path(of: digest)
      guard let keys else {
        return try OpenFile(path, O_RDONLY).bytes(limit: Limits.playbookBytes)
      }
      let file = try SealedFile(path, keys, holding: digest)
      guard file.layout.contentBytes <= Int64(Limits.playbookBytes) else {
        throw SystemError(errno: EFBIG, place: path)
      }
      return try file.content(from: 0, count: Limits.playbookBytes)
    } catch let error as SystemError {
      guard error.errno == ENOENT else { throw error }
      return nil
    }
  }

  private func compare(_ present: [UInt8], with source: [UInt8], _ digest: Digest) throws {
    guard present == source else {
      throw StorageError.damaged(place: path(of: digest))
    }
    // Whoever gave the name may have been killed before the folder was synchronised.
    try folder.synchronise()
  }
}
