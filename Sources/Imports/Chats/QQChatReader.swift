public import CaseCore

/// Reads the text that QQ's message manager exports (消息记录, text format).
///
/// A message begins with a head line after a blank line. A line of the content that looks like one
/// is told from a head by the blank line before it, and by its time and speaker; it is never
/// dropped. Times are never put right: a message earlier than the one before is said to be so.
public enum QQChatReader: FileReader {
  public static let id = "qq-text"
  public static let version = 1
  public static let kinds: Set<EvidenceKind.Name> = [EvidenceKinds.qqChat]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    try TextLines.open(bytes) { text, encoding throws(ReaderError) in
      var run = ChatRun(kind: kind, encoding: encoding)
      try run.read(text, found: found)
      return run.summary
    }
  }
}

/// One passage through a chat.
struct ChatRun {
  var summary: ReadingSummary
  private var message: Message?
  private var chat: String?
  private var group: String?
  private var latest: Moment?
  private var speakers: Set<String> = []
  private var isAfterBlank = true
  /// A rule of `=` that may begin the head of the next chat, or may be somebody's words.
  private var openRule: (line: Int, text: String)?

  init(kind: EvidenceKind.Name, encoding: TextEncoding) {
    summary = ReadingSummary(QQChatReader.self, kind: kind, variant: "qq-text")
    summary.encoding = encoding
  }

  /// A message that is being read.
  private struct Message {
    let head: ChatHead
    let line: Int
    var lastLine: Int
    var content: [UInt8] = []
    var blanks = 0
    var isCut = false

    mutating func append(_ text: Bytes, line: Int) {
      let gap = content.isEmpty ? 0 : 1 + blanks
      blanks = 0
      lastLine = line
      guard content.count + gap + text.count <= Limits.lineBytes else {
        isCut = true
        return
      }
      content.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: gap))
      text.withUnsafeBufferPointer { content.append(contentsOf: $0) }
    }
  }

  /// What a line turned out to be.
  private enum Line {
    case blank, content, rule, label
    case head(ChatHead)
    case headLike
  }

  /// Reads all lines of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    var lines = try TextLines(bytes, encoding: summary.encoding ?? .utf8)
    while let range = lines.next(in: bytes) {
      let number = lines.number
      let result = lines.withText(of: range, in: bytes) { text in
        let line = kind(of: text)
        take(line, text, number: number, found: found)
        return line
      }
      switch result {
      case .success(let line):
        if case .blank = line { isAfterBlank = true } else { isAfterBlank = false }
      case .failure(let fault):
        summary.leaveUnread(number, fault.why)
        isAfterBlank = false
      }
    }
    settleRule()
    endMessage(found: found)
    guard summary.rows > 0 else { throw .noMessages }
  }

  private func kind(of text: Bytes) -> Line {
    if Padding.trimmed(text, 0..<text.count).isEmpty { return .blank }
    if text.matches(Self.rule) { return .rule }
    if text.matches(Self.groupLabel) || text.matches(Self.chatLabel) {
      // These words stand between rules; anywhere else they are somebody's.
      return message == nil || openRule != nil ? .label : .content
    }
    guard let head = ChatHead(text) else { return .content }
    guard isAfterBlank || message == nil else { return .headLike }
    // With an account, or from a speaker seen before, it is a head even if its time goes back.
    let isKnown = head.account != nil || speakers.contains(head.speaker)
    if let latest, head.at < latest, !isKnown { return .headLike }
    return .head(head)
  }

  private mutating func take(
    _ line: Line, _ text: Bytes, number: Int, found: (Finding) -> Void
  ) {
    if case .label = line { openRule = nil } else { settleRule() }
    switch line {
    case .blank:
      summary.lines.blank += 1
      message?.blanks += 1
    case .rule:
      summary.lines.form += 1
      if message != nil { openRule = (number, text.text) }
    case .label:
      endMessage(found: found)
      takeLabel(text)
      summary.lines.form += 1
    case .head(let head):
      endMessage(found: found)
      start(head, line: number, quote: text.text, found: found)
      summary.lines.content += 1
    case .headLike:
      let quote = text.text
      summary.give(
        Finding(
          id: "headlike:\(number)", kind: FindingKinds.headLikeLine, place: .line(number),
          quote: quote), to: found)
      takeContent(text, number: number)
    case .content: takeContent(text, number: number)
    }
  }

  private mutating func takeContent(_ text: Bytes, number: Int) {
    guard message != nil else {
      // Words before the first message belong to nobody.
      summary.lines.form += 1
      return
    }
    message?.append(text, line: number)
    summary.lines.content += 1
  }

  // A rule that no label follows was part of the message.
  private mutating func settleRule() {
    guard let rule = openRule else { return }
    openRule = nil
    message?.append(rule.text.utf8.span, line: rule.line)
    summary.lines.form -= 1
    summary.lines.content += 1
  }

  private mutating func takeLabel(_ text: Bytes) {
    let line = text.text
    // Each chat of a whole history has its own order of times and its own people.
    if text.matches(Self.groupLabel) { group = Self.value(line) }
    if text.matches(Self.chatLabel) {
      chat = Self.value(line)
      latest = nil
      speakers = []
    }
  }

  private mutating func start(
    _ head: ChatHead, line: Int, quote: String, found: (Finding) -> Void
  ) {
    if let latest, head.at < latest {
      summary.give(
        Finding(
          id: "order:\(line)", kind: FindingKinds.outOfOrder, place: .line(line), quote: quote,
          speaker: head.speaker, at: head.at), to: found)
    }
    latest = max(latest ?? head.at, head.at)
    if speakers.count < Limits.cellsPerRow { speakers.insert(head.speaker) }
    message = Message(head: head, line: line, lastLine: line)
  }

  private mutating func endMessage(found: (Finding) -> Void) {
    guard let message else { return }
    self.message = nil
    summary.rows += 1
    let head = message.head
    var details = [Finding.Detail("name", head.name)]
    if let account = head.account { details.append(.init("account", account)) }
    if let chat { details.append(.init("消息对象", chat)) }
    if let group { details.append(.init("消息分组", group)) }
    summary.give(
      Finding(
        id: "message:\(message.line)",
        kind: head.isSystem ? FindingKinds.chatNotice : FindingKinds.chatMessage,
        place: .lines(message.line, message.lastLine), quote: message.content.span.text,
        speaker: head.speaker, at: head.at, details: details,
        remarks: message.isCut ? [.cut] : []),
      to: found)
  }

  private static func value(_ line: String) -> String {
    String(line.drop { $0 != ":" && $0 != "：" }.dropFirst())
  }

  private static let rule = Array(repeating: UInt8(ascii: "="), count: 60)
  private static let groupLabel = Array("消息分组:".utf8)
  private static let chatLabel = Array("消息对象:".utf8)
}
