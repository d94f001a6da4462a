public import CaseCore

/// Reads the text of PDF documents: the statements of payments that WeChat and Alipay give out under
/// seal, and printed pages of orders, listings and agreements.
///
/// The bytes are those of a `DocumentText`, a copy of the document in another format, so the reader
/// is no part of `Readers.all`. A place is a line of a page: `page:2/line:7`. Whether a seal or a
/// signature holds is not looked at.
public enum DocumentReader: FileReader {
  public static let id = "document-text"
  public static let version = 1
  public static let kinds: Set<EvidenceKind.Name> = PageReader.kinds.union([
    EvidenceKinds.wechatStatement, EvidenceKinds.alipayStatement,
  ])

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    guard bytes.count <= Limits.documentBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.documentBytes)
    }
    guard let document = DocumentText(bytes) else { throw .damaged("document") }
    return try read(document, as: kind, found: found)
  }

  /// Reads `document` as `kind`; as `other`, as what it shows.
  /// - Throws: `ReaderError` where it holds no text, or is to be a statement and has no table of one.
  public static func read(
    _ document: DocumentText, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    guard !document.isWithoutText else { throw .noText }
    let isNamed = kind == EvidenceKinds.wechatStatement || kind == EvidenceKinds.alipayStatement
    if isNamed || (kind == EvidenceKinds.other && isStatement(document)) {
      var run = BillRun(Self.self, kind: kind)
      try run.read(document, found: found)
      return run.summary
    }
    return readPages(document, as: kind, found: found)
  }

  // A statement says what it is at its top, and who gives it out.
  private static func isStatement(_ document: DocumentText) -> Bool {
    guard let first = document.pages.first else { return false }
    let top = DocumentLines(first).lines.prefix(8).map {
      $0.text.filter { $0 != " " }
    }
    return top.contains { $0.contains("微信支付交易明细证明") }
      || top.contains { $0.contains("支付宝") && $0.contains("交易流水证明") }
  }

  private static func readPages(
    _ document: DocumentText, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) -> ReadingSummary {
    var places: [Place] = []
    var text: [UInt8] = []
    for (index, page) in document.pages.enumerated() {
      for line in DocumentLines(page).lines {
        text += Array(line.columns.utf8) + [UInt8(ascii: "\n")]
        places.append(.page(index + 1, line: line.number))
      }
    }
    let content = PageContent(text, isHTML: false)
    var summary = ReadingSummary(Self.self, kind: kind, variant: "pdf")
    if kind == EvidenceKinds.other { summary.kind = PageKind(content).kind }
    summary.rows = content.lines.count
    summary.lines.content = content.lines.count
    for finding in PageFindings(content, kind: summary.kind).all {
      let line = Int(finding.place.text.drop { $0 != ":" }.dropFirst()) ?? 0
      summary.give(
        places.indices.contains(line - 1) ? finding.placed(at: places[line - 1]) : finding,
        to: found)
    }
    return summary
  }
}
