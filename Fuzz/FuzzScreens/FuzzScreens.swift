internal import CaseCore
internal import Imports

// Recognised pages: none may crash, what is read holds together, and the order of the pieces plays
// no part.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScreens(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  precondition(
    PictureExtent(bytes.span) == PictureExtent(bytes.span), "A picture is told by its bytes.")
  // A page that is whole is taken as it is; anything else is made into pieces, a line each.
  let page = RecognisedPage(bytes.span) ?? page(of: bytes)
  check(page)
  if let recording = RecognisedRecording(bytes.span) { check(recording) }
  // The same page in two frames, and one that is another.
  let half = RecognisedPage(
    engine: page.engine, version: page.version, width: page.width, height: page.height,
    pieces: Array(page.pieces.prefix(page.pieces.count / 2)))
  if let picture = Digest(bytes: repeatElement(7, count: 32)) {
    check(
      RecognisedRecording(
        milliseconds: 2_000, isWhole: bytes.count % 2 == 0, tool: "fuzz",
        frames: [page, page, half].enumerated().map {
          .init(milliseconds: $0.offset * 500, picture: picture, page: $0.element)
        }))
  }
  return 0
}

/// Reads `recording`, and takes it apart again.
func check(_ recording: RecognisedRecording) {
  let bytes = recording.encoded
  precondition(RecognisedRecording(bytes.span) == recording, "A recording has one form.")
  var found: [Finding] = []
  _ = RecordingReader.read(recording, as: EvidenceKinds.other) { found.append($0) }
  precondition(Set(found.map(\.id)).count == found.count, "Ids are told apart.")
  precondition(found.allSatisfy { Place($0.place.text) != nil }, "A place is well formed.")
}

/// A page whose pieces are the lines of `bytes`: four bytes of place and size, then text.
func page(of bytes: [UInt8]) -> RecognisedPage {
  let pieces = bytes.split(separator: UInt8(ascii: "\n")).compactMap {
    line -> RecognisedPage.Piece? in
    let head = Array(line.prefix(4))
    guard head.count == 4,
      let box = PixelBox(
        x: Int(head[0]) * 8, y: Int(head[1]) * 16, width: Int(head[2]) * 4 + 1,
        height: Int(head[3]) + 1)
    else { return nil }
    return RecognisedPage.Piece(
      text: String(decoding: line.dropFirst(4), as: UTF8.self), box: box,
      confidence: 800 + Int(head[0]) % 200,
      paper: head[2] % 3 == 0 ? nil : PixelColour(red: head[2], green: head[2], blue: 99))
  }
  return RecognisedPage(engine: "fuzz", version: "1", width: 1080, height: 2340, pieces: pieces)
}

/// Reads `page` as every kind.
func check(_ page: RecognisedPage) {
  let backwards = RecognisedPage(
    engine: page.engine, version: page.version, width: page.width, height: page.height,
    pieces: page.pieces.reversed())
  for kind in ScreenReader.kinds {
    guard let found = reading(page, as: kind) else { continue }
    precondition(found == reading(backwards, as: kind), "The order plays no part.")
    precondition(
      Set(found.map(\.id)).count == found.count, "Ids are told apart.")
    for finding in found {
      precondition(Place(finding.place.text) != nil, "A place is well formed.")
      precondition(finding.quote.utf8.count <= Limits.lineBytes, "A quote keeps its limit.")
    }
  }
}

/// The findings of `page` as `kind`; nil where there are none to have.
func reading(_ page: RecognisedPage, as kind: EvidenceKind.Name) -> [Finding]? {
  var findings: [Finding] = []
  guard (try? ScreenReader.read(page, as: kind, found: { findings.append($0) })) != nil else {
    return nil
  }
  return findings
}
