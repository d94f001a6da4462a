import CaseCore
import Engine
import Evidence
import Merkle
import StoreSQLite
import VaultFiles

/// A long journal in a vault: how long its tree takes to build, and one proof of one entry to read.
enum ProofBench {
  private static let id = Case.ID(randomBytes: [UInt8](repeating: 7, count: 16))
  private static let proofs = 1_000

  static func run(_ folder: String, count: Int) async throws {
    let path = "\(folder)/proof-vault"
    let leaves = try await fill(path, count: count)
    let clock = ContinuousClock()
    var tree = MerkleTree()
    let building = clock.measure { tree = MerkleTree(leaves: leaves) }
    let head = Checkpoint(origin: Case.origin(of: id), size: count, root: tree.root)
    // Opened anew, so that nothing of the filling is in memory.
    let journal = try SQLiteJournal.open(at: Vault.open(at: path).databasePath)
    let keeping = try await clock.measure {
      try await journal.keep(Tile.all(in: count).map { ($0, tree.bytes(of: $0)) }, of: id)
    }
    var times: [Duration] = []
    var index = 0
    for _ in 0..<proofs {
      index = (index &+ 618_033_988) % count
      var right = false
      times.append(
        try await clock.measure {
          let wanted = try TiledProof(of: index, in: count)
          let (proof, leaf) = try wanted.proof(
            from: try await journal.bytes(of: wanted.tiles, of: id))
          try proof.verify(leaf: leaf, root: head.root)
          right = leaf == leaves[index]
        })
      guard right else { throw Wrong(index: index) }
    }
    times.sort()
    print(
      """
      {"leaves":\(count),"buildMilliseconds":\(building / .milliseconds(1)),\
      "keepMilliseconds":\(keeping / .milliseconds(1)),\
      "proofMedianMicroseconds":\(times[proofs / 2] / .microseconds(1)),\
      "proof99thMicroseconds":\(times[proofs * 99 / 100] / .microseconds(1))}
      """)
  }

  /// Fills a journal through the port and returns its leaf hashes.
  private static func fill(_ path: String, count: Int) async throws -> [Digest] {
    let journal = try SQLiteJournal.open(at: Vault.openOrMake(at: path).databasePath)
    var leaves: [Digest] = []
    leaves.reserveCapacity(count)
    while leaves.count < count {
      let batch = (leaves.count..<min(count, leaves.count + 10_000)).map { seq in
        SealedEntry(
          salt: [UInt8](repeating: UInt8(seq & 0xff), count: 32),
          bytes: Array("entry \(seq) ".utf8) + [UInt8](repeating: 0x61, count: 200))
      }
      try await journal.append(
        batch, to: id, expecting: leaves.count,
        listing: CaseListing(
          id: id, title: "点券未到账", area: "cn-game-points", openedAt: Moment(seconds: 1),
          updatedAt: Moment(seconds: 1), size: leaves.count + batch.count, outcome: nil))
      leaves += batch.map(\.leaf)
    }
    return leaves
  }

  /// The proof of an entry was about another leaf.
  private struct Wrong: Error {
    let index: Int
  }
}
