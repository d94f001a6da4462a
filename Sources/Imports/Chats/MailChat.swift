internal import CaseCore

/// Reads the `.mht` that QQ's message manager exports: one page of HTML, and pictures, which are
/// passed over. A day stands on a line of its own, a message is a line with a name, one with a time
/// of day, and lines of words.
struct MailChat {
  var sink: ChatSink
  private var chat: String?
  private var folder: String?
  private var day: Day?
  private var name: (text: String, line: Int)?
  private var message: Open?
  private var number = 0

  init(sink: ChatSink) { self.sink = sink }

  private struct Open {
    let number: Int
    let line: Int
    let head: (name: String, account: String?)
    let time: ChatMessage.Time
    var lastLine: Int
    var words: [String] = []
  }

  /// Reads all messages of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    let mail = MailParts(bytes)
    // The parts have encodings of their own, so the file has none.
    sink.summary.encoding = nil
    guard let part = mail.parts.first(where: { $0.type == "text/html" }) ?? mail.parts.first else {
      throw .noMessages
    }
    let pictures = mail.parts.count { $0.type.hasPrefix("image/") }
    if pictures > 0 { note(.partNotRead("\(pictures) × image")) }
    if mail.isOverLimit { note(.partNotRead("> \(Limits.mailParts)")) }
    // Such a page can be most of a large file: as it mostly stands there plainly, it is not copied.
    var page: HTMLText
    if MailText.isPlain(part) {
      page = try self.page(bytes.extracting(part.body), part)
    } else {
      guard let text = MailText.bytes(part, in: bytes, limit: Limits.chatPageBytes) else {
        throw .tooLarge(sizeBytes: part.body.count, limit: Limits.chatPageBytes)
      }
      page = try self.page(text.span, part)
    }
    while let line = page.next() { take(line, found: found) }
    settleName()
    end(found: found)
  }

  private mutating func page(
    _ text: Bytes, _ part: MailParts.Part
  ) throws(ReaderError) -> HTMLText {
    guard text.count <= Limits.chatPageBytes else {
      throw .tooLarge(sizeBytes: text.count, limit: Limits.chatPageBytes)
    }
    guard let encoding = MailText.encoding(of: part.charset, text) else { throw .notText(.mht) }
    var inner = sink.summary
    inner.encoding = encoding
    let page = try PageReader.decoded(text, summary: &inner)
    inner.encoding = nil
    sink.summary = inner
    return HTMLText(lineByLine: page)
  }

  private mutating func note(_ why: UnreadReason) {
    sink.summary.leaveUnread(0, why)
    sink.summary.lines.unread -= 1
  }

  private mutating func take(_ line: PageLine, found: (Finding) -> Void) {
    let text = line.plain
    if let value = Self.value(of: "日期", in: text), let day = ChatClock.day(value.utf8.span, from: 0)
    {
      settleName()
      end(found: found)
      self.day = day
      return
    }
    if message == nil || number == 0 {
      if let value = Self.value(of: "消息对象", in: text) {
        chat = value
        sink.begin(thread: value)
        return
      }
      if let value = Self.value(of: "消息分组", in: text) {
        folder = value
        return
      }
    }
    if let name, let clock = Self.clock(text) {
      end(found: found)
      number += 1
      message = Open(
        number: number, line: name.line, head: ChatHead.parts(of: name.text),
        time: day.map { .known(clock.moment(on: $0), hasSeconds: true, zone: false) }
          ?? .partial(text), lastLine: line.line)
      self.name = nil
      return
    }
    settleName()
    name = (text, line.line)
  }

  // A time of day and nothing else: `9:12:34`, `9:12:34 AM`.
  private static func clock(_ text: String) -> ChatClock.Reading? {
    guard text.utf8.count <= 14, let clock = ChatClock.read(text.utf8.span, from: 0),
      clock.end == text.utf8.count, clock.first == nil, clock.seconds != nil
    else { return nil }
    return clock
  }

  // A line that no time follows was part of the message before.
  private mutating func settleName() {
    guard let name else { return }
    self.name = nil
    message?.words.append(name.text)
    message?.lastLine = name.line
  }

  private mutating func end(found: (Finding) -> Void) {
    guard let message else { return }
    self.message = nil
    let words = message.words.joined(separator: "\n")
    let (name, account) = message.head
    let isSystem = account == "10000" || account == "1000000" || name == "系统消息"
    sink.take(
      ChatMessage(
        number: message.number, place: .lines(message.line, max(message.line, message.lastLine)),
        time: message.time,
        sender: ChatMessage.Sender(
          account: account, name: name, plainName: ChatHead.untitled(name)),
        text: words.cut(to: Limits.lineBytes), isCut: words.utf8.count > Limits.lineBytes,
        kind: words.isEmpty ? .picture : ChatText.kind(of: words, isSystem: isSystem),
        thread: chat, folder: folder),
      found: found)
  }

  private static func value(of label: String, in text: String) -> String? {
    guard text.hasPrefix(label) else { return nil }
    let rest = text.dropFirst(label.count)
    guard rest.first == ":" || rest.first == "：" else { return nil }
    return rest.dropFirst().trimmingBlanks()
  }
}
