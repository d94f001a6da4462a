internal import CaseCore
internal import Workbooks

/// Reads the page of a web archive: the first page that a server gave out with a status of success,
/// else the first saved one, else the first of any status. Other pages are named and not read.
///
/// Where that page says nothing of itself because scripts write it, and the archive holds the page as
/// a browser had it in the end (`urn:dom:` and the address), that one is read.
enum ArchivePage {
  /// How the address of a page as a browser had it in the end begins.
  static let renderedMark = "urn:dom:"

  /// A page of the archive.
  private struct Page {
    let record: WebArchive.Record
    let message: ArchivedMessage?
    var isSuccess: Bool { message.map { (200..<300).contains($0.status) } ?? true }
    var isRendered: Bool { record.target.hasPrefix(ArchivePage.renderedMark) }
  }

  /// Whether `bytes` begin like a web archive, compressed or not.
  static func isArchive(_ bytes: Bytes) -> Bool {
    if WebArchive.isArchive(bytes) { return true }
    guard isGzip(bytes) else { return false }
    let head = unpacked(bytes.extracting(first: 4096), limit: 64)
    return WebArchive.isArchive(head.content.span)
  }

  /// Whether `bytes` begin like a gzip file.
  static func isGzip(_ bytes: Bytes) -> Bool { bytes.matches([0x1f, 0x8b, 0x08]) }

  /// Opens `bytes` as a page of `kind`, or of the kind that it is, where `kind` is `other`.
  static func open(
    _ bytes: Bytes, as kind: EvidenceKind.Name
  ) throws(ReaderError) -> OpenedPage {
    guard bytes.count <= Limits.webArchiveBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.webArchiveBytes)
    }
    guard isGzip(bytes) else {
      return try open(plain: bytes, as: kind, variant: "warc", endsAt: nil)
    }
    let unpacked = unpacked(bytes, limit: Limits.webArchiveBytes)
    var endsAt: Int?
    switch unpacked.ending {
    case .overLimit: throw .overflowing(limit: Limits.webArchiveBytes)
    case .whole: break
    case .cut, .damaged: endsAt = unpacked.content.count
    }
    guard WebArchive.isArchive(unpacked.content.span) else { throw .notText(.gzip) }
    return try open(
      plain: unpacked.content.span, as: kind, variant: "warc-gz", endsAt: endsAt)
  }

  /// The text of the page in an archive that begins with `head`, for telling what it is.
  static func content(of head: Bytes) -> PageContent? {
    if isGzip(head) {
      let unpacked = unpacked(head, limit: Limits.encodingSampleBytes)
      return WebArchive.isArchive(unpacked.content.span)
        ? content(of: unpacked.content.span) : nil
    }
    let archive = WebArchive(head)
    guard let page = chosen(pages(of: archive, in: head)) else { return nil }
    var summary = ReadingSummary(PageReader.self, kind: EvidenceKinds.note, variant: "")
    // What unpacks to more is told from the whole, by the reader.
    let limit = Limits.encodingSampleBytes
    return try? text(of: page, in: head, limit: limit, summary: &summary).map {
      PageContent($0, isHTML: true)
    }
  }

  private static func unpacked(_ bytes: Bytes, limit: Int) -> Deflated {
    bytes.withUnsafeBufferPointer { Deflated(UnsafeRawBufferPointer($0), .gzip, limit: limit) }
  }

  private static func open(
    plain bytes: Bytes, as kind: EvidenceKind.Name, variant: String, endsAt: Int?
  ) throws(ReaderError) -> OpenedPage {
    let archive = WebArchive(bytes)
    let pages = pages(of: archive, in: bytes)
    guard var page = chosen(pages) else { throw .noPage }
    var summary = ReadingSummary(PageReader.self, kind: kind, variant: variant)
    guard var text = try text(of: page, in: bytes, summary: &summary) else {
      throw .notText(.warc)
    }
    var content = PageContent(text, isHTML: true)
    if content.lines.count <= 1, let rendered = pages.first(where: { $0.isRendered }) {
      var other = ReadingSummary(PageReader.self, kind: kind, variant: variant + "-dom")
      if let its = try self.text(of: rendered, in: bytes, summary: &other) {
        (page, text, summary) = (rendered, its, other)
        content = PageContent(text, isHTML: true)
      }
    }
    // The records have encodings of their own, so the file has none.
    summary.encoding = nil
    summary.rows = content.lines.count
    if kind == EvidenceKinds.other { summary.kind = PageKind(content).kind }
    if let end = archive.endsAt ?? endsAt {
      summary.leaveUnread(0, .archiveCut(offset: end))
      summary.lines.unread -= 1
    }
    return OpenedPage(
      summary: summary, content: content,
      heads: heads(pages, read: page, archive, masking: content.keys))
  }

  private static func pages(of archive: WebArchive, in bytes: Bytes) -> [Page] {
    archive.records.compactMap { record in
      guard !record.isSegment else { return nil }
      switch record.type {
      case "response":
        guard let message = ArchivedMessage(bytes, record.block), isPage(message.mediaType),
          !(300..<400).contains(message.status)
        else { return nil }
        return Page(record: record, message: message)
      case "resource": return isPage(record.mediaType) ? Page(record: record, message: nil) : nil
      default: return nil
      }
    }
  }

  private static func isPage(_ type: String) -> Bool {
    type == "text/html" || type == "application/xhtml+xml"
  }

  private static func chosen(_ pages: [Page]) -> Page? {
    pages.first { $0.message != nil && $0.isSuccess }
      ?? pages.first { $0.message == nil && !$0.isRendered } ?? pages.first
  }

  private static func text(
    of page: Page, in bytes: Bytes, limit: Int = Limits.pageBytes, summary: inout ReadingSummary
  ) throws(ReaderError) -> [UInt8]? {
    let raw = try content(of: page, in: bytes, limit: limit)
    let charset = page.message?.charset ?? MIMEWords.charset(page.record.contentType)
    guard let encoding = MailText.encoding(of: charset, raw.span) else { return nil }
    summary.encoding = encoding
    var read = summary
    let text = try TextLines.open(raw.span) { text, detected throws(ReaderError) in
      switch detected {
      case .utf16LittleEndian, .utf16BigEndian: read.encoding = detected
      case .utf8, .utf8Marked, .gb18030: break
      }
      return try PageReader.decoded(text, summary: &read)
    }
    summary = read
    return text
  }

  private static func content(
    of page: Page, in bytes: Bytes, limit: Int
  ) throws(ReaderError) -> [UInt8] {
    let block = page.record.block
    guard let message = page.message else {
      guard block.count <= limit else {
        throw .tooLarge(sizeBytes: block.count, limit: limit)
      }
      return bytes.extracting(block).withUnsafeBufferPointer(Array.init)
    }
    do throws(ArchivedMessage.Fault) {
      return try message.content(in: bytes, limit: limit)
    } catch {
      switch error {
      case .overLimit: throw .overflowing(limit: limit)
      case .coding(let name): throw .damaged("Content-Encoding: \(name)")
      }
    }
  }

  // Which page was read, and which others there are. An archive can be written by anybody: no fact.
  private static func heads(
    _ pages: [Page], read: Page, _ archive: WebArchive, masking keys: CardKeys
  ) -> [Finding] {
    var findings: [Finding] = []
    for page in pages.prefix(Limits.archivePagesNamed) {
      let isRead = page.record.block == read.record.block
      var target = page.record.target
      if page.isRendered { target.removeFirst(renderedMark.count) }
      var details: [Finding.Detail] = []
      if let status = page.message?.status { details.append(.init("status", "\(status)")) }
      if let address = page.record.address {
        details.append(.init("address", address.cut(to: 60)))
      }
      if page.isRendered { details.append(.init("as", "rendered")) }
      if isRead { details.append(.init("records", counted(archive))) }
      findings.append(
        Finding(
          id: "page:\(findings.count + 1)",
          kind: isRead ? FindingKinds.savedPage : FindingKinds.otherPage, place: .whole,
          quote: keys.masked(target).cut(to: Limits.factTextBytes),
          at: SavedPage.moment(archive: page.record.date), details: details))
    }
    return findings
  }

  // `request 1, response 3, warcinfo 1`: what the archive holds.
  private static func counted(_ archive: WebArchive) -> String {
    var counts: [String: Int] = [:]
    for record in archive.records {
      let isName =
        record.type.utf8.count <= 20 && record.type.allSatisfy { $0.isASCII && $0.isLetter }
      counts[isName ? record.type : "?", default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.prefix(20).map { "\($0.key) \($0.value)" }
      .joined(separator: ", ")
  }
}
