import CaseCore
import Drafting
import Engine
import Evidence
import Imports
import Synchronization
import TestKit
import Testing

/// Pictures of a packet: made to fit what the form takes, and without what its reader has no need of.
@Suite struct PacketPictureTests {
  /// Makes JPEGs of 6 MiB at the first attempt and of 4 MiB afterwards, and counts.
  private final class FakePictures: PictureMasker {
    private let asked = Mutex<[String]>([])
    private let isMissing: Bool

    init(isMissing: Bool = false) { self.isMissing = isMissing }

    /// What was asked for, in order.
    var attempts: [String] { asked.withLock(\.self) }

    func masked(
      _ picture: [UInt8], _ format: PictureFormat, boxes: [PixelBox]
    ) async throws -> [UInt8] {
      var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
      for (kind, part) in [
        ("IHDR", [0, 0, 0, 100, 0, 0, 0, 100, 8, 2, 0, 0, 0]),
        ("IDAT", Array(repeating: 1, count: 6 << 20)), ("IEND", []),
      ] as [(String, [UInt8])] {
        let size = UInt32(part.count)
        bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
        bytes += Array(kind.utf8) + part + [0, 0, 0, 0]
      }
      return bytes
    }

    func compressed(
      _ picture: [UInt8], _ format: PictureFormat, percent: Int, quality: Int
    ) async throws -> [UInt8] {
      guard !isMissing else { throw PictureError.toolMissing("gm") }
      asked.withLock { $0.append("\(format) \(percent) \(quality)") }
      return [0xff, 0xd8, 0xff]
        + Array(repeating: picture.last ?? 0, count: (quality == 85 ? 6 : 4) << 20)
    }

    func tool() async throws -> String { "fake 1" }
  }

  private struct FakeRecogniser: TextRecogniser {
    let lanes = 1

    func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
      RecognisedPage(
        engine: "fake", version: "1", width: 100, height: 100,
        pieces: [PixelBox(x: 10, y: 10, width: 80, height: 10)].compactMap { box in
          box.flatMap {
            RecognisedPage.Piece(text: "联系电话 13812345678", box: $0, confidence: 990)
          }
        })
    }
  }

  private struct World {
    let world: EngineWorld
    let pictures: FakePictures
    let engine: Engine
    let id: Case.ID

    /// A case that can be put to WeChat Pay, with the page of its order as a large picture.
    init(isMissing: Bool = false, picture: [UInt8]) async throws {
      world = try EngineWorld()
      pictures = FakePictures(isMissing: isMissing)
      engine = world.engine(
        .init(
          journals: world.journal, blobs: world.blobs, keys: world.keys, archive: world.archive,
          files: NoFiles(), shelf: world.shelf, pictures: pictures,
          recogniser: FakeRecogniser()))
      id = try await engine.openCase(title: "t", area: "cn-game-points").id
      _ = try await engine.addEvidence(picture, named: "big.png", as: "order_page", to: id)
      for (fact, value) in [
        ("paid", "yes"), ("paid_amount", "98.00"), ("paid_at", "2026-11-01 20:14"),
        ("pay_channel", "wechat_merchant"), ("goods_arrived", "none"),
        ("promised_within", "30 minutes"), ("account_on_order", "mine"),
      ] {
        _ = try await engine.state(fact, as: value, in: id)
      }
      _ = try await engine.state(
        "order_no", as: "K7Q2M9ZD4WX8H3PA",
        shown: ShownInput(evidence: "big.png", place: "whole", quote: "K7Q2M9ZD4WX8H3PA"), in: id)
    }

    func packet(redacting: Bool = false) async throws -> (WrittenPacket, [String: [UInt8]]) {
      let files = Mutex<[String: [UInt8]]>([:])
      let written = try await engine.writePacket(
        for: "wechat", redacting: redacting, in: id, .zh
      ) { name, bytes in files.withLock { $0[name] = bytes } }
      return (written, files.withLock(\.self))
    }

    var copies: [DerivativeAdded] {
      get async throws { try await engine.load(id).state.derivatives.map(\.value) }
    }
  }

  private static let large: [UInt8] =
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Array(repeating: 7, count: 6 << 20)

  @Test func `a picture over the cap goes smaller, is kept, and is made once`() async throws {
    let world = try await World(picture: Self.large)
    let (written, files) = try await world.packet()
    let attached = try #require(files["send/exhibits/exhibit-01.jpg"], "\(files.keys)")
    #expect(attached.count == 4 << 20 + 3 && attached.prefix(3) == [0xff, 0xd8, 0xff])
    #expect(world.pictures.attempts == ["png 100 85", "png 100 70"])
    let copy = try #require(try await world.copies.last)
    #expect(copy.how == .converted && copy.recipients == ["self"])
    #expect(copy.mediaType == "image/jpeg" && copy.tool == "fake 1")
    #expect(!written.plan.missing.contains(.notAttached(evidence: 1)))
    let size = try await world.engine.load(world.id).size
    let (_, again) = try await world.packet()
    #expect(again["send/exhibits/exhibit-01.jpg"] == attached)
    #expect(world.pictures.attempts.count == 2)
    // Only the packet itself was recorded.
    #expect(try await world.engine.load(world.id).size == size + 1)
  }

  @Test func `several pictures are made at the same time, each the copy of its own`() async throws {
    let world = try await World(picture: Self.large)
    for number in 2...5 {
      var picture = Self.large
      picture[picture.count - 1] = UInt8(number)
      _ = try await world.engine.addEvidence(
        picture, named: "big-\(number).png", as: "order_page", to: world.id)
      _ = try await world.engine.state(
        "order_status", as: "completed",
        shown: ShownInput(evidence: "big-\(number).png", place: "whole", quote: "已完成"),
        in: world.id)
    }
    _ = try await world.packet()
    let state = try await world.engine.load(world.id).state
    #expect(state.derivatives.count > 2)
    #expect(Set(state.derivatives.map(\.value.original)).count == state.derivatives.count)
    for copy in state.derivatives.map(\.value) {
      let original = try #require(state.evidence(at: copy.original))
      var last: [UInt8] = []
      for content in [(original.digest, original.sizeBytes), (copy.digest, copy.sizeBytes)] {
        last += try await world.engine.ports.blobs.read(
          content.0, of: world.id, offset: content.1 - 1, count: 1)
      }
      #expect(last[0] == last[1])
    }
    let made = world.pictures.attempts.count
    _ = try await world.packet()
    #expect(world.pictures.attempts.count == made)
  }

  @Test func `a sort of picture that the form does not take becomes one that it takes`()
    async throws
  {
    let heic: [UInt8] = [0, 0, 0, 24] + Array("ftypheic".utf8) + Array(repeating: 0, count: 40)
    let world = try await World(picture: heic)
    let (_, files) = try await world.packet()
    #expect(files["send/exhibits/exhibit-01.jpg"] != nil, "\(files.keys)")
    #expect(world.pictures.attempts.first == "heic 100 85")
  }

  @Test(arguments: BundleRecipient.allCases.filter(\.isOutward))
  func `no export takes the small copy in place of the original`(
    recipient: BundleRecipient
  ) async throws {
    let world = try await World(picture: Self.large)
    _ = try await world.packet()
    let copy = try #require(try await world.engine.load(world.id).state.derivatives.last?.entry)
    var bytes: [UInt8] = []
    let exported = try await world.engine.export(
      world.id, ExportRequest(recipient: recipient)
    ) { bytes += $0 }
    #expect(!exported.disclosed.contains(copy) && exported.disclosed.contains(1))
    #expect(bytes.firstRange(of: Self.large) != nil)
  }

  @Test func `where no copy can be made the picture stays at home, and the packet says so`()
    async throws
  {
    let world = try await World(isMissing: true, picture: Self.large)
    let (written, files) = try await world.packet()
    #expect(!files.keys.contains { $0.hasPrefix("send/exhibits/") })
    #expect(written.plan.missing.contains(.notAttached(evidence: 1)))
    #expect(try await world.copies.isEmpty)
  }

  /// A small photo that says where it was taken.
  private static let photo: [UInt8] =
    [0xff, 0xd8, 0xff, 0xe1, 0, 24] + Array("Exif\0\0GPS 31.23,121.47".utf8)
    + [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]

  @Test(arguments: ["wechat", "platform", "seller"])
  func `a photo goes without the place where it was taken, to the last bit of its pixels`(
    rung: String
  ) async throws {
    let world = try await World(picture: Self.photo)
    for _ in 0..<2 {
      let files = Mutex<[String: [UInt8]]>([:])
      _ = try await world.engine.writePacket(for: rung, in: world.id, .zh) { name, bytes in
        files.withLock { $0[name] = bytes }
      }
      let sent = files.withLock(\.self)
      #expect(
        sent["send/exhibits/exhibit-01.jpg"] == [
          0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9,
        ],
        "\(sent.keys)")
      for (name, bytes) in sent {
        #expect(bytes.firstRange(of: Array("GPS".utf8)) == nil, "\(name)")
      }
    }
    // One copy, for this reader; the original is where it was.
    let copies = try await world.copies
    #expect(copies.map(\.how) == [.metadataRemoved] && copies.map(\.recipients.count) == [1])
    #expect(world.pictures.attempts.isEmpty)
    let original = try await world.engine.ports.blobs.read(
      .ofContent(Self.photo), of: world.id, offset: 0, count: 1_000)
    #expect(original == Self.photo)
  }

  @Test(arguments: ["police", "court"])
  func `the police and a court get the photo as it is`(rung: String) async throws {
    let world = try await World(picture: Self.photo)
    let files = Mutex<[String: [UInt8]]>([:])
    _ = try await world.engine.writePacket(for: rung, in: world.id, .zh) { name, bytes in
      files.withLock { $0[name] = bytes }
    }
    let pictures = files.withLock { $0.filter { $0.key.hasSuffix(".jpg") } }
    #expect(pictures.values.map { $0 == Self.photo } == [true])
    #expect(try await world.copies.isEmpty)
  }

  @Test func `a picture with a number on it goes masked where that is asked, and is named else`()
    async throws
  {
    let world = try await World(picture: Self.large)
    _ = try await world.engine.recognise(in: world.id)
    let (bare, _) = try await world.packet()
    // A payment provider may know the number: nothing of it is proposed to it.
    #expect(bare.unmasked.isEmpty)
    for redacting in [false, true] {
      let files = Mutex<[String: [UInt8]]>([:])
      let written = try await world.engine.writePacket(
        for: "platform", redacting: redacting, in: world.id, .zh
      ) { name, bytes in files.withLock { $0[name] = bytes } }
      #expect(written.unmasked.map(\.found) == (redacting ? [] : [1]))
      #expect(files.withLock { $0["send/exhibits/exhibit-01.jpg"] } != nil)
    }
    // The masked copy was too large too: what went is masked and smaller, never the bare one.
    let copies = try await world.copies.filter { $0.recipients == ["platform"] }
    #expect(copies.map(\.mediaType) == ["image/png", "image/jpeg"])
    #expect(copies.allSatisfy { $0.how == .masked && $0.masks.map(\.why.text) == ["phone"] })
  }
}
