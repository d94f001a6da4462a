import CaseCore
import Engine
import Evidence
import Foundation
import Playbook
import PlaybookYAML
import TestKit
import Testing

/// An Engine over stores in memory, the shipped playbook and the files of an example.
struct EngineWorld {
  let journal = MemoryJournal()
  let blobs: MemoryBlobs
  let keys: MemoryKeys
  let archive = MemoryArchive()
  let shelf: FixedShelf
  /// Ids and salts go on from one Engine to the next.
  private let randomness = Randomness.seeded(11)
  private let clock = TimeSource.ticking()

  init(keySeed: UInt64 = 1) throws {
    shelf = try FixedShelf.shipped.get()
    keys = try MemoryKeys(seed: keySeed)
    var files: [String: [UInt8]] = ["/ledger.bin": [0, 1, 2, 3]]
    for name in ["wechat.csv", "order.html", "chat.txt"] {
      let url = FixedShelf.root.appending(path: "examples/not-delivered/\(name)")
      files["/" + name] = Array(try Data(contentsOf: url))
    }
    blobs = MemoryBlobs(files: files)
  }

  /// An Engine over these stores as they are.
  var engine: Engine {
    engine(
      .init(
        journals: journal, blobs: blobs, keys: keys, archive: archive, files: NoFiles(),
        shelf: shelf))
  }

  /// An Engine over these stores for which `bundle` is the one file there is.
  func engine(finding bundle: [UInt8], failing plan: FaultPlan? = nil) -> Engine {
    guard let plan else {
      return engine(
        .init(
          journals: journal, blobs: blobs, keys: keys, archive: archive, files: OneFile(bundle),
          shelf: shelf, intake: journal))
    }
    return engine(
      .init(
        journals: FaultyJournal(journal, plan), blobs: FaultyBlobs(blobs, plan),
        keys: FaultyKeys(keys, plan), archive: FaultyArchive(archive, plan),
        files: OneFile(bundle), shelf: shelf, intake: FaultyIntake(journal, plan)))
  }

  /// A bundle of everything in the case.
  func bundle(of id: Case.ID, _ request: ExportRequest? = nil) async throws -> [UInt8] {
    var bundle: [UInt8] = []
    _ = try await engine.export(id, request ?? ExportRequest(recipient: .oneself)) {
      bundle += $0
    }
    return bundle
  }

  /// An Engine over these stores that fails as `plan` says; the plan counts the calls of all ports.
  func engine(failing plan: FaultPlan) -> Engine {
    engine(
      .init(
        journals: FaultyJournal(journal, plan), blobs: FaultyBlobs(blobs, plan),
        keys: FaultyKeys(keys, plan), archive: FaultyArchive(archive, plan), files: NoFiles(),
        shelf: shelf))
  }

  /// An Engine over `ports` with the clock and the randomness of this world.
  func engine(_ ports: Engine.Ports) -> Engine {
    Engine(
      ports: ports, recordingClock: clock, judgingClock: clock, randomness: randomness,
      practice: false)
  }

  /// Opens a case with a page and a fact in it.
  func openCase() async throws -> Case.ID {
    let id = try await engine.openCase(title: "98 元点券没到", area: "cn-game-points").id
    _ = try await engine.addEvidence("/order.html", to: id)
    _ = try await engine.state("goods_arrived", as: "none", in: id)
    return id
  }

  /// Expects that every case replays, keeps the first entries `before` of `id`, and that what is
  /// exported of it verifies.
  func expectWhole(_ id: Case.ID, beginningWith before: [StoredItem]) async throws {
    for listing in try await engine.listings() {
      let loaded = try await engine.load(listing.id)
      #expect(loaded.size == listing.size)
    }
    let loaded = try await engine.load(id)
    #expect(Array(loaded.stored.prefix(before.count)) == before)
    var bundle: [UInt8] = []
    _ = try await engine.export(id, ExportRequest(recipient: .oneself)) { bundle += $0 }
    let report = try Verification.verify(RandomAccess(bundle), expecting: .init())
    #expect(report.failures.isEmpty)
  }
}

/// A shelf with one playbook.
struct FixedShelf: PlaybookShelf {
  let stocked: StockedPlaybook

  /// The checkout that these tests stand in.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The playbook that the product ships, read once.
  static let shipped = Result { try read() }

  private static func read() throws -> FixedShelf {
    let folder = root.appending(path: "playbooks").resolvingSymlinksInPath()
    var tree: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      tree[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    let source = try PlaybookSource(area: "cn-game-points", from: tree)
    let compiled = try PlaybookCompiler.compile(source, digest: .ofContent(source.bytes))
    return FixedShelf(
      stocked: StockedPlaybook(playbook: compiled.playbook, source: source.bytes))
  }

  func current(area: String) -> StockedPlaybook { stocked }
  func playbook(from source: [UInt8], digest: CaseCore.Digest) -> Playbook { stocked.playbook }
  func areas() -> [String] { ["cn-game-points"] }
}

/// Stands for a person's files, of which there is one, whatever its path.
struct OneFile: SourceFiles {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try bytes.withUnsafeBytes(body)
  }

  func open(_ path: String) throws -> RandomAccess { RandomAccess(bytes) }

  func folder(_ path: String) throws -> SourceFolder? { nil }
}

/// Stands for files that no test here reads.
struct NoFiles: SourceFiles {
  func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    throw unexpected(path)
  }

  func open(_ path: String) throws -> RandomAccess { throw unexpected(path) }

  func folder(_ path: String) throws -> SourceFolder? { throw unexpected(path) }

  private func unexpected(_ path: String) -> SourceFileError {
    Issue.record("\(path) was asked for")
    return .missing(path: path)
  }
}
