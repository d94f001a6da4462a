import CaseCore
public import Evidence
import SwiftASN1

/// A request for a time-stamp (`TimeStampReq`, RFC 3161, 2.4.1): the SHA-256 of the data, a nonce,
/// perhaps a policy, and the wish for the certificates.
public struct TimestampRequest: Sendable, Hashable {
  /// How long a nonce is, in bytes.
  public static let nonceBytes = 8

  /// SHA-256 of the data.
  public let imprint: [UInt8]
  /// The policy that is asked for, as numbers with dots; nil for any.
  public let policy: String?
  /// A number that the answer must repeat, without leading zeros.
  public let nonce: [UInt8]
  /// The request as it is sent, in DER.
  public let bytes: [UInt8]

  /// A request for a time-stamp over `data`.
  ///
  /// `nonce` is eight unpredictable bytes; two bits of it are set aside, to make it a positive
  /// number of that length.
  /// - Throws: `TimestampFault.unsupported` if `policy` is no object identifier.
  public init(
    over data: [UInt8], policy: String? = nil, nonce: [UInt8]
  ) throws(TimestampFault) {
    precondition(nonce.count == Self.nonceBytes, "A nonce has eight bytes.")
    guard policy.map(Self.isPolicy) ?? true else { throw .unsupported }
    var number = nonce
    number[0] = number[0] & 0x7f | 0x40
    let imprint = HashAlgorithm.sha256.digest(of: data)
    do {
      bytes = try Self.encoded(imprint: imprint, policy: policy, nonce: number)
    } catch {
      throw .unsupported
    }
    self.imprint = imprint
    self.policy = policy
    self.nonce = number
  }

  /// Reads a request that was made here.
  public init(parsing bytes: [UInt8]) throws(TimestampFault) {
    guard bytes.count <= Limits.timestampBytes else { throw .tooLarge }
    var fields = try Fields(try ASN1Node.parsing(bytes))
    guard try fields.count() == 1 else { throw .malformed }
    var imprint = try Fields(try fields.next())
    guard try imprint.algorithm().hash == .sha256 else { throw .unsupported }
    self.imprint = try imprint.next().octets
    policy = try fields.next(if: .objectIdentifier).map { node throws(TimestampFault) in
      try node.objectID.description
    }
    guard let nonce = fields.next(if: .integer) else { throw .malformed }
    self.nonce = try nonce.magnitude
    self.bytes = bytes
  }

  /// Whether `text` is an object identifier, as numbers with dots.
  public static func isPolicy(_ text: String) -> Bool {
    // X.660: the first number is at most 2, and the second at most 39 behind 0 and 1.
    let numbers = text.split(separator: ".").prefix(2).compactMap { UInt($0) }
    guard text.utf8.count <= 128, numbers.count == 2, numbers[0] == 2 || numbers[1] < 40,
      numbers[0] <= 2
    else { return false }
    return (try? ASN1ObjectIdentifier(dotRepresentation: text))?.description == text
  }

  private static func encoded(
    imprint: [UInt8], policy: String?, nonce: [UInt8]
  ) throws -> [UInt8] {
    var serializer = DER.Serializer()
    try serializer.appendConstructedNode(identifier: .sequence) { request in
      try request.serialize(1)
      try request.appendConstructedNode(identifier: .sequence) { field in
        try field.appendConstructedNode(identifier: .sequence) { algorithm in
          try algorithm.serialize(ObjectIDs.sha256)
          try algorithm.serialize(ASN1Null())
        }
        try field.serialize(ASN1OctetString(contentBytes: imprint[...]))
      }
      if let policy { try request.serialize(ASN1ObjectIdentifier(dotRepresentation: policy)) }
      request.appendPrimitiveNode(identifier: .integer) { $0.append(contentsOf: nonce) }
      try request.serialize(true)
    }
    return serializer.serializedBytes
  }
}
