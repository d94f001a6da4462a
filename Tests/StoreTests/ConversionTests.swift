import CaseCore
import Engine
import Evidence
import Foundation
import Sealing
import StoreSQLite
import TestKit
import Testing
import VaultFiles

/// Encrypting a vault and back: whatever happens on the way, everything is there.
@Suite struct ConversionTests {
  let folder: TemporaryFolder
  let path: String
  let ids: [Case.ID]
  let entries: [SealedEntry]
  let contents: [[UInt8]]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "vault")
    var random = SplitMix64(state: 51)
    ids = (0..<3).map { _ in Case.ID.arbitrary(using: &random) }
    entries = JournalStoreContract.sealed(5, using: &random)
    contents = [[], random.bytes(100), random.bytes(70_000), random.bytes((1 << 20) + 5)]
  }

  /// Fills the vault and gives the fingerprint of its key.
  private func fill(_ vault: Vault) async throws {
    let journal = try EncryptedVault.journal(vault)
    for id in ids {
      try await journal.append(
        entries, to: id, expecting: 0, listing: JournalStoreContract.listing(id, size: 5))
      try await journal.keep(checkpoint: Array("head of \(id)\n".utf8), size: 3, of: id)
      for content in contents { _ = try await vault.blobs.keep(bytes: content, of: id) }
    }
    try await journal.erase([2: .ofContent([9])], of: ids[0])
    let playbook = Array("area: cn-game-points\n".utf8)
    try await vault.playbooks.keep(playbook, named: .ofContent(playbook))
    _ = try await vault.keys.beginRotation()
    try await vault.keys.keep(firstKey: Self.firstKey(), of: ids[2])
  }

  private static func firstKey() throws -> PublicKey {
    try #require(PublicKey(bytes: [UInt8](repeating: 7, count: 32)))
  }

  private func expectWhole(_ vault: Vault, key: [UInt8]) async throws {
    let journal = try EncryptedVault.journal(vault)
    #expect(try await journal.listings().count == 3)
    for (number, id) in ids.enumerated() {
      var items = entries.map(StoredItem.sealed)
      if number == 0 { items[2] = .erased(leaf: .ofContent([9])) }
      #expect(try await journal.items(of: id, from: 0) == items)
      #expect(
        try await journal.checkpoints(of: id) == [
          StoredCheckpoint(size: 3, note: Array("head of \(id)\n".utf8))
        ])
      for content in contents {
        let digest = Digest.ofContent(content)
        #expect(
          try await vault.blobs.withMappedBytes(of: digest, in: id) { $0.elementsEqual(content) })
      }
    }
    #expect(try await vault.keys.signer().publicKey == key)
    // A change of key that was begun is begun in the other form too.
    #expect(try await vault.keys.nextSigner() != nil)
    #expect(try await vault.keys.firstKey(of: ids[2]) == Self.firstKey())
    #expect(try await vault.keys.firstKey(of: ids[0]) == nil)
    let playbook = Array("area: cn-game-points\n".utf8)
    #expect(try await vault.playbooks.source(.ofContent(playbook)) == playbook)
    // What is written next goes on where it was.
    try await journal.append(
      [entries[0]], to: ids[1], expecting: 5, listing: JournalStoreContract.listing(ids[1], size: 6)
    )
    #expect(try await journal.size(of: ids[1]) == 6)
  }

  /// A filled vault that nobody has open; its public key.
  private func prepared(practice: Bool = false) async throws -> [UInt8] {
    let vault = try Vault.openOrMake(at: path, practice: practice)
    try await fill(vault)
    return try await vault.keys.signer().publicKey
  }

  @Test func `a vault is encrypted, opened, and decrypted again`() async throws {
    let key = try await prepared(practice: true)
    try await EncryptedVault.encrypt(path)
    do {
      let vault = try EncryptedVault.open(path)
      #expect(vault.isPractice)
    }
    await #expect(throws: VaultError.alreadyEncrypted(path: path)) {
      try await EncryptedVault.encrypt(path)
    }
    try await EncryptedVault.decrypt(path)
    await #expect(throws: VaultError.notEncrypted(path: path)) {
      try await EncryptedVault.decrypt(path)
    }
    #expect(
      try String(contentsOfFile: path + "/vault.json", encoding: .utf8)
        == "{\"format\":1,\"practice\":true}\n")
    try await expectWhole(Vault.open(at: path), key: key)
  }

  @Test func `everything is there in the encrypted vault`() async throws {
    let key = try await prepared()
    try await EncryptedVault.encrypt(path)
    try await expectWhole(EncryptedVault.open(path), key: key)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path + "/keys").sorted()
        == ["cases", "first", "next-signing.key", "passphrase", "signing.key"])
  }

  @Test(arguments: EncryptedVault.Step.allCases.dropLast())
  func `an interrupted conversion leaves the old vault and is continued`(
    step: EncryptedVault.Step
  ) async throws {
    let key = try await prepared()
    try await EncryptedVault.encrypt(path, until: step)
    do {
      // Nothing has changed for whoever uses it meanwhile.
      let vault = try Vault.open(at: path)
      #expect(try await vault.keys.signer().publicKey == key)
      _ = try await vault.blobs.keep(bytes: [1, 2, 3], of: ids[2])
    }
    try await EncryptedVault.encrypt(path)
    do {
      let vault = try EncryptedVault.open(path)
      #expect(try await vault.blobs.sizeBytes(of: .ofContent([1, 2, 3]), in: ids[2]) == 3)
    }
    try await EncryptedVault.decrypt(path, until: step)
    _ = try EncryptedVault.open(path)
    try await EncryptedVault.decrypt(path)
    try await expectWhole(Vault.open(at: path), key: key)
    #expect(!FileManager.default.fileExists(atPath: path + "/.converting"))
  }

  @Test func `another passphrase begins the conversion anew`() async throws {
    let key = try await prepared()
    try await EncryptedVault.encrypt(path, until: .files)
    let other = EncryptedVault.passphrase("quite another one")
    try await EncryptedVault.encrypt(path, with: other)
    #expect(throws: VaultError.wrongPassphrase(path: path + "/keys/passphrase")) {
      try EncryptedVault.open(path)
    }
    try await expectWhole(Vault.open(at: path) { other }, key: key)
  }

  @Test func `a vault in use is not converted`() async throws {
    _ = try await prepared()
    let vault = try Vault.open(at: path)
    await #expect(throws: StorageError.busy(place: path)) {
      try await EncryptedVault.encrypt(path)
    }
    #expect(!vault.isPractice)
  }

  @Test(arguments: ["cases/notes.txt", "keys/old.pem", "playbooks/mine.yaml"])
  func `a file that is none of ours stops the conversion and is named`(place: String) async throws {
    let key = try await prepared()
    let file = "\(path)/\(place)"
    try Data("private".utf8).write(to: URL(fileURLWithPath: file))
    await #expect(throws: VaultError.strangeFile(path: file)) {
      try await EncryptedVault.encrypt(path)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "private")
    try await expectWhole(Vault.open(at: path), key: key)
  }

  @Test func `a damaged original stops the conversion and nothing is destroyed`() async throws {
    let key = try await prepared()
    let digest = Digest.ofContent(contents[2])
    let file = "\(path)/cases/\(ids[1])/blobs/\(digest)"
    var data = try Data(contentsOf: URL(fileURLWithPath: file))
    data[7] ^= 1
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try data.write(to: URL(fileURLWithPath: file))
    await #expect(throws: StorageError.damaged(place: file)) {
      try await EncryptedVault.encrypt(path)
    }
    data[7] ^= 1
    try data.write(to: URL(fileURLWithPath: file))
    try await expectWhole(Vault.open(at: path), key: key)
  }

  @Test func `a copy under a second name is not destroyed with the vault`() async throws {
    _ = try await prepared()
    let digest = Digest.ofContent(contents[1])
    let backup = folder.path(of: "backup")
    try FileManager.default.linkItem(
      atPath: "\(path)/cases/\(ids[0])/blobs/\(digest)", toPath: backup)
    try await EncryptedVault.encrypt(path)
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: backup))) == contents[1])
  }
}
