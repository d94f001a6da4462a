public import CaseCore

/// Reads what an engine of text recognition saw on the frames of a recording of a screen.
///
/// Every place is the time of a frame and a box of it. What several frames show is given once, where it
/// is seen first; a frame that is sure of it counts before one that is not.
public enum RecordingReader: FileReader {
  public static let id = "recording"
  public static let version = 1
  public static let kinds = ScreenReader.kinds

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    guard bytes.count <= Limits.recognisedRecordingBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.recognisedRecordingBytes)
    }
    guard let recording = RecognisedRecording(bytes) else {
      throw .damaged("recognised recording")
    }
    return read(recording, as: kind, found: found)
  }

  /// Reads `recording`; each frame as what it shows, whatever `kind` the recording is.
  public static func read(
    _ recording: RecognisedRecording, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) -> ReadingSummary {
    let kinds = recording.frames.map { ScreenReader.kind(of: $0.page) }
    let told = Set(kinds).subtracting([EvidenceKinds.screenshot])
    let one = told.count == 1 ? told.first : nil
    var summary = ReadingSummary(
      Self.self,
      kind: kind == EvidenceKinds.screenshot || kind == EvidenceKinds.other
        ? one ?? EvidenceKinds.screenshot : kind,
      variant: recording.frames.first?.page.engine ?? recording.tool)
    summary.rows = recording.frames.count
    summary.lines.content = recording.frames.count
    var shown = ShownFindings()
    var chat: [ChatMessage] = []
    for (frame, kind) in zip(recording.frames, kinds) {
      if kind == EvidenceKinds.chatScreenshot {
        takeMessages(of: frame, into: &chat)
      } else {
        // A screen of a known kind has no reason to fail.
        _ = try? ScreenReader.read(frame.page, as: kind) { shown.take($0, of: frame) }
      }
    }
    for finding in shown.all { summary.give(finding, to: found) }
    var people = ChatSpeakers()
    for message in chat {
      people.add(message)
      summary.give(Finding(message), to: found)
    }
    for finding in people.findings { summary.give(finding, to: found) }
    if !recording.isWhole { summary.leaveUnread(0, .cutOff) }
    return summary
  }

  // A window that is moved shows most of its messages again.
  private static func takeMessages(
    of frame: RecognisedRecording.Frame, into chat: inout [ChatMessage]
  ) {
    for var message in ChatScreen(ScreenRows(frame.page)).messages {
      let same = chat.firstIndex {
        $0.text == message.text && $0.sender == message.sender && $0.kind == message.kind
      }
      message.place = message.place.at(milliseconds: frame.milliseconds)
      if let same {
        guard chat[same].isUnsure, !message.isUnsure else { continue }
        message.number = chat[same].number
        chat[same] = message
      } else if chat.count < Limits.recordingMessages {
        message.number = chat.count + 1
        chat.append(message)
      }
    }
  }
}

/// The findings of several frames, each thing once.
private struct ShownFindings {
  private struct Shown: Hashable {
    var kind: FindingKind.Name
    var values: [ShownValue]
    var quote: String
  }

  private(set) var all: [Finding] = []
  private var known: [Shown: Int] = [:]

  mutating func take(_ finding: Finding, of frame: RecognisedRecording.Frame) {
    let time = Place.clock(milliseconds: frame.milliseconds)
    let moved = Finding(
      id: "\(time):\(finding.id)", kind: finding.kind,
      place: finding.place.at(milliseconds: frame.milliseconds), quote: finding.quote,
      speaker: finding.speaker, at: finding.at, values: finding.values,
      details: finding.details, remarks: finding.remarks, secrets: finding.secrets)
    let shown = Shown(kind: finding.kind, values: finding.values, quote: finding.quote)
    guard let index = known[shown] else {
      known[shown] = all.count
      all.append(moved)
      return
    }
    if all[index].remarks.contains(.unsure), !moved.remarks.contains(.unsure) {
      all[index] = moved
    }
  }
}
