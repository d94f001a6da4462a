public import CaseCore

/// The proof of one entry in one file that anybody can check offline (C2SP tlog-proof@v1).
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra <base64 of salt ‖ entry>
/// index 3
/// <base64 of a hash>, none or more lines
///
/// <signed checkpoint>
/// ```
public struct TlogProof: Sendable, Hashable {
  /// Data that the proof carries along; ours is the entry's salt and bytes. Not signed by itself:
  /// it counts once its leaf has been led to the root.
  public let extra: [UInt8]?
  /// The index of the entry, from 0.
  public let index: Int
  /// The hashes from the leaf's sibling up to below the root.
  public let hashes: [Digest]
  /// The signed checkpoint, verbatim.
  public let checkpoint: [UInt8]

  /// The proof of the entry at `proof.index` under `checkpoint`.
  /// - Precondition: the proof is for the size of the checkpoint.
  public init(extra: [UInt8]?, proof: InclusionProof, checkpoint: SignedCheckpoint) {
    precondition(
      proof.size == checkpoint.checkpoint.size, "A proof leads to the head that it carries.")
    self.extra = extra
    index = proof.index
    hashes = proof.hashes
    self.checkpoint = checkpoint.bytes
  }

  /// Reads a proof strictly; the checkpoint within is parsed by `unverifiedCheckpoint`.
  /// - Throws: `TlogProofError` with the line that is wrong.
  public init(parsing bytes: [UInt8]) throws(TlogProofError) {
    guard bytes.count <= Limits.proofBytes else { throw .tooLarge }
    var rest = bytes[...]
    var number = 0
    func line() -> ArraySlice<UInt8>? {
      guard let end = rest.firstIndex(of: newline) else { return nil }
      defer { rest = rest[(end + 1)...] }
      number += 1
      return rest[..<end]
    }
    guard let first = line(), first.elementsEqual(Self.header) else { throw .malformed(line: 1) }
    var next = line()
    if let text = next, text.starts(with: Self.extraWord) {
      guard let extra = Base64.decode(text.dropFirst(Self.extraWord.count)) else {
        throw .malformed(line: number)
      }
      self.extra = extra
      next = line()
    } else {
      extra = nil
    }
    guard let text = next, text.starts(with: Self.indexWord),
      let index = decimal(text.dropFirst(Self.indexWord.count))
    else { throw .malformed(line: number) }
    self.index = index
    var hashes: [Digest] = []
    while true {
      guard let text = line() else { throw .malformed(line: number) }
      if text.isEmpty { break }
      // A tree of 2^63 leaves has paths of 63 hashes.
      guard hashes.count < 63, let hash = Base64.decode(text).flatMap({ Digest(bytes: $0) })
      else { throw .malformed(line: number) }
      hashes.append(hash)
    }
    self.hashes = hashes
    checkpoint = Array(rest)
  }

  /// The file, byte for byte.
  public var bytes: [UInt8] {
    var bytes = Self.header + [newline]
    if let extra { bytes += Self.extraWord + Base64.encode(extra) + [newline] }
    bytes += Self.indexWord + Array(String(index).utf8) + [newline]
    for hash in hashes { bytes += Base64.encode(hash.bytes) + [newline] }
    return bytes + [newline] + checkpoint
  }

  /// The checkpoint within, not yet verified.
  /// - Throws: `CheckpointError` if it is none.
  public func unverifiedCheckpoint() throws(CheckpointError) -> UnverifiedCheckpoint {
    try UnverifiedCheckpoint(parsing: checkpoint)
  }

  private static let header = Array("c2sp.org/tlog-proof@v1".utf8)
  private static let extraWord = Array("extra ".utf8)
  private static let indexWord = Array("index ".utf8)
}

/// Why a `.tlog-proof` could not be read.
public enum TlogProofError: Error, Sendable, Hashable {
  /// It is longer than `Limits.proofBytes`.
  case tooLarge
  /// It is no tlog-proof@v1; `line` counts from 1.
  case malformed(line: Int)
}
