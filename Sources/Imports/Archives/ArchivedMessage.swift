internal import CaseCore
internal import Workbooks

/// The answer of a web server as an archive holds it, with its body as the page's author wrote it.
struct ArchivedMessage {
  /// Why a body cannot be had.
  enum Fault: Error {
    /// It is compressed in a way that is not read.
    case coding(String)
    /// It unpacks to more than the limit.
    case overLimit
  }

  /// The status, such as 200.
  let status: Int
  /// The media type of the body, in lower case without parameters.
  let mediaType: String
  /// The character set that the head names.
  let charset: String?
  private let transfer: String
  private let coding: String
  private let body: Range<Int>

  /// The answer in the content of a record; nil if it is none.
  init?(_ bytes: Bytes, _ block: Range<Int>) {
    guard let head = HeadFields(bytes, block) else { return nil }
    let words = head.first.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/"), words[1].utf8.count == 3,
      let status = Int(words[1]), (100...599).contains(status)
    else { return nil }
    self.status = status
    let type = head.value("content-type") ?? ""
    mediaType = MIMEWords.essence(type)
    charset = MIMEWords.charset(type)
    transfer = head.values("transfer-encoding").joined(separator: ",").lowercased()
    coding = head.values("content-encoding").joined(separator: ",").lowercased()
    body = head.end..<block.upperBound
  }

  /// The body, with the codings of the transfer undone.
  ///
  /// Many programs keep the head as it was and the body unpacked: a body that is not what its head
  /// says is taken as it is.
  func content(in bytes: Bytes, limit: Int) throws(Fault) -> [UInt8] {
    var content = bytes.extracting(body).withUnsafeBufferPointer(Array.init)
    if transfer.contains("chunked"), let joined = Self.joined(content) { content = joined }
    for name in coding.split(separator: ",").reversed().map({ $0.trimmingBlanks() }) {
      switch name {
      case "", "identity": break
      case "gzip", "x-gzip":
        if content.starts(with: [0x1f, 0x8b]) {
          content = try Self.unpacked(content, .gzip, limit: limit)
        }
      case "deflate": content = try Self.unpacked(content, .zlib, limit: limit)
      default: throw .coding(name.cut(to: 40))
      }
    }
    guard content.count <= limit else { throw .overLimit }
    return content
  }

  private static func unpacked(
    _ content: [UInt8], _ wrapping: Deflated.Wrapping, limit: Int
  ) throws(Fault) -> [UInt8] {
    let unpacked = content.withUnsafeBytes { Deflated($0, wrapping, limit: limit) }
    switch unpacked.ending {
    case .overLimit: throw .overLimit
    // Not packed at all.
    case .damaged where unpacked.content.isEmpty: return content
    case .whole, .cut, .damaged: return unpacked.content
    }
  }

  // Chunks put together (RFC 9112 §7.1); nil if these are none. A last chunk that is cut counts.
  private static func joined(_ content: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    var index = 0
    while index < content.count {
      var size = 0
      var digits = 0
      while index < content.count, digits < 8, let digit = hex(content[index]) {
        size = size << 4 | digit
        digits += 1
        index += 1
      }
      guard digits > 0,
        let end = content.span.firstIndex(of: UInt8(ascii: "\n"), from: index), end - index < 1000
      else { return output.isEmpty ? nil : output }
      index = end + 1
      if size == 0 { return output }
      let last = min(content.count, index + size)
      output += content[index..<last]
      index = last
      if content.span.matches([0x0d, 0x0a], at: index) { index += 2 }
    }
    return output
  }

  private static func hex(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x46: Int(byte - 0x37)
    case 0x61...0x66: Int(byte - 0x57)
    default: nil
    }
  }
}
