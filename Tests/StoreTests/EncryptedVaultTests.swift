import CaseCore
import Crypto
import Engine
import Evidence
import Foundation
import GRDB
import Sealing
import TestKit
import Testing
import VaultFiles

// The connection is looked at, to change what is stored behind the journal's back.
@testable import StoreSQLite

@Suite struct EncryptedVaultTests {
  let folder: TemporaryFolder
  let path: String
  let vault: Vault
  let id: Case.ID
  var random = SplitMix64(state: 41)

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "vault")
    vault = try await EncryptedVault.make(at: path)
    id = Case.ID.arbitrary(using: &random)
  }

  @Test(arguments: JournalStoreContract.all)
  func `the journal of an encrypted vault keeps its promises`(
    contract: ContractCheck<JournalStoreContract.Subject>
  ) async throws {
    try await contract.check(try EncryptedVault.journal(vault))
  }

  @Test(arguments: BlobStoreContract.all)
  func `the originals of an encrypted vault keep their promises`(
    contract: ContractCheck<BlobStoreContract.Subject>
  ) async throws {
    let folder = folder
    try await contract.check(
      .init(store: vault.blobs) { bytes, name in try folder.write(bytes, named: name) })
  }

  @Test func `an encrypted vault says so and opens with its passphrase alone`() throws {
    let text = try String(contentsOfFile: path + "/vault.json", encoding: .utf8)
    #expect(text == "{\"format\":2,\"practice\":false,\"encrypted\":true}\n")
    #expect(throws: VaultError.passphraseNeeded(path: path)) { try Vault.open(at: path) }
    #expect(throws: VaultError.wrongPassphrase(path: path + "/keys/passphrase")) {
      try Vault.open(at: path) { EncryptedVault.passphrase("correct horse batterx") }
    }
    #expect(try EncryptedVault.open(path).keyring != nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == ["cases", "keys", "playbooks", "vault.json", "vault.sqlite"])
    for name in ["vault.json", "vault.sqlite", "keys/passphrase"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `a torn file of keys is told from a wrong passphrase`() throws {
    let file = path + "/keys/passphrase"
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    for length in [0, 1, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: file))
      #expect(throws: StorageError.damaged(place: file)) { try EncryptedVault.open(path) }
    }
    try whole.write(to: URL(fileURLWithPath: file))
    #expect(try EncryptedVault.open(path).keyring != nil)
  }

  /// Everything that can be done to the file of an original without its keys.
  enum Tampering: CaseIterable {
    case flipped, cut, cutSegment, swappedSegments, lengthened, exchanged, ofAnotherCase
  }

  @Test(arguments: Tampering.allCases)
  func `an original that was tampered with is told`(tampering: Tampering) async throws {
    var random = SplitMix64(state: 42)
    let bytes = random.bytes(3 << 20)
    let digest = try await vault.blobs.keep(bytes: bytes, of: id).digest
    let blobs = "\(path)/cases/\(id)/blobs"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: blobs).first)
    let file = URL(fileURLWithPath: "\(blobs)/\(name)")
    var data = try Data(contentsOf: file)
    let segment = (1 << 20) + 16
    switch tampering {
    case .flipped: data[data.count / 2] ^= 1
    case .cut: data.removeLast()
    case .cutSegment: data.removeSubrange(40 + 2 * segment..<40 + 3 * segment)
    case .swappedSegments:
      let first = data.subdata(in: 40..<40 + segment)
      data.replaceSubrange(
        40..<40 + segment, with: data.subdata(in: 40 + segment..<40 + 2 * segment))
      data.replaceSubrange(40 + segment..<40 + 2 * segment, with: first)
    case .lengthened: data.append(contentsOf: [0])
    case .exchanged:
      _ = try await vault.blobs.keep(bytes: random.bytes(3 << 20), of: id)
      let other = try FileManager.default.contentsOfDirectory(atPath: blobs).first { $0 != name }
      data = try Data(contentsOf: URL(fileURLWithPath: "\(blobs)/\(try #require(other))"))
    case .ofAnotherCase:
      let other = Case.ID.arbitrary(using: &random)
      _ = try await vault.blobs.keep(bytes: bytes, of: other)
      let folder = "\(path)/cases/\(other)/blobs"
      let theirs = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
      #expect(theirs != name)
      data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(theirs)"))
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    try data.write(to: file)
    await #expect(throws: StorageError.damaged(place: file.path)) {
      try await vault.blobs.withMappedBytes(of: digest, in: id) { $0.count }
    }
    await #expect(throws: StorageError.damaged(place: file.path)) {
      for offset in 0..<3 {
        _ = try await vault.blobs.read(
          digest, of: id, offset: Int64(offset << 20), count: 1 << 20)
      }
    }
    await #expect(throws: StorageError.damaged(place: file.path)) {
      try await vault.blobs.keep(bytes: bytes, of: id)
    }
    #expect(try Data(contentsOf: file) == data)
  }

  @Test func `an entry that was changed or moved is told with its number`() async throws {
    let journal = try EncryptedVault.journal(vault)
    var random = SplitMix64(state: 43)
    let entries = JournalStoreContract.sealed(4, using: &random)
    try await journal.append(
      entries, to: id, expecting: 0, listing: JournalStoreContract.listing(id, size: 4))
    try await journal.database.write { db in
      try db.execute(sql: "DROP TRIGGER entries_are_never_edited")
      try db.execute(
        sql: """
          UPDATE entries SET (salt, body) = (SELECT salt, body FROM entries WHERE seq = 1)
          WHERE seq = 2
          """)
    }
    await #expect(throws: StorageError.damaged(place: "cases/\(id) entry 2")) {
      try await journal.items(of: id, from: 0)
    }
    try await journal.database.write { db in try db.execute(sql: "UPDATE cases SET size = 5") }
    await #expect(throws: StorageError.damaged(place: "vault.sqlite cases")) {
      try await journal.listings()
    }
  }

  @Test func `a case whose key is gone is told as missing`() async throws {
    let journal = try EncryptedVault.journal(vault)
    var random = SplitMix64(state: 44)
    try await journal.append(
      JournalStoreContract.sealed(1, using: &random), to: id, expecting: 0,
      listing: JournalStoreContract.listing(id, size: 1))
    try FileManager.default.removeItem(atPath: "\(path)/keys/cases/\(id)")
    let again = try EncryptedVault.open(path)
    await #expect(throws: StorageError.missing(place: "keys/cases/\(id)")) {
      try await EncryptedVault.journal(again).items(of: id, from: 0)
    }
  }

  @Test func `many can use one encrypted vault at once`() async throws {
    let (path, id) = (path, id)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let vault = try EncryptedVault.open(path)
          _ = try await vault.blobs.keep(bytes: [UInt8(number)], of: id)
          _ = try await vault.keys.signer()
        }
      }
      try await group.waitForAll()
    }
    let vault = try EncryptedVault.open(path)
    for number in 0..<8 {
      let digest = Digest.ofContent([UInt8(number)])
      #expect(try await vault.blobs.sizeBytes(of: digest, in: id) == 1)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path + "/keys").sorted()
        == ["cases", "passphrase", "signing.key"])
  }

  @Test func `nothing else can be converted while somebody uses the vault`() async throws {
    await #expect(throws: StorageError.busy(place: path)) {
      try await EncryptedVault.decrypt(path)
    }
    let held = vault
    #expect(held.isPractice == false)
  }

  @Test func `the passphrase is changed without touching anything else`() async throws {
    let before = try EncryptedVault.files(below: path)
    try vault.changePassphrase(
      to: EncryptedVault.passphrase("another long one"), cost: EncryptedVault.cost)
    #expect(throws: VaultError.wrongPassphrase(path: path + "/keys/passphrase")) {
      try EncryptedVault.open(path)
    }
    _ = try Vault.open(at: path) { EncryptedVault.passphrase("another long one") }
    var after = try EncryptedVault.files(below: path)
    #expect(after["keys/passphrase"] != before["keys/passphrase"])
    after["keys/passphrase"] = before["keys/passphrase"]
    #expect(after == before)
  }

  @Test func `a backup of the vault key opens the vault when the passphrase is forgotten`()
    async throws
  {
    _ = try await vault.keys.signer()
    let key = try await vault.secret(.vaultKey)
    let other = try #require(SecretKey([UInt8](repeating: 5, count: 32)))
    let new = EncryptedVault.passphrase("a new passphrase")
    #expect(throws: VaultError.otherKey(path: path)) {
      try Vault.restore(vaultKey: other, at: path, under: new, cost: EncryptedVault.cost)
    }
    _ = try EncryptedVault.open(path)
    // Even the file of the passphrase may be lost.
    try FileManager.default.removeItem(atPath: path + "/keys/passphrase")
    try Vault.restore(vaultKey: key, at: path, under: new, cost: EncryptedVault.cost)
    _ = try Vault.open(at: path) { new }
  }

  @Test func `a signing key is restored into a vault that has none, and never replaced`()
    async throws
  {
    let signer = try await vault.keys.signer()
    let key = try await vault.secret(.signingKey)
    #expect(Vault.fingerprint(of: key)?.bytes == signer.publicKey)
    for name in ["plain", "sealed"] {
      let path = folder.path(of: name)
      let vault =
        name == "plain"
        ? try Vault.openOrMake(at: path) : try await EncryptedVault.make(at: path)
      try vault.restore(signingKey: key)
      try vault.restore(signingKey: key)
      #expect(try await vault.keys.signer().publicKey == signer.publicKey)
      let other = try #require(SecretKey([UInt8](repeating: 5, count: 32)))
      #expect(throws: VaultError.otherKey(path: path)) { try vault.restore(signingKey: other) }
      #expect(try await vault.keys.signer().publicKey == signer.publicKey)
    }
  }

  @Test func `playbooks are kept sealed and under another name`() async throws {
    let source = Array("area: cn-game-points\n".utf8)
    let digest = Digest.ofContent(source)
    try await vault.playbooks.keep(source, named: digest)
    try await vault.playbooks.keep(source, named: digest)
    #expect(try await vault.playbooks.source(digest) == source)
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/playbooks")
    #expect(names.count == 1 && names != [digest.hex])
    await #expect(throws: StorageError.self) {
      try await vault.playbooks.keep(source + [1], named: digest)
    }
  }
}
