import CaseCore

/// Reads canonical JSON straight from bytes, and nothing but the canonical form: members in byte
/// order, no white space, one way to write each string and number.
struct CanonicalReader {
  private let bytes: [UInt8]
  private(set) var offset: Int

  init(_ bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  // MARK: Structure

  mutating func open() throws(CanonicalError) { try expect(UInt8(ascii: "{")) }

  /// Ends an object; a member that is still there is one that we do not know.
  mutating func close() throws(CanonicalError) {
    guard peek == UInt8(ascii: "}") else {
      throw .unknownMember(try nextName())
    }
    offset += 1
  }

  /// Takes the member `name` if it comes next.
  mutating func has(_ name: StaticString) -> Bool {
    guard let start = memberStart else { return false }
    let length = name.utf8CodeUnitCount
    guard start + length + 3 <= bytes.count, bytes[start] == UInt8(ascii: "\""),
      bytes[start + length + 1] == UInt8(ascii: "\""),
      bytes[start + length + 2] == UInt8(ascii: ":")
    else { return false }
    let text = name.utf8Start
    for index in 0..<length where bytes[start + 1 + index] != text[index] { return false }
    offset = start + length + 3
    return true
  }

  /// Takes the member `name`, which must come next.
  mutating func member(_ name: StaticString) throws(CanonicalError) {
    guard !has(name) else { return }
    guard peek != UInt8(ascii: "}") else { throw .missingMember(name.description) }
    let found = try nextName()
    // Members stand in byte order: a later one shows that this one is missing.
    throw Array(found.utf8).lexicographicallyPrecedes(Array(name.description.utf8))
      ? .unknownMember(found) : .missingMember(name.description)
  }

  /// The name of the next member, whichever it is; takes it.
  mutating func nextName() throws(CanonicalError) -> String {
    guard let start = memberStart else { throw .notCanonical(offset: offset) }
    offset = start
    let name = try string()
    try expect(UInt8(ascii: ":"))
    return name
  }

  mutating func openArray() throws(CanonicalError) { try expect(UInt8(ascii: "[")) }

  /// Whether another element comes; takes what stands before it, or the end of the array.
  mutating func element() throws(CanonicalError) -> Bool {
    let isFirst = offset > 0 && bytes[offset - 1] == UInt8(ascii: "[")
    switch peek {
    case UInt8(ascii: "]"):
      offset += 1
      return false
    case UInt8(ascii: ",") where !isFirst:
      offset += 1
      return true
    default:
      guard isFirst else { throw .notCanonical(offset: offset) }
      return true
    }
  }

  func end() throws(CanonicalError) {
    guard offset == bytes.count else { throw .notCanonical(offset: offset) }
  }

  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  // Where the name of the next member starts: at once after the brace, else after a comma.
  private var memberStart: Int? {
    guard offset > 0, offset < bytes.count else { return nil }
    if bytes[offset - 1] == UInt8(ascii: "{") { return offset }
    return bytes[offset] == UInt8(ascii: ",") && offset + 1 < bytes.count ? offset + 1 : nil
  }

  private mutating func expect(_ byte: UInt8) throws(CanonicalError) {
    guard peek == byte else { throw .notCanonical(offset: offset) }
    offset += 1
  }

  // MARK: Values

  mutating func string() throws(CanonicalError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: bytes[start..<offset], as: UTF8.self) else {
          throw .notCanonical(offset: start)
        }
        offset += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { break }
      offset += 1
    }
    throw .notCanonical(offset: offset)
  }

  private mutating func escapedString(from start: Int) throws(CanonicalError) -> String {
    var text = Array(bytes[start..<offset])
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: text, as: UTF8.self) else {
          throw .notCanonical(offset: start)
        }
        offset += 1
        return text
      }
      if byte == UInt8(ascii: "\\") {
        text.append(try escape())
      } else {
        guard byte >= 0x20 else { break }
        text.append(byte)
        offset += 1
      }
    }
    throw .notCanonical(offset: offset)
  }

  // Only what the writer escapes, in the one way in which it does.
  private mutating func escape() throws(CanonicalError) -> UInt8 {
    guard offset + 1 < bytes.count else { throw .notCanonical(offset: offset) }
    let value: UInt8
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): value = bytes[offset + 1]
    case UInt8(ascii: "b"): value = 0x08
    case UInt8(ascii: "t"): value = 0x09
    case UInt8(ascii: "n"): value = 0x0a
    case UInt8(ascii: "f"): value = 0x0c
    case UInt8(ascii: "r"): value = 0x0d
    case UInt8(ascii: "u"):
      guard offset + 5 < bytes.count, bytes[offset + 2] == 48, bytes[offset + 3] == 48,
        let high = Self.hexValue(bytes[offset + 4]), let low = Self.hexValue(bytes[offset + 5]),
        high < 2, ![8, 9, 10, 12, 13].contains(high << 4 | low)
      else { throw .notCanonical(offset: offset) }
      offset += 6
      return high << 4 | low
    default: throw .notCanonical(offset: offset)
    }
    offset += 2
    return value
  }

  mutating func bool() throws(CanonicalError) -> Bool {
    if literal("true") { return true }
    if literal("false") { return false }
    throw .notCanonical(offset: offset)
  }

  private mutating func literal(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count else { return false }
    for index in 0..<length where bytes[offset + index] != word.utf8Start[index] { return false }
    offset += length
    return true
  }

  mutating func integer() throws(CanonicalError) -> Int64 {
    let start = offset
    let isNegative = peek == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    let first = offset
    var value: Int64 = 0
    while let byte = peek, byte &- 48 < 10 {
      // Sixteen digits hold 2^53 − 1; one more digit can never be in range.
      guard offset - first < 16 else { throw .notCanonical(offset: start) }
      value = value * 10 + Int64(byte - 48)
      offset += 1
    }
    let digits = offset - first
    guard digits > 0, value <= CanonicalWriter.largestInteger,
      bytes[first] != 48 || (digits == 1 && !isNegative)
    else { throw .notCanonical(offset: start) }
    return isNegative ? -value : value
  }

  mutating func natural(_ name: StaticString) throws(CanonicalError) -> Int {
    let value = try integer()
    guard value >= 0 else { throw .wrongValue(name.description) }
    return Int(value)
  }

  mutating func digest(_ name: StaticString) throws(CanonicalError) -> Digest {
    guard offset + 66 <= bytes.count, bytes[offset] == UInt8(ascii: "\""),
      bytes[offset + 65] == UInt8(ascii: "\"")
    else { throw .wrongValue(name.description) }
    var value: [UInt8] = []
    value.reserveCapacity(32)
    for index in 0..<32 {
      guard let high = Self.hexValue(bytes[offset + 1 + 2 * index]),
        let low = Self.hexValue(bytes[offset + 2 + 2 * index])
      else { throw .wrongValue(name.description) }
      value.append(high << 4 | low)
    }
    guard let digest = Digest(bytes: value) else { throw .wrongValue(name.description) }
    offset += 66
    return digest
  }

  mutating func moment(_ name: StaticString) throws(CanonicalError) -> Moment {
    let start = offset
    guard start + 22 <= bytes.count, bytes[start] == UInt8(ascii: "\""),
      bytes[start + 5] == UInt8(ascii: "-"), bytes[start + 8] == UInt8(ascii: "-"),
      bytes[start + 11] == UInt8(ascii: "T"), bytes[start + 14] == UInt8(ascii: ":"),
      bytes[start + 17] == UInt8(ascii: ":"), bytes[start + 20] == UInt8(ascii: "Z"),
      bytes[start + 21] == UInt8(ascii: "\""), let century = pair(start + 1),
      let year = pair(start + 3), let month = pair(start + 6), let day = pair(start + 9),
      let hour = pair(start + 12), hour < 24, let minute = pair(start + 15), minute < 60,
      let second = pair(start + 18), second < 60,
      let civil = Day(year: century * 100 + year, month: month, day: day)
    else { throw .wrongValue(name.description) }
    offset += 22
    return Moment(seconds: Int64(civil.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second))
  }

  private func pair(_ start: Int) -> Int? {
    let (high, low) = (bytes[start] &- 48, bytes[start + 1] &- 48)
    return high < 10 && low < 10 ? Int(high) * 10 + Int(low) : nil
  }

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  // MARK: Looking ahead

  /// Passes over the object that comes next and returns its member `v`, if it has one.
  ///
  /// A body stands before the kind, and its version among its members; so both are found before
  /// the body is read. What is passed over here is read strictly afterwards.
  mutating func passOverBody() throws(CanonicalError) -> Int64? {
    var version: Int64?
    try open()
    while peek != UInt8(ascii: "}") {
      if has("v") {
        version = try integer()
      } else {
        _ = try nextName()
        try passOverValue()
      }
    }
    offset += 1
    return version
  }

  private mutating func passOverValue() throws(CanonicalError) {
    var depth = 0
    repeat {
      switch peek {
      case UInt8(ascii: "\""): try passOverString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        guard depth <= Limits.jsonDepth else { throw .tooDeep }
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        guard depth >= 0 else { throw .notCanonical(offset: offset) }
        offset += 1
      case nil: throw .notCanonical(offset: offset)
      default: offset += 1
      }
    } while depth > 0 || (peek != UInt8(ascii: ",") && peek != UInt8(ascii: "}"))
  }

  private mutating func passOverString() throws(CanonicalError) {
    offset += 1
    while let byte = peek, byte != UInt8(ascii: "\"") {
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < bytes.count else { throw .notCanonical(offset: bytes.count) }
    offset += 1
  }
}
