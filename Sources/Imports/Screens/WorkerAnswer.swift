/// What the worker of RapidOCR says of a picture: lines of left, top, width, height, confidence and
/// text with tabs between them.
public enum WorkerAnswer {
  /// The pieces that `bytes` tell of `pixels`.
  /// - Returns: Nil for bytes of another form: whoever wrote them is not to be believed.
  public static func pieces(_ bytes: Bytes, on pixels: PicturePixels) -> [RecognisedPage.Piece]? {
    let text = bytes.text
    guard text.isEmpty || text.hasSuffix("\n") else { return nil }
    var pieces: [RecognisedPage.Piece] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false)
      let numbers = parts.prefix(5).compactMap { Int($0) }
      guard parts.count == 6, numbers.count == 5 else { return nil }
      // A box outside of the picture, or a text of blanks, is passed over.
      if let piece = pixels.piece(
        String(parts[5]), x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3],
        confidence: numbers[4])
      {
        pieces.append(piece)
      }
    }
    return pieces
  }
}
