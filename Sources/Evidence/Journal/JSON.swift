public import CaseCore

/// A value of canonical JSON: RFC 8785, restricted to what our formats use.
///
/// There is no null and no fraction: an absent member is absent, and money and time are whole
/// numbers. Keys are `[a-z][A-Za-z0-9]*`, ordered and compared by bytes.
public indirect enum JSON: Sendable, Hashable {
  /// Members in byte order of their names, each name once.
  case object([Member])
  /// Values in order.
  case array([JSON])
  /// Text.
  case string(String)
  /// True or false.
  case bool(Bool)
  /// A whole number within ±(2^53 − 1).
  case integer(Int64)

  /// One named value of an object.
  public struct Member: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: JSON

    /// `value` under `name`.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Parses `bytes`, all of them, if they are exactly the canonical form of a value.
  /// - Throws: `CanonicalError` for anything else, or over `limit` bytes.
  public init(canonical bytes: [UInt8], limit: Int = Limits.entryBytes) throws(CanonicalError) {
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    var reader = CanonicalReader(bytes)
    self = try Self.read(from: &reader, depth: 1)
    try reader.end()
  }

  /// The canonical bytes. Members may be given in any order.
  /// - Throws: `CanonicalError` for a name that is none, a name that stands twice, or an integer
  ///   that is out of range.
  public func canonicalBytes() throws(CanonicalError) -> [UInt8] {
    var writer = CanonicalWriter()
    try write(to: &writer, depth: 1)
    return writer.bytes
  }

  private func write(to writer: inout CanonicalWriter, depth: Int) throws(CanonicalError) {
    guard depth <= Limits.jsonDepth else { throw .tooDeep }
    switch self {
    case .object(let members):
      let sorted = members.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      }
      writer.open()
      for (index, member) in sorted.enumerated() {
        guard Self.isName(member.name), index == 0 || sorted[index - 1].name != member.name else {
          throw .unknownMember(member.name)
        }
        writer.member(named: member.name)
        try member.value.write(to: &writer, depth: depth + 1)
      }
      writer.close()
    case .array(let values):
      writer.openArray()
      for value in values {
        writer.element()
        try value.write(to: &writer, depth: depth + 1)
      }
      writer.closeArray()
    case .string(let text): writer.string(text)
    case .bool(let value): writer.bool(value)
    case .integer(let value): try writer.integer(value, "integer")
    }
  }

  private static func read(
    from reader: inout CanonicalReader, depth: Int
  ) throws(CanonicalError) -> JSON {
    guard depth <= Limits.jsonDepth else { throw .tooDeep }
    switch reader.peek {
    case UInt8(ascii: "{"):
      var members: [Member] = []
      try reader.open()
      while reader.peek != UInt8(ascii: "}") {
        let start = reader.offset
        let name = try reader.nextName()
        guard isName(name),
          members.last.map({ $0.name.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true
        else { throw .notCanonical(offset: start) }
        members.append(Member(name, try read(from: &reader, depth: depth + 1)))
      }
      try reader.close()
      return .object(members)
    case UInt8(ascii: "["):
      var values: [JSON] = []
      try reader.openArray()
      while try reader.element() { values.append(try read(from: &reader, depth: depth + 1)) }
      return .array(values)
    case UInt8(ascii: "\""): return .string(try reader.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try reader.bool())
    default: return .integer(try reader.integer())
    }
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= first
      && name.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
          || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      }
  }
}
