import CaseCore

/// The stored forms of one event: a body object whose member `v` names the form.
///
/// A form is frozen once released. A change is a new version, and each older one keeps its reader
/// together with an upgrade to the present type. `write` writes the oldest form that says everything,
/// so that what was read is written as it was.
protocol StoredBody {
  /// Writes the oldest form that says everything, all members in byte order, `v` among them.
  func write(to writer: inout CanonicalWriter) throws(CanonicalError)

  /// Reads version 1, from the opening brace on, up to the closing one.
  static func readVersion1(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self

  /// Reads version 2 in the same way; nil where there is none.
  static func readVersion2(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self?

  /// Reads version 3 in the same way; nil where there is none.
  static func readVersion3(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self?

  /// Reads version 4 in the same way; nil where there is none.
  static func readVersion4(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self?
}

extension StoredBody {
  static func readVersion2(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self? { nil }

  static func readVersion3(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self? { nil }

  static func readVersion4(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self? { nil }

  /// Reads the body of a `kind` in the form `version`.
  static func read(
    version: Int64, of kind: Event.Kind, from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self {
    try reader.open()
    let value: Self
    switch version {
    case 1: value = try readVersion1(from: &reader)
    case 2:
      guard let second = try readVersion2(from: &reader) else {
        throw .newerVersion(kind: kind, version: version)
      }
      value = second
    case 3:
      guard let third = try readVersion3(from: &reader) else {
        throw .newerVersion(kind: kind, version: version)
      }
      value = third
    case 4:
      guard let fourth = try readVersion4(from: &reader) else {
        throw .newerVersion(kind: kind, version: version)
      }
      value = fourth
    case 5...: throw .newerVersion(kind: kind, version: version)
    default: throw .wrongValue("v")
    }
    try reader.close()
    return value
  }
}

extension CanonicalWriter {
  mutating func version(_ version: Int64) throws(CanonicalError) {
    member("v")
    try integer(version, "v")
  }

  mutating func member(_ name: StaticString, _ text: String) {
    member(name)
    string(text)
  }

  mutating func member(_ name: StaticString, _ text: String?) {
    if let text { member(name, text) }
  }

  mutating func member<Kind>(_ name: StaticString, _ value: Name<Kind>) {
    member(name)
    plain(value.text)
  }

  mutating func member<Kind>(_ name: StaticString, _ value: Name<Kind>?) {
    if let value { member(name, value) }
  }

  mutating func member<Choice: RawRepresentable<String>>(_ name: StaticString, _ value: Choice) {
    member(name)
    plain(value.rawValue)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    member(name)
    bool(value)
  }

  mutating func member(_ name: StaticString, _ value: Digest) {
    member(name)
    digest(value)
  }

  mutating func member(_ name: StaticString, _ value: Int) throws(CanonicalError) {
    member(name)
    try natural(value, name)
  }

  mutating func member(
    _ name: StaticString, bytes count: Int64
  ) throws(CanonicalError) {
    guard count >= 0 else { throw .wrongValue(name.description) }
    member(name)
    try integer(count, name)
  }

  mutating func member(_ name: StaticString, _ value: Moment) throws(CanonicalError) {
    member(name)
    try moment(value, name)
  }

  mutating func member(_ name: StaticString, _ value: Moment?) throws(CanonicalError) {
    if let value { try member(name, value) }
  }
}

extension CanonicalReader {
  mutating func version(_ version: Int64) throws(CanonicalError) {
    try member("v")
    guard try integer() == version else { throw .wrongValue("v") }
  }

  mutating func text(_ name: StaticString) throws(CanonicalError) -> String {
    try member(name)
    return try string()
  }

  mutating func textIfAny(_ name: StaticString) throws(CanonicalError) -> String? {
    has(name) ? try string() : nil
  }

  mutating func name<Kind>(
    _ name: StaticString, _: Kind.Type = Kind.self
  ) throws(CanonicalError) -> Name<Kind> {
    try member(name)
    guard let value = Name<Kind>(try string()) else { throw .wrongValue(name.description) }
    return value
  }

  mutating func nameIfAny<Kind>(_ name: StaticString) throws(CanonicalError) -> Name<Kind>? {
    guard has(name) else { return nil }
    guard let value = Name<Kind>(try string()) else { throw .wrongValue(name.description) }
    return value
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ name: StaticString
  ) throws(CanonicalError) -> Choice {
    try member(name)
    guard let value = Choice(rawValue: try string()) else { throw .wrongValue(name.description) }
    return value
  }

  mutating func flag(_ name: StaticString) throws(CanonicalError) -> Bool {
    try member(name)
    return try bool()
  }

  mutating func hash(_ name: StaticString) throws(CanonicalError) -> Digest {
    try member(name)
    return try digest(name)
  }

  mutating func count(_ name: StaticString) throws(CanonicalError) -> Int {
    try member(name)
    return try natural(name)
  }

  mutating func instant(_ name: StaticString) throws(CanonicalError) -> Moment {
    try member(name)
    return try moment(name)
  }

  mutating func instantIfAny(_ name: StaticString) throws(CanonicalError) -> Moment? {
    has(name) ? try moment(name) : nil
  }
}
