import CaseCore
import Engine
import Evidence
import Foundation
import Glibc
import TestKit
import Testing

// A file that changes between two looks cannot be made from outside without waiting.
@testable import VaultFiles

@Suite struct VaultBlobTests {
  let folder: TemporaryFolder
  let vault: Vault
  let id: Case.ID

  init() throws {
    folder = try TemporaryFolder()
    vault = try Vault.openOrMake(at: folder.path(of: "vault"))
    var random = SplitMix64(state: 1)
    id = Case.ID.arbitrary(using: &random)
  }

  private var blobs: String { "\(vault.path)/cases/\(id)/blobs" }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: blobs)
  }

  @Test(arguments: BlobStoreContract.all)
  func `the vault keeps the promises of a blob store`(
    contract: ContractCheck<BlobStoreContract.Subject>
  ) async throws {
    let folder = folder
    try await contract.check(
      .init(store: vault.blobs) { bytes, name in try folder.write(bytes, named: name) })
  }

  @Test func `a content lies under its digest, for reading only`() async throws {
    let path = try folder.write(Array("abc".utf8), named: "a 截图.png")
    let kept = try await vault.blobs.keep(fileAt: path, of: id)
    // FIPS 180-2, B.1.
    let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(kept.digest.hex == hex)
    #expect(try names() == [hex])
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(blobs)/\(hex)")
    #expect(attributes[.posixPermissions] as? Int == 0o400)
    #expect(try mode(of: "\(vault.path)/cases/\(id)") == 0o700)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(kept.modifiedAt == Moment(seconds: Int64(status.st_mtim.tv_sec)))
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `what is no regular file is refused at once`() async throws {
    let pipe = folder.path(of: "pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let link = folder.path(of: "link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/zero")
    let cases: [(String, SourceFileError)] = [
      (folder.path, .notAFile(path: folder.path, .folder)),
      (pipe, .notAFile(path: pipe, .pipe)),
      ("/dev/zero", .notAFile(path: "/dev/zero", .device)),
      (link, .notAFile(path: link, .device)),
      (folder.path(of: "none"), .missing(path: folder.path(of: "none"))),
      ("", .missing(path: "")),
    ]
    for (path, error) in cases {
      await #expect(throws: error) { try await vault.blobs.keep(fileAt: path, of: id) }
    }
    #expect(!FileManager.default.fileExists(atPath: blobs))
  }

  @Test func `a link to a file is followed`() async throws {
    let path = try folder.write([1, 2, 3], named: "file")
    let link = folder.path(of: "link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try await vault.blobs.keep(fileAt: link, of: id).sizeBytes == 3)
  }

  @Test func `a file over the limit is refused before it is read`() async throws {
    let path = try folder.write([], named: "huge")
    #expect(truncate(path, Int(Limits.evidenceBytes) + 1) == 0)
    await #expect(
      throws: SourceFileError.tooLarge(
        path: path, sizeBytes: Limits.evidenceBytes + 1, limitBytes: Limits.evidenceBytes)
    ) { try await vault.blobs.keep(fileAt: path, of: id) }
  }

  /// What can happen to a file after it was opened.
  enum Change: CaseIterable {
    case grown, shortened, rewritten, replaced, removed
  }

  @Test(arguments: Change.allCases)
  func `a file that changes while it is read is refused`(change: Change) throws {
    let path = try folder.write([UInt8](repeating: 1, count: 5000), named: "file")
    let source = try SourceFile(path)
    switch change {
    case .grown: #expect(truncate(path, 6000) == 0)
    case .shortened: #expect(truncate(path, 4000) == 0)
    case .rewritten:
      // The same size and another time: what a rewriting leaves.
      let times = [timespec(tv_sec: 5, tv_nsec: 0), timespec(tv_sec: 5, tv_nsec: 0)]
      #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
    case .replaced:
      let other = try folder.write([UInt8](repeating: 1, count: 5000), named: "other")
      #expect(rename(other, path) == 0)
    case .removed: #expect(unlink(path) == 0)
    }
    let target = Folder(path: folder.path(of: "target"))
    try target.make()
    let error = #expect(throws: SourceFileError.self) {
      var copy = try BlobCopy(in: target)
      try source.copy(to: &copy)
    }
    #expect(error == .changedWhileRead(path: path))
    #expect(try target.names() == [])
  }

  @Test func `a damaged content is told and never covered up`() async throws {
    let bytes = [UInt8](repeating: 9, count: 100)
    let digest = try await vault.blobs.keep(bytes: bytes, of: id).digest
    let file = "\(blobs)/\(digest)"
    #expect(chmod(file, 0o600) == 0)
    try Data([UInt8](repeating: 8, count: 100)).write(to: URL(fileURLWithPath: file))
    await #expect(throws: StorageError.damaged(place: file)) {
      try await vault.blobs.keep(bytes: bytes, of: id)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data(repeating: 8, count: 100))
    #expect(try names() == [digest.hex])
  }

  @Test func `what a killed process left is swept, what is being written is not`() async throws {
    _ = try await vault.blobs.keep(bytes: [1], of: id)
    let left = "\(blobs)/.incoming-dead"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: left))
    let writing = try IncomingFile(in: Folder(path: blobs))
    // Another process looks into the case for the first time.
    _ = try await Vault.open(at: vault.path).blobs.keep(bytes: [2], of: id)
    #expect(!FileManager.default.fileExists(atPath: left))
    #expect(FileManager.default.fileExists(atPath: writing.path))
  }

  @Test func `a full disk leaves nothing half visible`() throws {
    let output = try CrashWriterProcess.output(of: ["limited", vault.path, id.text, "300000"])
    #expect(output == "full\n")
    #expect(try names() == [])
  }
}
