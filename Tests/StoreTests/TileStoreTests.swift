import CaseCore
import Engine
import Evidence
import GRDB
import Merkle
import TestKit
import Testing

// Only the migrations make a database of an older form, and only SQL can damage one.
@testable import StoreSQLite

@Suite struct TileStoreTests {
  private static func fill(_ store: any JournalStore, _ id: Case.ID, _ count: Int) async throws {
    var random = SplitMix64(state: 9)
    try await store.append(
      JournalStoreContract.sealed(count, using: &random), to: id, expecting: 0,
      listing: JournalStoreContract.listing(id, size: count))
  }

  @Test(arguments: TileStoreContract.all)
  func `tiles in SQLite keep their promises`(
    contract: ContractCheck<TileStoreContract.Subject>
  ) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteJournal.open(at: folder.path(of: "vault.sqlite"))
    try await contract.check(.init(store: store) { try await Self.fill(store, $0, $1) })
  }

  @Test(arguments: TileStoreContract.all)
  func `tiles in memory keep their promises`(
    contract: ContractCheck<TileStoreContract.Subject>
  ) async throws {
    let journal = MemoryJournal()
    try await contract.check(
      .init(store: MemoryTiles(beside: journal)) { try await Self.fill(journal, $0, $1) })
  }

  @Test
  func `a database of the second form is read without tiles, and brought up when it is written`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault.sqlite")
    var random = SplitMix64(state: 6)
    let id = Case.ID.arbitrary(using: &random)
    do {
      let queue = try DatabaseQueue(path: path)
      try Schema.migrator(sealed: false).migrate(queue, upTo: "2")
    }
    let tile = Tile(level: 0, number: 0, width: 3)
    let old = try SQLiteJournal.open(at: path, access: .readOnly)
    #expect(try await old.tiledSize(of: id) == 0)
    #expect(try await old.bytes(of: [tile], of: id).isEmpty)
    let new = try SQLiteJournal.open(at: path)
    try await Self.fill(new, id, 3)
    let tree = MerkleTree(leaves: (0..<3).map { TreeHash.leaf([$0]) })
    try await new.keep([(tile, tree.bytes(of: tile))], of: id)
    #expect(try await new.tiledSize(of: id) == 3)
  }
}
