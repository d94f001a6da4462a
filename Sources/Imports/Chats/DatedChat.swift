internal import CaseCore

/// Reads chats whose messages begin with a line `2019-09-23 20:43:38 name`: the text that QQ's
/// message manager exports (消息记录), and those of MemoTrace and WeFlow.
///
/// A message begins with a head line after a blank line. A line of the content that looks like one
/// is told from a head by the blank line before it, and by its time and speaker; it is never
/// dropped. Times are never put right: a message earlier than the one before is said to be so.
struct DatedChat {
  private let form: ChatForm
  var sink: ChatSink
  private var message: Message?
  private var chat: String?
  private var folder: String?
  private var isAfterBlank = true
  /// A rule of `=` that may begin the head of the next chat, or may be somebody's words.
  private var openRule: (line: Int, text: String)?

  init(form: ChatForm, sink: ChatSink) {
    self.form = form
    self.sink = sink
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
    var lines = try TextLines(bytes, encoding: sink.summary.encoding ?? .utf8)
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
        sink.summary.leaveUnread(number, fault.why)
        isAfterBlank = false
      }
    }
    settleRule()
    endMessage(found: found)
  }

  private func kind(of text: Bytes) -> Line {
    if Padding.trimmed(text, 0..<text.count).isEmpty { return .blank }
    if text.matches(Self.rule) { return .rule }
    if text.matches(Self.groupLabel) || text.matches(Self.chatLabel) {
      // These words stand between rules; anywhere else they are somebody's.
      return message == nil || openRule != nil ? .label : .content
    }
    guard let head = head(text) else { return .content }
    guard isAfterBlank || message == nil else { return .headLike }
    // With an account, or from a speaker seen before, it is a head even if its time goes back.
    let isKnown =
      head.account != nil || sink.knows(head.speaker) || message?.head.speaker == head.speaker
    let latest = [sink.latest, message?.head.at].compactMap(\.self).max()
    if let latest, head.at < latest, !isKnown { return .headLike }
    return .head(head)
  }

  private mutating func take(
    _ line: Line, _ text: Bytes, number: Int, found: (Finding) -> Void
  ) {
    if case .label = line { openRule = nil } else { settleRule() }
    switch line {
    case .blank:
      sink.summary.lines.blank += 1
      message?.blanks += 1
    case .rule:
      sink.summary.lines.form += 1
      if message != nil { openRule = (number, text.text) }
    case .label:
      endMessage(found: found)
      takeLabel(text)
      sink.summary.lines.form += 1
    case .head(let head):
      endMessage(found: found)
      message = Message(head: head, line: number, lastLine: number)
      sink.summary.lines.content += 1
    case .headLike:
      let quote = text.text
      sink.summary.give(
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
      sink.summary.lines.form += 1
      return
    }
    message?.append(text, line: number)
    sink.summary.lines.content += 1
  }

  // A rule that no label follows was part of the message.
  private mutating func settleRule() {
    guard let rule = openRule else { return }
    openRule = nil
    message?.append(rule.text.utf8.span, line: rule.line)
    sink.summary.lines.form -= 1
    sink.summary.lines.content += 1
  }

  private mutating func takeLabel(_ text: Bytes) {
    let line = text.text
    // Each chat of a whole history has its own order of times and its own people.
    if text.matches(Self.groupLabel) { folder = Self.value(line) }
    if text.matches(Self.chatLabel) {
      chat = Self.value(line)
      sink.begin(thread: chat)
    }
  }

  private func head(_ text: Bytes) -> ChatHead? {
    if form == .weFlowMarkdown {
      return text.matches(Self.heading) ? ChatHead(text.extracting(droppingFirst: 3)) : nil
    }
    return ChatHead(text)
  }

  private mutating func endMessage(found: (Finding) -> Void) {
    guard let message else { return }
    self.message = nil
    let head = message.head
    let text = message.content.span.text
    let name = form == .weFlowText ? head.unquotedName : head.name
    // Only WeFlow marks its owner; a QQ name can be 我 too.
    let isWeFlow = form == .weFlowText || form == .weFlowMarkdown
    let isOwn: Bool? = isWeFlow ? name == "我" : nil
    let sender = ChatMessage.Sender(
      account: head.account, name: name, isOwn: isOwn,
      plainName: isWeFlow ? name : head.untitledName)
    sink.take(
      ChatMessage(
        number: message.line, place: .lines(message.line, message.lastLine),
        time: .known(head.at, hasSeconds: true, zone: false), sender: sender, text: text,
        isCut: message.isCut, kind: ChatText.kind(of: text, isSystem: head.isSystem),
        quoted: ChatText.quoted(in: text), thread: chat, folder: folder),
      found: found)
  }

  private static func value(_ line: String) -> String {
    String(line.drop { $0 != ":" && $0 != "：" }.dropFirst())
  }

  private static let heading = Array("## ".utf8)
  private static let rule = Array(repeating: UInt8(ascii: "="), count: 60)
  private static let groupLabel = Array("消息分组:".utf8)
  private static let chatLabel = Array("消息对象:".utf8)
}
