import CaseCore
import Engine
import Foundation
import TestKit
import Testing
import VaultFiles

/// The files of the vault's keys while one takes the place of another.
@Suite struct KeyFileTests {
  @Test(arguments: [false, true])
  func `a new key takes the place of the old one in one step`(isEncrypted: Bool) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault")
    let vault =
      isEncrypted ? try await EncryptedVault.make(at: path) : try Vault.openOrMake(at: path)
    let old = try await vault.keys.signer().publicKey
    #expect(try await vault.keys.nextSigner() == nil)
    try await vault.keys.finishRotation()
    #expect(try await vault.keys.signer().publicKey == old)
    let next = try await vault.keys.beginRotation().publicKey
    #expect(next != old && vault.keys.isRotating)
    #expect(try await vault.keys.beginRotation().publicKey == next)
    #expect(try await vault.keys.signer().publicKey == old)
    let name = isEncrypted ? "signing.key" : "vault.key"
    let held = try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(path)/keys/\(name)"))
    try await vault.keys.finishRotation()
    #expect(try await vault.keys.signer().publicKey == next)
    #expect(!vault.keys.isRotating)
    // Whoever still has the old file open finds nothing in it.
    let bytes = try #require(try held.readToEnd())
    #expect(!bytes.isEmpty && bytes.allSatisfy { $0 == 0 })
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(path)/keys").sorted()
        == (isEncrypted ? ["passphrase", "signing.key"] : ["vault.key"]))
  }

  @Test func `the first key of a case is kept once`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault")
    let vault = try Vault.openOrMake(at: path)
    var random = SplitMix64(state: 3)
    let id = Case.ID.arbitrary(using: &random)
    let (one, other) = (
      try #require(PublicKey(bytes: random.bytes(32))),
      try #require(PublicKey(bytes: random.bytes(32)))
    )
    #expect(try await vault.keys.firstKey(of: id) == nil)
    try await vault.keys.keep(firstKey: one, of: id)
    try await vault.keys.keep(firstKey: one, of: id)
    let place = "\(path)/keys/first/\(id)"
    await #expect(throws: StorageError.damaged(place: place)) {
      try await vault.keys.keep(firstKey: other, of: id)
    }
    #expect(try await vault.keys.firstKey(of: id) == one)
    try "x".write(toFile: place, atomically: false, encoding: .utf8)
    await #expect(throws: StorageError.damaged(place: place)) {
      try await vault.keys.firstKey(of: id)
    }
  }

  @Test func `a vault is held alone only while nobody else uses it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "vault")
    let vault = try Vault.openOrMake(at: path)
    #expect(try await vault.exclusively { 1 } == 1)
    do {
      let other = try Vault.openOrMake(at: path)
      await #expect(throws: StorageError.busy(place: path)) { try await vault.exclusively { 1 } }
      _ = other
    }
    #expect(try await vault.exclusively { 2 } == 2)
  }
}
