import CaseCore

/// Writes canonical JSON straight to bytes. Who calls it writes members in byte order; the tests
/// hold every stored form against the strict parser, which refuses any other order.
struct CanonicalWriter {
  /// The largest integer magnitude that every JSON reader keeps exactly: 2^53 − 1 (RFC 8785).
  static let largestInteger: Int64 = 9_007_199_254_740_991

  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

  mutating func open() { bytes.append(UInt8(ascii: "{")) }
  mutating func close() { bytes.append(UInt8(ascii: "}")) }
  mutating func openArray() { bytes.append(UInt8(ascii: "[")) }
  mutating func closeArray() { bytes.append(UInt8(ascii: "]")) }

  /// Starts the next element of an array.
  mutating func element() {
    if bytes.last != UInt8(ascii: "[") { bytes.append(UInt8(ascii: ",")) }
  }

  /// Starts the member `name`, which was checked to need no escape.
  mutating func member(named name: String) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    plain(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Starts the member `name`.
  mutating func member(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where Self.mustEscape(utf8[index]) {
        bytes.append(contentsOf: utf8[start..<index])
        escape(utf8[index])
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes text that is known to need no escape, such as a name or hexadecimal digits.
  mutating func plain(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func bool(_ value: Bool) { bytes.append(contentsOf: value ? Self.yes : Self.no) }

  mutating func integer(_ value: Int64, _ name: StaticString) throws(CanonicalError) {
    guard value.magnitude <= Self.largestInteger.magnitude else {
      throw .wrongValue(name.description)
    }
    decimal(value)
  }

  /// Writes a count, size or entry number.
  mutating func natural(_ value: Int, _ name: StaticString) throws(CanonicalError) {
    guard value >= 0 else { throw .wrongValue(name.description) }
    try integer(Int64(value), name)
  }

  mutating func digest(_ digest: Digest) {
    bytes.append(UInt8(ascii: "\""))
    for byte in digest.bytes {
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes `yyyy-MM-ddTHH:mm:ssZ`; only the years 0001 to 9999 have this form.
  mutating func moment(_ moment: Moment, _ name: StaticString) throws(CanonicalError) {
    guard Self.firstSecond...Self.lastSecond ~= moment.seconds else {
      throw .wrongValue(name.description)
    }
    let (day, hour, minute, second) = CivilZone.utc.civil(moment)
    let (year, month, dayOfMonth) = day.civil
    bytes.append(UInt8(ascii: "\""))
    pair(year / 100)
    pair(year % 100)
    bytes.append(UInt8(ascii: "-"))
    pair(month)
    bytes.append(UInt8(ascii: "-"))
    pair(dayOfMonth)
    bytes.append(UInt8(ascii: "T"))
    pair(hour)
    bytes.append(UInt8(ascii: ":"))
    pair(minute)
    bytes.append(UInt8(ascii: ":"))
    pair(second)
    bytes.append(UInt8(ascii: "Z"))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func pair(_ value: Int) {
    bytes.append(UInt8(48 + value / 10))
    bytes.append(UInt8(48 + value % 10))
  }

  private mutating func decimal(_ value: Int64) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  // RFC 8785 §3.2.2.2: the five short escapes, \u00xx in lower case for the other controls, and
  // everything else as it is.
  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0c: bytes.append(UInt8(ascii: "f"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: Self.unicode)
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    }
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static let firstSecond = Int64(-719_162) * 86_400
  private static let lastSecond = Int64(2_932_897) * 86_400 - 1
  private static let digits = Array("0123456789abcdef".utf8)
  private static let unicode = Array("u00".utf8)
  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
}
