import CaseCore
import Imports

/// What was seen on an original that is about to be taken in.
struct SeenPicture: Sendable {
  /// The digest of the bytes that were looked at.
  var digest: Digest
  /// What was seen on it.
  var text: SeenText
}

/// What an engine saw on a picture, or on the frames of a recording.
enum SeenText: Sendable {
  case page(RecognisedPage, PictureExtent)
  /// The recording, and the pictures of its frames.
  case recording(RecognisedRecording, pictures: [[UInt8]])

  /// The engine with its version; of a recording without frames what looked for some.
  var tool: String {
    switch self {
    case .page(let page, _): page.tool
    case .recording(let recording, _): recording.frames.first?.page.tool ?? recording.tool
    }
  }

  /// How many pieces of text there are.
  var pieces: Int {
    switch self {
    case .page(let page, _): page.pieces.count
    case .recording(let recording, _): recording.frames.reduce(0) { $0 + $1.page.pieces.count }
    }
  }

  /// How many frames were read; nil of a picture.
  var frames: Int? {
    switch self {
    case .page: nil
    case .recording(let recording, _): recording.frames.count
    }
  }

  /// How much of a picture there was; nil of a recording.
  var extent: PictureExtent? {
    switch self {
    case .page(_, let extent): extent
    case .recording: nil
    }
  }

  /// It as it is kept.
  var encoded: [UInt8] {
    switch self {
    case .page(let page, _): page.encoded
    case .recording(let recording, _): recording.encoded
    }
  }

  /// What it is kept as.
  var mediaType: MediaType {
    switch self {
    case .page: .recognised
    case .recording: .recognisedRecording
    }
  }
}

/// What the text on an original can be read from.
enum SeenFormat: Sendable, Hashable {
  case picture(PictureFormat)
  case recording(RecordingFormat)

  /// The format of a picture or a recording; nil for what is neither.
  init?(_ media: MediaType) {
    if let format = PictureFormat(media) {
      self = .picture(format)
    } else if media.isRecording {
      self = .recording(media == .mp4 ? .mp4 : .matroska)
    } else {
      return nil
    }
  }

  /// The most bytes that are looked at.
  var limitBytes: Int {
    switch self {
    case .picture: Limits.pictureBytes
    case .recording: Limits.recordingBytes
    }
  }

  /// Why more bytes are not looked at.
  var tooLarge: RecognitionError {
    switch self {
    case .picture: .tooManyPixels
    case .recording: .recordingTooLarge
    }
  }
}

/// What a reader finds in what an engine saw.
struct PageReading {
  /// What was found, without the findings; nil where no reader reads pictures of this kind.
  private(set) var summary: ReadingSummary?
  /// The digest of the list of findings.
  private(set) var digest = FindingsDigest().digest
  /// The findings with card keys, which are to be committed to.
  private(set) var secret: [Finding] = []
  /// Why nothing was found, where a reader tried and failed.
  private(set) var failure: ReaderError?

  /// Reads `text` as `kind`.
  init(_ text: SeenText, as kind: EvidenceKind.Name) {
    guard Readers.reader(for: kind, media: text.mediaType) != nil else { return }
    var list = FindingsDigest()
    var secret: [Finding] = []
    do throws(ReaderError) {
      let found = { (finding: Finding) in
        list.add(finding)
        if secret.count < Limits.commitmentsPerFile, !finding.secrets.isEmpty {
          secret.append(finding)
        }
      }
      summary =
        switch text {
        case .page(let page, _): try ScreenReader.read(page, as: kind, found: found)
        case .recording(let recording, _):
          RecordingReader.read(recording, as: kind, found: found)
        }
    } catch {
      failure = error
      return
    }
    digest = list.digest
    self.secret = secret
  }
}

extension RecognisedPage {
  /// The engine with its version.
  var tool: String { "\(engine) \(version)" }
}

extension RecognisedPicture.Page {
  init(_ read: PageReading, _ text: SeenText, entry: Int, isUnchanged: Bool) {
    self.init(
      entry: entry, engine: text.tool, pieces: text.pieces, frames: text.frames,
      extent: text.extent, reading: read.summary, failure: read.failure, isUnchanged: isUnchanged)
  }
}
