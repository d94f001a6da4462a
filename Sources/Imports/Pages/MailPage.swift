internal import CaseCore

/// Reads mails that confirm orders (`.eml`) and pages that a browser saved as one file (MHTML).
///
/// Of several texts the page goes before the plain one. Attachments are not opened: what they are
/// is among the unread. Lines are those of the part that is read, decoded.
enum MailPage {
  /// Opens `bytes` as a page of `kind`.
  static func open(
    _ bytes: Bytes, as kind: EvidenceKind.Name
  ) throws(ReaderError) -> OpenedPage {
    guard bytes.count <= Limits.mailBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.mailBytes)
    }
    let mail = MailParts(bytes)
    let isSaved = mail.isSavedPage
    var summary = ReadingSummary(PageReader.self, kind: kind, variant: isSaved ? "mhtml" : "mail")
    guard let part = mail.text, let text = try decoded(part, in: bytes, summary: &summary) else {
      throw .notText(isSaved ? .mht : .mail)
    }
    // The parts have encodings of their own, so the file has none.
    summary.encoding = nil
    summary.variant += part.type == "text/html" ? "-html" : "-text"
    let content = PageContent(text, isHTML: part.type == "text/html")
    summary.rows = content.lines.count
    for (type, count) in mail.attachments {
      summary.leaveUnread(0, .partNotRead("\(count) × \(type)"))
      summary.lines.unread -= 1
    }
    if mail.isOverLimit {
      summary.leaveUnread(0, .partNotRead("> \(Limits.mailParts)"))
      summary.lines.unread -= 1
    }
    return OpenedPage(
      summary: summary, content: content,
      heads: isSaved ? [] : heads(mail, masking: content.keys))
  }

  /// The text that a mail or saved page shows, from its beginning, for telling what it is.
  static func content(of head: Bytes) -> (content: PageContent, isSaved: Bool)? {
    let mail = MailParts(head)
    var summary = ReadingSummary(PageReader.self, kind: EvidenceKinds.note, variant: "")
    guard let part = mail.text,
      let text = try? decoded(part, in: head, summary: &summary)
    else { return nil }
    return (PageContent(text, isHTML: part.type == "text/html"), mail.isSavedPage)
  }

  private static func decoded(
    _ part: MailParts.Part, in bytes: Bytes, summary: inout ReadingSummary
  ) throws(ReaderError) -> [UInt8]? {
    guard let raw = MailText.bytes(part, in: bytes, limit: Limits.pageBytes) else {
      throw .tooLarge(sizeBytes: part.body.count, limit: Limits.pageBytes)
    }
    guard let encoding = MailText.encoding(of: part.charset, raw.span) else { return nil }
    summary.encoding = encoding
    return try PageReader.decoded(raw.span, summary: &summary)
  }

  // Who sent it, when, and under which title. A head can be written by anybody; it sets no fact.
  private static func heads(_ mail: MailParts, masking keys: CardKeys) -> [Finding] {
    ["from", "date", "subject"].compactMap { name in
      guard let value = mail.field(name), !value.isEmpty else { return nil }
      let shown = keys.masked(value).cut(to: Limits.factTextBytes)
      return Finding(
        id: "head:\(name)", kind: FindingKinds.mailHead, place: .whole, quote: shown,
        at: name == "date" ? MailDate.moment(value) : nil,
        details: [.init("name", name), .init("value", shown)])
    }
  }
}

extension MailParts {
  /// Whether a browser saved it: such a file has no receiver.
  var isSavedPage: Bool {
    field("snapshot-content-location") != nil
      || (field("to") == nil && field("received") == nil && field("message-id") == nil)
  }

  /// The part that is read: the first page, else the first text.
  var text: Part? {
    parts.first { $0.type == "text/html" && !$0.isAttachment }
      ?? parts.first { $0.type == "text/plain" && !$0.isAttachment }
  }

  /// What is carried and not read, by type, without the pictures and styles of a page.
  var attachments: [(type: String, count: Int)] {
    var counts: [(type: String, count: Int)] = []
    for part in parts where part.isAttachment || !part.type.hasPrefix("text/") {
      if isSavedPage, !part.isAttachment { continue }
      let type = part.type.cut(to: 60)
      if let index = counts.firstIndex(where: { $0.type == type }) {
        counts[index].count += 1
      } else if counts.count < 20 {
        counts.append((type, 1))
      }
    }
    return counts
  }
}

/// The date of a mail: `Wed, 18 Nov 2026 20:15:00 +0800` (RFC 5322 §3.3).
enum MailDate {
  /// The instant; nil for any other form.
  static func moment(_ text: String) -> Moment? {
    var words = text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    if let first = words.first, Int(first) == nil { words.removeFirst() }
    guard words.count >= 5, let day = Int(words[0]), let year = Int(words[2]),
      let month = months.firstIndex(of: words[1].lowercased().prefix(3).description),
      (1990...2099).contains(year), let date = Day(year: year, month: month + 1, day: day)
    else { return nil }
    let clock = words[3].split(separator: ":").map { Int($0) }
    guard clock.count >= 2, clock.count <= 3, let hour = clock[0], let minute = clock[1],
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    let second = clock.count == 3 ? clock[2] ?? 60 : 0
    guard (0..<60).contains(second), let offset = offset(words[4]) else { return nil }
    return CivilZone.utc.moment(date, hour: hour, minute: minute, second: second) + -offset
  }

  private static func offset(_ text: String) -> Int64? {
    if text == "GMT" || text == "UT" || text == "Z" { return 0 }
    guard text.utf8.count == 5, let sign = text.first, sign == "+" || sign == "-",
      let number = Int64(text.dropFirst()), number / 100 <= 14, number % 100 < 60, number >= 0
    else { return nil }
    let seconds = number / 100 * 3600 + number % 100 * 60
    return sign == "+" ? seconds : -seconds
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
