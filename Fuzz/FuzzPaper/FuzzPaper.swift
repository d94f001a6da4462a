import Paper

/// The entry point that libFuzzer calls with each input.
///
/// A job is refused, or is a document that is written back byte for byte, has a plain text, and an HTML
/// page in which no word opens an element.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPaper(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // Chance does not find the first line.
  let input = Array("recourse-typeset 1\n".utf8) + UnsafeBufferPointer(start: start, count: count)
  guard let document = try? PaperJob.decoded(input) else { return 0 }
  precondition(PaperJob.encoded(document) == input, "A job that is read is written back.")
  precondition(!PaperText.text(of: document).isEmpty, "A document has a text.")
  for piece in PaperHTML.pieces(of: document) {
    guard case .text(let text) = piece else { continue }
    precondition(!text.contains("<script"), "No word opens an element.")
  }
  return 0
}
