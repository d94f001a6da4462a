import CaseCore
import Engine
import Foundation
import Outside
import TestKit
import Testing

/// Recordings that are made here, and what is taken out of them.
@Suite struct FFmpegTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A recording that `filter` of ffmpeg draws, as a file with this ending.
  private func recording(
    _ filter: String, _ ending: String, _ more: String...
  ) async throws -> [UInt8] {
    let path = folder.path(of: "a.\(ending)")
    let outcome = try await ChildProcess(
      "ffmpeg", ["-v", "error", "-nostdin", "-f", "lavfi", "-i", filter] + more + ["-y", path],
      timeout: .seconds(60), outputLimitBytes: 64 * 1024
    ).run()
    #expect(outcome.succeeded, "\(String(decoding: outcome.errorOutput, as: UTF8.self))")
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  // Three seconds each of a grey screen, of one with a white card, and of the grey one again.
  private static let cards =
    "color=gray:size=180x320:rate=10:duration=9,"
    + "drawbox=x=20:y=40:w=140:h=60:color=white:t=fill:enable='between(t,3,5.95)'"

  @Test(arguments: [
    ("mp4", RecordingFormat.mp4), ("mov", .mp4), ("mkv", .matroska), ("webm", .matroska),
  ])
  func `a frame is taken where something new stands still`(
    ending: String, format: RecordingFormat
  ) async throws {
    let bytes = try await recording(Self.cards, ending)
    let sampled = try await FFmpeg().frames(of: bytes, format)
    #expect(sampled.isWhole && sampled.tool.hasPrefix("ffmpeg "))
    #expect((8_500...9_500).contains(sampled.milliseconds))
    #expect(sampled.frames.map { ($0.milliseconds + 250) / 1000 } == [0, 3, 6])
    for frame in sampled.frames {
      #expect(frame.picture.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    }
    // The same recording gives the same frames.
    let again = try await FFmpeg().frames(of: bytes, format)
    #expect(again.frames.map(\.picture) == sampled.frames.map(\.picture))
  }

  @Test func `what never stands still is taken every two seconds`() async throws {
    let bytes = try await recording("testsrc2=size=180x320:rate=10:duration=10", "mkv")
    let sampled = try await FFmpeg().frames(of: bytes, .matroska)
    #expect((4...7).contains(sampled.frames.count), "\(sampled.frames.map(\.milliseconds))")
  }

  @Test func `a recording that is cut is read as far as it goes, or said to be broken`()
    async throws
  {
    let matroska = try await recording(
      "testsrc2=size=180x320:rate=10:duration=10", "mkv", "-flush_packets", "1")
    let sampled = try await FFmpeg().frames(
      of: Array(matroska.prefix(matroska.count / 2)), .matroska)
    #expect(!sampled.isWhole && !sampled.frames.isEmpty)
    #expect(sampled.milliseconds < 9_000)
    // The list of an MP4 stands at its end.
    let mp4 = try await recording(Self.cards, "mp4")
    await #expect(throws: RecognitionError.recordingUnreadable) {
      try await FFmpeg().frames(of: Array(mp4.prefix(mp4.count / 2)), .mp4)
    }
  }

  @Test func `what is no recording with pictures is said to be none`() async throws {
    let sound = try await recording("sine=duration=1", "mp4")
    await #expect(throws: RecognitionError.noMovingPicture) {
      try await FFmpeg().frames(of: sound, .mp4)
    }
    for bytes in [[], Array("no recording".utf8), [UInt8](repeating: 0, count: 5_000)] {
      await #expect(throws: RecognitionError.recordingUnreadable) {
        try await FFmpeg().frames(of: bytes, .mp4)
      }
    }
    // A Matroska is not guessed where an MP4 was found.
    let other = try await recording(Self.cards, "mkv")
    await #expect(throws: RecognitionError.recordingUnreadable) {
      try await FFmpeg().frames(of: other, .mp4)
    }
  }

  @Test func `without the program it is said which is missing`() async throws {
    await #expect(throws: RecognitionError.samplerMissing) {
      try await FFmpeg(ffmpeg: "no-such-program").frames(of: [1], .mp4)
    }
  }
}
