/// What Tesseract says of a picture in its form `tsv`: a row for each word.
public enum TesseractTable {
  /// A word of the table.
  private struct Word {
    var text: String
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var confidence: Int
  }

  /// The pieces that the table `bytes` tells of `pixels`: the words of a line, joined as they stand
  /// and parted where there is a wide gap, as between a name and its value.
  ///
  /// A piece is as sure as its least sure word.
  /// - Returns: Nil for bytes that are no such table.
  public static func pieces(_ bytes: Bytes, on pixels: PicturePixels) -> [RecognisedPage.Piece]? {
    let rows = bytes.text.split(separator: "\n")
    guard rows.first?.hasPrefix("level\tpage_num\tblock_num\t") == true else { return nil }
    var lines: [(name: [Int], words: [Word])] = []
    for row in rows.dropFirst() {
      let cells = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard cells.count == 12 else { return nil }
      guard cells[0] == "5" else { continue }
      let numbers = cells[1..<10].compactMap { Int($0) }
      guard numbers.count == 9, let sure = thousandths(cells[10]),
        numbers.allSatisfy({ (0...Self.largest).contains($0) })
      else { return nil }
      let word = Word(
        text: String(cells[11]), left: numbers[5], top: numbers[6], right: numbers[5] + numbers[7],
        bottom: numbers[6] + numbers[8], confidence: sure)
      guard word.text.contains(where: { !$0.isWhitespace }) else { continue }
      let name = Array(numbers[..<4])
      if lines.last?.name == name {
        lines[lines.count - 1].words.append(word)
      } else {
        lines.append((name, [word]))
      }
    }
    return lines.flatMap { Self.pieces(of: $0.words) }.compactMap { word in
      pixels.piece(
        word.text, x: word.left, y: word.top, width: word.right - word.left,
        height: word.bottom - word.top, confidence: word.confidence)
    }
  }

  private static let largest = 1 << 20

  /// `96.551849` of a hundred in thousandths.
  private static func thousandths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Int(parts[0]), (0...100).contains(whole) else { return nil }
    guard parts.count == 2 else { return whole * 10 }
    guard let digit = parts[1].first?.wholeNumberValue, parts[1].allSatisfy(\.isNumber) else {
      return nil
    }
    return min(1000, whole * 10 + digit)
  }

  private static func pieces(of words: [Word]) -> [Word] {
    // A word of small letters or a mark is lower than the line; the highest tells the size.
    let size = words.map { $0.bottom - $0.top }.max() ?? 0
    var pieces: [Word] = []
    for word in words {
      guard var last = pieces.last, word.left - last.right <= size + size / 2 else {
        pieces.append(word)
        continue
      }
      let gap = word.left - last.right
      let isChinese = last.text.last.map(isWide) == true || word.text.first.map(isWide) == true
      // Chinese is written without blanks, and Tesseract takes every character for a word.
      last.text += gap * 10 > size * (isChinese ? 6 : 2) ? " \(word.text)" : word.text
      last.left = min(last.left, word.left)
      last.top = min(last.top, word.top)
      last.right = max(last.right, word.right)
      last.bottom = max(last.bottom, word.bottom)
      last.confidence = min(last.confidence, word.confidence)
      pieces[pieces.count - 1] = last
    }
    return pieces
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2e80 } ?? false
  }
}
