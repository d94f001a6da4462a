internal import CaseCore

/// A form in which chats are exported, told by the content.
enum ChatForm: String, CaseIterable {
  case qqText = "qq-text"
  case qqMail = "qq-mht"
  case qqntText = "qqnt-txt"
  case qqntObjects = "qqnt-json"
  case qqntPage = "qqnt-html"
  /// `yyyy-MM-dd HH:mm:ss name` of MemoTrace, WeFlow (with quotation marks) and excerpts of QQ.
  case datedText = "dated-txt"
  case memoTraceText = "memotrace-txt"
  case memoTraceTable = "memotrace-csv"
  case memoTracePage = "memotrace-html"
  case weFlowText = "weflow-txt"
  case weFlowMarkdown = "weflow-md"
  case weFlowTable = "weflow-csv"
  case weFlowObjects = "weflow-json"
  case pyWxDumpTable = "pywxdump-csv"
  case chatLogTable = "chatlog-csv"
  case chatLabObjects = "chatlab-json"
  case cipherTalkObjects = "ciphertalk-json"
  case echoTraceObjects = "echotrace-json"
  case otherTable = "chat-csv"
  case telegramObjects = "telegram-json"
  case telegramPage = "telegram-html"
  case whatsAppText = "whatsapp-txt"
  /// `name time` and then the words: what is copied from a window, and chatlog's text.
  case pastedText = "pasted-txt"
  /// `time name: words`, a line a message.
  case notesText = "notes-txt"

  /// What of a chat the content says.
  var kind: EvidenceKind.Name {
    switch self {
    case .qqText, .qqMail, .qqntText, .qqntObjects, .qqntPage: EvidenceKinds.qqChat
    case .memoTraceText, .memoTraceTable, .memoTracePage, .weFlowText, .weFlowMarkdown,
      .weFlowTable, .weFlowObjects, .pyWxDumpTable, .chatLogTable, .cipherTalkObjects,
      .echoTraceObjects:
      EvidenceKinds.wechatChat
    case .chatLabObjects, .otherTable, .telegramObjects, .telegramPage, .whatsAppText:
      EvidenceKinds.otherChat
    // Nothing in such a text says what wrote it.
    case .datedText, .pastedText, .notesText: EvidenceKinds.notedChat
    }
  }

  /// Whether another kind goes first: heads like these also stand in pages and tables.
  var isWeak: Bool {
    switch self {
    case .pastedText, .notesText, .otherTable: true
    default: false
    }
  }

  /// The media type of such a file.
  var mediaType: MediaType {
    switch self {
    case .qqMail: .mht
    case .qqntObjects, .weFlowObjects, .chatLabObjects, .cipherTalkObjects, .echoTraceObjects,
      .telegramObjects:
      .json
    case .qqntPage, .memoTracePage, .telegramPage: .html
    case .memoTraceTable, .weFlowTable, .pyWxDumpTable, .chatLogTable, .otherTable: .csv
    case .qqText, .qqntText, .datedText, .memoTraceText, .weFlowText, .weFlowMarkdown,
      .whatsAppText, .pastedText, .notesText:
      .plain
    }
  }

  /// The form of the file that begins with `head`, which is UTF-8; nil for what is no chat.
  init?(_ head: Bytes) {
    let start = head.extracting(first: 8000).text
    if let form = Self.objects(start) ?? Self.page(start, head) ?? Self.table(head) {
      self = form
    } else if let form = Self.lines(start, head) {
      self = form
    } else {
      return nil
    }
  }

  private static func objects(_ start: String) -> ChatForm? {
    let text = start.trimmingBlanks()
    guard text.hasPrefix("{") || text.hasPrefix("["),
      text.first == "{" || text.dropFirst().trimmingBlanks().hasPrefix("{")
    else { return nil }
    func has(_ key: String) -> Bool { start.contains("\"\(key)\"") }
    if has("chatlab") || start.contains("\"_type\"") && has("platform") { return .chatLabObjects }
    if has("weflow") { return .weFlowObjects }
    if has("exportInfo"), has("messages") || has("session") { return .cipherTalkObjects }
    if start.contains("QQChatExporter") || has("chatInfo") && has("metadata") {
      return .qqntObjects
    }
    // A chunk of its export: one message a line.
    if has("seq"), has("sender"), has("uid"), has("content") { return .qqntObjects }
    if has("from_id") || has("actor_id") || has("date_unixtime") { return .telegramObjects }
    if has("messages"), has("type"), has("date"), has("from") { return .telegramObjects }
    if has("session"), has("messages"), has("createTime") || has("isSend") {
      return .echoTraceObjects
    }
    return nil
  }

  private static func page(_ start: String, _ head: Bytes) -> ChatForm? {
    if start.contains("MIME-Version:") || start.contains("Content-Type: multipart/related"),
      start.contains("QQ Message") || start.contains("消息对象:")
        || start.contains("消息对象：")
    {
      return .qqMail
    }
    guard PageContent.isHTML(head) else { return nil }
    let text = head.text
    if text.contains("class=\"message default clearfix")
      || text.contains("class=\"message service\"") && text.contains("class=\"history\"")
    {
      return .telegramPage
    }
    if text.contains("class=\"message-sender\""), text.contains("class=\"message-time\"") {
      return .qqntPage
    }
    if text.contains("QQ聊天记录导出工具") || text.contains("<title>QQ聊天记录") { return .qqntPage }
    if text.contains("is_chatroom:"), text.contains("avatar_path:") { return .memoTracePage }
    return nil
  }

  private static func table(_ head: Bytes) -> ChatForm? {
    let end = head.firstIndex(of: UInt8(ascii: "\n"), from: 0) ?? head.count
    return ChatColumns(head.extracting(0..<end))?.form
  }

  private static func lines(_ start: String, _ head: Bytes) -> ChatForm? {
    if start.contains("消息记录（此消息记录为文本格式") { return .qqText }
    if start.contains("================"), start.contains("消息对象:") { return .qqText }
    if start.contains("[QQChatExporter"), start.contains("聊天名称:") { return .qqntText }
    if start.contains("导出工具: WeFlow"), start.contains("会话ID") { return .weFlowMarkdown }
    return LineForms(head).form
  }
}

/// Weighs the lines of a text: which form of heads it has, if any.
private struct LineForms {
  private(set) var form: ChatForm?

  init(_ head: Bytes) {
    var dated = 0
    var accounts = 0
    var unpadded = false
    var marks = (quoted: 0, memo: 0)
    var counts: [ChatForm: Int] = [:]
    var lines = 0
    var isAfterBlank = true
    var index = 0
    while index < head.count, lines < 2000 {
      let end = head.firstIndex(of: UInt8(ascii: "\n"), from: index) ?? head.count
      let raw = head.extracting(index..<end)
      let line = raw.extracting(Padding.trimmed(raw, 0..<raw.count))
      index = end + 1
      if line.count == 0 {
        isAfterBlank = true
        continue
      }
      lines += 1
      if isAfterBlank, let head = ChatHead(line) {
        dated += 1
        if head.account != nil { accounts += 1 }
        unpadded = unpadded || line[12] == UInt8(ascii: ":")
        if head.name.hasPrefix("'"), head.name.hasSuffix("'") { marks.quoted += 1 }
      }
      if line.matches(Self.quotation) || line.matches(Self.link) || line.equals("[表情包]") {
        marks.memo += 1
      }
      if LineHead.whatsApp(line) != nil { counts[.whatsAppText, default: 0] += 1 }
      if LineHead.pasted(line) != nil { counts[.pastedText, default: 0] += 1 }
      if LineHead.note(line) != nil { counts[.notesText, default: 0] += 1 }
      isAfterBlank = false
    }
    if dated >= 2, counts[.notesText, default: 0] < dated {
      form =
        accounts > 0 || unpadded
        ? .qqText
        : marks.quoted * 2 > dated ? .weFlowText : marks.memo > 0 ? .memoTraceText : .datedText
      return
    }
    // A few lines that look like heads in a long text are somebody's words about a time.
    let order: [ChatForm] = [.whatsAppText, .notesText, .pastedText]
    form = order.first { form in
      let count = counts[form] ?? 0
      return count >= 2 && count * 12 >= lines || count == 1 && lines == 1 && form == .whatsAppText
    }
  }

  private static let quotation = Array("引用:".utf8)
  private static let link = Array("[链接]:title:".utf8)
}
