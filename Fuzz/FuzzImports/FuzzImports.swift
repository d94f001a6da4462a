internal import CaseCore
internal import Imports

// Every reader over any bytes: none may crash, and what a reader gives must hold together.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzImports(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  check(bytes)
  if bytes.first == UInt8(ascii: "<") { check(workbook(sheet: bytes)) }
  return 0
}

/// A spreadsheet whose sheet, shared texts and styles are all `sheet`: a mutated archive would
/// hardly ever get past its sums.
func workbook(sheet: [UInt8]) -> [UInt8] {
  let index = Array(
    #"<workbook><sheets><sheet name="a" r:id="x" xmlns:r="r"/></sheets></workbook>"#.utf8)
  let parts = [
    ("xl/workbook.xml", index), ("xl/worksheets/sheet1.xml", sheet),
    ("xl/sharedStrings.xml", sheet), ("xl/styles.xml", sheet),
  ]
  func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for (name, bytes) in parts {
    // Stored; the sum is wrong, which is found out after everything was read.
    let common =
      number(20, 2) + number(0, 8) + number(1, 4) + number(bytes.count, 4)
      + number(bytes.count, 4) + number(name.utf8.count, 2)
    directory +=
      Array("PK\u{1}\u{2}".utf8) + number(20, 2) + common + number(0, 12)
      + number(archive.count, 4) + Array(name.utf8)
    archive += Array("PK\u{3}\u{4}".utf8) + common + number(0, 2) + Array(name.utf8) + bytes
  }
  let start = archive.count
  archive += directory
  return archive + Array("PK\u{5}\u{6}".utf8) + number(0, 4) + number(parts.count, 2)
    + number(parts.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

/// Reads `bytes` as what they seem to be and as everything that there is a reader for.
func check(_ bytes: [UInt8]) {
  _ = Detection.detect(head: bytes, fileName: "", sizeBytes: Int64(bytes.count))
  checkMasking(bytes)
  checkEngineAnswers(bytes)
  _ = try? Readers.reading(of: bytes, fileName: "")
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

/// Reads `bytes` as what a decoder or an engine of text recognition says of a picture.
func checkEngineAnswers(_ bytes: [UInt8]) {
  _ = PicturePixels(netpbm: bytes)
  let small = Array("P6\n#4 4\n2 2\n255\n".utf8) + [UInt8](repeating: 200, count: 12)
  guard let pixels = PicturePixels(netpbm: small) else {
    preconditionFailure("A small picture is one.")
  }
  let answers = [
    WorkerAnswer.pieces(bytes.span, on: pixels), TesseractTable.pieces(bytes.span, on: pixels),
  ]
  for pieces in answers.compactMap(\.self) {
    let page = RecognisedPage(engine: "e", version: "1", width: 4, height: 4, pieces: pieces)
    let encoded = page.encoded
    precondition(
      encoded.count > Limits.recognisedBytes || RecognisedPage(encoded.span) == page,
      "A page comes back as it was.")
    for found in PictureMasking(page).found {
      precondition(
        found.boxes.allSatisfy { $0.x + $0.width <= 4 && $0.y + $0.height <= 4 },
        "A box lies in the picture.")
    }
  }
}
