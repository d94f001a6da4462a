public import CaseCore

/// Reads pages that were saved as HTML or MHTML or copied as text: order pages, listings,
/// agreements, and plain notes, of which nothing is taken but that they are there; mails that
/// confirm orders; web archives; and what card-shop systems give out about orders as JSON or tables.
///
/// Everything is recognised by labels; a label without a value that can be read gives a finding
/// without a value, never a guess.
public enum PageReader: FileReader {
  public static let id = "page-text"
  public static let version = 3
  public static let kinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.orderPage, EvidenceKinds.listing, EvidenceKinds.agreement, EvidenceKinds.note,
    EvidenceKinds.orderMail,
  ]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    if kind == EvidenceKinds.orderPage, !isContained(bytes), bytes.count <= Limits.pageBytes,
      let summary = try orders(bytes, found: found)
    {
      return summary
    }
    return try opened(bytes, as: kind).give(to: found)
  }

  /// Opens the page that `bytes` are or hold.
  /// - Throws: `ReaderError` where nothing at all can be read.
  static func opened(
    _ bytes: Bytes, as kind: EvidenceKind.Name
  ) throws(ReaderError) -> OpenedPage {
    if ArchivePage.isArchive(bytes) { return try ArchivePage.open(bytes, as: kind) }
    if MailParts.isMail(bytes.extracting(first: Limits.detectionBytes)) {
      return try MailPage.open(bytes, as: kind)
    }
    guard bytes.count <= Limits.pageBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.pageBytes)
    }
    return try TextLines.open(bytes) { text, encoding throws(ReaderError) in
      var summary = ReadingSummary(Self.self, kind: kind, variant: "text")
      summary.encoding = encoding
      let decoded = try decoded(text, summary: &summary)
      let isHTML = PageContent.isHTML(decoded.span)
      summary.variant = isHTML ? "html" : "text"
      let content = PageContent(decoded, isHTML: isHTML)
      summary.rows = content.lines.count
      if kind == EvidenceKinds.other { summary.kind = PageKind(content).kind }
      var page = OpenedPage(summary: summary, content: content)
      if isHTML, let saved = SavedPage(decoded.span) {
        page.summary.variant += "-\(saved.program.rawValue)"
        page.heads = [saved.finding(masking: content.keys)]
      }
      return page
    }
  }

  // Whether the page stands in a mail or an archive.
  private static func isContained(_ bytes: Bytes) -> Bool {
    ArchivePage.isArchive(bytes)
      || MailParts.isMail(bytes.extracting(first: Limits.detectionBytes))
  }

  // What `bytes` hold as data about orders; nil where they are a page.
  private static func orders(
    _ bytes: Bytes, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary? {
    try TextLines.open(bytes) { text, encoding throws(ReaderError) in
      var summary = ReadingSummary(Self.self, kind: EvidenceKinds.orderPage, variant: "text")
      summary.encoding = encoding
      let decoded = try decoded(text, summary: &summary)
      guard !PageContent.isHTML(decoded.span), readOrders(decoded, &summary, found: found) else {
        return nil
      }
      return summary
    }
  }

  // Whether `text` holds orders as data; they are given out then.
  private static func readOrders(
    _ text: [UInt8], _ summary: inout ReadingSummary, found: (Finding) -> Void
  ) -> Bool {
    let first = text.span.extracting(first: 200).text.trimmingBlanks().first
    let isJSON = first == "{" || first == "["
    var unread: [(Int, UnreadReason)] = []
    let orders = OrderFile.orders(text.span, isJSON: isJSON) { unread.append(($0, $1)) }
    guard !orders.isEmpty else { return false }
    summary.variant = isJSON ? "orders-json" : "orders-csv"
    summary.rows = orders.count
    for (line, why) in unread {
      summary.leaveUnread(line, why)
      summary.lines.content -= 1
    }
    if orders.count == 1 {
      let content = PageContent(orders[0])
      for finding in PageFindings(content, kind: summary.kind).all {
        summary.give(finding, to: found)
      }
    } else {
      for (index, order) in orders.enumerated() {
        let place = isJSON ? Place.row(index + 1) : .line(order.line)
        summary.give(Finding(order, number: index + 1, place: place), to: found)
      }
    }
    return true
  }

  /// The whole text in UTF-8 with LF between its lines. A line that cannot be decoded is left
  /// empty and noted, so that the others keep their numbers.
  static func decoded(
    _ bytes: Bytes, summary: inout ReadingSummary
  ) throws(ReaderError) -> [UInt8] {
    var lines = try TextLines(bytes, encoding: summary.encoding ?? .utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    while let range = lines.next(in: bytes) {
      let result = lines.withText(of: range, in: bytes, limit: Limits.pageBytes) { text in
        text.withUnsafeBufferPointer { output.append(contentsOf: $0) }
        return Padding.trimmed(text, 0..<text.count).isEmpty
      }
      switch result {
      case .success(true): summary.lines.blank += 1
      case .success(false): summary.lines.content += 1
      case .failure(let fault): summary.leaveUnread(lines.number, fault.why)
      }
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }
}
