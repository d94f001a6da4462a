public import CaseCore
public import Engine
import Glibc

/// The sources of playbooks, each in a file named by its digest.
public struct VaultPlaybooks: PlaybookArchive {
  private let folder: Folder

  init(folder: Folder) { self.folder = folder }

  public func keep(_ source: [UInt8], named digest: Digest) async throws {
    try storing {
      if let present = try present(digest) { return try compare(present, with: source, digest) }
      try IncomingFile.sweep(folder)
      let incoming = try IncomingFile(in: folder)
      try source.withUnsafeBytes { try incoming.write($0) }
      try incoming.finish(mode: 0o400)
      guard try !folder.give(digest.hex, to: incoming), let present = try present(digest) else {
        return
      }
      try compare(present, with: source, digest)
    }
  }

  public func source(_ digest: Digest) async throws -> [UInt8]? {
    try storing { try present(digest) }
  }

  private func present(_ digest: Digest) throws(SystemError) -> [UInt8]? {
    do throws(SystemError) {
      return try OpenFile(folder.path(of: digest.hex), O_RDONLY).bytes(limit: Limits.playbookBytes)
    } catch {
      guard error.errno == ENOENT else { throw error }
      return nil
    }
  }

  private func compare(_ present: [UInt8], with source: [UInt8], _ digest: Digest) throws {
    guard present == source else {
      throw StorageError.damaged(place: folder.path(of: digest.hex))
    }
    // Whoever gave the name may have been killed before the folder was synchronised.
    try folder.synchronise()
  }
}
