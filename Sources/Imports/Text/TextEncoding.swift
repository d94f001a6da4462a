internal import CaseCore

/// How the characters of a text file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  /// UTF-8 that begins with the mark EF BB BF.
  case utf8Marked = "utf-8-bom"
  /// GB 18030, which contains GBK and GB 2312; names need its four-byte characters.
  case gb18030
  /// UTF-16 with the mark FF FE, as "Unicode text" is saved by spreadsheets.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 with the mark FE FF.
  case utf16BigEndian = "utf-16be"

  /// The encoding of `bytes`: a mark decides; else UTF-8 if the beginning is strictly that; else
  /// whichever of UTF-8 and GB 18030 more lines speak for, so that one bad byte in a UTF-8 file
  /// costs a line and not the file.
  static func detected(in bytes: Bytes) -> TextEncoding {
    if bytes.matches([0xef, 0xbb, 0xbf]) { return .utf8Marked }
    if bytes.matches([0xff, 0xfe]) { return .utf16LittleEndian }
    if bytes.matches([0xfe, 0xff]) { return .utf16BigEndian }
    if bytes.matches([0x84, 0x31, 0x95, 0x33]) { return .gb18030 }
    var good = 0
    var bad = 0
    var start = 0
    let end = min(bytes.count, Limits.encodingSampleBytes)
    while start < end {
      let stop = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      // A line without an end may be cut within a character, so it is no witness against UTF-8.
      let line = bytes.extracting(start..<stop)
      if !line.isASCII {
        if line.firstBadUTF8 == nil { good += 1 } else if stop < bytes.count { bad += 1 }
        if stop == bytes.count, good == 0, bad == 0, line.firstBadUTF8 != nil {
          bad += line.isCutUTF8 ? 0 : 1
        }
      }
      start = stop + 1
    }
    return good >= bad ? .utf8 : .gb18030
  }

  /// How many bytes the mark at the beginning of `bytes` takes.
  func markLength(in bytes: Bytes) -> Int {
    switch self {
    case .utf8: 0
    case .utf8Marked: 3
    case .gb18030: bytes.matches([0x84, 0x31, 0x95, 0x33]) ? 4 : 0
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }
}

extension Bytes {
  /// Whether every byte is below 0x80.
  var isASCII: Bool {
    var all: UInt8 = 0
    for index in 0..<count { all |= self[index] }
    return all < 0x80
  }

  /// Where the first byte stands that is no part of strict UTF-8.
  var firstBadUTF8: Int? {
    do {
      _ = try UTF8Span(validating: self)
      return nil
    } catch { return error.byteOffsets.lowerBound }
  }

  /// Whether the only fault is a character that is cut at the end.
  var isCutUTF8: Bool {
    guard let bad = firstBadUTF8, count - bad < 4, self[bad] >= 0xc2, self[bad] <= 0xf4 else {
      return false
    }
    for index in (bad + 1)..<Swift.max(count, bad + 1) where self[index] & 0xc0 != 0x80 {
      return false
    }
    return true
  }
}
