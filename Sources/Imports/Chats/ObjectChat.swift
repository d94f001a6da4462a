internal import CaseCore

/// Reads chats that are JSON, or JavaScript in a page: message after message, without holding the
/// file. A message that is no JSON is unread; reading goes on with the next.
struct ObjectChat {
  private let form: ChatForm
  var sink: ChatSink
  private var tree: ValueTree
  private var header = ChatHeader()
  private var number = 0
  private var unread = 0
  /// The line that `position` of the file stands on, counted as far as was asked.
  private var counted = (position: 0, line: 1)

  init(form: ChatForm, sink: ChatSink) {
    self.form = form
    self.sink = sink
    tree = ValueTree(isLenient: form == .memoTracePage)
  }

  /// Reads all messages of `bytes`.
  mutating func read(_ bytes: Bytes, found: (Finding) -> Void) throws(ReaderError) {
    let encoding = sink.summary.encoding ?? .utf8
    if encoding == .gb18030 {
      // Lines that cannot be decoded are empty then, and their messages unread.
      guard let text = try Detection.lines(of: bytes, encoding, isWhole: true) else {
        throw .noMessages
      }
      readText(text.span, from: 0, found: found)
    } else {
      readText(bytes, from: encoding.markLength(in: bytes), found: found)
    }
  }

  private mutating func readText(_ bytes: Bytes, from start: Int, found: (Finding) -> Void) {
    if form == .memoTracePage {
      readScript(bytes, from: start, found: found)
    } else if isLines(bytes, from: start) {
      readLines(bytes, from: start, found: found)
    } else {
      walk(bytes, from: start, found: found)
    }
    let last = line(at: bytes.count, in: bytes)
    let endsWithBreak = bytes.count > 0 && bytes[bytes.count - 1] == UInt8(ascii: "\n")
    let all = bytes.count > start ? last - (endsWithBreak ? 1 : 0) : 0
    sink.summary.lines.unread = min(unread, all)
    sink.summary.lines.content = all - sink.summary.lines.unread
  }

  // MARK: Where messages stand

  // A chunk of an export has one object a line and no object around them.
  private func isLines(_ bytes: Bytes, from start: Int) -> Bool {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
    let first = bytes.extracting(min(start, end)..<end)
    let trimmed = first.extracting(Padding.trimmed(first, 0..<first.count))
    guard trimmed.count > 2, trimmed[0] == UInt8(ascii: "{"),
      trimmed[trimmed.count - 1] == UInt8(ascii: "}")
    else { return false }
    let rest = ValueTree.skipBlanks(bytes, end)
    return rest < bytes.count
      || trimmed.firstIndex(of: Array("\"messages\"".utf8)) == nil
  }

  private mutating func readLines(_ bytes: Bytes, from start: Int, found: (Finding) -> Void) {
    var position = start
    while position < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? bytes.count
      let object = ValueTree.skipBlanks(bytes, position)
      if object < end {
        let line = bytes.extracting(0..<end)
        if tree.read(line, at: object) != nil {
          take(line, found: found)
        } else {
          leaveUnread(at: object, .notObject, bytes)
        }
      }
      position = end + 1
    }
  }

  // MemoTrace's page: `{ type:1, text: '…',is_send:0,…},` in a script.
  private mutating func readScript(_ bytes: Bytes, from start: Int, found: (Finding) -> Void) {
    var position = start
    while let brace = bytes.firstIndex(of: UInt8(ascii: "{"), from: position) {
      let inside = ValueTree.skipBlanks(bytes, brace + 1)
      guard bytes.matches(Self.typeKey, at: inside) else {
        position = brace + 1
        continue
      }
      if let end = tree.read(bytes, at: brace) {
        take(bytes, found: found)
        position = end
      } else {
        leaveUnread(at: brace, .notObject, bytes)
        position = nextObject(bytes, after: max(tree.fault, brace)) ?? bytes.count
      }
    }
  }

  /// A container around messages: the key it stands under, whether it is an array, and what comes.
  private struct Level {
    let path: String
    let isArray: Bool
    var key = ""
  }

  private mutating func walk(_ bytes: Bytes, from start: Int, found: (Finding) -> Void) {
    var levels: [Level] = []
    var index = start
    while true {
      index = ValueTree.skipBlanks(bytes, index)
      guard index < bytes.count else {
        if !levels.isEmpty { leaveUnread(at: bytes.count - 1, .cutOff, bytes) }
        return
      }
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: ":"): index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !levels.isEmpty { levels.removeLast() }
        index += 1
      case UInt8(ascii: "{") where levels.last.map(isMessages) ?? false:
        index = message(bytes, at: index, found: found)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isArray = bytes[index] == UInt8(ascii: "[")
        let path = levels.last.map { $0.isArray ? $0.path : $0.path + "." + $0.key } ?? ""
        if !isArray { header.forgetName(under: path) }
        guard levels.count < Limits.jsonDepth else { return }
        levels.append(Level(path: path, isArray: isArray))
        if isArray, isMessages(levels[levels.count - 1]) { sink.begin(thread: header.thread(path)) }
        index += 1
      default:
        index = scalar(bytes, at: index, &levels)
      }
    }
  }

  private func isMessages(_ level: Level) -> Bool {
    level.isArray && (level.path.isEmpty || level.path.hasSuffix(".messages"))
  }

  // A key or a value outside of messages.
  private mutating func scalar(_ bytes: Bytes, at start: Int, _ levels: inout [Level]) -> Int {
    if let text = ValueTree.text(bytes, at: start, isLenient: false) {
      let end = text.range.upperBound + 1
      let after = ValueTree.skipBlanks(bytes, end)
      let words = bytes.extracting(text.range)
      if let last = levels.last, !last.isArray, after < bytes.count,
        bytes[after] == UInt8(ascii: ":")
      {
        levels[levels.count - 1].key = words.extracting(first: 100).text
      } else if let last = levels.last, !last.isArray {
        let value = text.isEscaped ? ValueTree.unescaped(words) : words.text
        header.set(last.path + "." + last.key, value.cut(to: 1000))
      }
      return end
    }
    var end = start + 1
    while end < bytes.count, !",]}\n ".utf8.contains(bytes[end]) { end += 1 }
    if let last = levels.last, !last.isArray {
      header.set(last.path + "." + last.key, bytes.extracting(start..<min(end, start + 40)).text)
    }
    return end
  }

  private mutating func message(_ bytes: Bytes, at start: Int, found: (Finding) -> Void) -> Int {
    if let end = tree.read(bytes, at: start) {
      take(bytes, found: found)
      return end
    }
    guard let next = nextObject(bytes, after: max(tree.fault, start)) else {
      leaveUnread(at: start, tree.fault >= bytes.count ? .cutOff : .notObject, bytes)
      return bytes.count
    }
    leaveUnread(at: start, .notObject, bytes)
    return next
  }

  // The next message after a broken one begins after `}`, a comma and blanks.
  private func nextObject(_ bytes: Bytes, after start: Int) -> Int? {
    var index = start
    while let brace = bytes.firstIndex(of: UInt8(ascii: "}"), from: index) {
      let comma = ValueTree.skipBlanks(bytes, brace + 1)
      if comma < bytes.count, bytes[comma] == UInt8(ascii: ",") {
        let next = ValueTree.skipBlanks(bytes, comma + 1)
        if next < bytes.count, bytes[next] == UInt8(ascii: "{") { return next }
      }
      index = brace + 1
    }
    return nil
  }

  // MARK: What is made of one

  private mutating func take(_ bytes: Bytes, found: (Finding) -> Void) {
    guard let first = tree.nodes.first, first.kind == .object else { return }
    let start = first.range.lowerBound
    if let bad = tree.badByte(in: bytes) {
      leaveUnread(
        at: start,
        bad.isZero ? .zeroByte(offset: bad.offset) : .badByte(offset: bad.offset, .utf8), bytes)
      return
    }
    let mapping = ChatMapping(tree: tree, form: form, header: header)
    if form == .chatLabObjects, let kind = tree.words("_type", in: bytes), kind != "message" {
      header.take(tree, bytes)
      return
    }
    guard let time = mapping.time(bytes) else {
      leaveUnread(at: start, .badTime(mapping.rawTime(bytes)), bytes)
      return
    }
    // The times between bubbles of a page are no messages.
    if form == .memoTracePage, tree.child("displayname", in: bytes) == nil { return }
    number += 1
    let words = mapping.words(bytes)
    sink.take(
      ChatMessage(
        number: number, place: .row(number), time: time, sender: mapping.sender(bytes),
        text: words.cut(to: Limits.lineBytes), isCut: words.utf8.count > Limits.lineBytes,
        kind: mapping.kind(bytes, words), quoted: mapping.quoted(bytes),
        thread: header.current, serial: form == .qqntObjects ? tree.words("seq", in: bytes) : nil),
      found: found)
  }

  private mutating func leaveUnread(at position: Int, _ why: UnreadReason, _ bytes: Bytes) {
    unread += 1
    sink.summary.leaveUnread(line(at: position, in: bytes), why)
  }

  private mutating func line(at position: Int, in bytes: Bytes) -> Int {
    var (at, line) = counted
    while at < min(position, bytes.count) {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      at += 1
    }
    counted = (at, line)
    return line
  }

  private static let typeKey = Array("type:".utf8)
}
