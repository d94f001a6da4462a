import Accounts
import AccountsSQLite
import CaseCore
import Foundation
import GRDB
import TestKit
import Testing

@Suite struct AccountStoreTests {
  @Test(arguments: AccountStoreContract.all)
  func `accounts in SQLite keep their promises`(
    contract: ContractCheck<any AccountStore>
  ) async throws {
    let folder = try TemporaryFolder()
    try await contract.check(SQLiteAccounts(at: folder.path(of: "accounts.sqlite")))
  }

  @Test(arguments: AccountStoreContract.all)
  func `accounts in memory keep their promises`(
    contract: ContractCheck<any AccountStore>
  ) async throws {
    try await contract.check(MemoryAccounts())
  }

  @Test func `accounts are there when the database is opened again, for their owner alone`() throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "accounts.sqlite")
    let email = try #require(EmailAddress("li@example.org"))
    let token = SecretToken(random: [UInt8](repeating: 1, count: 32))
    do {
      let store = try SQLiteAccounts(at: path)
      try store.issue([
        Ticket(hash: token.hash, purpose: .invitation(email, .admin), endsAt: nil)
      ])
    }
    #expect(
      try SQLiteAccounts(at: path).ticket(token.hash)?.purpose == .invitation(email, .admin))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // The token itself stands nowhere in the files.
    for name in try FileManager.default.contentsOfDirectory(
      atPath: URL(filePath: path).deletingLastPathComponent().path)
    {
      let bytes = try Data(contentsOf: URL(filePath: folder.path(of: name)))
      #expect(bytes.range(of: Data(repeating: 1, count: 32)) == nil)
      #expect(bytes.range(of: Data(token.text.utf8)) == nil)
    }
  }

  @Test func `two that take one ticket at the same time: one has it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "accounts.sqlite")
    let email = try #require(EmailAddress("li@example.org"))
    let stores = [try SQLiteAccounts(at: path), try SQLiteAccounts(at: path)]
    for round in 0..<20 as Range<UInt8> {
      let hash = SecretToken(random: [UInt8](repeating: round, count: 32)).hash
      try stores[0].issue([Ticket(hash: hash, purpose: .invitation(email, .member), endsAt: nil)])
      let taken = await withTaskGroup(of: Bool.self) { group in
        for store in stores {
          group.addTask { (try? store.take(hash, at: Moment(seconds: 0))) ?? nil != nil }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(taken == 1)
    }
  }

  @Test func `what this program did not write is not taken for accounts`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "accounts.sqlite")
    try Data("no database, whatever else it is; long enough for a header of one".utf8)
      .write(to: URL(filePath: path))
    #expect(throws: AccountStoreError.damaged) { try SQLiteAccounts(at: path) }
    let newer = folder.path(of: "newer.sqlite")
    do {
      var migrator = DatabaseMigrator()
      migrator.registerMigration("2") { db in try db.execute(sql: "CREATE TABLE later (x)") }
      try migrator.migrate(DatabaseQueue(path: newer))
    }
    #expect(throws: AccountStoreError.newer) { try SQLiteAccounts(at: newer) }
  }
}
