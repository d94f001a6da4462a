internal import CaseCore

/// The records of a web archive (WARC, ISO 28500), with where their contents stand.
///
/// A record that says a wrong length, or a file that ends early, ends the list: what came before
/// counts, and nothing is looked for behind it, because a page could hold what looks like a record.
struct WebArchive {
  /// One record.
  struct Record {
    /// `response`, `resource`, `request`, `warcinfo`, `metadata`, `revisit`, …
    var type = ""
    /// The address that it is about.
    var target = ""
    /// When it was made, as it says.
    var date = ""
    /// The address of the machine that answered, as the record says.
    var address: String?
    /// The media type of the content, in lower case without parameters.
    var mediaType = ""
    /// The whole line with the media type.
    var contentType = ""
    /// Whether it is a part of a record that was cut into several.
    var isSegment = false
    /// The bytes of the content.
    var block = 0..<0
  }

  /// The records, in their order.
  private(set) var records: [Record] = []
  /// Where the archive can be read no further; nil if all of it was read.
  private(set) var endsAt: Int?

  /// The records of `bytes`.
  init(_ bytes: Bytes) {
    var index = 0
    while index < bytes.count {
      guard records.count < Limits.archiveRecords,
        let (record, after) = Self.record(bytes, at: index)
      else {
        endsAt = index
        return
      }
      records.append(record)
      guard let next = after else {
        endsAt = record.block.lowerBound
        return
      }
      index = next
    }
  }

  /// Whether `bytes` begin like a web archive.
  static func isArchive(_ bytes: Bytes) -> Bool {
    bytes.matches(Array("WARC/1.".utf8)) || bytes.matches(Array("WARC/0.".utf8))
  }

  // The record at `start`, and where the next one begins; nil for that if this one is cut or its length
  // is wrong.
  private static func record(_ bytes: Bytes, at start: Int) -> (Record, Int?)? {
    guard isArchive(bytes.extracting(start..<min(bytes.count, start + 8))),
      let head = HeadFields(bytes, start..<bytes.count)
    else { return nil }
    // Two lengths that differ are a trick.
    let lengths = Set(head.values("content-length"))
    guard lengths.count == 1, let text = lengths.first, text.utf8.count <= 15,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(text)
    else { return nil }
    var record = Record()
    record.type = head.value("warc-type")?.lowercased() ?? ""
    var target = head.value("warc-target-uri") ?? ""
    // WARC 1.0 writers put the address between `<` and `>`.
    if target.hasPrefix("<"), target.hasSuffix(">") {
      target = String(target.dropFirst().dropLast())
    }
    record.target = target
    record.date = head.value("warc-date") ?? ""
    record.address = head.value("warc-ip-address")
    record.contentType = head.value("content-type") ?? ""
    record.mediaType = MIMEWords.essence(record.contentType)
    record.isSegment = head.value("warc-segment-number").map { $0 != "1" } ?? false
    guard length <= bytes.count - head.end else {
      record.block = head.end..<bytes.count
      return (record, nil)
    }
    let end = head.end + length
    record.block = head.end..<end
    if bytes.matches([0x0d, 0x0a, 0x0d, 0x0a], at: end) { return (record, end + 4) }
    // The last blank lines are often lost, and nothing is lost with them.
    let rest = bytes.extracting(end..<min(bytes.count, end + 4))
    let isEnd =
      rest.count < 4 && (0..<rest.count).allSatisfy { rest[$0] == 0x0d || rest[$0] == 0x0a }
    return (record, isEnd ? bytes.count : nil)
  }
}

/// The fields between a first line and an empty one, as WARC and HTTP write them.
struct HeadFields {
  /// The first line.
  let first: String
  /// Where the empty line ends.
  let end: Int
  private var fields: [(name: String, value: String)] = []

  /// The head that begins at the start of `range`; nil for one that does not end, is too large, or
  /// holds what no head does.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    var index = range.lowerBound
    let limit = min(range.upperBound, index + Limits.archiveHeadBytes)
    var first: String?
    while index < limit {
      guard let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"), from: index), lineEnd < limit
      else { return nil }
      var line = bytes.extracting(index..<lineEnd)
      if line.count > 0, line[line.count - 1] == 0x0d {
        line = line.extracting(first: line.count - 1)
      }
      index = lineEnd + 1
      for place in 0..<line.count where line[place] == 0 || line[place] == 0x0d { return nil }
      guard first != nil else {
        first = line.text
        continue
      }
      if line.count == 0 {
        guard let first else { return nil }
        self.first = first
        end = index
        return
      }
      guard fields.count < Limits.archiveFields else { return nil }
      if line[0] == 0x20 || line[0] == 0x09 {
        guard !fields.isEmpty else { return nil }
        fields[fields.count - 1].value += " " + line.text.trimmingBlanks()
      } else {
        // A name without a value is kept out, and so is what has no name.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":"), from: 0), colon > 0 else {
          continue
        }
        fields.append(
          (
            line.extracting(0..<colon).text.lowercased(),
            line.extracting((colon + 1)..<line.count).text.trimmingBlanks()
          ))
      }
    }
    return nil
  }

  /// The value of the first field `name`, which is in lower case.
  func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The values of all fields `name`.
  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// Media types as heads write them: `Text/HTML; charset="utf-8"`.
enum MIMEWords {
  /// The type alone, in lower case.
  static func essence(_ text: String) -> String {
    (text.split(separator: ";", maxSplits: 1).first ?? "").trimmingBlanks().lowercased()
  }

  /// The character set that is named, in lower case.
  static func charset(_ text: String) -> String? {
    for piece in text.split(separator: ";").dropFirst() {
      let parts = piece.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].trimmingBlanks().lowercased() == "charset" else { continue }
      return parts[1].trimmingBlanks().lowercased().filter { $0 != "\"" && $0 != "'" }
    }
    return nil
  }
}
