internal import CaseCore
internal import Imports

// What another program says of the words on the pages of a document.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDocuments(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = DocumentText(bytes.span)
  guard let document = PopplerWords.document(bytes.span, version: "1") else { return 0 }
  let kept = document.encoded
  precondition(DocumentText(kept.span) == document, "A document comes back as it was.")
  let kinds = DocumentReader.kinds.union([EvidenceKinds.other]).sorted()
  let kind = kinds[bytes.count % kinds.count]
  for kind in [kind, EvidenceKinds.wechatStatement, EvidenceKinds.alipayStatement] {
    guard let reading = try? DocumentReader.reading(of: kept.span, as: kind) else { continue }
    precondition(
      reading.complete == (reading.unreadCount == 0), "Complete says what unread says.")
    precondition(
      Set(reading.findings.map(\.id)).count == reading.findings.count, "Ids are told apart.")
    for finding in reading.findings {
      precondition(Place(finding.place.text) != nil, "A place is well formed.")
      precondition(finding.quote.utf8.count <= Limits.lineBytes, "A quote keeps its limit.")
      if finding.id.hasPrefix("row:") {
        precondition(!finding.details.isEmpty, "A row is taken apart again.")
      }
    }
  }
  return 0
}
