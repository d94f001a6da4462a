public import CaseCore

/// Reads what an engine of text recognition saw on a screenshot: the detail of a payment, the page of
/// an order, the window of a chat, a balance and its steps.
///
/// The bytes are those of a `RecognisedPage`, a copy of the picture in another format, so the reader
/// is no part of `Readers.all`: a text of a person's own is never read as a picture.
///
/// Every place is a `box:` of the picture. What is not certain has the remark `unsure`.
public enum ScreenReader: FileReader {
  public static let id = "screen"
  public static let version = 1
  public static let kinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.screenshot, EvidenceKinds.paymentScreenshot, EvidenceKinds.orderScreenshot,
    EvidenceKinds.chatScreenshot, EvidenceKinds.balanceScreenshot, EvidenceKinds.gameLedger,
  ]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    guard bytes.count <= Limits.recognisedBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.recognisedBytes)
    }
    guard let page = RecognisedPage(bytes) else { throw .damaged("recognised page") }
    return try read(page, as: kind, found: found)
  }

  /// Reads `page` as `kind`; as `screenshot`, as what it shows.
  /// - Throws: `ReaderError` where it is to be a chat and no message was found.
  public static func read(
    _ page: RecognisedPage, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    let rows = ScreenRows(page)
    var findings = ScreenFindings(rows)
    let shown = kind == EvidenceKinds.screenshot ? Self.kind(findings) : kind
    var summary = ReadingSummary(Self.self, kind: shown, variant: page.engine)
    if shown == EvidenceKinds.chatScreenshot {
      try readChat(rows, &summary, found: found)
      return summary
    }
    summary.rows = rows.rows.count
    summary.lines.content = rows.rows.count
    if shown == EvidenceKinds.paymentScreenshot {
      BillScreen.read(&findings)
    } else if shown == EvidenceKinds.orderScreenshot {
      OrderScreen.read(&findings)
    } else if shown == EvidenceKinds.balanceScreenshot || shown == EvidenceKinds.gameLedger {
      LedgerScreen.read(&findings)
    } else {
      findings.giveKeys()
    }
    for finding in findings.all { summary.give(finding, to: found) }
    return summary
  }

  /// The kind of evidence that `page` shows; `screenshot` for what is not recognised.
  public static func kind(of page: RecognisedPage) -> EvidenceKind.Name {
    kind(ScreenFindings(ScreenRows(page)))
  }

  private static func kind(_ findings: ScreenFindings) -> EvidenceKind.Name {
    if BillScreen.isBill(findings) { return EvidenceKinds.paymentScreenshot }
    if OrderScreen.isOrder(findings) { return EvidenceKinds.orderScreenshot }
    // Times stand between the steps of a ledger as they do in a chat; no chat has signed amounts.
    if LedgerScreen.hasSteps(findings) { return EvidenceKinds.balanceScreenshot }
    if ChatScreen.isChat(findings.page) { return EvidenceKinds.chatScreenshot }
    if LedgerScreen.hasBalance(findings) { return EvidenceKinds.balanceScreenshot }
    return EvidenceKinds.screenshot
  }

  private static func readChat(
    _ rows: ScreenRows, _ summary: inout ReadingSummary, found: (Finding) -> Void
  ) throws(ReaderError) {
    let messages = ChatScreen(rows).messages
    guard !messages.isEmpty else { throw .noMessages }
    var people = ChatSpeakers()
    for message in messages {
      people.add(message)
      summary.rows += 1
      summary.give(Finding(message), to: found)
    }
    summary.lines.content = messages.count
    for finding in people.findings { summary.give(finding, to: found) }
  }
}
