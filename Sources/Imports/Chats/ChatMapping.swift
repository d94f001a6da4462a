internal import CaseCore

/// What a file of JSON says about its chat outside of the messages.
struct ChatHeader {
  private var values: [String: String] = [:]
  /// The chat whose messages come.
  private(set) var current: String?

  /// Keeps `value` under its path, such as `.chatInfo.selfUid`.
  mutating func set(_ path: String, _ value: String) {
    guard values.count < 1000 || values[path] != nil else { return }
    values[path] = value == "null" ? "" : value
  }

  /// Forgets the name of the object before under the same path.
  mutating func forgetName(under path: String) { values[path + ".name"] = nil }

  /// The value under `path`.
  func value(_ path: String) -> String? { values[path].flatMap { $0.isEmpty ? nil : $0 } }

  /// The name of the chat whose messages stand under `path`.
  mutating func thread(_ path: String) -> String? {
    let parent = path.hasSuffix(".messages") ? String(path.dropLast(9)) : path
    current =
      value(parent + ".name") ?? value(".session.displayName") ?? value(".session.remark")
      ?? value(".session.nickname") ?? value(".session.name") ?? value(".chatInfo.name")
      ?? value(".meta.name") ?? value(".session.wxid")
    return current
  }

  /// Takes what a line of ChatLab's header says.
  mutating func take(_ tree: ValueTree, _ bytes: Bytes) {
    guard let meta = tree.child("meta", in: bytes) else { return }
    if let owner = tree.words("ownerId", of: meta, in: bytes) { set(".meta.ownerId", owner) }
    current = tree.words("name", of: meta, in: bytes) ?? current
  }

  /// Whether `account` is that of the file's owner; nil where the file does not say whose it is.
  func isOwner(_ accounts: [String?]) -> Bool? {
    let owners = [
      value(".chatInfo.selfUid"), value(".chatInfo.selfUin"), value(".meta.ownerId"),
      value(".session.ownerId"),
    ].compactMap(\.self)
    guard !owners.isEmpty else { return nil }
    return accounts.contains { $0.map(owners.contains) ?? false }
  }
}

/// What the keys of one message mean, form by form.
struct ChatMapping {
  let tree: ValueTree
  let form: ChatForm
  let header: ChatHeader

  /// When; nil where nothing can be read.
  func time(_ bytes: Bytes) -> ChatMessage.Time? {
    for key in ["date_unixtime", "timestamp", "createTime", "CreateTime"] as [StaticString] {
      guard let index = tree.child(key, in: bytes) else { continue }
      let value = bytes.extracting(tree.nodes[index].range)
      if let moment = ChatStamp.moment(value) {
        return .known(moment, hasSeconds: true, zone: true)
      }
    }
    for key in ["date", "time", "formattedTime", "createTime"] as [StaticString] {
      guard let text = tree.words(key, in: bytes),
        let clock = ChatClock.read(text.utf8.span, from: 0),
        let time = clock.time(nil, on: nil, text: text)
      else { continue }
      return time
    }
    return nil
  }

  /// What stands where the time is expected.
  func rawTime(_ bytes: Bytes) -> String {
    for key in ["date_unixtime", "timestamp", "createTime", "date", "time"] as [StaticString] {
      if let text = tree.words(key, in: bytes) { return text.cut(to: 100) }
    }
    return ""
  }

  /// Who.
  func sender(_ bytes: Bytes) -> ChatMessage.Sender {
    switch form {
    case .telegramObjects:
      let account = tree.words("from_id", in: bytes) ?? tree.words("actor_id", in: bytes)
      let name = tree.words("from", in: bytes) ?? tree.words("actor", in: bytes)
      return .init(account: account, name: name ?? account ?? "")
    case .memoTracePage:
      let own = tree.flag("is_send", in: bytes)
      let name = tree.words("displayname", in: bytes)
      return .init(account: nil, name: name ?? (own == true ? "我" : "对方"), isOwn: own)
    default:
      return named(bytes)
    }
  }

  private func named(_ bytes: Bytes) -> ChatMessage.Sender {
    var account = tree.words("senderUsername", in: bytes)
    var uid: String?
    var name: String?
    if let sender = tree.child("sender", in: bytes) {
      if tree.nodes[sender].kind == .object {
        account = tree.words("uin", of: sender, in: bytes)
        uid = tree.words("uid", of: sender, in: bytes)
        for key in ["groupCard", "name", "nickname", "remark"] as [StaticString] {
          name = name ?? tree.words(key, of: sender, in: bytes)
        }
      } else {
        account = account ?? tree.words(at: sender, in: bytes)
      }
    }
    for key in ["groupNickname", "accountName", "senderDisplayName", "senderName", "displayName"]
      as [StaticString]
    {
      name = name ?? tree.words(key, in: bytes)
    }
    let own = tree.flag("isSend", in: bytes) ?? header.isOwner([account, uid])
    account = account == "0" ? uid : account ?? uid
    return .init(
      account: account, name: name ?? account ?? (own == true ? "我" : "对方"), isOwn: own)
  }

  /// The words.
  func words(_ bytes: Bytes) -> String {
    if let text = tree.child("text", in: bytes) {
      if tree.nodes[text].kind == .array { return joined(text, bytes) }
      if let words = tree.words(at: text, in: bytes) {
        // In a page's script the words are written for the page.
        return form == .memoTracePage
          ? HTMLEntity.decoded(words.replacing("<br>", with: "\n")) : words
      }
    }
    if let content = tree.child("content", in: bytes) {
      if tree.nodes[content].kind == .object {
        return tree.words("text", of: content, in: bytes) ?? ""
      }
      if let words = tree.words(at: content, in: bytes) { return words }
    }
    for key in ["msg", "action", "parsedContent"] as [StaticString] {
      if let words = tree.words(key, in: bytes) { return words }
    }
    return ""
  }

  // Telegram cuts a text with links and the like into parts.
  private func joined(_ parent: Int, _ bytes: Bytes) -> String {
    tree.children(of: parent).map { part in
      tree.nodes[part].kind == .object
        ? tree.words("text", of: part, in: bytes) ?? "" : tree.words(at: part, in: bytes) ?? ""
    }.joined()
  }

  /// What it is.
  func kind(_ bytes: Bytes, _ words: String) -> ChatMessage.Kind {
    if tree.flag("recalled", in: bytes) == true { return .recalled }
    if tree.flag("system", in: bytes) == true { return ChatText.kind(of: words, isSystem: true) }
    let kind =
      switch form {
      case .telegramObjects: telegram(bytes)
      case .memoTracePage: memoTrace(bytes)
      default: typed(bytes)
      }
    guard let kind, kind != .text, kind != .system else {
      return ChatText.kind(of: words, isSystem: kind == .system)
    }
    return kind
  }

  private func typed(_ bytes: Bytes) -> ChatMessage.Kind? {
    guard let index = tree.child("type", in: bytes) else {
      return tree.words("localType", in: bytes).flatMap { ChatType.kind($0) }
    }
    let type = tree.words(at: index, in: bytes) ?? ""
    if form == .chatLabObjects { return Int(type).map(ChatType.chatLab) }
    return ChatType.kind(type)
  }

  private func memoTrace(_ bytes: Bytes) -> ChatMessage.Kind? {
    let type = tree.words("type", in: bytes) ?? ""
    return type == "0"
      ? .system : ChatType.kind(type, tree.words("sub_type", in: bytes) ?? "")
  }

  private func telegram(_ bytes: Bytes) -> ChatMessage.Kind? {
    if tree.words("type", in: bytes) == "service" { return .system }
    if tree.child("photo", in: bytes) != nil { return .picture }
    if tree.child("location_information", in: bytes) != nil { return .location }
    if tree.child("contact_information", in: bytes) != nil { return .card }
    switch tree.words("media_type", in: bytes) {
    case "voice_message", "audio_file": return .voice
    case "video_message", "video_file", "animation": return .video
    case "sticker": return .sticker
    default: return tree.child("file", in: bytes) == nil ? nil : .file
    }
  }

  /// What it answers, where the file repeats it.
  func quoted(_ bytes: Bytes) -> ChatMessage.Quoted? {
    if let id = tree.words("reply_to_message_id", in: bytes) {
      return .init(sender: nil, text: "#" + id)
    }
    if let text = tree.words("refer_text", in: bytes) { return .init(sender: nil, text: text) }
    if let text = tree.words("quotedContent", in: bytes) {
      return .init(sender: tree.words("quotedSender", in: bytes), text: text)
    }
    guard let content = tree.child("content", in: bytes),
      let reply = tree.child("reply", of: content, in: bytes)
    else { return nil }
    return tree.words("content", of: reply, in: bytes).map {
      .init(sender: tree.words("senderName", of: reply, in: bytes), text: $0)
    }
  }
}
