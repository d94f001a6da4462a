internal import CaseCore

/// The lines of a text file, one after the other, in UTF-8 whatever the file's own encoding.
///
/// Lines end with LF or CR LF; with CR alone only in a file that has no LF at all. Lines and cells
/// can be told apart before decoding, because no byte of a longer GB 18030 character is a control
/// character, a comma or a quotation mark (second bytes are 30–39 and 40–FE).
struct TextLines: ~Copyable {
  /// The encoding of the file.
  let encoding: TextEncoding
  /// The number of the line that `next` returned last, counted from 1.
  private(set) var number = 0
  private var position: Int
  private let lineEnd: UInt8
  private let decoder: GB18030Decoder?
  private var scratch: [UInt8] = []

  /// The lines of `bytes`; the same bytes are handed in again at every call.
  init(_ bytes: Bytes, encoding: TextEncoding) throws(ReaderError) {
    self.encoding = encoding
    position = encoding.markLength(in: bytes)
    let sample = bytes.extracting(first: Limits.encodingSampleBytes)
    let hasLineFeed = sample.firstIndex(of: UInt8(ascii: "\n"), from: 0) != nil
    let hasReturn = sample.firstIndex(of: UInt8(ascii: "\r"), from: 0) != nil
    lineEnd = !hasLineFeed && hasReturn ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
    guard encoding == .gb18030 else {
      decoder = nil
      return
    }
    decoder = GB18030Decoder()
    if decoder == nil { throw .noDecoder(encoding) }
  }

  /// Where the next line starts and what number it gets.
  var place: (position: Int, number: Int) {
    get { (position, number) }
    set { (position, number) = newValue }
  }

  /// The bytes of the next line without its end; nil after the last one.
  mutating func next(in bytes: Bytes) -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes.firstIndex(of: lineEnd, from: start) ?? bytes.count
    position = end + 1
    number += 1
    let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
    return start..<(hasReturn ? end - 1 : end)
  }

  /// Whether the file ends right after the bytes of the last line, without a line end.
  func endsWithoutLineEnd(in bytes: Bytes) -> Bool { position > bytes.count }

  /// Gives `body` the text of the bytes `range` in UTF-8, checked.
  /// - Returns: What `body` returns, or why there is no text.
  mutating func withText<Result>(
    of range: Range<Int>, in bytes: Bytes, limit: Int = Limits.lineBytes,
    _ body: (Bytes) -> Result
  ) -> Swift.Result<Result, UnreadFault> {
    let line = bytes.extracting(range)
    guard line.count <= limit else {
      return .failure(UnreadFault(.tooLong(sizeBytes: line.count, limit: limit)))
    }
    if let zero = line.firstIndex(of: 0, from: 0) {
      return .failure(UnreadFault(.zeroByte(offset: range.lowerBound + zero)))
    }
    switch encoding {
    case .gb18030 where !line.isASCII:
      scratch.removeAll(keepingCapacity: true)
      if let bad = decoder?.decode(line, into: &scratch) {
        return .failure(UnreadFault(.badByte(offset: range.lowerBound + bad, encoding)))
      }
      return .success(body(scratch.span))
    case .gb18030: return .success(body(line))
    case .utf8, .utf8Marked, .utf16LittleEndian, .utf16BigEndian:
      if let bad = line.firstBadUTF8 {
        return .failure(UnreadFault(.badByte(offset: range.lowerBound + bad, encoding)))
      }
      return .success(body(line))
    }
  }

  /// Gives `body` the file in a form whose lines can be told apart: the bytes themselves, or their
  /// UTF-8 where the file is UTF-16.
  static func open<Result>(
    _ bytes: Bytes,
    _ body: (Bytes, TextEncoding) throws(ReaderError) -> Result
  ) throws(ReaderError) -> Result {
    guard bytes.count <= Limits.readableBytes else {
      throw .tooLarge(sizeBytes: bytes.count, limit: Limits.readableBytes)
    }
    guard bytes.count > 0 else { throw .empty }
    if let media = MediaType.announced(by: bytes.extracting(first: Limits.detectionBytes)) {
      throw .notText(media)
    }
    let encoding = TextEncoding.detected(in: bytes)
    switch encoding {
    case .utf8, .utf8Marked, .gb18030: return try body(bytes, encoding)
    case .utf16LittleEndian, .utf16BigEndian:
      // The mark goes in again, so that every encoding has the length of mark that it names.
      let text = UTF16Text.utf8(of: bytes, littleEndian: encoding == .utf16LittleEndian)
      let marked = [0xff, 0xfe] + text
      return try body(marked.span, encoding)
    }
  }
}

/// A reason that can travel as an error.
struct UnreadFault: Error {
  let why: UnreadReason
  init(_ why: UnreadReason) { self.why = why }
}
