import CaseCore
import Imports
import TestKit
import Testing

/// What was seen on the frames of a recording: kept in one form, and each thing found once.
@Suite struct RecordingTests {
  private static let paid = [
    ScreenPage.Piece(text: "账单详情", x: 440, y: 140),
    .init(text: "-98.00", x: 420, y: 340, height: 100),
    .init(text: "支付时间", x: 64, y: 700),
    .init(text: "2026年11月18日 20:14:37", x: 500, y: 700),
    .init(text: "交易单号", x: 64, y: 800),
    .init(text: "4200002811202611185079136248", x: 300, y: 800),
  ]
  private static let chat = [
    ScreenPage.Piece(text: "甲乙点卡客服", x: 430, y: 150),
    .init(text: "2026年11月18日 20:52", x: 340, y: 300, paper: "ededed"),
    .init(text: "还没到账", x: 780, y: 420, paper: "95ec69"),
    .init(text: "在补单", x: 130, y: 560, paper: "ffffff"),
  ]

  private static func recording(
    _ frames: [(Int, [ScreenPage.Piece])], isWhole: Bool = true
  ) throws -> RecognisedRecording {
    RecognisedRecording(
      milliseconds: 20_000, isWhole: isWhole, tool: "ffmpeg 5",
      frames: try frames.enumerated().map { index, frame in
        .init(
          milliseconds: frame.0,
          picture: try #require(Digest(bytes: [UInt8](repeating: UInt8(index), count: 32))),
          page: try ScreenPage.page(frame.1))
      })
  }

  private static func reading(
    _ recording: RecognisedRecording, as kind: EvidenceKind.Name = EvidenceKinds.other
  ) -> (ReadingSummary, [Finding]) {
    var findings: [Finding] = []
    let summary = RecordingReader.read(recording, as: kind) { findings.append($0) }
    return (summary, findings)
  }

  private static func taken(_ bytes: [UInt8]) -> RecognisedRecording? {
    RecognisedRecording(bytes.span)
  }

  private static func pictures(_ bytes: [UInt8]) -> [PlainPicture]? {
    PlainPicture.pictures(in: bytes.span)
  }

  @Test func `a recording has one form`() throws {
    let recording = try Self.recording([(0, Self.paid), (12_500, [])], isWhole: false)
    let bytes = recording.encoded
    #expect(Self.taken(bytes) == recording)
    for count in [0, 1, 40, bytes.count - 1] {
      #expect(Self.taken(Array(bytes.prefix(count))) == nil)
    }
    #expect(Self.taken(bytes + [0x0a]) == nil)
    let text = String(decoding: bytes, as: UTF8.self)
    for (one, other) in [
      ("\tcut\t", "\tno\t"), ("frame\t0", "frame\t00"), ("frame\t0", "frame\t-1"),
    ] {
      #expect(Self.taken(Array(text.replacing(one, with: other).utf8)) == nil)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `bytes of no recording are taken for none`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var bytes = try Self.recording([(0, Self.paid), (500, Self.chat)]).encoded
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      bytes[index] = UInt8.random(in: 0...255, using: &random)
    }
    if let read = Self.taken(bytes) { #expect(read.encoded == bytes) }
  }

  @Test
  func `what several frames show is found once, at the time and place where it was seen first`()
    throws
  {
    let recording = try Self.recording([
      (500, Self.paid), (3_000, Self.paid), (62_500, Self.paid.dropLast(2)),
    ])
    let (summary, findings) = Self.reading(recording)
    #expect(summary.kind == EvidenceKinds.paymentScreenshot && summary.complete)
    #expect(
      findings.map(\.id) == [
        "00:00.5:paid_amount:1", "00:00.5:paid_at:1", "00:00.5:payment_no:1",
      ])
    #expect(findings.first?.place.text.hasPrefix("time:00:00.5@420,340,") == true)
    #expect(findings.allSatisfy { Place($0.place.text) == $0.place && $0.remarks.isEmpty })
  }

  @Test func `a frame that is sure counts before one that is not`() throws {
    var dim = Self.paid
    dim[1].confidence = 600
    let (_, findings) = Self.reading(try Self.recording([(0, dim), (2_000, Self.paid)]))
    let amount = try #require(findings.first { $0.kind == FindingKinds.paidAmount })
    #expect(amount.remarks.isEmpty && amount.place.text.hasPrefix("time:00:02.0@"))
    #expect(findings.count == 3)
  }

  @Test func `messages of a chat that moves are taken once`() throws {
    let later = Self.chat.dropFirst(3) + [.init(text: "到底什么时候到", x: 640, y: 760, paper: "95ec69")]
    let recording = try Self.recording([(0, Self.chat), (4_000, Self.chat + Array(later))])
    let (summary, findings) = Self.reading(recording)
    #expect(summary.kind == EvidenceKinds.chatScreenshot)
    let messages = findings.compactMap(\.chat)
    #expect(messages.map(\.text) == ["还没到账", "在补单", "到底什么时候到"])
    #expect(messages.map(\.sender.isOwn) == [true, false, true])
    #expect(Set(findings.map(\.id)).count == findings.count)
    #expect(messages.last?.place.text.hasPrefix("time:00:04.0@640,760,") == true)
  }

  @Test func `a recording that was not read to its end says so`() throws {
    let (summary, _) = Self.reading(try Self.recording([(0, Self.paid)], isWhole: false))
    #expect(!summary.complete && summary.unread.map(\.why) == [.cutOff])
    let (empty, none) = Self.reading(try Self.recording([]))
    #expect(empty.kind == EvidenceKinds.screenshot && none.isEmpty)
  }

  @Test(arguments: [
    (0, "00:00.0"), (12_540, "00:12.5"), (59_999, "00:59.9"), (600_000, "10:00.0"),
    (6_000_000, "100:00.0"),
  ])
  func `a time is written in minutes, seconds and tenths`(milliseconds: Int, text: String) {
    #expect(Place.clock(milliseconds: milliseconds) == text)
    #expect(Place.whole.at(milliseconds: milliseconds).text == "time:\(text)")
  }

  @Test func `pictures that stand one behind the other are parted`() throws {
    func part(_ kind: String, _ content: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(content.count)] + Array(kind.utf8) + content + [0, 0, 0, 0]
    }
    var picture: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    picture += part("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
    picture += part("tEXt", [65])
    picture += part("IDAT", [1])
    picture += part("IEND", [])
    let two = try #require(Self.pictures(picture + picture))
    #expect(two.count == 2 && two[0] == two[1] && two[0].bytes.count < picture.count)
    #expect(Self.pictures([]) == [])
    for count in 1..<picture.count {
      #expect(Self.pictures(picture + picture.prefix(count)) == nil)
    }
  }

  private static let beginnings: [([UInt8], MediaType)] = [
    ([0x1a, 0x45, 0xdf, 0xa3, 0x93, 0x42, 0x82, 0x84] + Array("webm".utf8), .webm),
    ([0x1a, 0x45, 0xdf, 0xa3, 0x93, 0x42, 0x82, 0x88] + Array("matroska".utf8), .matroska),
    ([0, 0, 0, 0x14] + Array("ftypqt  ".utf8), .mp4),
    ([0, 0, 0, 0x14] + Array("ftypisom".utf8), .mp4),
  ]

  @Test(arguments: beginnings)
  func `a recording is told by its beginning`(head: [UInt8], media: MediaType) {
    let detected = Detection.detect(head: head, fileName: "a.png", sizeBytes: 100)
    #expect(detected.mediaType == media && media.isRecording && !media.isImage)
  }
}
