import CaseCore
import struct Crypto.SHA256
import Engine
import Glibc

/// Copies files as they are, hashed in the same pass, for backups and what comes back from them.
enum FileCopy {
  /// Copies the file at `path` into `folder`, under the name that `naming` makes of its digest, which
  /// is a path from `folder` on, and returns once that is durable.
  ///
  /// A file of this name with the same content is left as it is; another content gives way, because
  /// the copy is what the caller vouches for.
  static func copy(
    _ path: String, into folder: Folder, mode: mode_t,
    naming: (CaseCore.Digest) throws -> String
  ) throws -> CopiedFile {
    let source = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    posix_fadvise(source.descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    let incoming = try IncomingFile(in: folder)
    var hash = SHA256()
    var sizeBytes: Int64 = 0
    let part = UnsafeMutableRawBufferPointer.allocate(
      byteCount: SourceFile.partBytes, alignment: 4096)
    defer { part.deallocate() }
    while true {
      let count = try source.read(into: part)
      guard count > 0 else { break }
      let bytes = UnsafeRawBufferPointer(rebasing: part[..<count])
      hash.update(bufferPointer: bytes)
      try incoming.write(bytes)
      sizeBytes += Int64(count)
    }
    guard let digest = CaseCore.Digest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    let name = try naming(digest)
    try incoming.finish(mode: mode)
    let target = try folder.makeFolders(for: name)
    let last = name.split(separator: "/").last.map(String.init) ?? name
    if try !target.give(last, to: incoming) {
      let present = try? Mapping(of: target.path(of: last)).digest
      if present != digest {
        try calling(target.path(of: last)) { rename(incoming.path, target.path(of: last)) }
      }
      try target.synchronise()
    }
    return CopiedFile(name: name, digest: digest, sizeBytes: sizeBytes)
  }
}
