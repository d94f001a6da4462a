public import CaseCore
import Evidence
public import Merkle

/// The proof of one entry that was written out.
public struct IssuedProof: Sendable {
  /// The entry that it is about.
  public let number: Int
  /// The journal size that it leads to.
  public let size: Int
  /// SHA-256 of the file.
  public let digest: Digest
  /// The fingerprint of the key that signed its head.
  public let fingerprint: Digest
  /// The entries that correct this one or take it back. A proof stands alone, so they do not come
  /// along by themselves.
  public let changedBy: [Int]
}

extension Engine {
  /// Gives `write` the proof of one entry, named by its number or as an original by its file name,
  /// and records that it was written.
  /// - Throws: `Refusal` for an entry that is not there or was erased; what `write` throws.
  public func issueProof(
    of text: String, in id: Case.ID, to write: ([UInt8]) throws -> Void
  ) async throws -> IssuedProof {
    let loaded = try await load(id)
    let number = try Self.entryNumber(text, in: loaded)
    guard case .sealed(let sealed) = loaded.stored[number] else {
      throw Refusal.erasedEntry(number)
    }
    let (key, head) = try await signedHead(of: loaded)
    let proof = TlogProof(
      extra: sealed.salt + sealed.bytes,
      proof: try await inclusion(of: number, under: head.checkpoint, in: loaded), checkpoint: head
    ).bytes
    try write(proof)
    let digest = TreeHash.digest(of: proof)
    _ = try await recordExport(
      DocumentIssued(
        what: .proof, recipient: BundleRecipient.oneself.rawValue, size: loaded.size,
        digest: digest, contents: [number]), in: loaded)
    return IssuedProof(
      number: number, size: loaded.size, digest: digest, fingerprint: key.fingerprint,
      changedBy: Self.changes(of: number, in: loaded))
  }

  private static func entryNumber(_ text: String, in loaded: LoadedCase) throws -> Int {
    guard let number = Int(text) else { return try evidenceNumber(text, in: loaded.state) }
    guard loaded.stored.indices.contains(number) else {
      throw Refusal.unknownEntry(number, of: loaded.size)
    }
    return number
  }

  private static func changes(of number: Int, in loaded: LoadedCase) -> [Int] {
    loaded.items.compactMap { item in
      guard case .readable(let entry) = item else { return nil }
      switch entry.event {
      case .corrected(let correction): return correction.replaces == number ? entry.seq : nil
      case .withdrawn(let withdrawal): return withdrawal.entry == number ? entry.seq : nil
      default: return nil
      }
    }
  }

  private func inclusion(
    of number: Int, under head: Checkpoint, in loaded: LoadedCase
  ) async throws -> InclusionProof {
    if let proof = try await keptInclusion(of: number, under: head, in: loaded.id) { return proof }
    // Kept nowhere, or not what the journal says: the journal is right.
    let tree = loaded.tree
    do {
      try await reaching { try await ports.tiles.dropTiles(of: loaded.id) }
      try await keepTiles(of: tree, in: loaded.id)
    } catch let refusal as Refusal where refusal.code == "vault-read-only" {}
    guard let proof = try? tree.inclusionProof(of: number, at: head.size) else {
      throw Refusal.unknownEntry(number, of: head.size)
    }
    return proof
  }

  /// The proof that entry `number` stands under `head`, read off the hashes that are kept, without
  /// reading the journal; nil if they are not all there or do not lead to this head.
  public func keptInclusion(
    of number: Int, under head: Checkpoint, in id: Case.ID
  ) async throws -> InclusionProof? {
    guard let wanted = try? TiledProof(of: number, in: head.size) else { return nil }
    let bytes = try await reaching { try await ports.tiles.bytes(of: wanted.tiles, of: id) }
    guard let (proof, leaf) = try? wanted.proof(from: bytes),
      (try? proof.verify(leaf: leaf, root: head.root)) != nil
    else { return nil }
    return proof
  }

  /// Keeps the hashes of `tree` that are not kept yet. What is kept and differs from the journal is
  /// made anew.
  func keepTiles(of tree: MerkleTree, in id: Case.ID) async throws {
    func keep(from older: Int) async throws {
      let tiles = Tile.all(in: tree.size, butNotIn: older).map { ($0, tree.bytes(of: $0)) }
      guard !tiles.isEmpty else { return }
      try await ports.tiles.keep(tiles, of: id)
    }
    try await reaching {
      do {
        try await keep(from: ports.tiles.tiledSize(of: id))
      } catch StorageError.damaged {
        try await ports.tiles.dropTiles(of: id)
        try await keep(from: 0)
      }
    }
  }
  /// Whether the hashes that are kept are those of `tree`, or of the journal that grew out of it
  /// meanwhile in another process.
  public func areTilesKept(of tree: MerkleTree, in id: Case.ID) async throws -> Bool {
    var tree = tree
    while true {
      let size = try await ports.tiles.tiledSize(of: id)
      if size > tree.size {
        for item in try await ports.journals.items(of: id, from: tree.size) {
          tree.append(item.leaf)
        }
      }
      guard size <= tree.size else { return false }
      let tiles = Tile.all(in: size)
      let kept = try await ports.tiles.bytes(of: tiles, of: id)
      // The last tiles are wider now if somebody signed since the size was read.
      if try await ports.tiles.tiledSize(of: id) == size {
        return tiles.allSatisfy { kept[$0] == tree.bytes(of: $0) }
      }
    }
  }
}
