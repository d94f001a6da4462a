import CaseCore
import Engine
import Glibc

/// The list of time-stamp authorities in a vault, as text. Whether it makes sense is for
/// `Timestamps` to say.
public struct VaultAuthorities: Sendable {
  private let folder: Folder
  static let name = "authorities.txt"

  /// The list in the vault at `path`, an absolute path.
  init(folder: Folder) { self.folder = folder }

  /// The list of the vault at `path`; the vault need not be there.
  public init(ofVaultAt path: String) { folder = Folder(path: path) }

  /// The text; nil if there is none.
  public func text() throws -> String? {
    try storing {
      do throws(SystemError) {
        let bytes = try OpenFile(folder.path(of: Self.name), O_RDONLY)
          .bytes(limit: Limits.authorityFileBytes)
        return String(decoding: bytes, as: UTF8.self)
      } catch {
        guard error.errno == ENOENT || error.errno == ENOTDIR else { throw error }
        return nil
      }
    }
  }

  /// Returns once `text` is durable in place of what was there.
  public func replace(with text: String) throws {
    try storing {
      let incoming = try IncomingFile(in: folder)
      try Array(text.utf8).withUnsafeBytes { try incoming.write($0) }
      try incoming.finish(mode: 0o600)
      let path = folder.path(of: Self.name)
      try calling(path) { rename(incoming.path, path) }
      try folder.synchronise()
    }
  }
}
