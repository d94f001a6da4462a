/// What the words of a message say about it.
enum ChatText {
  /// What kind of message `text` stands for. A placeholder such as `[图片]` stands for a picture
  /// that is not in the file.
  static func kind(of text: String, isSystem: Bool) -> ChatMessage.Kind {
    let bytes = text.utf8.span
    if bytes.count < 200, isRecall(bytes) { return .recalled }
    if isSystem { return .system }
    guard bytes.count > 0, bytes.count < 80 else { return .text }
    return placeholder(bytes) ?? .text
  }

  /// What `text` repeats of an earlier message: MemoTrace's last line `引用:name:words`, or what the
  /// WeChat window copies: `「name：words」`, a rule, and the answer.
  static func quoted(in text: String) -> ChatMessage.Quoted? {
    let bytes = text.utf8.span
    guard bytes.count > 7 else { return nil }
    // Searched as bytes: comparing by characters would take longer than reading the file.
    if bytes.matches(openingMark), let end = bytes.firstIndex(of: windowRule) {
      return parts(of: Substring(bytes.extracting(openingMark.count..<end).text))
    }
    guard bytes.firstIndex(of: lastLine) != nil,
      let line = text.split(separator: "\n").last(where: { $0.hasPrefix("引用:") })
    else { return nil }
    return parts(of: line.dropFirst(3))
  }

  private static func parts(of text: Substring) -> ChatMessage.Quoted? {
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return ChatMessage.Quoted(sender: nil, text: String(text))
    }
    return ChatMessage.Quoted(
      sender: String(text[..<colon]), text: String(text[text.index(after: colon)...]))
  }

  private static func isRecall(_ bytes: Bytes) -> Bool {
    // One look for what they share, before each is looked for.
    guard traces.contains(where: { bytes.firstIndex(of: $0) != nil }) else { return false }
    return recalls.contains { bytes.firstIndex(of: $0) != nil }
  }

  private static func placeholder(_ bytes: Bytes) -> ChatMessage.Kind? {
    let trimmed = bytes.extracting(Padding.trimmed(bytes, 0..<bytes.count))
    guard trimmed.count > 0 else { return nil }
    // Placeholders stand in brackets, or are one of a few words.
    let first = trimmed[0]
    guard
      first == UInt8(ascii: "[") || first == UInt8(ascii: "<")
        || (trimmed.count < 30 && words.contains { trimmed.firstIndex(of: $0) != nil })
    else { return nil }
    let whole = trimmed.text
    if let kind = placeholders[whole] { return kind }
    let lowered = whole.lowercased()
    if let kind = placeholders[lowered] { return kind }
    return starts.first { lowered.hasPrefix($0.0) }?.1
  }

  private static let openingMark = Array("「".utf8)
  private static let windowRule = Array("」\n- - - - -".utf8)
  private static let lastLine = Array("\n引用:".utf8)
  private static let traces = ["撤回", "除", "deleted"].map { Array($0.utf8) }

  private static let recalls = [
    "撤回了一条消息", "此消息已删除", "您已删除这条消息", "此訊息已刪除", "This message was deleted",
    "You deleted this message",
  ].map { Array($0.utf8) }

  private static let words = ["omitted", "忽略"].map { Array($0.utf8) }

  private static let starts: [(String, ChatMessage.Kind)] = [
    ("<attached:", .file), ("[图片", .picture), ("[语音", .voice), ("[视频", .video),
    ("[文件", .file), ("[链接", .link), ("[转账", .transfer), ("[红包", .redPacket),
    ("[音乐", .link), ("[位置", .location), ("[动画表情", .sticker),
  ]

  private static let placeholders: [String: ChatMessage.Kind] = [
    "[表情]": .sticker, "[表情包]": .sticker, "[微信红包]": .redPacket, "[qq红包]": .redPacket,
    "[名片]": .card, "[语音通话]": .call, "[视频通话]": .call, "<media omitted>": .other,
    "<媒体已省略>": .other, "<省略多媒体文件>": .other,
    "image omitted": .picture, "video omitted": .video, "audio omitted": .voice,
    "sticker omitted": .sticker, "gif omitted": .video, "document omitted": .file,
    "忽略图片": .picture, "忽略视频": .video, "忽略音频": .voice, "忽略贴图": .sticker,
    "忽略文档": .file, "图像已忽略": .picture, "视频已忽略": .video, "音频已忽略": .voice,
  ]
}
