public import CaseCore

/// What a file was recognised as.
public struct DetectedKind: Sendable, Hashable {
  /// How sure the recognition is.
  public enum Certainty: Sendable, Hashable {
    /// The content says it.
    case certain
    /// Several kinds are equally likely, or only the name speaks for them; a person decides.
    case uncertain(candidates: [EvidenceKind.Name])
  }

  /// What the content is as a file.
  public let mediaType: MediaType
  /// What the content is as evidence; `note` or `other` where it is not certain.
  public let kind: EvidenceKind.Name
  /// How sure that is.
  public let certainty: Certainty

  /// The extension of the stored form, from a fixed ASCII list.
  public var fileExtension: String { mediaType.fileExtension }
}

extension DetectedKind {
  /// What `page` is. A page of which only the beginning was seen, and which says nothing there, is
  /// told from the whole by its reader: pages begin with styles and pictures.
  fileprivate init(_ mediaType: MediaType, page: PageKind, isWhole: Bool) {
    self.mediaType = mediaType
    let saysNothing = page.kind == EvidenceKinds.note && page.candidates.isEmpty
    kind = saysNothing && !isWhole ? EvidenceKinds.other : page.kind
    certainty = page.candidates.isEmpty ? .certain : .uncertain(candidates: page.candidates)
  }
}

/// Tells what a file is by its beginning. The name decides nothing; it only suggests candidates.
public enum Detection {
  /// Recognises a file of `sizeBytes` that begins with `head`, which should hold
  /// `Limits.detectionBytes` or the whole file.
  public static func detect(head: Bytes, fileName: String, sizeBytes: Int64) -> DetectedKind {
    guard head.count > 0 else {
      return DetectedKind(mediaType: .unknown, kind: EvidenceKinds.other, certainty: .certain)
    }
    if let media = MediaType.announced(by: head) {
      if media.isArchive, let content = ArchivePage.content(of: head) {
        return DetectedKind(media, page: PageKind(content), isWhole: false)
      }
      let suggested = media.isImage ? [] : suggested(by: fileName)
      return DetectedKind(
        mediaType: media, kind: media.isImage ? EvidenceKinds.screenshot : EvidenceKinds.other,
        certainty: suggested.isEmpty ? .certain : .uncertain(candidates: suggested))
    }
    let isWhole = Int64(head.count) >= sizeBytes
    guard let text = text(of: head, isWhole: isWhole) else {
      return DetectedKind(mediaType: .unknown, kind: EvidenceKinds.other, certainty: .certain)
    }
    return textKind(text, head, isWhole: isWhole)
  }

  /// Recognises a file whose beginning is in an array.
  public static func detect(head: [UInt8], fileName: String, sizeBytes: Int64) -> DetectedKind {
    detect(head: head.span, fileName: fileName, sizeBytes: sizeBytes)
  }

  // The lines of the head in UTF-8; nil where most of it is no text.
  private static func text(of head: Bytes, isWhole: Bool) -> [UInt8]? {
    do throws(ReaderError) {
      return try TextLines.open(head) { bytes, encoding throws(ReaderError) in
        try lines(of: bytes, encoding, isWhole: isWhole)
      }
    } catch { return nil }
  }

  /// The lines of `bytes`, a file or its beginning, in UTF-8; nil where most of it is no text.
  static func lines(
    of bytes: Bytes, _ encoding: TextEncoding, isWhole: Bool
  ) throws(ReaderError) -> [UInt8]? {
    var lines = try TextLines(bytes, encoding: encoding)
    var output: [UInt8] = []
    var (good, bad) = (0, 0)
    while let range = lines.next(in: bytes) {
      // The last line may be cut by the end of the head, even within a character.
      if !isWhole, range.upperBound == bytes.count, good > 0 { break }
      var result = lines.withText(of: range, in: bytes, limit: bytes.count) { text in
        text.withUnsafeBufferPointer { output.append(contentsOf: $0) }
      }
      // Many pages are one line: it counts up to the character that is cut.
      for cut in 1...3 where !isWhole && range.upperBound == bytes.count && range.count > cut {
        guard case .failure = result else { break }
        let shorter = range.lowerBound..<(range.upperBound - cut)
        result = lines.withText(of: shorter, in: bytes, limit: bytes.count) { text in
          text.withUnsafeBufferPointer { output.append(contentsOf: $0) }
        }
      }
      switch result {
      case .success: good += 1
      case .failure: bad += 1
      }
      output.append(UInt8(ascii: "\n"))
    }
    return good > bad ? output : nil
  }

  // `raw` is the head as it is: the parts of a mail have encodings of their own.
  private static func textKind(_ text: [UInt8], _ raw: Bytes, isWhole: Bool) -> DetectedKind {
    let bytes = text.span
    let chat = ChatForm(bytes)
    if let chat, !chat.isWeak {
      return DetectedKind(mediaType: chat.mediaType, kind: chat.kind, certainty: .certain)
    }
    if let bill = billKind(bytes) { return bill }
    if MailParts.isMail(bytes) { return mailKind(raw) }
    let first = bytes.extracting(first: 1000).text.trimmingBlanks()
    if first.hasPrefix("{") || first.hasPrefix("["), first.contains("\"") {
      return DetectedKind(
        mediaType: .json,
        kind: !OrderFile.orders(bytes, isJSON: true) { _, _ in }.isEmpty
          ? EvidenceKinds.orderPage : EvidenceKinds.other,
        certainty: .certain)
    }
    let isHTML = PageContent.isHTML(bytes)
    if !isHTML, OrderFile.isHeader(bytes) {
      return DetectedKind(mediaType: .csv, kind: EvidenceKinds.orderPage, certainty: .certain)
    }
    if !isHTML, isTable(bytes) {
      let kind = chat?.mediaType == .csv ? chat?.kind : nil
      return DetectedKind(
        mediaType: .csv, kind: kind ?? EvidenceKinds.other, certainty: .certain)
    }
    let page = PageKind(PageContent(text, isHTML: isHTML))
    if let chat, page.kind == EvidenceKinds.note, page.candidates.isEmpty {
      return DetectedKind(mediaType: chat.mediaType, kind: chat.kind, certainty: .certain)
    }
    return DetectedKind(isHTML ? .html : .plain, page: page, isWhole: isWhole || !isHTML)
  }

  // A mail is one that confirms an order, or is kept; a saved page is what it shows.
  private static func mailKind(_ bytes: Bytes) -> DetectedKind {
    guard let (content, isSaved) = MailPage.content(of: bytes) else {
      return DetectedKind(mediaType: .mht, kind: EvidenceKinds.other, certainty: .certain)
    }
    let page = PageKind(content)
    let media: MediaType = isSaved ? .mht : .mail
    guard page.candidates.isEmpty else {
      return DetectedKind(
        mediaType: media, kind: EvidenceKinds.other,
        certainty: .uncertain(candidates: page.candidates))
    }
    let isOrder = page.kind == EvidenceKinds.orderPage
    let kind =
      page.kind == EvidenceKinds.note
      ? EvidenceKinds.other : isOrder && !isSaved ? EvidenceKinds.orderMail : page.kind
    return DetectedKind(mediaType: media, kind: kind, certainty: .certain)
  }

  // A bill has the columns of one; a table without them is a table of another kind.
  private static func billKind(_ bytes: Bytes) -> DetectedKind? {
    var cells = RowCells()
    var title: EvidenceKind.Name?
    var isTable = false
    var start = 0
    for _ in 0..<Limits.billHeaderLines where start < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      let line = bytes.extracting(start..<end)
      start = end + 1
      if line.firstIndex(of: Array("微信支付账单".utf8)) != nil { title = EvidenceKinds.wechatBill }
      if line.firstIndex(of: Array("支付宝交易记录明细".utf8)) != nil
        || line.firstIndex(of: Array("电子客户回单".utf8)) != nil
      {
        title = EvidenceKinds.alipayBill
      }
      switch BillLayout.match(line, cells: &cells) {
      case .header(let layout):
        return DetectedKind(mediaType: .csv, kind: layout.issuer.kind, certainty: .certain)
      case .lacking: isTable = true
      case .none: break
      }
    }
    // A bill whose columns were deleted still says whose bill it is; the reader says what lacks.
    guard isTable || title != nil else { return nil }
    return DetectedKind(
      mediaType: .csv, kind: title ?? EvidenceKinds.other, certainty: .certain)
  }

  // Lines that nearly all have the same number of commas, and more than one.
  private static func isTable(_ bytes: Bytes) -> Bool {
    var counts: [Int: Int] = [:]
    var all = 0
    var start = 0
    while start < bytes.count, all < 50 {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      let line = bytes.extracting(start..<end)
      start = end + 1
      guard !Padding.trimmed(line, 0..<line.count).isEmpty else { continue }
      var commas = 0
      for index in 0..<line.count where line[index] == UInt8(ascii: ",") { commas += 1 }
      counts[commas, default: 0] += 1
      all += 1
    }
    guard let common = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
      return false
    }
    return common.key >= 2 && common.value >= 2 && common.value * 10 >= all * 8
  }

  private static func suggested(by fileName: String) -> [EvidenceKind.Name] {
    if fileName.contains("微信支付账单") { return [EvidenceKinds.wechatBill] }
    if fileName.contains("支付宝交易明细") || fileName.contains("alipay_record") {
      return [EvidenceKinds.alipayBill]
    }
    return []
  }
}
