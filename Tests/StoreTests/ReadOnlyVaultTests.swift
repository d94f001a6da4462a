import CaseCore
import Engine
import Evidence
import Foundation
import StoreSQLite
import TestKit
import Testing
import crash_writer

/// A vault on a disk or in a folder that cannot be written is still read, and whole.
///
/// The reading is done by a process without rights, because tests may run as a user who has all.
@Suite struct ReadOnlyVaultTests {
  let folder: TemporaryFolder
  let path: String
  let id: Case.ID

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "vault.sqlite")
    var random = SplitMix64(state: 2)
    id = Case.ID.arbitrary(using: &random)
  }

  private func append(_ count: Int, to journal: SQLiteJournal) async throws {
    let size = try await journal.size(of: id) ?? 0
    for seq in size..<size + count {
      try await journal.append(
        [Crashing.entry(id, seq)], to: id, expecting: seq,
        listing: Crashing.listing(id, size: seq + 1))
    }
  }

  /// Takes every right to write away, also for the files in the folder.
  private func seal(without suffixes: [String]) throws {
    let files = FileManager.default
    for suffix in suffixes { try? files.removeItem(atPath: path + suffix) }
    for name in try files.contentsOfDirectory(atPath: folder.path) {
      try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path(of: name))
    }
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
  }

  private func reading() throws -> String {
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    return try CrashWriterProcess.output(of: ["read", folder.path, id.text], obeysModes: true)
  }

  @Test func `a closed vault is read where nothing can be written`() async throws {
    do { try await append(5, to: SQLiteJournal.open(at: path)) }
    try seal(without: ["-wal", "-shm"])
    #expect(try reading() == "5 read-only\nrefused\n")
  }

  @Test func `a vault with its log beside it is read where nothing can be written`() async throws {
    do { try await append(5, to: SQLiteJournal.open(at: path)) }
    try seal(without: [])
    #expect(try reading() == "5 read-only\nrefused\n")
  }

  @Test func `entries that stand only in the log are not overlooked`() async throws {
    let original = try TemporaryFolder()
    let journal = try SQLiteJournal.open(at: original.path(of: "vault.sqlite"))
    try await append(7, to: journal)
    // The copy of a vault that is open: the newest entries are in the log, and there is no index.
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: original.path(of: "vault.sqlite" + suffix), toPath: path + suffix)
    }
    try seal(without: ["-shm"])
    #expect(try reading() == "7 read-only\nrefused\n")
  }

  @Test func `a vault opened only to read is not changed by a single byte`() async throws {
    do { try await append(3, to: SQLiteJournal.open(at: path)) }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let journal = try SQLiteJournal.open(at: path, access: .readOnly)
    #expect(journal.isReadOnly)
    #expect(try await journal.size(of: id) == 3)
    await #expect(throws: StorageError.readOnly(place: "vault.sqlite")) {
      try await append(1, to: journal)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `there is nothing to read where there is no vault`() {
    #expect(throws: StorageError.missing(place: "vault.sqlite")) {
      try SQLiteJournal.open(at: path, access: .readOnly)
    }
  }
}
