public import CaseCore
import struct Crypto.SHA256
public import Engine
import Glibc
import Sealing

/// Pictures prepared for paper: `cases/<id>/pages/<name>`, where the name is that of the original's
/// content. In an encrypted vault they are sealed as originals are.
///
/// They can all be made again, so nothing waits for the disk here: what a power cut tore is told by
/// whoever reads it from what is whole.
public struct VaultPagePictures: PagePictureShelf {
  /// The folder of a case that they are in.
  static let folderName = "pages"
  /// The most bytes that are read.
  private static let pageBytes = Limits.pictureCopyBytes

  private let folder: Folder
  private let keyring: VaultKeyring?

  init(folder: Folder, keyring: VaultKeyring?) {
    self.folder = folder
    self.keyring = keyring
  }

  public func page(of content: CaseCore.Digest, in id: Case.ID) async throws -> [UInt8]? {
    try storing {
      guard let name = try name(of: content, id) else { return nil }
      let path = pages(of: id).path(of: name)
      do {
        guard let keys = try keyring?.keys(of: id)?.files else {
          return try OpenFile(path, O_RDONLY | O_NOFOLLOW).bytes(limit: Self.pageBytes)
        }
        let file = try SealedFile(path, keys)
        guard file.layout.contentBytes <= Int64(Self.pageBytes) else { return nil }
        return try file.content(from: 0, count: Self.pageBytes)
      } catch let error as SystemError {
        guard error.errno == ENOENT || error.errno == ENOTDIR else { throw error }
        return nil
      } catch StorageError.damaged {
        return nil
      }
    }
  }

  public func keep(_ page: [UInt8], of content: CaseCore.Digest, in id: Case.ID) async throws {
    try storing {
      // The case has an original, so it has a folder and keys; if it has none it was erased just now.
      guard let name = try name(of: content, id) else { return }
      let pages = pages(of: id)
      if mkdir(pages.path, 0o700) != 0 {
        let number = errno
        guard number == EEXIST else { throw SystemError(errno: number, place: pages.path) }
      }
      let incoming = try IncomingFile(in: pages)
      if let keys = try keyring?.keys(of: id)?.files {
        guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: page)) else {
          preconditionFailure("SHA-256 gives 32 bytes.")
        }
        try incoming.write(SealedFile.sealing(page, digest, keys))
      } else {
        try incoming.write(page)
      }
      try calling(incoming.path) { rename(incoming.path, pages.path(of: name)) }
    }
  }

  public func erase(_ content: CaseCore.Digest, of id: Case.ID) async throws {
    try storing {
      let pages = pages(of: id)
      guard access(pages.path, F_OK) == 0 else { return }
      try IncomingFile.sweep(pages)
      if let name = try name(of: content, id) { try pages.destroyFile(name) }
      try pages.synchronise()
    }
  }

  private func pages(of id: Case.ID) -> Folder {
    Folder(path: folder.path(of: "\(id.text)/\(Self.folderName)"))
  }

  /// The name of what is kept for `content`; nil in an encrypted vault that has no key of the case.
  private func name(of content: CaseCore.Digest, _ id: Case.ID) throws -> String? {
    guard let keyring else { return content.hex }
    return try keyring.keys(of: id)?.files.name(of: content)
  }
}
