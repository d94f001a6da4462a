public import CaseCore

/// Reads pages that were saved as HTML or copied as text: order pages, listings, agreements, and
/// plain notes, of which nothing is taken but that they are there.
///
/// Everything is recognised by labels; a label without a value that can be read gives a finding
/// without a value, never a guess.
public enum PageReader: FileReader {
  public static let id = "page-text"
  public static let version = 1
  public static let kinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.orderPage, EvidenceKinds.listing, EvidenceKinds.agreement, EvidenceKinds.note,
  ]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
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
      for finding in PageFindings(content, kind: kind).all { summary.give(finding, to: found) }
      return summary
    }
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
