import CaseCore
import Engine
import Glibc

/// A content on its way into a case: written and hashed at the same time.
struct BlobCopy: ~Copyable {
  private let incoming: IncomingFile
  private let hash = AsideHash()
  private var head: [UInt8] = []
  private var sizeBytes: Int64 = 0

  init(in folder: Folder) throws(SystemError) {
    incoming = try IncomingFile(in: folder)
  }

  /// Takes the next `bytes`.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    if head.count < KeptBlob.headBytes { head += bytes.prefix(KeptBlob.headBytes - head.count) }
    sizeBytes += Int64(bytes.count)
    try hash.update(bytes) { () throws(SystemError) in try incoming.write(bytes) }
  }

  /// Gives the content its name; returns once that is durable.
  consuming func finish(in folder: Folder, modifiedAt: Moment?) throws -> KeptBlob {
    let digest = hash.finalize()
    try incoming.finish(mode: 0o400)
    if try !folder.give(digest.hex, to: incoming) {
      // The same name has to be the same content; anything else is damage, and is not covered up.
      let present = folder.path(of: digest.hex)
      guard try Mapping(of: present).digest == digest else {
        throw StorageError.damaged(place: present)
      }
      // Whoever gave the name may have been killed before the folder was synchronised.
      try folder.synchronise()
    }
    return KeptBlob(digest: digest, sizeBytes: sizeBytes, modifiedAt: modifiedAt, head: head)
  }
}
