import CaseCore
import Engine
import Evidence
import Foundation
import TestKit
import Testing
import VaultFiles

/// Pictures prepared for paper, beside the originals of a case.
@Suite struct PagePictureTests {
  private let folder: TemporaryFolder
  private let path: String
  private let id: Case.ID
  private let original: [UInt8]
  private let page: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "vault")
    var random = SplitMix64(state: 6)
    id = Case.ID.arbitrary(using: &random)
    original = random.bytes(900)
    page = random.bytes((1 << 20) + 70)
  }

  private var digest: Digest { .ofContent(original) }

  private func made(encrypted: Bool) async throws -> Vault {
    let vault =
      encrypted ? try await EncryptedVault.make(at: path) : try Vault.openOrMake(at: path)
    _ = try await vault.blobs.keep(bytes: original, of: id)
    return vault
  }

  /// The files in which the middle of `bytes` stands.
  private func files(holding bytes: [UInt8]) throws -> [String] {
    let part = Data(bytes[200..<260])
    return try EncryptedVault.files(below: path).filter { $0.value.range(of: part) != nil }.map(
      \.key)
  }

  @Test(arguments: [false, true])
  func `what is kept is found, replaced and erased`(encrypted: Bool) async throws {
    let vault = try await made(encrypted: encrypted)
    let shelf = vault.pagePictures
    #expect(try await shelf.page(of: digest, in: id) == nil)
    try await shelf.keep(page, of: digest, in: id)
    #expect(try await shelf.page(of: digest, in: id) == page)
    // Under a passphrase nothing of it can be read, its name neither.
    #expect(try files(holding: page).isEmpty == encrypted)
    let named = try EncryptedVault.files(below: path).keys.contains { $0.hasSuffix(digest.hex) }
    #expect(named != encrypted)
    try await shelf.keep([1, 2, 3], of: digest, in: id)
    #expect(try await shelf.page(of: digest, in: id) == [1, 2, 3])
    try await shelf.erase(digest, of: id)
    try await shelf.erase(digest, of: id)
    #expect(try await shelf.page(of: digest, in: id) == nil)
    #expect(try await vault.blobs.contains(digest, of: id))
  }

  @Test(arguments: [false, true])
  func `nothing is kept for a case without a folder, and none is made`(encrypted: Bool)
    async throws
  {
    let vault = try await made(encrypted: encrypted)
    var random = SplitMix64(state: 7)
    let other = Case.ID.arbitrary(using: &random)
    try? await vault.pagePictures.keep(page, of: digest, in: other)
    #expect(try await vault.pagePictures.page(of: digest, in: other) == nil)
    #expect(!FileManager.default.fileExists(atPath: "\(path)/cases/\(other)"))
  }

  @Test func `a torn file in an encrypted vault is as good as none`() async throws {
    let vault = try await made(encrypted: true)
    try await vault.pagePictures.keep(page, of: digest, in: id)
    let pages = "\(path)/cases/\(id)/pages"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: pages).first)
    let whole = try Data(contentsOf: URL(fileURLWithPath: "\(pages)/\(name)"))
    try whole.dropLast(3).write(to: URL(fileURLWithPath: "\(pages)/\(name)"))
    #expect(try await vault.pagePictures.page(of: digest, in: id) == nil)
    try await vault.pagePictures.keep(page, of: digest, in: id)
    #expect(try await vault.pagePictures.page(of: digest, in: id) == page)
  }

  @Test func `putting a vault under a passphrase leaves no plain page behind`() async throws {
    do {
      let vault = try await made(encrypted: false)
      try await vault.pagePictures.keep(page, of: digest, in: id)
    }
    _ = try EncryptedVault.journal(try Vault.open(at: path) { nil })
    try await EncryptedVault.encrypt(path)
    #expect(try files(holding: page).isEmpty)
    let sealed = try EncryptedVault.open(path)
    #expect(try await sealed.blobs.contains(digest, of: id))
    #expect(try await sealed.pagePictures.page(of: digest, in: id) == nil)
  }

  @Test func `a case that is erased whole takes its pages along`() async throws {
    let vault = try await made(encrypted: false)
    try await vault.pagePictures.keep(page, of: digest, in: id)
    try await vault.eraseFolder(of: id)
    #expect(try files(holding: page).isEmpty)
    #expect(try await vault.pagePictures.page(of: digest, in: id) == nil)
  }
}
