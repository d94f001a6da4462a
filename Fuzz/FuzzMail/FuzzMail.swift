internal import CaseCore
internal import Imports

// Mails, saved pages and order files: none may crash, and a key that is found is shown nowhere.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Recognises `bytes`, and reads them as a mail, or as a page of an order.
func check(_ bytes: [UInt8]) {
  _ = Detection.detect(head: bytes, fileName: "", sizeBytes: Int64(bytes.count))
  let kind = bytes.count % 2 == 0 ? EvidenceKinds.orderMail : EvidenceKinds.orderPage
  guard let reading = try? PageReader.reading(of: bytes.span, as: kind) else { return }
  precondition(reading.complete == (reading.unreadCount == 0), "Complete says what unread says.")
  precondition(
    Set(reading.findings.map(\.id)).count == reading.findings.count, "Ids are told apart.")
  for finding in reading.findings {
    precondition(Place(finding.place.text) != nil, "A place is well formed.")
    precondition(finding.quote.utf8.count <= Limits.lineBytes, "A quote keeps its limit.")
  }
}
