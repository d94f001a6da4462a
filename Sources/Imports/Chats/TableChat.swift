internal import CaseCore

/// Reads chats that are tables with commas: MemoTrace, PyWxDump, WeFlow, chatlog and their like.
///
/// The words of a message may span lines within quotation marks. A row that does not come out is
/// read again as its first line alone; what then does not come out is unread, and no other row is.
struct TableChat {
  var sink: ChatSink
  private var columns: ChatColumns?
  private var cells = RowCells()
  private var isResaved = false

  init(sink: ChatSink) { self.sink = sink }

  /// Reads all rows of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    var lines = try TextLines(bytes, encoding: sink.summary.encoding ?? .utf8)
    while let first = lines.next(in: bytes) {
      let number = lines.number
      guard columns != nil else {
        header(first, number, &lines, bytes)
        continue
      }
      var span = 1
      var outcome = Outcome.unread(.cutOff)
      if Self.isOpen(bytes.extracting(first)) {
        let place = lines.place
        if let whole = joined(first, &lines, bytes) {
          span = whole.span
          outcome = row(whole.range, number, span, &lines, bytes)
        }
        if case .unread = outcome {
          // The mark was one of the text, or the end is lost: the line stands for itself.
          lines.place = place
          span = 1
          outcome = row(first, number, 1, &lines, bytes)
        }
      } else {
        outcome = row(first, number, 1, &lines, bytes)
      }
      switch outcome {
      case .blank: sink.summary.lines.blank += 1
      case .message(let message):
        sink.summary.lines.content += span
        sink.take(message, found: found)
      case .unread(let why): sink.summary.leaveUnread(number, why)
      }
    }
    if isResaved {
      sink.summary.isResaved = true
      sink.summary.give(
        Finding(id: "resaved", kind: FindingKinds.resavedFile, place: .whole, quote: ""), to: found)
    }
  }

  private enum Outcome {
    case blank
    case message(ChatMessage)
    case unread(UnreadReason)
  }

  private mutating func header(
    _ line: Range<Int>, _ number: Int, _ lines: inout TextLines, _ bytes: Bytes
  ) {
    let result = lines.withText(of: line, in: bytes) { ChatColumns($0) }
    switch result {
    case .success(let found):
      columns = found
      sink.summary.lines.form += 1
    case .failure(let fault): sink.summary.leaveUnread(number, fault.why)
    }
  }

  // An odd number of quotation marks says that a cell goes on after the line.
  private static func isOpen(_ line: Bytes) -> Bool {
    var marks = 0
    for index in 0..<line.count where line[index] == UInt8(ascii: "\"") { marks += 1 }
    return marks % 2 == 1
  }

  private func joined(
    _ first: Range<Int>, _ lines: inout TextLines, _ bytes: Bytes
  ) -> (range: Range<Int>, span: Int)? {
    var span = 1
    while let next = lines.next(in: bytes) {
      span += 1
      guard next.upperBound - first.lowerBound <= Limits.chatRowBytes else { return nil }
      if Self.isOpen(bytes.extracting(next)) { return (first.lowerBound..<next.upperBound, span) }
    }
    return nil
  }

  private mutating func row(
    _ range: Range<Int>, _ number: Int, _ span: Int, _ lines: inout TextLines, _ bytes: Bytes
  ) -> Outcome {
    guard let columns else { return .blank }
    let result = lines.withText(of: range, in: bytes, limit: Limits.chatRowBytes) { text in
      outcome(text, columns, number, span)
    }
    switch result {
    case .success(let outcome): return outcome
    case .failure(let fault): return .unread(fault.why)
    }
  }

  private mutating func outcome(
    _ text: Bytes, _ columns: ChatColumns, _ number: Int, _ span: Int
  ) -> Outcome {
    if Padding.trimmed(text, 0..<text.count).isEmpty { return .blank }
    cells.split(text, expecting: nil)
    if cells.cells.count < columns.needed || cells.cells.count > columns.count || cells.isOpen {
      cells.split(text, expecting: columns.count)
    }
    // A private chat of MemoTrace has nine cells under twelve names.
    guard cells.cells.count >= columns.needed else {
      return .unread(.tooFewCells(found: cells.cells.count, expected: columns.count))
    }
    if cells.cells.count > columns.count {
      cells.join(from: columns.text, downTo: columns.count)
    }
    guard cells.cells.count <= columns.count, !cells.isOpen || span == 1 else {
      return .unread(.tooManyCells(found: cells.cells.count, expected: columns.count))
    }
    guard let time = time(text, columns) else {
      return .unread(.badTime(cell(text, columns.time).cut(to: 100)))
    }
    let words = cell(text, columns.text)
    let kind = kind(text, columns, words)
    return .message(
      ChatMessage(
        number: number, place: .lines(number, number + span - 1), time: time,
        sender: sender(text, columns), text: words.cut(to: Limits.lineBytes),
        isCut: words.utf8.count > Limits.lineBytes, kind: kind,
        quoted: ChatText.quoted(in: words),
        thread: columns.thread.map { cell(text, $0) }.flatMap { $0.isEmpty ? nil : $0 },
        serial: columns.serial.map { cell(text, $0) }))
  }

  private func cell(_ text: Bytes, _ index: Int) -> String {
    guard index < cells.cells.count else { return "" }
    let cell = cells.cells[index]
    let words = text.extracting(cell.content).text
    return cell.hasDoubledQuotes ? words.replacing("\"\"", with: "\"") : words
  }

  private mutating func time(_ text: Bytes, _ columns: ChatColumns) -> ChatMessage.Time? {
    guard columns.time < cells.cells.count else { return nil }
    let bytes = text.extracting(cells.cells[columns.time].content)
    if let moment = ChatStamp.moment(bytes) {
      return .known(moment, hasSeconds: true, zone: true)
    }
    if let other = columns.otherTime, other < cells.cells.count,
      let clock = ChatClock.read(text.extracting(cells.cells[other].content), from: 0),
      let time = clock.time(nil, on: nil, text: cell(text, other))
    {
      return time
    }
    guard let clock = ChatClock.read(bytes, from: 0), clock.end == bytes.count else { return nil }
    // `2024/10/4 11:42` under a column of seconds: a spreadsheet has been here.
    isResaved = isResaved || (clock.seconds == nil && clock.offset == nil)
    return clock.time(nil, on: nil, text: bytes.text)
  }

  private func sender(_ text: Bytes, _ columns: ChatColumns) -> ChatMessage.Sender {
    let own: Bool? =
      switch columns.own.map({ cell(text, $0) }) {
      case "1", "true", "True": true
      case "0", "false", "False": false
      default: nil
      }
    func value(_ column: Int?) -> String? {
      column.map { cell(text, $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let account = value(columns.account)
    let name = value(columns.name) ?? account ?? (own == true ? "我" : "对方")
    return ChatMessage.Sender(
      account: account == name && columns.name != nil ? nil : account, name: name, isOwn: own)
  }

  private func kind(
    _ text: Bytes, _ columns: ChatColumns, _ words: String
  ) -> ChatMessage.Kind {
    let type = columns.type.map { cell(text, $0) } ?? ""
    let subtype = columns.subtype.map { cell(text, $0) } ?? ""
    guard let kind = ChatType.kind(type, subtype) else {
      return ChatText.kind(of: words, isSystem: false)
    }
    return kind == .text || kind == .system
      ? ChatText.kind(of: words, isSystem: kind == .system) : kind
  }
}

/// Times that programs write for programs.
enum ChatStamp {
  /// Seconds or milliseconds since 1970, 9 to 13 digits; nil for anything else.
  static func moment(_ bytes: Bytes) -> Moment? {
    guard (9...13).contains(bytes.count) else { return nil }
    var scanner = DigitScanner(position: 0)
    guard let number = scanner.number(bytes, digits: 9...13), scanner.position == bytes.count,
      number > 0
    else { return nil }
    return Moment(seconds: Int64(number > 99_999_999_999 ? number / 1000 : number))
  }
}

/// The types that the programs name.
enum ChatType {
  /// What kind of message WeChat's number or a program's word for it names; nil for an unknown one.
  static func kind(_ type: String, _ subtype: String = "") -> ChatMessage.Kind? {
    if type == "49" { return appKinds[subtype] ?? .link }
    if let kind = kinds[type] { return kind }
    // QQChatExporter's words begin in capitals in some versions.
    return kinds[type.lowercased()]
  }

  /// What ChatLab's number names.
  static func chatLab(_ type: Int) -> ChatMessage.Kind {
    switch type {
    case 0, 25: .text
    case 1: .picture
    case 2: .voice
    case 3: .video
    case 4: .file
    case 5: .sticker
    case 7, 24: .link
    case 8: .location
    case 20: .redPacket
    case 21: .transfer
    case 23: .call
    case 27: .card
    case 80: .system
    case 81: .recalled
    default: .other
    }
  }

  private static let appKinds: [String: ChatMessage.Kind] = [
    "1": .text, "57": .text, "6": .file, "5": .link, "3": .link, "2000": .transfer,
    "2001": .redPacket, "19": .link, "33": .link, "36": .link, "8": .sticker,
  ]

  private static let kinds: [String: ChatMessage.Kind] = [
    "1": .text, "3": .picture, "34": .voice, "42": .card, "43": .video, "47": .sticker,
    "48": .location, "50": .call, "10000": .system, "10002": .recalled,
    "文本": .text, "文本消息": .text, "图片": .picture, "图片消息": .picture, "语音": .voice,
    "语音消息": .voice, "视频": .video, "视频消息": .video, "动画表情": .sticker,
    "表情": .sticker, "表情消息": .sticker, "文件": .file, "文件消息": .file, "链接": .link,
    "链接消息": .link, "卡片式链接": .link, "分享链接": .link, "小程序": .link, "转账": .transfer,
    "转账消息": .transfer, "红包": .redPacket, "红包消息": .redPacket, "位置": .location,
    "位置消息": .location, "名片": .card, "名片消息": .card, "通话": .call, "通话消息": .call,
    "语音/视频通话": .call, "系统消息": .system, "系统通知": .system, "引用": .text,
    "引用消息": .text, "带有引用的文本消息": .text, "引用回复": .text, "撤回消息": .recalled,
    "拍一拍": .system, "合并转发": .other, "聊天记录": .other, "未知": .other,
    "text": .text, "reply": .text, "image": .picture, "picture": .picture, "video": .video,
    "audio": .voice, "voice": .voice, "file": .file, "face": .sticker, "sticker": .sticker,
    "market_face": .sticker, "system": .system, "forward": .other, "json": .link,
    "card": .card, "location": .location, "transfer": .transfer, "red_packet": .redPacket,
  ]
}
