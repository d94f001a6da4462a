import CaseCore
import Crypto
import Engine
import Foundation
import TestKit
import Testing
import VaultFiles

@Suite struct VaultTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "new/vault")
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int
  }

  @Test func `a new vault is for its owner only`() async throws {
    let vault = try Vault.openOrMake(at: path + "/")
    #expect(vault.path == path)
    #expect(!vault.isPractice)
    #expect(vault.databasePath == path + "/vault.sqlite")
    for name in ["", "/cases", "/keys", "/playbooks"] { #expect(try mode(path + name) == 0o700) }
    #expect(
      try String(contentsOfFile: path + "/vault.json", encoding: .utf8)
        == "{\"format\":1,\"practice\":false}\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == ["cases", "keys", "playbooks", "vault.json"])
  }

  @Test func `opening makes nothing`() throws {
    #expect(throws: StorageError.missing(place: path + "/vault.json")) {
      try Vault.open(at: path)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `practice is decided when the vault is made`() throws {
    #expect(try Vault.openOrMake(at: path, practice: true).isPractice)
    #expect(try Vault.openOrMake(at: path).isPractice)
    #expect(try Vault.open(at: path, practice: true).isPractice)
    #expect(throws: VaultError.practiceMismatch(path: path, vaultIsPractice: true)) {
      try Vault.openOrMake(at: path, practice: false)
    }
    let other = folder.path(of: "other")
    _ = try Vault.openOrMake(at: other)
    #expect(throws: VaultError.practiceMismatch(path: other, vaultIsPractice: false)) {
      try Vault.open(at: other, practice: true)
    }
  }

  @Test func `a folder with other things in it is left alone`() throws {
    _ = try folder.write([1], named: "holiday.jpg")
    #expect(throws: VaultError.notAVault(path: folder.path)) {
      try Vault.openOrMake(at: folder.path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["holiday.jpg"])
  }

  @Test func `a vault that lost its description is not made anew`() async throws {
    let vault = try Vault.openOrMake(at: path, practice: true)
    _ = try await vault.keys.signer()
    try FileManager.default.removeItem(atPath: path + "/vault.json")
    #expect(throws: StorageError.missing(place: path + "/vault.json")) {
      try Vault.openOrMake(at: path)
    }
  }

  @Test func `an interrupted making is finished`() throws {
    try FileManager.default.createDirectory(
      atPath: path + "/cases", withIntermediateDirectories: true)
    try Data([1]).write(to: URL(fileURLWithPath: path + "/.incoming-1f"))
    #expect(try Vault.openOrMake(at: path, practice: true).isPractice)
    #expect(!FileManager.default.fileExists(atPath: path + "/.incoming-1f"))
  }

  @Test(arguments: [
    ("{\"format\":3,\"sealed\":true}\n", StorageError.newerVault(found: 3, known: 2)),
    ("{\"format\":2,\"practice\":true,\"encrypted\":maybe}\n", nil),
    ("{\"format\":1,\"practice\":maybe}\n", nil), ("", nil), ("{}", nil),
  ])
  func `a description that is not ours is told`(text: String, error: StorageError?) throws {
    _ = try Vault.openOrMake(at: path)
    try text.write(toFile: path + "/vault.json", atomically: false, encoding: .utf8)
    #expect(throws: error ?? .damaged(place: path + "/vault.json")) {
      try Vault.openOrMake(at: path)
    }
  }

  @Test func `many can make one vault at once and share its key`() async throws {
    let path = path
    let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 {
        group.addTask { try await Vault.openOrMake(at: path).keys.signer().publicKey }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(keys.count == 1)
  }

  @Test func `the key is made once, signs, and is for its owner only`() async throws {
    let vault = try Vault.openOrMake(at: path)
    let signer = try await vault.keys.signer()
    let message = Array("head".utf8)
    let signature = try signer.sign(message)
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: signer.publicKey)
    #expect(key.isValidSignature(signature, for: message))
    #expect(try mode(path + "/keys/vault.key") == 0o600)
    let again = try await Vault.open(at: path).keys.signer()
    #expect(again.publicKey == signer.publicKey)
    #expect(key.isValidSignature(try again.sign([7]), for: [7]))
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o601])
  func `a key that others could read or write is refused`(mode: Int) async throws {
    let vault = try Vault.openOrMake(at: path)
    _ = try await vault.keys.signer()
    let file = path + "/keys/vault.key"
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    await #expect(throws: VaultError.exposedKey(path: file)) {
      try await Vault.open(at: path).keys.signer()
    }
  }

  @Test(arguments: ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "key"])
  func `a key file that holds no key is damage and is not replaced`(text: String) async throws {
    let vault = try Vault.openOrMake(at: path)
    let file = path + "/keys/vault.key"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    await #expect(throws: StorageError.damaged(place: file)) { try await vault.keys.signer() }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }

  @Test func `a playbook is kept once under its digest`() async throws {
    let vault = try Vault.openOrMake(at: path)
    var random = SplitMix64(state: 5)
    let digest = Digest.arbitrary(using: &random)
    let source = Array("version: 1\n".utf8)
    #expect(try await vault.playbooks.source(digest) == nil)
    try await vault.playbooks.keep(source, named: digest)
    try await vault.playbooks.keep(source, named: digest)
    #expect(try await vault.playbooks.source(digest) == source)
    #expect(try mode("\(path)/playbooks/\(digest)") == 0o400)
    await #expect(throws: StorageError.damaged(place: "\(path)/playbooks/\(digest)")) {
      try await vault.playbooks.keep(source + [10], named: digest)
    }
    #expect(try await vault.playbooks.source(digest) == source)
  }
}
