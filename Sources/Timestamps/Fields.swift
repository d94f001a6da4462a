import CaseCore
import Evidence
import SwiftASN1

/// The fields of a constructed value, taken one after the other.
struct Fields {
  private var rest: ArraySlice<ASN1Node>

  /// The fields of `node`, which must be constructed and have this tag.
  init(_ node: ASN1Node, _ identifier: ASN1Identifier = .sequence) throws(TimestampFault) {
    guard node.identifier == identifier, case .constructed(let children) = node.content else {
      throw .malformed
    }
    rest = Array(children)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next field, whatever it is.
  mutating func next() throws(TimestampFault) -> ASN1Node {
    guard let node = rest.popFirst() else { throw .malformed }
    return node
  }

  /// The next field if it has this tag.
  mutating func next(if identifier: ASN1Identifier) -> ASN1Node? {
    rest.first?.identifier == identifier ? rest.popFirst() : nil
  }

  /// The next field, which must have this tag and stand alone.
  mutating func primitive(_ identifier: ASN1Identifier) throws(TimestampFault) -> [UInt8] {
    let node = try next()
    guard node.identifier == identifier else { throw .malformed }
    return try node.primitive
  }

  mutating func objectID() throws(TimestampFault) -> ASN1ObjectIdentifier {
    try next().objectID
  }

  /// The next field, an INTEGER that is small and not negative.
  mutating func count() throws(TimestampFault) -> Int { try next().count }

  /// The next field, an AlgorithmIdentifier.
  mutating func algorithm() throws(TimestampFault) -> AlgorithmName {
    try AlgorithmName(try next())
  }

  /// Everything that is left.
  mutating func remaining() -> [ASN1Node] {
    defer { rest = [] }
    return Array(rest)
  }

  mutating func end() throws(TimestampFault) {
    guard rest.isEmpty else { throw .malformed }
  }
}

/// An algorithm and its parameters, which are NULL, absent or, for RSA-PSS, a sequence.
struct AlgorithmName {
  let id: ASN1ObjectIdentifier
  let parameters: ASN1Node?

  init(_ node: ASN1Node) throws(TimestampFault) {
    var fields = try Fields(node)
    id = try fields.objectID()
    parameters = fields.isAtEnd ? nil : try fields.next()
    try fields.end()
  }

  /// The hash that it names.
  var hash: HashAlgorithm {
    get throws(TimestampFault) {
      guard let hash = HashAlgorithm(id) else { throw .unsupported }
      return hash
    }
  }
}

extension ASN1Identifier {
  /// The context-specific tag `number`.
  static func context(_ number: UInt) -> ASN1Identifier {
    ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
  }
}

extension ASN1Node {
  /// Parses one value, in DER or in the looser BER that some authorities write.
  static func parsing(_ bytes: [UInt8]) throws(TimestampFault) -> ASN1Node {
    do {
      return try BER.parse(bytes)
    } catch {
      throw .malformed
    }
  }

  var primitive: [UInt8] {
    get throws(TimestampFault) {
      guard case .primitive(let bytes) = content else { throw .malformed }
      return Array(bytes)
    }
  }

  var objectID: ASN1ObjectIdentifier {
    get throws(TimestampFault) {
      guard let id = try? ASN1ObjectIdentifier(derEncoded: self) else { throw .malformed }
      return id
    }
  }

  /// The content of an OCTET STRING, also of one in pieces.
  var octets: [UInt8] {
    get throws(TimestampFault) {
      guard let string = try? ASN1OctetString(berEncoded: self) else { throw .malformed }
      return Array(string.bytes)
    }
  }

  /// The value of an INTEGER without leading zeros; negative ones are refused.
  var magnitude: [UInt8] {
    get throws(TimestampFault) {
      guard identifier == .integer else { throw .malformed }
      let bytes = try primitive
      guard let first = bytes.first, first < 0x80 else { throw .malformed }
      return Array(bytes.drop { $0 == 0 })
    }
  }

  /// The value of a small INTEGER that is not negative.
  var count: Int {
    get throws(TimestampFault) {
      let bytes = try magnitude
      guard bytes.count <= 4 else { throw .malformed }
      return bytes.reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The only value within a constructed one with this tag.
  func inside(_ identifier: ASN1Identifier) throws(TimestampFault) -> ASN1Node {
    var fields = try Fields(self, identifier)
    let node = try fields.next()
    try fields.end()
    return node
  }
}
