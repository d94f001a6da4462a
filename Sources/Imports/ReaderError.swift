/// Why a file could not be read at all. What can be read of a broken file is read; these are the
/// cases where nothing can.
public enum ReaderError: Error, Sendable, Hashable {
  /// The file has no bytes, or nothing but blanks.
  case empty
  /// The file has `sizeBytes`, over the limit.
  case tooLarge(sizeBytes: Int, limit: Int)
  /// No row of column names was found; `expected` are names that such a file has.
  case noHeader(expected: [String])
  /// The row of column names at `line` lacks columns that are needed.
  case missingColumns(line: Int, missing: [String], found: [String])
  /// No message was found in a file that was to be read as a chat.
  case noMessages
  /// A web archive holds no page.
  case noPage
  /// A document holds no text: it is a scan, or made of pictures.
  case noText
  /// The program that takes the text out of a document is not on this machine; its name.
  case noTool(String)
  /// Taking the text out of a document took longer than this many seconds.
  case tooSlow(seconds: Int)
  /// This machine has no decoder for the encoding (glibc's `gconv` modules are not installed).
  case noDecoder(TextEncoding)
  /// The file is no text, but of this media type.
  case notText(MediaType)
  /// The content is encrypted, and there was no password or a wrong one.
  case locked
  /// The container is damaged; what the library that opens it says.
  case damaged(String)
  /// The container holds more than `limit` bytes, cells or rows.
  case overflowing(limit: Int)
}

/// Why a line of a file that was read could not be read.
public enum UnreadReason: Sendable, Hashable {
  /// A byte that does not belong into the encoding, at `offset` of the file, counted from 0.
  case badByte(offset: Int, TextEncoding)
  /// A zero byte, which no text has, at `offset` of the file, counted from 0.
  case zeroByte(offset: Int)
  /// The line is over the limit.
  case tooLong(sizeBytes: Int, limit: Int)
  /// The row has fewer cells than the table has columns.
  case tooFewCells(found: Int, expected: Int)
  /// The row has more cells than the table has columns, and joining cells does not mend it.
  case tooManyCells(found: Int, expected: Int)
  /// The cell of the time does not hold one.
  case badTime(String)
  /// The cell of the amount does not hold one.
  case badAmount(String)
  /// The file names more directions than any bill does.
  case tooManyDirections(String)
  /// The amount is in another currency, which is not added to yuan.
  case otherCurrency(String)
  /// A sheet was not read from here on: it is damaged, or holds more than is read.
  case sheetCut(sheet: String)
  /// The file ends within this row.
  case cutOff
  /// The message is not written as its file's form says: a mark or a bracket is lost.
  case notObject
  /// A part of the mail or page is written in a way that is not read: how.
  case partNotRead(String)
  /// The web archive can be read no further from `offset` on, counted from 0 in the unpacked archive: it
  /// is cut there, or a record says a wrong length.
  case archiveCut(offset: Int)
  /// There is no reader for this media type yet; the file is kept as it is.
  case noReader(MediaType)
  /// From here on nothing was taken up, because the reading reached its limit of findings.
  case tooManyFindings(limit: Int)
}

/// A line that could not be read, and why. The lines around it were.
public struct UnreadLine: Sendable, Hashable {
  /// The line, counted from 1; 0 for the file as a whole.
  public let line: Int
  /// Why it could not be read.
  public let why: UnreadReason

  /// `line` was not read because of `why`.
  public init(line: Int, why: UnreadReason) {
    self.line = line
    self.why = why
  }
}
