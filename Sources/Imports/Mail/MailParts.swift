internal import CaseCore

/// A mail or a saved page (MIME, RFC 2045–2047), taken apart: its head and where its parts stand.
///
/// Hostile input costs a limit: of parts, of depth, of the head's size. Nothing is decoded here.
struct MailParts {
  /// One part that holds something.
  struct Part {
    /// The media type in lower case, such as `text/html`.
    var type = "text/plain"
    /// The character set in lower case, where one is named.
    var charset: String?
    /// How its bytes are written: `base64`, `quoted-printable`, `7bit`, ….
    var encoding = "7bit"
    /// Whether it is a file that the mail only carries.
    var isAttachment = false
    /// The bytes of the body.
    var body = 0..<0
  }

  /// The fields of the head, names in lower case, folded lines put together, encoded words decoded.
  private(set) var fields: [(name: String, value: String)] = []
  /// The parts, in their order.
  private(set) var parts: [Part] = []
  /// Whether there were more parts, or deeper ones, than are looked at.
  private(set) var isOverLimit = false

  /// The parts of `bytes`.
  init(_ bytes: Bytes) {
    var start = 0
    // QQ writes other lines before the first field.
    if let version = bytes.extracting(first: 1000).firstIndex(of: Array("MIME-Version:".utf8)) {
      let lead = bytes.extracting(0..<version)
      if !Self.isHead(lead) { start = version }
    }
    take(bytes, start..<bytes.count, depth: 0)
  }

  /// The value of the first field `name`.
  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Whether `bytes` begin like a mail or a saved page.
  static func isMail(_ bytes: Bytes) -> Bool {
    let head = bytes.extracting(first: 4000)
    let text = head.text.lowercased()
    guard text.contains("content-type:") || text.contains("mime-version:") else {
      return isHead(head.extracting(first: 400)) && text.contains("\nsubject:")
        && text.contains("from:")
    }
    return isHead(head.extracting(first: 400))
      || text.contains("mime-version:") && text.contains("multipart/")
  }

  // Whether the first lines are fields: `Name: value`, or a line that goes on.
  private static func isHead(_ bytes: Bytes) -> Bool {
    var index = 0
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    let start = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7f,
      bytes[index] != UInt8(ascii: ":")
    { index += 1 }
    return index > start && index - start < 80 && index < bytes.count
      && bytes[index] == UInt8(ascii: ":")
  }

  private mutating func take(_ bytes: Bytes, _ range: Range<Int>, depth: Int) {
    guard depth <= Limits.mailDepth, parts.count < Limits.mailParts else {
      isOverLimit = true
      return
    }
    // Of a part within, only the fields that say what it is are looked at: a mail of a thousand parts
    // can have as many heads.
    let (head, body) = Self.head(bytes, range, isWhole: depth == 0)
    if depth == 0 { fields = head }
    var part = Part()
    var boundary: String?
    for (name, value) in head {
      switch name {
      case "content-type":
        let (type, values) = Self.parameters(value)
        part.type = type
        part.charset = values["charset"]?.lowercased()
        boundary = values["boundary"]
        if values["name"] != nil, !type.hasPrefix("text/") { part.isAttachment = true }
      case "content-transfer-encoding": part.encoding = value.trimmingBlanks().lowercased()
      case "content-disposition":
        part.isAttachment = part.isAttachment || value.lowercased().hasPrefix("attachment")
      default: break
      }
    }
    if part.type.hasPrefix("multipart/"), let boundary, !boundary.isEmpty {
      split(bytes, body, boundary, depth: depth)
    } else if part.type == "message/rfc822", depth > 0, !part.isAttachment {
      take(bytes, body, depth: depth + 1)
    } else {
      part.body = body
      parts.append(part)
    }
  }

  private mutating func split(_ bytes: Bytes, _ range: Range<Int>, _ boundary: String, depth: Int) {
    let mark = Array("--\(boundary)".utf8)
    var start: Int?
    var index = range.lowerBound
    while let found = Self.line(mark, in: bytes, from: index, to: range.upperBound) {
      if let start {
        take(bytes, start..<max(start, Self.lineEnd(before: found, bytes)), depth: depth + 1)
      }
      let after = found + mark.count
      if bytes.matches([0x2d, 0x2d], at: after) { return }
      let next = bytes.firstIndex(of: UInt8(ascii: "\n"), from: after).map { $0 + 1 } ?? bytes.count
      (start, index) = (next, next)
      if parts.count >= Limits.mailParts {
        isOverLimit = true
        return
      }
    }
    // The closing mark is lost: what is there is taken.
    if let start, start < range.upperBound {
      take(bytes, start..<range.upperBound, depth: depth + 1)
    }
  }

  // Where `mark` stands at the beginning of a line.
  private static func line(_ mark: [UInt8], in bytes: Bytes, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      if bytes.matches(mark, at: index) { return index + mark.count <= end ? index : nil }
      guard let next = bytes.firstIndex(of: UInt8(ascii: "\n"), from: index) else { return nil }
      index = next + 1
    }
    return nil
  }

  private static func lineEnd(before index: Int, _ bytes: Bytes) -> Int {
    var end = index
    if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  // The fields up to the first empty line, and the body after it.
  private static func head(
    _ bytes: Bytes, _ range: Range<Int>, isWhole: Bool
  ) -> (fields: [(name: String, value: String)], body: Range<Int>) {
    var fields: [(name: String, value: String)] = []
    var count = 0
    var isKept = false
    var index = range.lowerBound
    let limit = min(range.upperBound, index + Limits.mailHeadBytes)
    while index < limit {
      let end = min(
        bytes.firstIndex(of: UInt8(ascii: "\n"), from: index) ?? bytes.count, range.upperBound)
      let line = bytes.extracting(
        index..<lineEnd(before: min(end + 1, range.upperBound), bytes, from: index))
      index = min(end + 1, range.upperBound)
      if line.count == 0 { break }
      if line[0] == UInt8(ascii: " ") || line[0] == UInt8(ascii: "\t") {
        guard isKept, fields[fields.count - 1].value.utf8.count < Limits.lineBytes else {
          continue
        }
        fields[fields.count - 1].value += " " + line.text.trimmingBlanks()
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":"), from: 0), colon > 0, count < 500
      {
        count += 1
        let name = line.extracting(0..<colon)
        isKept = isWhole || Self.saysWhatItIs(name)
        guard isKept else { continue }
        let value = line.extracting((colon + 1)..<line.count).text.trimmingBlanks()
        fields.append((name.text.lowercased(), value))
      } else if count > 0 {
        // No field and no empty line before: the body begins here.
        break
      }
    }
    return (fields.map { ($0.name, MailWords.decoded($0.value)) }, index..<range.upperBound)
  }

  private static func saysWhatItIs(_ name: Bytes) -> Bool {
    guard (12...25).contains(name.count) else { return false }
    return ["content-type", "content-transfer-encoding", "content-disposition"]
      .contains(name.text.lowercased())
  }

  private static func lineEnd(before index: Int, _ bytes: Bytes, from start: Int) -> Int {
    max(start, lineEnd(before: index, bytes))
  }

  // `text/html; charset="utf-8"`: the first word, and what is named after it.
  private static func parameters(_ text: String) -> (String, [String: String]) {
    let pieces = text.utf8.split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
    ).map { Substring($0) }
    var values: [String: String] = [:]
    for piece in pieces.dropFirst() {
      guard let equals = piece.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = piece[..<equals].trimmingBlanks().lowercased()
      var value = piece[piece.index(after: equals)...].trimmingBlanks()
      if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 {
        value = String(value.dropFirst().dropLast())
      }
      values[name] = values[name] ?? value
    }
    return ((pieces.first ?? "").trimmingBlanks().lowercased(), values)
  }
}
