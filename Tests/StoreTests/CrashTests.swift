import CaseCore
import Engine
import Evidence
import Foundation
import StoreSQLite
import TestKit
import Testing
import VaultFiles
import crash_writer

/// `kill -9` at seeded moments: what was acknowledged has to be there, and nothing half.
///
/// `RECOURSE_DEEP` asks for a campaign: its number of rounds, or 300 for 1.
@Suite(.serialized) struct CrashTests {
  static let rounds: Int = {
    let deep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"].flatMap { Int($0) } ?? 0
    return deep == 1 ? 300 : max(deep, 12)
  }()

  @Test(arguments: UInt64(1)...2)
  func `no acknowledged entry is lost when the writer is killed`(seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(state: seed)
    let id = Case.ID.arbitrary(using: &random)
    let path = folder.path(of: "vault")
    for _ in 0..<Self.rounds {
      let writer = try CrashWriterProcess(["journal", path, id.text])
      let acknowledged = writer.kill(afterLines: Int.random(in: 1...30, using: &random))
      #expect(!acknowledged.isEmpty, "the writer did not get to write")
      let journal = try SQLiteJournal.open(at: Vault.open(at: path).databasePath)
      let items = try await journal.items(of: id, from: 0)
      #expect(items.count >= acknowledged.last ?? 0)
      #expect(items == items.indices.map { .sealed(Crashing.entry(id, $0)) })
      #expect(try await journal.listings() == [Crashing.listing(id, size: items.count)])
    }
  }

  @Test(arguments: UInt64(1)...2)
  func `no acknowledged content is lost or half there when the writer is killed`(
    seed: UInt64
  ) async throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(state: seed)
    let id = Case.ID.arbitrary(using: &random)
    let path = folder.path(of: "vault")
    var next = Int(seed) * 1000
    for _ in 0..<Self.rounds {
      let writer = try CrashWriterProcess(["blobs", path, id.text, "\(next)"])
      let acknowledged = writer.kill(afterLines: Int.random(in: 1...12, using: &random))
      #expect(!acknowledged.isEmpty, "the writer did not get to write")
      let vault = try Vault.open(at: path)
      for number in acknowledged {
        let content = Crashing.content(number)
        let digest = try await MemoryBlobs().keep(bytes: content, of: id).digest
        #expect(
          try await vault.blobs.withMappedBytes(of: digest, in: id) { $0.elementsEqual(content) })
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(path)/cases/\(id)/blobs")
      where !name.hasPrefix(".incoming-") {
        let digest = try #require(Digest(hex: name))
        let bytes = try await vault.blobs.withMappedBytes(of: digest, in: id) { Array($0) }
        #expect(try await MemoryBlobs().keep(bytes: bytes, of: id).digest == digest)
      }
      next = (acknowledged.last ?? next) + 1
    }
  }
}
