public import CaseCore

/// What an engine of text recognition saw on the frames of a recording of a screen. It is kept as a copy
/// of the recording in another format, as a `RecognisedPage` is of a picture.
///
/// It is written as lines of UTF-8 with tabs between the parts, each frame with its page behind it:
///
///     recourse-recognised-recording	1
///     recording	41500	whole	ffmpeg 5.1.9-0+deb12u1
///     frame	12500	5d0c…	318
///     recourse-recognised	1
///     engine	rapidocr-onnxruntime	1.4.4
///     …
///
/// `frame` is followed by the time in milliseconds, the SHA-256 of the frame's picture, and how many
/// bytes its page has.
public struct RecognisedRecording: Sendable, Hashable {
  /// A frame and what was seen on it.
  public struct Frame: Sendable, Hashable {
    /// Where in the recording it stands.
    public var milliseconds: Int
    /// The digest of its picture, which is a copy of the recording too.
    public var picture: Digest
    /// What was seen.
    public var page: RecognisedPage

    /// `page`, seen on the frame `picture`.
    public init(milliseconds: Int, picture: Digest, page: RecognisedPage) {
      self.milliseconds = milliseconds
      self.picture = picture
      self.page = page
    }
  }

  /// How long the part is that was looked at, in milliseconds.
  public let milliseconds: Int
  /// Whether that is all of it.
  public let isWhole: Bool
  /// The program that took the frames, with its version.
  public let tool: String
  /// The frames from first to last.
  public let frames: [Frame]

  /// A recording; frames over `Limits.recordingFrames` are dropped.
  public init(milliseconds: Int, isWhole: Bool, tool: String, frames: [Frame]) {
    self.milliseconds = milliseconds
    self.isWhole = isWhole
    self.tool = String(tool.prefix(100).map { $0.isWhitespace ? " " : $0 })
    self.frames = Array(frames.prefix(Limits.recordingFrames))
  }

  /// What every recording that is kept begins with.
  private static let title = "recourse-recognised-recording\t1"

  /// The recording as it is kept.
  public var encoded: [UInt8] {
    var bytes = Array(
      "\(Self.title)\nrecording\t\(milliseconds)\t\(isWhole ? "whole" : "cut")\t\(tool)\n".utf8)
    for frame in frames {
      let page = frame.page.encoded
      bytes += "frame\t\(frame.milliseconds)\t\(frame.picture.hex)\t\(page.count)\n".utf8
      bytes += page
    }
    return bytes
  }

  /// Takes a kept recording apart.
  /// - Returns: Nil for bytes that `encoded` does not write.
  public init?(_ bytes: Bytes) {
    guard bytes.count <= Limits.recognisedRecordingBytes else { return nil }
    var at = 0
    func line() -> [Substring]? {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: at), end - at <= 512 else {
        return nil
      }
      defer { at = end + 1 }
      return bytes.extracting(at..<end).text.split(
        separator: "\t", omittingEmptySubsequences: false)
    }
    guard line()?.joined(separator: "\t") == Self.title, let head = line(), head.count == 4,
      head[0] == "recording", let milliseconds = Int(head[1])
    else { return nil }
    var frames: [Frame] = []
    while at < bytes.count {
      guard let parts = line(), parts.count == 4, parts[0] == "frame", let time = Int(parts[1]),
        time >= 0, let picture = Digest(hex: String(parts[2])), let count = Int(parts[3]),
        (0...bytes.count - at).contains(count),
        let page = RecognisedPage(bytes.extracting(at..<(at + count)))
      else { return nil }
      at += count
      frames.append(Frame(milliseconds: time, picture: picture, page: page))
    }
    self.init(
      milliseconds: milliseconds, isWhole: head[2] == "whole", tool: String(head[3]),
      frames: frames)
    // One recording has one form: whatever was taken in differently was not written by us.
    let encoded = encoded
    guard encoded.count == bytes.count, bytes.matches(encoded) else { return nil }
  }
}
