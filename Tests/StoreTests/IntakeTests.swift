import CaseCore
import Engine
import Evidence
import StoreSQLite
import TestKit
import Testing
import VaultFiles

/// What comes of a journal from elsewhere is taken in whole or not at all.
@Suite struct IntakeTests {
  @Test(arguments: [false, true])
  func `a journal from elsewhere is taken in as it is, and grows`(isEncrypted: Bool) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault")
    let vault =
      isEncrypted ? try await EncryptedVault.make(at: path) : try Vault.openOrMake(at: path)
    let store = try SQLiteJournal.open(at: vault.databasePath, keyring: vault.keyring)
    var random = SplitMix64(state: 4)
    let id = Case.ID.arbitrary(using: &random)
    let entries = JournalStoreContract.sealed(6, using: &random)
    var items = entries.map(StoredItem.sealed)
    items[2] = .erased(leaf: .ofContent([2]))
    let at = Moment(seconds: 1_795_000_000)
    let stamp = NewTimestamp(
      size: 4, authority: nil, requestedAt: at, request: [], outcome: .answered([9], at: at))
    var parcel = JournalParcel(
      items: Array(items[..<4]), listing: JournalStoreContract.listing(id, size: 4),
      checkpoints: [.init(size: 3, note: [3]), .init(size: 4, note: [4])], timestamps: [stamp])
    await #expect(throws: JournalConflict(expected: 1, found: 0)) {
      var early = parcel
      early.listing = JournalStoreContract.listing(id, size: 5)
      try await store.takeIn(early, to: id, expecting: 1)
    }
    #expect(try await store.size(of: id) == nil)
    try await store.takeIn(parcel, to: id, expecting: 0)
    #expect(try await store.items(of: id, from: 0) == Array(items[..<4]))
    #expect(try await store.timestamps(of: id).map(\.kept) == [stamp])
    parcel = JournalParcel(
      items: Array(items[4...]), listing: JournalStoreContract.listing(id, size: 6),
      checkpoints: [.init(size: 4, note: [44]), .init(size: 6, note: [6])], timestamps: [])
    try await store.takeIn(parcel, to: id, expecting: 4)
    #expect(try await store.items(of: id, from: 0) == items)
    // A head is never replaced.
    #expect(try await store.checkpoints(of: id).map(\.note) == [[3], [4], [6]])
    #expect(try await store.listings().map(\.size) == [6])
    let again = parcel
    await #expect(throws: JournalConflict.self) {
      try await store.takeIn(again, to: id, expecting: 4)
    }
  }
}
