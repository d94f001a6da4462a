import Engine
import TestKit
import Testing

@Suite struct MemoryStoreTests {
  @Test(arguments: JournalStoreContract.all)
  func `the memory journal keeps its promises`(
    contract: ContractCheck<JournalStoreContract.Subject>
  ) async throws {
    try await contract.check(MemoryJournal())
  }

  @Test(arguments: BlobStoreContract.all)
  func `the memory blobs keep their promises`(
    contract: ContractCheck<BlobStoreContract.Subject>
  ) async throws {
    let store = MemoryBlobs()
    try await contract.check(
      .init(store: store) { bytes, name in
        await store.write(bytes, at: "/memory/\(name)")
        return "/memory/\(name)"
      })
  }
}
