public import CaseCore

/// Reads chats: what QQ, WeChat, Telegram and WhatsApp, and the programs that export from them,
/// write as text, tables, JSON, HTML and MHTML; and what people copy or note.
///
/// Every form gives the same findings. A message keeps its words, its place and its time: nothing
/// is put right; what is out of order, double or missing is said beside it.
public enum ChatReader: FileReader {
  public static let id = "chat"
  public static let version = 2
  public static let kinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.qqChat, EvidenceKinds.wechatChat, EvidenceKinds.otherChat,
    EvidenceKinds.notedChat,
  ]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    try TextLines.open(bytes) { text, encoding throws(ReaderError) in
      let head = text.extracting(first: Limits.detectionBytes)
      let isWhole = head.count == text.count
      guard let decoded = try Detection.lines(of: head, encoding, isWhole: isWhole) else {
        throw .noMessages
      }
      // A chat that a person names one is looked at for heads, even where nothing shows it is one.
      let form = ChatForm(decoded.span) ?? .qqText
      var sink = ChatSink(form: form, kind: kind, encoding: encoding)
      switch form {
      case .qqText, .datedText, .memoTraceText, .weFlowText, .weFlowMarkdown:
        var run = DatedChat(form: form, sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      case .whatsAppText, .pastedText, .notesText:
        var run = HeadedChat(form: form, sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      case .qqntText:
        var run = LabelledChat(sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      case .memoTraceTable, .weFlowTable, .pyWxDumpTable, .chatLogTable, .otherTable:
        var run = TableChat(sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      case .qqntObjects, .weFlowObjects, .chatLabObjects, .cipherTalkObjects, .echoTraceObjects,
        .telegramObjects, .memoTracePage:
        var run = ObjectChat(form: form, sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      case .qqntPage, .telegramPage:
        var run = PageChat(form: form, sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      case .qqMail:
        var run = MailChat(sink: sink)
        try run.read(text, found: found)
        sink = run.sink
      }
      try sink.finish(found: found)
      return sink.summary
    }
  }
}
