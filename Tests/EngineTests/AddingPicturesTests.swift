import CaseCore
import Engine
import Imports
import Synchronization
import TestKit
import Testing

/// Pictures whose text is read before they are recorded.
@Suite struct AddingPicturesTests {
  private struct FakeRecogniser: TextRecogniser {
    var lanes = 2
    var page: @Sendable (UInt8) async throws -> RecognisedPage

    func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
      try await page(picture.last ?? 0)
    }
  }

  private struct World {
    let world: EngineWorld
    let id: Case.ID
    let engine: Engine

    init(_ page: @escaping @Sendable (UInt8) async throws -> RecognisedPage) async throws {
      world = try EngineWorld()
      engine = world.engine(
        .init(
          journals: world.journal, blobs: world.blobs, keys: world.keys, archive: world.archive,
          files: OneFile([]), shelf: world.shelf,
          recogniser: FakeRecogniser(page: page)))
      id = try await engine.openCase(title: "t", area: "cn-game-points").id
    }

    /// Adds pictures whose last bytes are `numbers`.
    func add(
      _ numbers: UInt8..., as kind: String? = nil, recognising: Bool = true
    ) async throws -> [AddedEvidence] {
      var added: [AddedEvidence] = []
      let sources = numbers.map {
        EvidenceSource.bytes(AddingPicturesTests.picture($0), name: "\($0).png")
      }
      try await engine.addEvidence(sources, as: kind, recognising: recognising, to: id) {
        added.append($0)
      }
      return added
    }
  }

  private static func picture(_ number: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, number]
  }

  private static func page(_ texts: String...) -> RecognisedPage {
    RecognisedPage(
      engine: "fake", version: "1", width: 1000, height: 2000,
      pieces: texts.enumerated().compactMap { index, text in
        PixelBox(x: 100, y: 100 + 100 * index, width: 600, height: 40).flatMap {
          RecognisedPage.Piece(text: text, box: $0, confidence: 990)
        }
      })
  }

  private static let order = page(
    "订单号：20261118201405773322", "下单时间：2026-11-18 20:14:05", "实付：98.00", "卡密：QWER-7TYU-4PAS-2DFG")

  @Test func `the kind of a picture is what it shows, and all of it is one step of the journal`()
    async throws
  {
    let world = try await World { number in number == 1 ? Self.order : Self.page("你好") }
    let before = try await world.engine.load(world.id).size
    let added = try await world.add(1, 2)
    #expect(added.map(\.kind.text) == ["order_screenshot", "screenshot"])
    #expect(added.map(\.isDuplicate) == [false, false])
    let state = try await world.engine.load(world.id).state
    #expect(state.evidence.map(\.value.kind.text) == ["order_screenshot", "screenshot"])
    #expect(state.evidence.allSatisfy { !$0.value.kindNamedByPerson })
    #expect(state.derivatives.map(\.value.original) == state.evidence.map(\.entry))
    #expect(state.evidence.first?.entry == before)
    // The commitment to the card key comes along, and the key stands nowhere in the findings.
    let key = try await world.engine.committedKeys(
      opening: Array("QWER-7TYU-4PAS-2DFG".utf8), in: world.id)
    #expect(key.found.map(\.evidence) == [before] && key.of == 1)
    let findings = try await world.engine.findings(in: world.id)
    #expect(findings.contains { $0.finding.kind == FindingKinds.cardKey })
    #expect(!findings.contains { $0.finding.quote.contains("QWER-7TYU") })
    // What stands in the journal is found again from what is kept.
    #expect(findings.count { $0.evidence == before } == added[0].reading?.findingCount)
    let again = try await world.engine.recognise(again: true, in: world.id)
    #expect(again.count == 2)
    #expect(try await world.engine.load(world.id).size == state.size)
  }

  @Test func `a kind that the person names stands`() async throws {
    let world = try await World { _ in Self.order }
    let added = try await world.add(1, as: "payment_screenshot")
    #expect(added.map(\.kind.text) == ["payment_screenshot"])
    let evidence = try #require(try await world.engine.load(world.id).state.evidence.first)
    #expect(evidence.value.kindNamedByPerson)
    await #expect(throws: Refusal.self) { try await world.add(2, as: "no_such_kind") }
  }

  @Test func `what cannot be read is kept, and read later`() async throws {
    let hasEngine = Mutex(false)
    let asked = Mutex(0)
    let world = try await World { _ in
      asked.withLock { $0 += 1 }
      guard hasEngine.withLock(\.self) else { throw RecognitionError.noEngine }
      return Self.order
    }
    let added = try await world.add(1, 2, 3, 4, 5, 6, 7)
    #expect(added.count == 7 && asked.withLock(\.self) <= 2)
    for one in added {
      #expect(one.kind == EvidenceKinds.screenshot)
      guard case .failed(.noEngine) = one.picture else {
        Issue.record("\(String(describing: one.picture))")
        continue
      }
    }
    #expect(try await world.engine.load(world.id).state.derivatives.isEmpty)
    hasEngine.withLock { $0 = true }
    // The same picture again, and then all the others.
    let again = try await world.add(1)
    #expect(again.first?.isDuplicate == true)
    guard case .read = again.first?.picture else {
      Issue.record("not read")
      return
    }
    let rest = try await world.engine.recognise(in: world.id)
    #expect(rest.count == 7)
    #expect(rest.compactMap(\.shownKind?.text) == .init(repeating: "order_screenshot", count: 6))
    #expect(try await world.engine.load(world.id).state.derivatives.count == 7)
    let keys = try await world.engine.committedKeys(
      opening: Array("qwer-7tyu-4pas-2dfg".utf8), in: world.id)
    #expect(keys.found.count == 7)
    // Once more changes nothing.
    let size = try await world.engine.load(world.id).size
    guard case .readBefore = try await world.add(1).first?.picture else {
      Issue.record("read again")
      return
    }
    #expect(try await world.engine.load(world.id).size == size)
  }

  @Test func `nothing is read where it is not wished`() async throws {
    let world = try await World { _ in
      Issue.record("asked")
      throw RecognitionError.engineFailed
    }
    let added = try await world.add(1, recognising: false)
    #expect(added.first?.picture == nil)
    #expect(try await world.engine.load(world.id).state.evidence.count == 1)
  }

  @Test func `pictures stand in the order that they were given in, between other files`()
    async throws
  {
    let world = try await World { number in
      for _ in 0..<(number % 3 == 0 ? 200 : 1) { await Task.yield() }
      if number == 4 { throw RecognitionError.unreadable }
      return Self.page("第 \(number) 张")
    }
    var sources = (0..<9).map { EvidenceSource.bytes(Self.picture($0), name: "\($0).png") }
    sources.insert(.bytes(Array("客服：在补单\n".utf8), name: "note.txt"), at: 3)
    var names: [String] = []
    try await world.engine.addEvidence(sources, to: world.id) { names.append($0.fileName) }
    let wanted = ["0.png", "1.png", "2.png", "note.txt"] + (3..<9).map { "\($0).png" }
    #expect(names == wanted)
    let state = try await world.engine.load(world.id).state
    #expect(state.evidence.map(\.value.fileName) == wanted)
    #expect(state.derivatives.count == 8)
  }

  @Test func `originals before one that is refused stay in`() async throws {
    let world = try await World { _ in Self.order }
    let sources: [EvidenceSource] = [
      .bytes(Self.picture(1), name: "1.png"), .bytes(Self.picture(2), name: "a/b"),
      .bytes(Self.picture(3), name: "3.png"),
    ]
    await #expect(throws: Refusal.self) {
      try await world.engine.addEvidence(sources, to: world.id) { _ in }
    }
    let state = try await world.engine.load(world.id).state
    #expect(state.evidence.map(\.value.fileName) == ["1.png"])
    #expect(state.derivatives.count == 1)
  }
}
