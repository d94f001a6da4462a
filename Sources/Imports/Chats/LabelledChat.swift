internal import CaseCore

/// Reads the text that QQChatExporter writes: for each message a line `name:`, then `时间:`, at will
/// `类型:`, `内容:` and what belongs to it, `资源:`, `提及:`, `回复:`.
struct LabelledChat {
  var sink: ChatSink
  private var chat: String?
  private var message: Open?
  private var pending: (name: String, line: Int)?
  private var serial: String?
  private var blanks = 0

  init(sink: ChatSink) { self.sink = sink }

  private struct Open {
    let name: String
    let line: Int
    var lastLine: Int
    let time: ChatMessage.Time
    var serial: String?
    var type: String?
    var text = ""
    var isInContent = false
    var resources: [String] = []
    var quoted: ChatMessage.Quoted?
    var isCut = false
  }

  /// Reads all lines of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    var lines = try TextLines(bytes, encoding: sink.summary.encoding ?? .utf8)
    while let range = lines.next(in: bytes) {
      let number = lines.number
      let result = lines.withText(of: range, in: bytes) { text in
        take(text.text, number: number, found: found)
      }
      if case .failure(let fault) = result { sink.summary.leaveUnread(number, fault.why) }
    }
    settlePending()
    end(found: found)
  }

  private mutating func take(_ line: String, number: Int, found: (Finding) -> Void) {
    guard !line.trimmingBlanks().isEmpty else {
      sink.summary.lines.blank += 1
      blanks += 1
      return
    }
    let isAfterBlank = blanks > 0
    defer { blanks = 0 }
    if let clock = Self.value(of: "时间", in: line),
      let reading = ChatClock.read(clock.utf8.span, from: 0),
      let time = reading.time(nil, on: nil, text: clock), pending != nil || isAfterBlank
    {
      end(found: found)
      message = Open(
        name: pending?.name ?? "", line: pending?.line ?? number, lastLine: number, time: time,
        serial: serial)
      (pending, serial) = (nil, nil)
      sink.summary.lines.content += 1
      return
    }
    settlePending()
    // A name stands after a blank line; whether it is one, the next line says.
    if isAfterBlank || message == nil, line.hasSuffix(":"), !line.hasPrefix(" ") {
      pending = (String(line.dropLast()), number)
      sink.summary.lines.content += 1
      return
    }
    if isAfterBlank, line.hasPrefix("["), line.hasSuffix("]"),
      Int(line.dropFirst().dropLast()) != nil
    {
      serial = String(line.dropFirst().dropLast())
      sink.summary.lines.form += 1
      return
    }
    if isAfterBlank, line.hasPrefix("====================") {
      end(found: found)
    }
    guard message != nil else {
      if let name = Self.value(of: "聊天名称", in: line) {
        chat = name
        sink.begin(thread: name)
      }
      sink.summary.lines.form += 1
      return
    }
    sink.summary.lines.content += 1
    message?.lastLine = number
    takePart(line)
  }

  private mutating func takePart(_ line: String) {
    if let text = Self.value(of: "内容", in: line), message?.isInContent != true {
      append(text, isFirst: true)
    } else if let type = Self.value(of: "类型", in: line), message?.isInContent != true {
      message?.type = type
    } else if Self.value(of: "资源", in: line) != nil || Self.value(of: "提及", in: line) != nil {
      message?.isInContent = false
    } else if line.hasPrefix("  - "), message?.isInContent != true {
      message?.resources.append(String(line.dropFirst(4)))
    } else if let reply = Self.value(of: "回复", in: line) {
      let parts = reply.firstRange(of: " - ")
      message?.quoted = ChatMessage.Quoted(
        sender: parts.map { String(reply[..<$0.lowerBound]) },
        text: parts.map { String(reply[$0.upperBound...]) } ?? reply)
    } else {
      append(line, isFirst: message?.isInContent != true)
    }
  }

  private mutating func append(_ text: String, isFirst: Bool) {
    guard let open = message else { return }
    let gap = isFirst ? "" : String(repeating: "\n", count: 1 + blanks)
    message?.isInContent = true
    guard open.text.utf8.count + gap.utf8.count + text.utf8.count <= Limits.lineBytes else {
      message?.isCut = true
      return
    }
    message?.text += gap + text
  }

  // A line that only looked like a name was part of the message before.
  private mutating func settlePending() {
    guard let pending else { return }
    self.pending = nil
    guard message != nil else { return }
    message?.lastLine = pending.line
    append(pending.name + ":", isFirst: message?.isInContent != true)
  }

  private mutating func end(found: (Finding) -> Void) {
    guard let message else { return }
    self.message = nil
    let text = message.text.isEmpty ? message.resources.joined(separator: "\n") : message.text
    let isSystem = message.type == "system" || message.name == "系统消息" || message.name.isEmpty
    sink.take(
      ChatMessage(
        number: message.line, place: .lines(message.line, message.lastLine), time: message.time,
        sender: ChatMessage.Sender(account: nil, name: message.name),
        text: text.cut(to: Limits.lineBytes),
        isCut: message.isCut,
        kind: Self.kind(of: message.resources) ?? ChatText.kind(of: text, isSystem: isSystem),
        quoted: message.quoted, thread: chat, serial: message.serial),
      found: found)
  }

  private static func kind(of resources: [String]) -> ChatMessage.Kind? {
    guard let first = resources.first else { return nil }
    for (word, kind) in [
      ("image", ChatMessage.Kind.picture), ("video", .video), ("audio", .voice), ("file", .file),
    ] where first.hasPrefix(word) {
      return kind
    }
    return .other
  }

  private static func value(of label: String, in line: String) -> String? {
    guard line.hasPrefix(label + ":") else { return nil }
    let value = line.dropFirst(label.count + 1)
    return value.first == " " ? String(value.dropFirst()) : String(value)
  }
}
