public import Imports

/// Reads the text on pictures, with an engine of text recognition that this machine has.
public protocol TextRecogniser: Sendable {
  /// How many pictures are best read at the same time.
  var lanes: Int { get }

  /// Returns what stands on `picture`, in pixels of the upright picture; its first frame only.
  ///
  /// The same picture gives the same page, whatever else is read beside it. When the calling task is
  /// cancelled the work on the picture is ended.
  /// - Throws: `RecognitionError`, or `CancellationError`.
  func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage
}

/// Why the text on a picture was not read.
public enum RecognitionError: Error, Sendable, Hashable {
  /// No engine is installed.
  case noEngine
  /// Recognition is switched off.
  case switchedOff
  /// The program `gm`, which decodes pictures for the engine, is not on this machine.
  case decoderMissing
  /// The picture is broken or not of its format.
  case unreadable
  /// The picture has more than `Limits.picturePixels`.
  case tooManyPixels
  /// It took longer than this many seconds, twice.
  case timedOut(seconds: Int)
  /// The engine broke down over it, twice.
  case engineFailed
  /// The program `ffmpeg`, which takes frames out of recordings, is not on this machine.
  case samplerMissing
  /// The recording has more than `Limits.recordingBytes`.
  case recordingTooLarge
  /// The recording is broken, ends before it can be read, or is not of its format.
  case recordingUnreadable
  /// The recording has no moving picture.
  case noMovingPicture
}

extension RecognitionError {
  /// A stable name for programs.
  public var code: String {
    switch self {
    case .noEngine: "no-recognition-engine"
    case .switchedOff: "recognition-off"
    case .decoderMissing: "picture-tool-missing"
    case .unreadable: "picture-unreadable"
    case .tooManyPixels: "picture-too-large"
    case .timedOut: "recognition-too-slow"
    case .engineFailed: "recognition-failed"
    case .samplerMissing: "recording-tool-missing"
    case .recordingTooLarge: "recording-too-large"
    case .recordingUnreadable: "recording-unreadable"
    case .noMovingPicture: "recording-without-picture"
    }
  }

  /// Whether no other picture can be read either, until something is installed.
  public var concernsAll: Bool {
    switch self {
    case .noEngine, .switchedOff, .decoderMissing: true
    case .unreadable, .tooManyPixels, .timedOut, .engineFailed, .samplerMissing,
      .recordingTooLarge, .recordingUnreadable, .noMovingPicture:
      false
    }
  }
}

/// Stands where no text is recognised.
public struct NoTextRecogniser: TextRecogniser {
  private let why: RecognitionError

  /// Reads nothing because of `why`.
  public init(_ why: RecognitionError = .noEngine) { self.why = why }

  public var lanes: Int { 1 }

  public func page(of picture: [UInt8], _ format: PictureFormat) async throws -> RecognisedPage {
    throw why
  }
}
