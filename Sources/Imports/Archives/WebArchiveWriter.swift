public import CaseCore

/// Writes the records of a web archive (WARC 1.1, ISO 28500:2017), uncompressed, one after another.
///
/// ```
/// WARC/1.1 CRLF
/// Name: value CRLF …
/// CRLF
/// Content-Length bytes
/// CRLF CRLF
/// ```
public struct WebArchiveWriter {
  /// One record.
  public struct Record {
    /// `warcinfo`, `request`, `response`, `resource` or `metadata`.
    public var type: String
    /// The id, a UUID: `<urn:uuid:…>`.
    public var id: String
    /// When its content was had.
    public var date: Moment
    /// The media type of the content.
    public var contentType: String
    /// The content.
    public var block: [UInt8]
    /// Further fields, in their order.
    public var fields: [(name: String, value: String)]

    /// A record of `block`.
    public init(
      _ type: String, id: String, date: Moment, contentType: String, block: [UInt8],
      fields: [(name: String, value: String)] = []
    ) {
      self.type = type
      self.id = id
      self.date = date
      self.contentType = contentType
      self.block = block
      self.fields = fields
    }
  }

  /// The archive so far.
  public private(set) var bytes: [UInt8] = []

  /// An archive without records.
  public init() {}

  /// Adds `record`, whose content has the SHA-256 `digest`.
  public mutating func add(_ record: Record, digest: Digest) {
    var lines = [
      ("WARC-Type", record.type), ("WARC-Record-ID", record.id),
      ("WARC-Date", record.date.description),
    ]
    lines += record.fields.map { ($0.name, $0.value) }
    lines += [
      ("WARC-Block-Digest", "sha256:\(digest.hex)"), ("Content-Type", record.contentType),
      ("Content-Length", "\(record.block.count)"),
    ]
    bytes += Array("WARC/1.1\r\n".utf8)
    for (name, value) in lines {
      // A line end within a value would begin another field.
      let value = String(
        value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : Character($0) })
      bytes += Array("\(name): \(value)\r\n".utf8)
    }
    bytes += [0x0d, 0x0a] + record.block + [0x0d, 0x0a, 0x0d, 0x0a]
  }

  /// The id of a record from 16 random bytes: a UUID of version 4 (RFC 9562 §5.4).
  public static func id(_ random: [UInt8]) -> String {
    precondition(random.count == 16, "A UUID has 16 bytes.")
    var bytes = random
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    let text = Hex.text(of: bytes)
    var groups: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return "<urn:uuid:\(groups.joined(separator: "-"))>"
  }
}
