import CaseCore
public import Engine
import Imports

/// Takes frames out of recordings with `ffmpeg`, a program of its own: whatever a hostile recording
/// does, it does to that program. It gets the recording alone and may neither write files nor open
/// others.
///
/// The recording is looked at twice a second, small and grey. A frame counts as new where enough of it
/// differs from the last one that was taken, and it stands still, or nothing stood still for two
/// seconds; so a scrolled list is taken when it stops and not while it moves.
public struct FFmpeg: FrameSampler {
  private let ffmpeg: String
  private let ffprobe: String

  /// Takes frames with the programs `ffmpeg` and `ffprobe`.
  public init(ffmpeg: String = "ffmpeg", ffprobe: String = "ffprobe") {
    self.ffmpeg = ffmpeg
    self.ffprobe = ffprobe
  }

  public func frames(
    of recording: [UInt8], _ format: RecordingFormat
  ) async throws -> SampledRecording {
    let tool = try await tool()
    let input = input(format)
    let stream = try await stream(of: recording, input)
    // A recording that does not say how long it is is looked at as closely as a short one.
    let spread = (stream.milliseconds ?? 0) / Limits.recordingSamples
    let step = max(Limits.recordingStepMilliseconds, (spread / 100 + 1) * 100)
    let rate = "fps=1000/\(step)"
    let small = try await run(
      ffmpeg,
      input + ["-vf", "\(rate),scale=\(Self.columns):\(Self.rows):flags=area,format=gray"]
        + ["-frames:v", "\(Limits.recordingSamples + 1)", "-f", "rawvideo", "pipe:1"],
      recording, limit: (Limits.recordingSamples + 2) * Self.cells)
    let count = small.output.count / Self.cells
    guard count > 0 else { throw RecognitionError.recordingUnreadable }
    let samples = min(count, Limits.recordingSamples)
    let chosen = Self.chosen(small.output, count: samples)
    let taken = Array(chosen.prefix(Limits.recordingFrames))
    let wanted = taken.map { "eq(n\\,\($0))" }.joined(separator: "+")
    let whole = try await run(
      ffmpeg,
      input + ["-vf", "\(rate),select='\(wanted)'", "-vsync", "0"]
        + [
          "-frames:v", "\(taken.count)", "-c:v", "png", "-pix_fmt", "rgb24", "-f", "image2pipe",
          "pipe:1",
        ],
      recording, limit: Limits.pictureCopyBytes)
    guard let pictures = PlainPicture.pictures(in: whole.output.span),
      pictures.count == taken.count
    else { throw RecognitionError.recordingUnreadable }
    let isWhole =
      small.succeeded && small.errorOutput.isEmpty && count == samples
      && taken.count == chosen.count
    return SampledRecording(
      milliseconds: samples * step, isWhole: isWhole, tool: tool,
      frames: zip(taken, pictures).map { .init(milliseconds: $0 * step, picture: $1.bytes) })
  }

  private static let columns = 36
  private static let rows = 64
  private static let cells = columns * rows
  // How much lighter or darker a cell is that counts as another one.
  private static let otherCell = 10
  // How many samples nothing may stand still before a frame is taken all the same.
  private static let patience = 4

  /// Which of `count` small frames show something new.
  static func chosen(_ bytes: [UInt8], count: Int) -> [Int] {
    func differs(_ one: Int, _ two: Int) -> Bool {
      var others = 0
      for cell in 0..<cells {
        let by = Int(bytes[one * cells + cell]) - Int(bytes[two * cells + cell])
        if abs(by) > otherCell { others += 1 }
      }
      return others > cells / 100
    }
    var chosen = [0]
    for index in 1..<max(1, count) {
      let last = chosen[chosen.count - 1]
      guard differs(index, last) else { continue }
      let stands = index + 1 == count || !differs(index, index + 1)
      if stands || index - last >= patience { chosen.append(index) }
    }
    return chosen
  }

  // The format is named, so that no other is guessed from the bytes, and nothing but this file may be
  // opened: some formats name further files.
  private func input(_ format: RecordingFormat) -> [String] {
    let demuxer =
      switch format {
      case .mp4: "mov"
      case .matroska: "matroska"
      }
    return [
      "-v", "error", "-nostdin", "-protocol_whitelist", "file,pipe", "-f", demuxer, "-threads", "1",
      "-i", "/dev/stdin", "-an", "-sn", "-dn", "-map", "0:v:0",
    ]
  }

  private func stream(
    of recording: [UInt8], _ input: [String]
  ) async throws -> (milliseconds: Int?, width: Int, height: Int) {
    let demuxer = Array(input.drop { $0 != "-f" }.prefix(2))
    let outcome = try await run(
      ffprobe,
      ["-v", "error", "-protocol_whitelist", "file,pipe"] + demuxer
        + ["-select_streams", "v:0", "-show_entries", "stream=width,height:format=duration"]
        + ["-of", "default=noprint_wrappers=1", "/dev/stdin"],
      recording, limit: 64 * 1024)
    guard outcome.succeeded else { throw RecognitionError.recordingUnreadable }
    var said: [Substring: Substring] = [:]
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { said[parts[0]] = parts[1] }
    }
    guard let width = said["width"].flatMap({ Int($0) }),
      let height = said["height"].flatMap({ Int($0) })
    else { throw RecognitionError.noMovingPicture }
    guard (1...1 << 16).contains(width), (1...1 << 16).contains(height),
      width * height <= Limits.recognisedPixels
    else { throw RecognitionError.tooManyPixels }
    // `12.345000`, or `N/A`.
    let parts = (said["duration"] ?? "").split(separator: ".")
    let seconds = parts.first.flatMap { Int($0) }.map { min($0, 1 << 24) }
    return (seconds.map { $0 * 1000 + 999 }, width, height)
  }

  private func tool() async throws -> String {
    // `ffmpeg version 5.1.9-0+deb12u1 Copyright …`
    let said = try await ran {
      try await ChildProcess(
        ffmpeg, ["-version"], timeout: .seconds(60), outputLimitBytes: 64 * 1024
      ).run()
    }
    let words = String(decoding: said.output, as: UTF8.self).split(separator: " ")
    guard said.succeeded, words.count > 2 else { throw RecognitionError.samplerMissing }
    return "ffmpeg \(words[2])"
  }

  private func run(
    _ program: String, _ arguments: [String], _ recording: [UInt8], limit: Int
  ) async throws -> ChildProcess.Outcome {
    try await ran {
      try await ChildProcess(
        "prlimit", ["--as=\(2 << 30)", "--core=0", "--fsize=0", program] + arguments,
        input: recording, environment: ["HOME": "/nonexistent"],
        timeout: .seconds(Limits.recordingSeconds), outputLimitBytes: limit
      ).run()
    }
  }

  private func ran(
    _ body: () async throws -> ChildProcess.Outcome
  ) async throws -> ChildProcess.Outcome {
    do {
      return try await body()
    } catch let error as ChildProcessError {
      switch error {
      case .missing: throw RecognitionError.samplerMissing
      case .timedOut: throw RecognitionError.timedOut(seconds: Limits.recordingSeconds)
      case .tooMuchOutput, .failed: throw RecognitionError.recordingUnreadable
      }
    }
  }
}
