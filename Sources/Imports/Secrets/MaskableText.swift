internal import CaseCore

/// The lines of a text file in UTF-8, held whole.
struct MaskableText: Sendable {
  /// Each line without its end; nil for a line that is no text.
  private(set) var lines: [[UInt8]?] = []
  private var endsWithLineEnd = true
  private var hasReturns = false
  private var isPlainUTF8 = true

  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  init(_ bytes: Bytes) throws(ReaderError) {
    guard bytes.count <= Limits.maskableTextBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.maskableTextBytes)
    }
    self = try TextLines.open(bytes) { bytes, encoding throws(ReaderError) in
      var text = MaskableText()
      text.isPlainUTF8 = encoding == .utf8
      var lines = try TextLines(bytes, encoding: encoding)
      while let range = lines.next(in: bytes) {
        text.hasReturns =
          text.hasReturns
          || (range.upperBound < bytes.count && bytes[range.upperBound] == UInt8(ascii: "\r"))
        let result = lines.withText(of: range, in: bytes, limit: bytes.count) { text in
          text.withUnsafeBufferPointer { Array($0) }
        }
        switch result {
        case .success(let line): text.lines.append(line)
        case .failure: text.lines.append(nil)
        }
      }
      text.endsWithLineEnd = !lines.endsWithoutLineEnd(in: bytes)
      return text
    }
  }

  private init() {}

  /// The text again, each line as `change` gives it.
  ///
  /// What was not UTF-8 gets the mark that says it is now, because a page may still name the old one.
  func copy(_ change: (_ index: Int, _ line: [UInt8]?) -> [UInt8]) -> [UInt8] {
    var bytes = isPlainUTF8 ? [] : Self.byteOrderMark
    for (index, line) in lines.enumerated() {
      bytes += change(index, line)
      if index + 1 < lines.count || endsWithLineEnd {
        bytes += hasReturns ? [0x0d, 0x0a] : [0x0a]
      }
    }
    return bytes
  }
}
