internal import CaseCore

/// Takes the messages of any chat, one after the other, and gives them out as findings together
/// with what is unusual about their order. Nothing is put right, moved or left out.
struct ChatSink {
  var summary: ReadingSummary
  private var threads: [String: Thread] = [:]
  private var current = Thread()
  private var currentName: String?
  private var people = ChatSpeakers()
  private var seen: Set<UInt64> = []
  private var silences = 0

  init(form: ChatForm, kind: EvidenceKind.Name, encoding: TextEncoding?) {
    summary = ReadingSummary(ChatReader.self, kind: kind, variant: form.rawValue)
    summary.encoding = encoding
  }

  /// One chat of a file that may hold several.
  private struct Thread {
    var latest: Moment?
    var serial: Int64?
    var steps = 0
    /// Where numbers are missing: the message before which they are, and how many.
    var jumps: [(number: Int, place: Place, missing: Int64)] = []
    var jumpCount = 0
  }

  /// Whether `speaker` was met since the chat began.
  func knows(_ speaker: String) -> Bool { people.knows(speaker) }

  /// The latest time so far of the chat that the last message belonged to.
  var latest: Moment? { current.latest }

  /// Begins a chat whose times have nothing to do with those before.
  mutating func begin(thread: String?) { turn(to: thread, anew: true) }

  /// Gives out `message`.
  mutating func take(_ message: ChatMessage, found: (Finding) -> Void) {
    if message.thread != currentName { turn(to: message.thread, anew: false) }
    summary.rows += 1
    look(at: message, found: found)
    people.add(message)
    summary.give(Finding(message), to: found)
  }

  /// Says at the end what concerns the whole file: who speaks in it, and where numbers are missing.
  mutating func finish(found: (Finding) -> Void) throws(ReaderError) {
    guard summary.rows > 0 else { throw .noMessages }
    threads[currentName ?? ""] = current
    let gaps = threads.values.filter { $0.jumpCount * 3 < $0.steps }.flatMap(\.jumps)
    for gap in gaps.sorted(by: { $0.number < $1.number }) {
      summary.give(
        Finding(
          id: "gap:\(gap.number)", kind: FindingKinds.chatGap, place: gap.place, quote: "",
          details: [.init("missing", String(gap.missing))]), to: found)
    }
    for finding in people.findings { summary.give(finding, to: found) }
  }

  private mutating func turn(to name: String?, anew: Bool) {
    // The same name again is the same chat, unless the file begins a new block.
    if threads.count < Limits.chatThreads { threads[currentName ?? ""] = current }
    currentName = name
    current = anew ? Thread() : threads[name ?? ""] ?? Thread()
    if anew { people.forget() }
  }

  private mutating func look(at message: ChatMessage, found: (Finding) -> Void) {
    if let serial = message.serial.flatMap({ Int64($0) }) { look(at: serial, of: message) }
    guard let at = message.time.moment else { return }
    if let latest = current.latest {
      if at < latest {
        tell("order", FindingKinds.outOfOrder, message, found: found)
      } else if at - latest > Limits.chatSilenceSeconds, silences < Limits.chatSilences {
        silences += 1
        let days = String((at - latest) / 86_400)
        tell("silence", FindingKinds.chatSilence, message, [.init("days", days)], found: found)
      }
    }
    current.latest = max(current.latest ?? at, at)
    if seen.count < Limits.findingsPerFile,
      !seen.insert(Self.fingerprint(message, at: at)).inserted
    {
      tell("double", FindingKinds.duplicateMessage, message, found: found)
    }
  }

  // Numbers that mostly go up by one say what is missing where they do not.
  private mutating func look(at serial: Int64, of message: ChatMessage) {
    if let last = current.serial, serial > last {
      current.steps += 1
      if serial > last + 1 {
        current.jumpCount += 1
        if current.jumps.count < Limits.chatGaps {
          current.jumps.append((message.number, message.place, serial - last - 1))
        }
      }
    }
    current.serial = serial
  }

  private mutating func tell(
    _ id: String, _ kind: FindingKind.Name, _ message: ChatMessage,
    _ details: [Finding.Detail] = [], found: (Finding) -> Void
  ) {
    summary.give(
      Finding(
        id: "\(id):\(message.number)", kind: kind, place: message.place,
        quote: message.text.cut(to: 200), speaker: message.sender.id, at: message.time.moment,
        details: details), to: found)
  }

  // FNV-1a: the same on every run, so that the same file gives the same findings.
  private static func fingerprint(_ message: ChatMessage, at: Moment) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String) {
      var text = text
      text.withUTF8 { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
      hash = (hash ^ 0x1f) &* 0x100_0000_01b3
    }
    hash = (hash ^ UInt64(bitPattern: at.seconds)) &* 0x100_0000_01b3
    add(message.sender.id)
    add(message.text)
    if let thread = message.thread { add(thread) }
    return hash
  }
}

/// Who speaks in a file, how often, and which side each may be.
struct ChatSpeakers {
  private struct Key: Hashable {
    let thread: String?
    let id: String
  }

  private struct Speaker {
    let name: String
    let account: String?
    let thread: String?
    let number: Int
    let place: Place
    var messages = 0
    var isOwn: Bool?
  }

  private var indices: [Key: Int] = [:]
  private var speakers: [Speaker] = []
  private var known: Set<String> = []
  private var last: (key: Key, index: Int)?

  /// Whether `id` spoke since the chat began.
  func knows(_ id: String) -> Bool { known.contains(id) }

  /// Forgets who is known; their counts stay.
  mutating func forget() {
    last = nil
    known = []
  }

  /// Counts the sender of `message`.
  mutating func add(_ message: ChatMessage) {
    guard message.kind != .system, !message.sender.id.isEmpty else { return }
    let key = Key(thread: message.thread, id: message.sender.id)
    if let last, last.key == key {
      count(message, at: last.index)
      return
    }
    if known.count < Limits.chatSpeakers { known.insert(key.id) }
    if let index = indices[key] {
      count(message, at: index)
      last = (key, index)
    } else if speakers.count < Limits.chatSpeakers {
      indices[key] = speakers.count
      last = (key, speakers.count)
      speakers.append(
        Speaker(
          name: message.sender.name, account: message.sender.account, thread: message.thread,
          number: message.number, place: message.place))
      count(message, at: speakers.count - 1)
    }
  }

  private mutating func count(_ message: ChatMessage, at index: Int) {
    speakers[index].messages += 1
    if let own = message.sender.isOwn { speakers[index].isOwn = speakers[index].isOwn ?? own }
  }

  /// One finding a speaker and chat, with the side that the file itself speaks for, if any.
  var findings: [Finding] {
    speakers.map { speaker in
      var details = [Finding.Detail("name", speaker.name)]
      if let account = speaker.account { details.append(.init("account", account)) }
      if let thread = speaker.thread { details.append(.init("消息对象", thread)) }
      details.append(.init("messages", String(speaker.messages)))
      if let side = side(of: speaker) { details.append(.init("side", side.rawValue)) }
      return Finding(
        id: "speaker:\(speaker.number)", kind: FindingKinds.chatSpeaker, place: speaker.place,
        quote: speaker.name, speaker: speaker.account ?? speaker.name, details: details)
    }
  }

  // What the file itself says: which messages its owner sent, and whose name the chat has. In a
  // chat of two, the other one follows. Nothing is guessed beyond that.
  private func side(of speaker: Speaker) -> ChatSide? {
    if speaker.isOwn == true { return .own }
    let others = speakers.filter { $0.thread == speaker.thread && $0.number != speaker.number }
    if others.count == 1, others[0].isOwn == true { return .other }
    if speaker.thread != nil, others.count <= 1 {
      if speaker.name == speaker.thread || speaker.account == speaker.thread { return .other }
      if let other = others.first,
        other.name == other.thread || other.account == other.thread
      {
        return .own
      }
    }
    return nil
  }
}

/// On which side of the case somebody in a chat stands.
public enum ChatSide: String, Sendable, Hashable, CaseIterable {
  /// The person whose case it is.
  case own
  /// The seller, the platform, or whoever speaks for them.
  case other
  /// Somebody else, whom the case does not concern.
  case third
}
