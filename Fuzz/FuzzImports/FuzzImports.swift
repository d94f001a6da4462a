internal import CaseCore
internal import Imports

// Every reader over any bytes: none may crash, and what a reader gives must hold together.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzImports(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Reads `bytes` as what they seem to be and as everything that there is a reader for.
func check(_ bytes: [UInt8]) {
  _ = Detection.detect(head: bytes, fileName: "", sizeBytes: Int64(bytes.count))
  checkMasking(bytes)
  for reader in Readers.all {
    // One kind at a time, chosen by the length, so that there are more runs.
    let kinds = reader.kinds.sorted()
    for kind in [kinds[bytes.count % kinds.count]] {
      guard let reading = try? reader.reading(of: bytes.span, as: kind) else { continue }
      precondition(
        reading.complete == (reading.unreadCount == 0), "Complete says what unread says.")
      precondition(reading.findingCount == reading.findings.count, "Findings are counted.")
      for finding in reading.findings {
        precondition(Place(finding.place.text) != nil, "A place is well formed.")
        precondition(finding.quote.utf8.count <= Limits.lineBytes, "A quote keeps its limit.")
        if reading.reader == BillReader.id, finding.id.hasPrefix("row:") {
          precondition(!finding.details.isEmpty, "A row is taken apart again from its quote.")
        }
      }
      if reading.reader == BillReader.id {
        let rows = reading.totals.reduce(0) { $0 + $1.rows }
        precondition(rows == reading.rows, "Every row is in one total.")
      }
    }
  }
}

/// Masks all that is found: every line is kept, and a line that says nothing of it is as it was.
func checkMasking(_ bytes: [UInt8]) {
  let types: [MediaType] = [.plain, .html, .json]
  let type = types[bytes.count % types.count]
  guard let masking = try? TextMasking(bytes.span, mediaType: type) else { return }
  let copy = masking.copy(without: Set(masking.found.map(\.number)))
  precondition(
    copy.masks.allSatisfy { (1...masking.lineCount).contains($0.line) }, "A mask stands.")
  precondition(masking.found.isEmpty == copy.masks.isEmpty, "What is found is masked.")
  _ = try? HiddenText.hidden(in: bytes.span, by: copy.bytes.span)
}
