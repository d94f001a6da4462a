import CaseCore
import Engine
import Imports
import TestKit
import Testing

/// Recordings of a screen whose frames are read before they are recorded.
@Suite struct AddingRecordingsTests {
  private struct FakeRecogniser: TextRecogniser {
    var lanes = 2

    /// A picture that ends with 0 breaks the engine; any other shows an amount.
    func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
      let number = picture.last ?? 0
      guard number > 0 else { throw RecognitionError.engineFailed }
      let texts = [
        "订单号：2026111820140577332\(number)", "下单时间：2026-11-18 20:14:0\(number)", "实付：98.00",
      ]
      return RecognisedPage(
        engine: "fake", version: "1", width: 1000, height: 2000,
        pieces: texts.enumerated().compactMap { index, text in
          PixelBox(x: 100, y: 100 + 100 * index, width: 600, height: 40).flatMap {
            RecognisedPage.Piece(text: text, box: $0, confidence: 990)
          }
        })
    }
  }

  private struct FakeSampler: FrameSampler {
    var frames: Result<[UInt8], RecognitionError>

    func frames(
      of recording: [UInt8], _ format: RecordingFormat
    ) async throws -> SampledRecording {
      let frames = try frames.get()
      return SampledRecording(
        milliseconds: 10_000, isWhole: true, tool: "sampler 1",
        frames: frames.enumerated().map {
          .init(milliseconds: $0.offset * 2_500, picture: [0x89, $0.element])
        })
    }
  }

  private static let recording: [UInt8] = [0, 0, 0, 0x14] + Array("ftypisom....".utf8)

  private func world(
    _ frames: Result<[UInt8], RecognitionError>
  ) async throws -> (Engine, Case.ID) {
    let world = try EngineWorld()
    let engine = world.engine(
      .init(
        journals: world.journal, blobs: world.blobs, keys: world.keys, archive: world.archive,
        files: OneFile([]), shelf: world.shelf, recogniser: FakeRecogniser(),
        frames: FakeSampler(frames: frames)))
    return (engine, try await engine.openCase(title: "t", area: "cn-game-points").id)
  }

  private func add(_ engine: Engine, _ id: Case.ID) async throws -> AddedEvidence {
    var added: [AddedEvidence] = []
    try await engine.addEvidence([.bytes(Self.recording, name: "a.mp4")], to: id) {
      added.append($0)
    }
    return try #require(added.first)
  }

  @Test func `frames are copies of the recording, and findings say when they were seen`()
    async throws
  {
    let (engine, id) = try await world(.success([1, 2]))
    let added = try await add(engine, id)
    #expect(added.kind == EvidenceKinds.orderScreenshot)
    let state = try await engine.load(id).state
    #expect(state.derivatives.map(\.value.original) == [added.entry, added.entry, added.entry])
    #expect(
      state.derivatives.map(\.value.mediaType) == [
        "image/png", "image/png", MediaType.recognisedRecording.rawValue,
      ])
    #expect(state.derivatives.map(\.value.tool) == ["sampler 1", "sampler 1", "fake 1"])
    #expect(state.derivatives.allSatisfy { $0.value.recipients == ["self"] })
    guard case .read(let page) = added.picture else {
      Issue.record("not read")
      return
    }
    #expect(page.frames == 2 && page.pieces == 6 && page.entry == added.entry + 3)
    let findings = try await engine.findings(in: id)
    #expect(findings.count == added.reading?.findingCount)
    let numbers = findings.filter { $0.finding.kind == FindingKinds.orderNumber }
    #expect(
      numbers.map(\.finding.place.text) == [
        "time:00:00.0@100,100,600,40", "time:00:02.5@100,100,600,40",
      ])
    // One of them is confirmed by its name.
    let chosen = try await engine.confirm(["a.mp4/00:02.5:order_number:1"], in: id)
    #expect(chosen.map(\.finding.quote) == ["20261118201405773322"])
    // Once more, and read again, it stays as it is.
    let size = try await engine.load(id).size
    #expect(try await add(engine, id).isDuplicate)
    _ = try await engine.recognise(again: true, in: id)
    #expect(try await engine.load(id).size == size)
  }

  @Test func `a frame that breaks the engine costs itself alone`() async throws {
    let (engine, id) = try await world(.success([1, 0, 2]))
    let added = try await add(engine, id)
    #expect(added.reading?.complete == false)
    #expect(try await engine.load(id).state.derivatives.count == 3)
  }

  @Test(arguments: [
    RecognitionError.samplerMissing, .recordingUnreadable, .noMovingPicture, .timedOut(seconds: 1),
  ])
  func `a recording that cannot be looked at is kept`(error: RecognitionError) async throws {
    let (engine, id) = try await world(.failure(error))
    let added = try await add(engine, id)
    guard case .failed(error) = added.picture else {
      Issue.record("\(String(describing: added.picture))")
      return
    }
    let state = try await engine.load(id).state
    #expect(state.evidence.map(\.value.mediaType) == ["video/mp4"])
    #expect(state.derivatives.isEmpty)
    guard case .failed(error) = try await engine.recognise(in: id).first?.outcome else {
      Issue.record("not tried again")
      return
    }
  }
}
