/// Takes frames out of recordings of a screen, with a program that this machine has.
public protocol FrameSampler: Sendable {
  /// Returns the frames of `recording` that show something new, in their order, at most
  /// `Limits.recordingFrames`. When the calling task is cancelled the work is ended.
  /// - Throws: `RecognitionError`, or `CancellationError`.
  func frames(of recording: [UInt8], _ format: RecordingFormat) async throws -> SampledRecording
}

/// A format of recordings whose frames can be looked at.
public enum RecordingFormat: Sendable, Hashable {
  /// ISO/IEC 14496-12 and what came before it: `.mp4`, `.mov`.
  case mp4
  /// Matroska: `.mkv`, `.webm`.
  case matroska
}

/// The frames that were taken out of a recording.
public struct SampledRecording: Sendable {
  /// One of them.
  public struct Frame: Sendable {
    /// Where it stands.
    public let milliseconds: Int
    /// It as a PNG.
    public let picture: [UInt8]

    /// The frame `picture` at `milliseconds`.
    public init(milliseconds: Int, picture: [UInt8]) {
      self.milliseconds = milliseconds
      self.picture = picture
    }
  }

  /// How long the part is that was looked at, in milliseconds.
  public let milliseconds: Int
  /// Whether that is all of it.
  public let isWhole: Bool
  /// The program with its version.
  public let tool: String
  /// The frames from first to last.
  public let frames: [Frame]

  /// What `tool` took out of a recording.
  public init(milliseconds: Int, isWhole: Bool, tool: String, frames: [Frame]) {
    self.milliseconds = milliseconds
    self.isWhole = isWhole
    self.tool = tool
    self.frames = frames
  }
}

/// Stands where nothing takes frames out of recordings.
public struct NoFrameSampler: FrameSampler {
  /// Takes none.
  public init() {}

  public func frames(
    of recording: [UInt8], _ format: RecordingFormat
  ) async throws -> SampledRecording {
    throw RecognitionError.samplerMissing
  }
}
