import CaseCore
import Engine
import Evidence
import Imports
import Synchronization
import TestKit
import Testing

/// Pages that are read on pictures: kept in the case, found in again, and nobody else's.
@Suite struct RecognisingTests {
  /// An engine that reads what a test gives it, by the last byte of a picture.
  private struct FakeRecogniser: TextRecogniser {
    var lanes = 2
    var page: @Sendable (UInt8) async throws -> RecognisedPage

    func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
      try await page(picture.last ?? 0)
    }
  }

  /// Makes every copy a PNG of 100 by 100 pixels of nothing.
  private struct FakeMasker: PictureMasker {
    func masked(
      _ picture: [UInt8], _ format: PictureFormat, boxes: [PixelBox]
    ) async throws -> [UInt8] {
      var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
      for (kind, part) in [
        ("IHDR", [0, 0, 0, 100, 0, 0, 0, 100, 8, 2, 0, 0, 0]), ("IDAT", [1]), ("IEND", []),
      ] as [(String, [UInt8])] {
        bytes += [0, 0, 0, UInt8(part.count)] + Array(kind.utf8) + part + [0, 0, 0, 0]
      }
      return bytes
    }

    func compressed(
      _ picture: [UInt8], _ format: PictureFormat, percent: Int, quality: Int
    ) async throws -> [UInt8] { throw PictureError.unreadable }

    func tool() async throws -> String { "fake 1" }
  }

  private struct World {
    let world: EngineWorld
    let id: Case.ID
    var engine: Engine

    /// A case with `count` pictures, whose last bytes count from 0.
    init(
      pictures count: UInt8, lanes: Int = 2,
      _ page: @escaping @Sendable (UInt8) async throws -> RecognisedPage
    ) async throws {
      world = try EngineWorld()
      engine = world.engine(
        .init(
          journals: world.journal, blobs: world.blobs, keys: world.keys, archive: world.archive,
          files: OneFile([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7]), shelf: world.shelf,
          pictures: FakeMasker(), recogniser: FakeRecogniser(lanes: lanes, page: page)))
      id = try await engine.openCase(title: "t", area: "cn-game-points").id
      for number in 0..<count {
        await world.blobs.write(
          [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, number], at: "/\(number).png")
        _ = try await engine.addEvidence("/\(number).png", to: id)
      }
    }

    func bundle(
      for recipient: BundleRecipient, entries: Set<Int>? = nil
    ) async throws -> (bytes: [UInt8], disclosed: Set<Int>) {
      var bytes: [UInt8] = []
      let request = ExportRequest(recipient: recipient, entries: entries)
      let exported = try await engine.export(id, request) { bytes += $0 }
      #expect(try Verification.verify(RandomAccess(bytes)).failures == [])
      return (bytes, Set(exported.disclosed))
    }
  }

  private static func page(_ texts: (String, Int)...) -> RecognisedPage {
    RecognisedPage(
      engine: "fake", version: "1", width: 100, height: 100,
      pieces: texts.compactMap { text, y in
        PixelBox(x: 10, y: y, width: 80, height: 10).flatMap {
          RecognisedPage.Piece(text: text, box: $0, confidence: 990)
        }
      })
  }

  private static let secret = Self.page(("联系电话 13812345678", 10), ("订单已完成", 40))

  @Test(arguments: [1, 2, 5])
  func `pages are recorded in the order of the pictures, whichever is read first`(
    lanes: Int
  ) async throws {
    let done = Mutex<[Int]>([])
    let world = try await World(pictures: 9, lanes: lanes) { number in
      // Some take longer.
      for _ in 0..<(number % 3 == 0 ? 200 : 1) { await Task.yield() }
      return Self.page(("第 \(number) 张", 10))
    }
    let read = try await world.engine.recognise(in: world.id) { one, all in
      done.withLock { $0.append(one * 100 + all) }
    }
    #expect(done.withLock(\.self) == (0...9).map { $0 * 100 + 9 })
    #expect(read.map(\.fileName) == (0..<9).map { "\($0).png" })
    let state = try await world.engine.load(world.id).state
    #expect(state.derivatives.map(\.value.original) == read.map(\.evidence))
    for copy in state.derivatives.map(\.value) {
      #expect(copy.how == .converted && copy.recipients == ["self"] && copy.tool == "fake 1")
      #expect(copy.mediaType == MediaType.recognised.rawValue)
    }
    // A second run has nothing to do; one that is asked to read again gets the same and adds nothing.
    let again = try await world.engine.recognise(again: true, in: world.id)
    for one in again {
      guard case .read(let page) = one.outcome else {
        Issue.record("not read")
        continue
      }
      #expect(page.isUnchanged)
    }
    #expect(try await world.engine.load(world.id).state.size == state.size)
    for one in try await world.engine.recognise(in: world.id) {
      guard case .readBefore = one.outcome else {
        Issue.record("read again")
        continue
      }
    }
  }

  @Test func `what a picture says has its box, and what is unsure is confirmed by name only`()
    async throws
  {
    let world = try await World(pictures: 1) { _ in
      RecognisedPage(
        engine: "fake", version: "1", width: 1000, height: 1000,
        pieces: [
          ("订单号：20261118201405773311", 990), ("下单时间：2026-11-18 20:14:05", 990), ("实付：98.00", 700),
        ].enumerated().compactMap { index, line in
          PixelBox(x: 100, y: 100 + 100 * index, width: 600, height: 40).flatMap {
            RecognisedPage.Piece(text: line.0, box: $0, confidence: line.1)
          }
        })
    }
    _ = try await world.engine.recognise(in: world.id)
    let sure = try await world.engine.confirm([], in: world.id)
    #expect(sure.map(\.finding.id) == ["order_number:1", "order_time:1"])
    #expect(sure.map(\.finding.place.text) == ["box:100,100,600,40", "box:100,200,600,40"])
    let asked = try await world.engine.confirm(["0.png/order_amount:1"], in: world.id)
    #expect(asked.map(\.finding.place.text) == ["box:100,300,600,40"])
  }

  @Test func `one picture that cannot be read fails no other, and can be tried again`() async throws
  {
    let isMended = Mutex(false)
    let world = try await World(pictures: 4) { number in
      if number == 1, !isMended.withLock(\.self) { throw RecognitionError.engineFailed }
      return Self.page(("第 \(number) 张", 10))
    }
    func failures() async throws -> [Int] {
      try await world.engine.recognise(in: world.id).filter {
        if case .failed(.engineFailed) = $0.outcome { true } else { false }
      }.map(\.evidence)
    }
    #expect(try await failures().count == 1)
    #expect(try await world.engine.load(world.id).state.derivatives.count == 3)
    isMended.withLock { $0 = true }
    #expect(try await failures().isEmpty)
    #expect(try await world.engine.load(world.id).state.derivatives.count == 4)
  }

  @Test func `without an engine pictures are kept, and nothing more is tried than one`()
    async throws
  {
    let asked = Mutex(0)
    let world = try await World(pictures: 30) { _ in
      asked.withLock { $0 += 1 }
      throw RecognitionError.noEngine
    }
    let read = try await world.engine.recognise(in: world.id)
    #expect(read.count == 30)
    for one in read {
      guard case .failed(.noEngine) = one.outcome else {
        Issue.record("not failed")
        continue
      }
    }
    #expect(asked.withLock(\.self) <= 2)
    let state = try await world.engine.load(world.id).state
    #expect(state.evidence.count == 30 && state.derivatives.isEmpty)
  }

  @Test func `a run that is cancelled keeps what was recorded`() async throws {
    let world = try await World(pictures: 6, lanes: 1) { number in
      if number == 3 { try await Task.waitForCancellation() }
      return Self.page(("第 \(number) 张", 10))
    }
    let task = Task { try await world.engine.recognise(in: world.id) }
    while try await world.engine.load(world.id).state.derivatives.count < 3 { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try await world.engine.load(world.id).state.derivatives.count == 3)
  }

  @Test(arguments: BundleRecipient.allCases)
  func `a recognised page goes to nobody else`(recipient: BundleRecipient) async throws {
    let world = try await World(pictures: 1) { _ in Self.secret }
    _ = try await world.engine.recognise(in: world.id)
    let page = try #require(try await world.engine.load(world.id).state.derivatives.first?.entry)
    let (bytes, disclosed) = try await world.bundle(for: recipient)
    let isOwn = recipient == .oneself
    #expect(disclosed.contains(page) == isOwn)
    for words in ["13812345678", "订单已完成", "recourse-recognised"] {
      #expect((bytes.firstRange(of: Array(words.utf8)) != nil) == isOwn, "\(words)")
    }
    guard !isOwn else { return }
    await #expect(throws: Refusal.self) {
      _ = try await world.bundle(for: recipient, entries: [page])
    }
  }

  @Test func `a picture and its page may be chosen together for oneself`() async throws {
    let world = try await World(pictures: 1) { _ in Self.secret }
    _ = try await world.engine.recognise(in: world.id)
    let state = try await world.engine.load(world.id).state
    let chosen = Set(state.derivatives.map(\.entry) + state.evidence.map(\.entry))
    let (_, disclosed) = try await world.bundle(for: .oneself, entries: chosen)
    #expect(disclosed.isSuperset(of: chosen))
  }

  @Test func `secrets on a picture are proposed with boxes and accepted by number`() async throws {
    let world = try await World(pictures: 1) { _ in Self.secret }
    await #expect(throws: Refusal.self) {
      _ = try await world.engine.maskProposal(of: "0.png", for: [.seller], in: world.id)
    }
    _ = try await world.engine.recognise(in: world.id)
    let proposal = try await world.engine.maskProposal(
      of: "0.png", for: [.seller], names: ["订单"], in: world.id)
    #expect(proposal.found.map(\.kind) == [.phone, .person])
    #expect(proposal.found.map(\.number) == [1, 2] && proposal.proposed == [1, 2])
    let box = try #require(proposal.found.first?.places.first.flatMap { PixelBox($0) })
    // The number is the right part of the piece, and all of it is covered.
    #expect(box.x > 30 && box.x < 50 && box.x + box.width >= 90 && box.y <= 10 && box.height >= 10)
    let made = try await world.engine.mask(
      "0.png", MaskRequest(recipients: [.seller], accepted: .proposed), in: world.id)
    #expect(made.copy.how == .masked && made.copy.masks.map(\.why.text) == ["phone"])
    #expect(made.copy.masks.map(\.place) == [box.place])
    await #expect(throws: Refusal.self) {
      _ = try await world.engine.mask(
        "0.png", MaskRequest(recipients: [.seller], accepted: .numbers([9])), in: world.id)
    }
  }

  @Test func `what was read under a mask leaves in no entry`() async throws {
    let world = try await World(pictures: 1) { _ in Self.secret }
    _ = try await world.engine.recognise(in: world.id)
    func keep(_ text: String, at place: String) async throws -> Int {
      var input = StepInput()
      input.text = text
      input.shown = ShownInput(evidence: "0.png", place: place, quote: text)
      let channel = "qq"
      return try await world.engine.keepMessage(.received, channel: channel, input, in: world.id)
        .size - 1
    }
    // The first quotes what will be masked, the second stands under the mask, the third does neither.
    let quoting = try await keep("打 138-1234-5678 找我", at: "whole")
    let under = try await keep("随便写的", at: "box:60,12,5,5")
    let plain = try await keep("订单完成了", at: "box:10,40,80,10")
    _ = try await world.engine.mask(
      "0.png", MaskRequest(recipients: [.police], accepted: .numbers([1])), in: world.id)
    let (bytes, disclosed) = try await world.bundle(for: .police)
    #expect(!disclosed.contains(quoting) && !disclosed.contains(under))
    #expect(disclosed.contains(plain))
    #expect(bytes.firstRange(of: Array("1234-5678".utf8)) == nil)
  }

  @Test func `a picture that is in no case can be looked at`() async throws {
    let world = try await World(pictures: 0) { _ in Self.secret }
    let dry = try #require(try await world.engine.dryRecognition(of: "/any.png"))
    #expect(dry.page == Self.secret)
    await #expect(throws: Refusal.self) {
      _ = try await world.engine.dryRecognition(of: "/any.png", as: "wechat_bill")
    }
    let failing = try await World(pictures: 0) { _ in throw RecognitionError.unreadable }
    await #expect(throws: Refusal.self) {
      _ = try await failing.engine.dryRecognition(of: "/any.png")
    }
  }
}

extension Task where Success == Never, Failure == Never {
  /// Waits until the calling task is cancelled, and throws then.
  fileprivate static func waitForCancellation() async throws {
    while true {
      try checkCancellation()
      await yield()
    }
  }
}
