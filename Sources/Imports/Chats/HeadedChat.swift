internal import CaseCore

/// Reads chats whose messages begin with a head line and end at the next: WhatsApp's text, what is
/// copied from a window, and notes.
///
/// Where the year stands last, the order of day and month is worked out over the whole file: a
/// number over 12 is a day; else the order in which fewer messages go back in time. Where that does
/// not decide, both readings are shown and a person is asked.
struct HeadedChat {
  private let form: ChatForm
  var sink: ChatSink
  private var message: Open?
  private var order: ChatClock.Order?
  private var day: Day?
  private var isAsked = false

  init(form: ChatForm, sink: ChatSink) {
    self.form = form
    self.sink = sink
  }

  private struct Open {
    let sender: ChatMessage.Sender
    let isSystem: Bool
    let time: ChatMessage.Time
    let line: Int
    var lastLine: Int
    var content: [UInt8]
    var hasContent: Bool
    var blanks = 0
    var isCut = false

    mutating func append(_ text: Bytes, line: Int) {
      let gap = hasContent ? 1 + blanks : 0
      blanks = 0
      lastLine = line
      guard content.count + gap + text.count <= Limits.lineBytes else {
        isCut = true
        return
      }
      hasContent = true
      content.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: gap))
      text.withUnsafeBufferPointer { content.append(contentsOf: $0) }
    }
  }

  /// Reads all lines of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    let encoding = sink.summary.encoding ?? .utf8
    try settleOrder(bytes, encoding)
    var lines = try TextLines(bytes, encoding: encoding)
    while let range = lines.next(in: bytes) {
      let number = lines.number
      let result = lines.withText(of: range, in: bytes) { text in
        take(text, number: number, found: found)
      }
      if case .failure(let fault) = result { sink.summary.leaveUnread(number, fault.why) }
    }
    end(found: found)
  }

  private func head(_ line: Bytes) -> LineHead? {
    switch form {
    case .whatsAppText: LineHead.whatsApp(line)
    case .notesText: LineHead.note(line)
    default: LineHead.pasted(line)
    }
  }

  private mutating func take(_ text: Bytes, number: Int, found: (Finding) -> Void) {
    if Padding.trimmed(text, 0..<text.count).isEmpty {
      sink.summary.lines.blank += 1
      message?.blanks += 1
      return
    }
    if let day = Self.dayRule(text) {
      end(found: found)
      self.day = day
      sink.summary.lines.form += 1
      return
    }
    if let head = head(text), let time = time(of: head, in: text) {
      end(found: found)
      sink.summary.lines.content += 1
      start(head, at: time, text, line: number, found: found)
      return
    }
    guard message != nil else {
      sink.summary.lines.form += 1
      return
    }
    sink.summary.lines.content += 1
    message?.append(text, line: number)
  }

  private func time(of head: LineHead, in text: Bytes) -> ChatMessage.Time? {
    let clock = head.clock
    // The text of the time is only kept where the time is not certain.
    let isCertain = clock.year != nil && (!clock.isYearLast || order != nil)
    return clock.time(order, on: day, text: isCertain ? "" : text.extracting(head.clockRange).text)
  }

  private mutating func start(
    _ head: LineHead, at time: ChatMessage.Time, _ text: Bytes, line: Int,
    found: (Finding) -> Void
  ) {
    if case .either(let dayFirst, let monthFirst, let quote) = time, !isAsked {
      isAsked = true
      for (order, at) in [(ChatDates.dayFirst, dayFirst), (ChatDates.monthFirst, monthFirst)] {
        sink.summary.give(
          Finding(
            id: order, kind: FindingKinds.dateOrder, place: .line(line), quote: quote, at: at),
          to: found)
      }
    }
    let name = head.name.map { text.extracting($0).text } ?? ""
    let (plain, account) = form == .pastedText ? ChatHead.parts(of: name, wxid: true) : (name, nil)
    let content = head.text.map { text.extracting($0).withUnsafeBufferPointer(Array.init) } ?? []
    message = Open(
      sender: ChatMessage.Sender(
        account: account, name: head.name == nil ? "WhatsApp" : plain,
        isOwn: name == "我" ? true : nil),
      isSystem: head.name == nil, time: time, line: line, lastLine: line, content: content,
      hasContent: head.text != nil)
  }

  private mutating func end(found: (Finding) -> Void) {
    guard let message else { return }
    self.message = nil
    let text = message.content.span.text
    sink.take(
      ChatMessage(
        number: message.line, place: .lines(message.line, message.lastLine), time: message.time,
        sender: message.sender, text: text, isCut: message.isCut,
        kind: ChatText.kind(of: text, isSystem: message.isSystem || Self.isNotice(text)),
        quoted: ChatText.quoted(in: text)),
      found: found)
  }

  // A group's first line names the group where a sender stands.
  private static func isNotice(_ text: String) -> Bool {
    let bytes = text.utf8.span
    return bytes.count < 400 && notices.contains { bytes.firstIndex(of: $0) != nil }
  }

  private static let notices = ["end-to-end encrypt", "端到端加密", "端對端加密"].map { Array($0.utf8) }
  private static let dash = Array("—".utf8)
  private static let hyphens = Array("--".utf8)

  // `— —  2020-2-21  — —` of QQ on a phone, `----- 2026-11-18 -----`: a day for the times below.
  private static func dayRule(_ line: Bytes) -> Day? {
    guard line.count < 60, line.count >= 8,
      line[0] == 0xe2 || line[0] == UInt8(ascii: "-") || line[0] == UInt8(ascii: " ")
    else { return nil }
    var start = 0
    var rules = 0
    while start < line.count {
      let next = Padding.skip(line, from: start, to: line.count)
      if line.matches(dash, at: next) {
        start = next + 3
      } else if next < line.count, line[next] == UInt8(ascii: "-") {
        start = next + 1
      } else {
        start = next
        break
      }
      rules += 1
    }
    guard rules >= 2, let day = ChatClock.day(line, from: start) else { return nil }
    let rest = line.extracting(start..<line.count)
    return rest.firstIndex(of: dash) != nil
      || rest.firstIndex(of: hyphens) != nil
      ? day : nil
  }

  // A passage over the heads alone. Nothing is kept of it but the order.
  private mutating func settleOrder(_ bytes: Bytes, _ encoding: TextEncoding) throws(ReaderError) {
    guard form != .notesText else { return }
    var lines = try TextLines(bytes, encoding: encoding)
    var tally = OrderTally()
    while let range = lines.next(in: bytes) {
      _ = lines.withText(of: range, in: bytes) { text in
        if let clock = head(text)?.clock, clock.isYearLast { tally.add(clock) }
      }
    }
    order = tally.order
  }
}

/// What the dates of a whole file say about the order of day and month.
private struct OrderTally {
  private var overTwelve = (first: 0, second: 0)
  private var back = (dayFirst: 0, monthFirst: 0)
  private var last: (dayFirst: Moment?, monthFirst: Moment?) = (nil, nil)

  mutating func add(_ clock: ChatClock.Reading) {
    if clock.first ?? 0 > 12 { overTwelve.first += 1 }
    if clock.second ?? 0 > 12 { overTwelve.second += 1 }
    let (left, right) = (clock.moment(.dayFirst), clock.moment(.monthFirst))
    if let left, let before = last.dayFirst, left < before { back.dayFirst += 1 }
    if let right, let before = last.monthFirst, right < before { back.monthFirst += 1 }
    last = (left ?? last.dayFirst, right ?? last.monthFirst)
  }

  var order: ChatClock.Order? {
    if overTwelve.first != overTwelve.second {
      return overTwelve.first > overTwelve.second ? .dayFirst : .monthFirst
    }
    if back.dayFirst == back.monthFirst { return nil }
    return back.dayFirst < back.monthFirst ? .dayFirst : .monthFirst
  }
}
