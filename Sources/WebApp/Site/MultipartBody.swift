import CaseCore
import Synchronization

/// What a form with files sends (RFC 7578), read from the front while it comes in, in constant memory.
///
///     --BOUNDARY CR LF
///     Content-Disposition: form-data; name="files"; filename="bill.csv" CR LF
///     CR LF
///     … the bytes …
///     CR LF --BOUNDARY--
final class MultipartBody: Sendable {
  /// Why it cannot be read.
  enum Failure: Error {
    /// It ends, or goes on, where it must not.
    case malformed
    /// More is sent than is taken.
    case tooLarge
  }

  /// What stands before a part.
  struct Head: Equatable {
    /// The name of the field.
    let name: String
    /// The name of the file as whoever sent it wrote it; nil for a field that is no file.
    let fileName: String?
  }

  private let reader: Mutex<Reader>

  /// What `stream` sends, of which at most `limitBytes` are read.
  init(_ stream: BodyStream, boundary: [UInt8], limitBytes: Int64) {
    reader = Mutex(Reader(stream, boundary, limitBytes))
  }

  /// Goes on to the next part, past what was not read of the one before; nil behind the last.
  func nextPart() throws -> Head? { try reader.withLock { try $0.nextPart() } }

  /// Fills `buffer` with what comes next of the part; 0 at its end.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try reader.withLock { try $0.fill(buffer) }
  }

  /// The rest of the part as a text; nil for more than `limit` bytes, or what is not UTF-8.
  func text(limit: Int) throws -> String? {
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    let count = try bytes.withUnsafeMutableBytes { try fill($0) }
    guard count <= limit else { return nil }
    return String(validating: bytes.prefix(count), as: UTF8.self)
  }

  /// The rest of the part; nil for more than `limit` bytes.
  func content(limit: Int) throws -> [UInt8]? {
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = try piece.withUnsafeMutableBytes { try fill($0) }
      guard count > 0 else { return content }
      guard content.count + count <= limit else { return nil }
      content += piece.prefix(count)
    }
  }

  /// The boundary that a content type names, 1 to 70 characters; nil for what is no form with files.
  static func boundary(of contentType: String?) -> [UInt8]? {
    guard let contentType else { return nil }
    let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
      var value = part.dropFirst("boundary=".count)
      if value.count >= 2, value.first == "\"", value.last == "\"" {
        value = value.dropFirst().dropLast()
      }
      let bytes = Array(value.utf8)
      guard (1...70).contains(bytes.count), bytes.allSatisfy({ (0x20..<0x7f).contains($0) }) else {
        return nil
      }
      return bytes
    }
    return nil
  }
}

extension MultipartBody {
  /// The reading itself.
  private struct Reader {
    private let stream: BodyStream
    /// What stands between two parts: CR LF, two hyphens, the boundary.
    private let delimiter: Delimiter
    /// How much more is taken.
    private var allowance: Int64
    /// What came in and was not read yet, from `start` on. The first delimiter may stand without the CR
    /// LF before it, so they are put there.
    private var held: [UInt8] = [0x0d, 0x0a]
    private var start = 0
    /// Up to where there is no delimiter, and where the next one begins, once it was found.
    private var searched = 0
    private var found: Int?
    /// Whether the last delimiter was passed.
    private var isOver = false

    init(_ stream: BodyStream, _ boundary: [UInt8], _ limitBytes: Int64) {
      self.stream = stream
      delimiter = Delimiter([0x0d, 0x0a, 0x2d, 0x2d] + boundary)
      allowance = limitBytes
    }

    mutating func nextPart() throws -> Head? {
      guard !isOver else { return nil }
      var waste = [UInt8](repeating: 0, count: 64 * 1024)
      while try waste.withUnsafeMutableBytes({ try fill($0) }) > 0 {}
      start += delimiter.bytes.count
      found = nil
      searched = start
      try need(2)
      if held[start] == 0x2d, held[start + 1] == 0x2d {
        isOver = true
        return nil
      }
      guard held[start] == 0x0d, held[start + 1] == 0x0a else { throw Failure.malformed }
      start += 2
      return try head()
    }

    /// The lines up to the empty one.
    private mutating func head() throws -> Head {
      var lines: [[UInt8]] = []
      var line: [UInt8] = []
      var size = 0
      while true {
        try need(1)
        let byte = held[start]
        start += 1
        size += 1
        guard size <= Limits.uploadHeadBytes else { throw Failure.malformed }
        line.append(byte)
        guard line.suffix(2) == [0x0d, 0x0a] else { continue }
        line.removeLast(2)
        guard !line.isEmpty else { break }
        lines.append(line)
        line = []
      }
      searched = start
      guard let head = Head(lines) else { throw Failure.malformed }
      return head
    }

    mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      guard !isOver else { return 0 }
      var filled = 0
      while filled < buffer.count {
        if found == nil { search() }
        // What may be the beginning of a delimiter waits for what comes next.
        let end = found ?? max(start, held.count - (delimiter.bytes.count - 1))
        let count = min(end - start, buffer.count - filled)
        if count > 0 {
          held.withUnsafeBytes { bytes in
            buffer[filled..<filled + count].copyBytes(from: bytes[start..<start + count])
          }
          start += count
          filled += count
        } else if found != nil {
          break
        } else {
          try pull()
        }
      }
      return filled
    }

    private mutating func search() {
      let from = max(start, searched)
      found = held.withUnsafeBytes { delimiter.place(in: $0, from: from) }
      searched = max(from, held.count - (delimiter.bytes.count - 1))
    }

    /// Waits until `count` bytes are held.
    private mutating func need(_ count: Int) throws {
      while held.count - start < count { try pull() }
    }

    private mutating func pull() throws {
      guard let piece = try stream.next() else { throw Failure.malformed }
      allowance -= Int64(piece.count)
      guard allowance >= 0 else { throw Failure.tooLarge }
      held.removeFirst(start)
      searched = max(0, searched - start)
      start = 0
      held += piece
    }
  }

  /// A delimiter and how far to go on where it does not stand (Horspool's search).
  private struct Delimiter {
    let bytes: [UInt8]
    private let skips: [Int]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      var skips = [Int](repeating: bytes.count, count: 256)
      for (place, byte) in bytes.dropLast().enumerated() {
        skips[Int(byte)] = bytes.count - 1 - place
      }
      self.skips = skips
    }

    /// Where it stands first in `text`, from `from` on; nil where it does not.
    func place(in text: UnsafeRawBufferPointer, from: Int) -> Int? {
      let last = bytes.count - 1
      return bytes.withUnsafeBufferPointer { bytes in
        skips.withUnsafeBufferPointer { skips in
          var place = from
          while place + last < text.count {
            let byte = text[place + last]
            if byte == bytes[last], (0..<last).allSatisfy({ text[place + $0] == bytes[$0] }) {
              return place
            }
            place += skips[Int(byte)]
          }
          return nil
        }
      }
    }
  }
}

extension MultipartBody.Head {
  /// What the lines of a head say; nil without the name of a field.
  fileprivate init?(_ lines: [[UInt8]]) {
    for line in lines {
      guard let text = String(validating: line, as: UTF8.self),
        let colon = text.firstIndex(of: ":"),
        text[..<colon].lowercased() == "content-disposition",
        let name = Self.value(of: "name", in: text)
      else { continue }
      self.init(name: name, fileName: Self.value(of: "filename", in: text))
      return
    }
    return nil
  }

  /// The quoted value of `name`. Browsers write a quotation mark and the ends of lines in it as `%22`,
  /// `%0D` and `%0A`, and nothing else (HTML, multipart/form-data encoding).
  private static func value(of name: String, in text: String) -> String? {
    guard let range = text.ranges(of: "; \(name)=\"").first else { return nil }
    let quoted = String(text[range.upperBound...].prefix { $0 != "\"" })
    return quoted.replacing("%22", with: "\"").replacing("%0D", with: "\r")
      .replacing("%0A", with: "\n")
  }
}
