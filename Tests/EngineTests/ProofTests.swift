import CaseCore
import Engine
import Evidence
import Merkle
import TestKit
import Testing

@Suite struct ProofTests {
  let world: EngineWorld
  let tiles: MemoryTiles

  init() throws {
    world = try EngineWorld()
    tiles = MemoryTiles(beside: world.journal)
  }

  private func engine(_ store: any TileStore) -> Engine {
    world.engine(
      .init(
        journals: world.journal, blobs: world.blobs, keys: world.keys, archive: world.archive,
        files: NoFiles(), shelf: world.shelf, tiles: store))
  }

  private func proof(
    of entry: String, in id: Case.ID, by engine: Engine
  ) async throws -> (IssuedProof, [UInt8]) {
    var written: [UInt8] = []
    let issued = try await engine.issueProof(of: entry, in: id) { written = $0 }
    return (issued, written)
  }

  @Test func `a proof leads from an entry to a head that this vault signed, and is recorded`()
    async throws
  {
    let id = try await world.openCase()
    let engine = engine(tiles)
    let before = try await engine.load(id)
    for number in 0..<before.size {
      let (issued, written) = try await proof(of: "\(number)", in: id, by: engine)
      let report = try Verification.verify(
        RandomAccess(written), expecting: .init(key: issued.fingerprint))
      #expect(report.failures.isEmpty)
      #expect(
        report.proven.contains { item in
          if case .entry(let found, let size, _) = item {
            return found == number && size == issued.size
          }
          return false
        })
    }
    let after = try await engine.load(id)
    #expect(after.size == before.size * 2)
    #expect(after.state.documents.map(\.value.what) == before.items.map { _ in .proof })
  }

  @Test func `an original is named by its file name`() async throws {
    let id = try await world.openCase()
    let (issued, _) = try await proof(of: "order.html", in: id, by: engine(tiles))
    let loaded = try await world.engine.load(id)
    #expect(loaded.state.evidence.first?.entry == issued.number)
  }

  @Test func `the custody of an original says that its proof was written, and of nothing else`()
    async throws
  {
    let id = try await world.openCase()
    let engine = engine(tiles)
    let (issued, _) = try await proof(of: "order.html", in: id, by: engine)
    _ = try await proof(of: "0", in: id, by: engine)
    let records = try await engine.custody(of: nil, in: id)
    #expect(records.map(\.evidence) == [issued.number])
    #expect(
      records.first?.events.map(\.what.name).filter { $0 == "proof_written" }.count == 1)
  }

  @Test func `what changed the entry later is named`() async throws {
    let id = try await world.openCase()
    let engine = engine(tiles)
    let stated = try await engine.load(id).size - 1
    _ = try await engine.state("goods_arrived", as: "all", in: id)
    let (issued, _) = try await proof(of: "\(stated)", in: id, by: engine)
    #expect(issued.changedBy == [stated + 1])
  }

  @Test func `an entry that is not there or was erased has no proof`() async throws {
    let id = try await world.openCase()
    let engine = engine(tiles)
    let size = try await engine.load(id).size
    for text in ["\(size)", "-1"] {
      let refusal = await #expect(throws: Refusal.self) {
        try await proof(of: text, in: id, by: engine)
      }
      #expect(refusal?.code == "unknown-entry")
    }
    guard case .sealed(let sealed) = try await engine.load(id).stored[2] else {
      Issue.record("an entry is there")
      return
    }
    try await world.journal.erase([2: sealed.leaf], of: id)
    let refusal = await #expect(throws: Refusal.self) {
      try await proof(of: "2", in: id, by: engine)
    }
    #expect(refusal?.code == "entry-erased")
    #expect(try await engine.load(id).size == size)
  }

  @Test func `hashes that were lost or differ from the journal are made anew`() async throws {
    let id = try await world.openCase()
    let tiles: any TileStore = MemoryTiles(beside: world.journal)
    let engine = engine(tiles)
    let (first, _) = try await proof(of: "1", in: id, by: engine)
    let tile = Tile(level: 0, number: 0, width: first.size)
    let right = try #require(try await tiles.bytes(of: [tile], of: id)[tile])
    for wrong in [right.map { $0 ^ 1 }, Array(right.dropLast(32))] {
      try await tiles.dropTiles(of: id)
      try await tiles.keep([(tile, wrong)], of: id)
      let (issued, written) = try await proof(of: "1", in: id, by: engine)
      let report = try Verification.verify(
        RandomAccess(written), expecting: .init(key: issued.fingerprint))
      #expect(report.failures.isEmpty)
      #expect(try await tiles.bytes(of: [tile], of: id)[tile]?.starts(with: right) == true)
    }
  }

  @Test func `hashes of a journal that grew meanwhile are no fault, and wrong ones are`()
    async throws
  {
    let id = try await world.openCase()
    let engine = engine(tiles)
    let before = try await engine.load(id).tree
    _ = try await engine.state("goods_arrived", as: "all", in: id)
    _ = try await proof(of: "1", in: id, by: engine)
    #expect(await tiles.tiledSize(of: id) > before.size)
    #expect(try await engine.areTilesKept(of: before, in: id))
    let tree = try await engine.load(id).tree
    for index in 0..<tree.size * 32 {
      await tiles.dropTiles(of: id)
      var wrong = tree.bytes(of: Tile(level: 0, number: 0, width: tree.size))
      wrong[index] ^= 1
      try await tiles.keep([(Tile(level: 0, number: 0, width: tree.size), wrong)], of: id)
      #expect(try await !engine.areTilesKept(of: before, in: id))
    }
  }

  @Test func `a vault that keeps no hashes gives the same proof`() async throws {
    let id = try await world.openCase()
    let size = try await world.engine.load(id).size
    let (issued, written) = try await proof(of: "1", in: id, by: engine(NoTiles()))
    #expect(issued.size == size)
    let report = try Verification.verify(
      RandomAccess(written), expecting: .init(key: issued.fingerprint))
    #expect(report.failures.isEmpty)
  }
}
