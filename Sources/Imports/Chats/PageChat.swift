internal import CaseCore

/// Reads the pages that Telegram and QQChatExporter write: messages told by the classes of their
/// elements. No script is run and no style sheet applied.
struct PageChat {
  private let form: ChatForm
  var sink: ChatSink
  private var open = OpenElements<Part>()
  private var message: Open?
  private var lastSender = ""
  private var number = 0
  private var line = 1

  init(form: ChatForm, sink: ChatSink) {
    self.form = form
    self.sink = sink
  }

  /// What an element is in a message.
  private enum Role { case plain, message, sender, time, text, media, quote, forwarded, ignored }

  /// What an element is, and what the text in it is: the innermost element that has a part says
  /// so; in what was forwarded, all is.
  private struct Part {
    let isMessage: Bool
    let role: Role
    let isForwarded: Bool

    init(_ role: Role, in outer: Part?) {
      isMessage = role == .message
      self.role = role == .plain ? outer?.role ?? .plain : role
      isForwarded = role == .forwarded || outer?.isForwarded ?? false
    }
  }

  private struct Open {
    let number: Int
    let line: Int
    let isService: Bool
    var sender: [UInt8] = []
    var time: [UInt8] = []
    var text: [UInt8] = []
    var media: [UInt8] = []
    var quote: [UInt8] = []
    var kind: ChatMessage.Kind?
    var isCut = false

    mutating func append(_ byte: UInt8, as role: Role) {
      var fits = true
      switch role {
      case .sender: fits = Self.add(byte, to: &sender)
      case .time: fits = Self.add(byte, to: &time)
      case .text: fits = Self.add(byte, to: &text)
      case .media: fits = Self.add(byte, to: &media)
      case .quote, .forwarded: fits = Self.add(byte, to: &quote)
      case .plain, .message, .ignored: break
      }
      isCut = isCut || !fits
    }

    // Blanks run together, as a browser shows them; `<br>` is a line end.
    private static func add(_ byte: UInt8, to buffer: inout [UInt8]) -> Bool {
      if byte == UInt8(ascii: " "), buffer.last.map({ $0 <= 0x20 }) ?? true { return true }
      guard buffer.count < Limits.lineBytes else { return false }
      buffer.append(byte)
      return true
    }
  }

  /// Reads all messages of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    guard bytes.count <= Limits.chatPageBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.chatPageBytes)
    }
    let text = try PageReader.decoded(bytes, summary: &sink.summary)
    sink.summary.lines.content += sink.summary.lines.blank
    sink.summary.lines.blank = 0
    let page = text.span
    var index = 0
    while index < page.count {
      let byte = page[index]
      if byte == UInt8(ascii: "<"), Self.isTag(page, index) {
        index = tag(page, index, found: found)
      } else if byte == UInt8(ascii: "&"), let (piece, end) = HTMLEntity.decoded(page, at: index) {
        for byte in piece.utf8 { append(byte) }
        index = end
      } else {
        if byte == UInt8(ascii: "\n") { line += 1 }
        append(byte <= 0x20 ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    endMessage(found: found)
  }

  private static func isTag(_ page: Bytes, _ index: Int) -> Bool {
    guard index + 1 < page.count else { return false }
    let next = page[index + 1]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
  }

  private mutating func tag(_ page: Bytes, _ start: Int, found: (Finding) -> Void) -> Int {
    if page.matches(Self.comment, at: start) {
      return skip(page, start, to: page.firstIndex(of: Self.commentEnd, from: start).map { $0 + 3 })
    }
    let tag = HTMLTag(page, at: start)
    let end = skip(page, start, to: tag.end)
    switch tag.name {
    case "script" where !tag.isClosing, "style" where !tag.isClosing:
      let mark = Array("</\(tag.name)".utf8)
      return skip(page, end, to: page.firstIndex(of: mark, from: end))
    case "br":
      append(UInt8(ascii: "\n"))
    case "", "img", "meta", "link", "input", "hr", "source", "wbr": break
    default:
      if tag.isClosing {
        close(tag.name, found: found)
      } else if !tag.isSelfClosing, open.all.count < Limits.pageDepth {
        openElement(tag, found: found)
      }
    }
    return end
  }

  private mutating func skip(_ page: Bytes, _ start: Int, to end: Int?) -> Int {
    let end = end ?? page.count
    for index in start..<end where page[index] == UInt8(ascii: "\n") { line += 1 }
    return end
  }

  private mutating func openElement(_ tag: HTMLTag, found: (Finding) -> Void) {
    let classes = tag.classes.split(separator: " ")
    let role = role(classes)
    if role == .message {
      endMessage(found: found)
      open = OpenElements()
      // Telegram's days between messages have negative numbers and are no messages.
      let isDay = tag.id.hasPrefix("message-")
      if !isDay {
        number += 1
        message = Open(
          number: number, line: line,
          isService: classes.contains("service") || classes.contains("system"))
      }
    }
    if classes.contains("date"), !tag.title.isEmpty, message?.time.isEmpty == true {
      message?.time = Array(tag.title.utf8)
    }
    if message?.kind == nil, let kind = classes.lazy.compactMap({ Self.kinds[$0] }).first {
      message?.kind = kind
    }
    open.open(tag.name, Part(role, in: open.all.last?.mark))
  }

  private func role(_ classes: [Substring]) -> Role {
    for name in classes {
      if let role = Self.roles[name] { return role }
    }
    if message?.isService == true, classes.contains("body") { return .text }
    return .plain
  }

  private mutating func close(_ name: String, found: (Finding) -> Void) {
    guard let index = open.last(name) else { return }
    let endsMessage = open.all[index...].contains(where: \.mark.isMessage)
    open.close(from: index)
    if endsMessage { endMessage(found: found) }
  }

  private mutating func append(_ byte: UInt8) {
    guard message != nil, let place = open.all.last?.mark, place.role != .plain else { return }
    let isQuote = place.isForwarded && place.role == .sender
    message?.append(byte, as: isQuote ? .quote : place.role)
  }

  private mutating func endMessage(found: (Finding) -> Void) {
    guard let message else { return }
    self.message = nil
    func words(_ bytes: [UInt8]) -> String {
      String(decoding: bytes, as: UTF8.self).trimmingBlanks()
    }
    // A message joined to the one before bears no name of its own.
    let sender = words(message.sender)
    if !sender.isEmpty { lastSender = sender }
    let time = words(message.time)
    let text = message.text.isEmpty ? words(message.media) : words(message.text)
    let quote = words(message.quote)
    let clock = ChatClock.read(time.utf8.span, from: 0)
    sink.take(
      ChatMessage(
        number: message.number, place: .line(message.line),
        time: clock?.time(.dayFirst, on: nil, text: time)
          ?? (time.isEmpty ? .unknown : .partial(time)),
        sender: .init(account: nil, name: message.isService ? "" : lastSender), text: text,
        isCut: message.isCut,
        kind: message.kind ?? ChatText.kind(of: text, isSystem: message.isService),
        quoted: quote.isEmpty ? nil : .init(sender: nil, text: quote)),
      found: found)
  }

  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)

  private static let roles: [Substring: Role] = [
    "message": .message, "from_name": .sender, "message-sender": .sender, "message-time": .time,
    "text": .text, "message-content": .text, "media_wrap": .media, "reply_to": .quote,
    "reply-content": .quote, "forwarded": .forwarded, "initials": .ignored,
    "message-avatar": .ignored, "userpic_wrap": .ignored, "date": .ignored,
    "reactions": .ignored,
  ]

  private static let kinds: [Substring: ChatMessage.Kind] = [
    "media_photo": .picture, "photo_wrap": .picture, "media_voice_message": .voice,
    "media_audio_file": .voice, "media_video": .video, "video_file_wrap": .video,
    "media_file": .file, "sticker_wrap": .sticker, "media_location": .location,
    "media_contact": .card, "media_call": .call, "message-image": .picture,
    "message-video": .video, "message-audio": .voice, "message-file": .file,
  ]
}
