import CaseCore
import Engine
import Glibc
import Sealing

/// A content on its way into a case: hashed, sealed where the vault is encrypted, and written, at the
/// same time.
struct BlobCopy: ~Copyable {
  private let incoming: IncomingFile
  private let hash = AsideHash()
  private var head: [UInt8] = []
  private var sizeBytes: Int64 = 0
  private var sealing: Segments?

  /// What is sealed and not yet written.
  private struct Segments {
    let keys: FileKeys
    let sealer: FileSealer
    /// The segment that waits until it is known whether it is the last one.
    var waiting: [UInt8] = []
    var number = 0
  }

  /// A content for `folder`, sealed under `keys` if there are any.
  init(in folder: Folder, under keys: FileKeys? = nil) throws(SystemError) {
    let incoming = try IncomingFile(in: folder)
    if let keys {
      let header = SealedFileHeader(salt: SystemRandom.bytes(SealedFileHeader.saltBytes))
      var segments = Segments(keys: keys, sealer: keys.sealer(for: header))
      segments.waiting.reserveCapacity(SealedFileLayout.segmentBytes)
      sealing = segments
      try incoming.write(header.bytes)
    }
    self.incoming = incoming
  }

  /// Takes the next `bytes`.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    if head.count < KeptBlob.headBytes { head += bytes.prefix(KeptBlob.headBytes - head.count) }
    sizeBytes += Int64(bytes.count)
    let hash = hash
    try hash.update(bytes) { () throws(SystemError) in
      if sealing == nil { try incoming.write(bytes) } else { try seal(bytes) }
    }
  }

  private mutating func seal(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if sealing?.waiting.count == SealedFileLayout.segmentBytes {
        try writeSegment(isLast: false)
      }
      let room = SealedFileLayout.segmentBytes - (sealing?.waiting.count ?? 0)
      sealing?.waiting.append(contentsOf: rest.prefix(room))
      rest = rest.dropFirst(room)
    }
  }

  private mutating func writeSegment(isLast: Bool) throws(SystemError) {
    guard let number = sealing?.number,
      let sealed = sealing?.waiting.withUnsafeBytes({
        sealing?.sealer.seal($0, number: number, isLast: isLast)
      })
    else { return }
    sealing?.waiting.removeAll(keepingCapacity: true)
    sealing?.number = number + 1
    try incoming.write(sealed)
  }

  /// Gives the content its name; returns once that is durable.
  consuming func finish(in folder: Folder, modifiedAt: Moment?) throws -> KeptBlob {
    let digest = hash.finalize()
    if let sealing {
      if !sealing.waiting.isEmpty { try writeSegment(isLast: true) }
      try incoming.write(
        sealing.sealer.sealEnd(digest: digest, layout: SealedFileLayout(contentBytes: sizeBytes)))
    }
    try incoming.finish(mode: 0o400)
    let name = sealing?.keys.name(of: digest) ?? digest.hex
    if try !folder.give(name, to: incoming) {
      // The same name has to be the same content; anything else is damage, and is not covered up.
      let present = folder.path(of: name)
      guard try Self.digest(of: present, under: sealing?.keys) == digest else {
        throw StorageError.damaged(place: present)
      }
      // Whoever gave the name may have been killed before the folder was synchronised.
      try folder.synchronise()
    }
    return KeptBlob(digest: digest, sizeBytes: sizeBytes, modifiedAt: modifiedAt, head: head)
  }

  private static func digest(of path: String, under keys: FileKeys?) throws -> CaseCore.Digest {
    guard let keys else { return try Mapping(of: path).digest }
    return try SealedFile(path, keys).computedDigest()
  }
}
