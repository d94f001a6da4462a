public import CaseCore
public import Evidence
import SwiftASN1

/// What an authority answered, taken apart and not yet believed.
///
/// Only `TimestampVerifier` makes a `VerifiedTimestamp` of it.
public struct UnverifiedToken: Sendable {
  /// The answer as a `TimeStampResp`, as it is stored and as other tools read it.
  public let response: [UInt8]
  /// What the token says of itself.
  let info: StampInfo
  let signed: SignedContent

  /// The time that it claims, to the second below.
  public var claimedTime: Moment { info.time.floor }

  /// Whether it claims to be over `data`.
  public func claims(over data: [UInt8]) -> Bool {
    info.imprintHash.digest(of: data) == info.imprint
  }

  /// Reads a `TimeStampResp`, or a bare token, to which the outer part is added.
  /// - Throws: `TimestampFault`, `notGranted` if the authority refused.
  public init(parsing bytes: [UInt8]) throws(TimestampFault) {
    guard bytes.count <= Limits.timestampBytes else { throw .tooLarge }
    let root = try ASN1Node.parsing(bytes)
    var fields = try Fields(root)
    let first = try fields.next()
    let token: ASN1Node
    if first.identifier == .objectIdentifier {
      token = root
      response = Self.granted(bytes)
    } else {
      // PKIStatusInfo ::= SEQUENCE { status INTEGER, statusString, failInfo }; 0 is granted, 1 is
      // granted with changes.
      var status = try Fields(first)
      let code = try status.count()
      guard code <= 1 else { throw .notGranted(status: code) }
      token = try fields.next()
      try fields.end()
      response = bytes
    }
    var content = try Fields(token)
    guard try content.objectID() == ObjectIDs.signedData else { throw .malformed }
    signed = try SignedContent(try content.next().inside(.context(0)))
    try content.end()
    info = try StampInfo(try ASN1Node.parsing(signed.content))
  }

  /// A response that grants `token`.
  private static func granted(_ token: [UInt8]) -> [UInt8] {
    let body: [UInt8] = [0x30, 0x03, 0x02, 0x01, 0x00] + token
    var length: [UInt8] = []
    var rest = body.count
    while rest > 0 {
      length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
      rest >>= 8
    }
    let prefix = body.count < 0x80 ? length : [0x80 | UInt8(length.count)] + length
    return [0x30] + prefix + body
  }
}

/// The content of a token (`TSTInfo`, RFC 3161, 2.4.2).
struct StampInfo: Sendable {
  let policy: String
  let imprintHash: HashAlgorithm
  let imprint: [UInt8]
  let time: StampTime
  /// How far the time may be off, in whole seconds, rounded up.
  let accuracySeconds: Int64
  /// Without leading zeros; nil if there is none.
  let nonce: [UInt8]?

  init(_ node: ASN1Node) throws(TimestampFault) {
    var fields = try Fields(node)
    guard try fields.count() == 1 else { throw .unsupported }
    policy = try fields.objectID().description
    var imprint = try Fields(try fields.next())
    imprintHash = try imprint.algorithm().hash
    self.imprint = try imprint.next().octets
    try imprint.end()
    guard self.imprint.count == imprintHash.sizeBytes else { throw .malformed }
    // The serial number is the authority's own; up to 160 bits.
    _ = try fields.primitive(.integer)
    time = try StampTime(try fields.primitive(.generalizedTime))
    accuracySeconds = try Self.accuracy(fields.next(if: .sequence))
    _ = fields.next(if: .boolean)
    nonce = try fields.next(if: .integer).map { node throws(TimestampFault) in
      try node.magnitude
    }
    _ = fields.next(if: .context(0))
    try Self.refuseCritical(fields.next(if: .context(1)))
    try fields.end()
  }

  // Accuracy ::= SEQUENCE { seconds INTEGER, millis [0], micros [1] }, each optional.
  private static func accuracy(_ node: ASN1Node?) throws(TimestampFault) -> Int64 {
    guard let node else { return 0 }
    var fields = try Fields(node)
    let seconds = try fields.next(if: .integer).map { node throws(TimestampFault) in
      try node.count
    }
    return Int64(seconds ?? 0) + (fields.isAtEnd ? 0 : 1)
  }

  // Extensions ::= SEQUENCE OF SEQUENCE { id, critical BOOLEAN DEFAULT FALSE, value }.
  private static func refuseCritical(_ node: ASN1Node?) throws(TimestampFault) {
    guard let node else { return }
    var list = try Fields(node, .context(1))
    for item in list.remaining() {
      var fields = try Fields(item)
      _ = try fields.objectID()
      guard let critical = fields.next(if: .boolean) else { continue }
      guard try critical.primitive == [0] else { throw .unsupported }
    }
  }
}

/// A GeneralizedTime in UTC, perhaps with parts of a second.
struct StampTime: Sendable {
  /// The second that had begun.
  let floor: Moment
  private let hasFraction: Bool

  /// The first whole second at or after it.
  var ceiling: Moment { hasFraction ? floor + 1 : floor }

  /// Reads `yyyyMMddHHmmss[.f…]Z`.
  init(_ bytes: [UInt8]) throws(TimestampFault) {
    guard bytes.count >= 15, bytes.count <= 32, bytes.last == UInt8(ascii: "Z") else {
      throw .malformed
    }
    let fraction = bytes[14..<(bytes.count - 1)]
    guard
      fraction.isEmpty
        || fraction.first == UInt8(ascii: ".") && fraction.count > 1
          && fraction.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { throw .malformed }
    let digits = bytes[..<14].map { Character(UnicodeScalar($0)) }
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    let text =
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):"
      + "\(part(12..<14))Z"
    guard let moment = Moment(text) else { throw .malformed }
    floor = moment
    hasFraction = fraction.dropFirst().contains { $0 != UInt8(ascii: "0") }
  }
}
