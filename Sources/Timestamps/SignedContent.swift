import CaseCore
import Evidence
import SwiftASN1
import X509

/// The parts of a CMS SignedData (RFC 5652, 5.1) with exactly one signer, as a token has it.
struct SignedContent: Sendable {
  /// The content that was signed, a `TSTInfo`.
  let content: [UInt8]
  /// The certificates that come along and can be read.
  let certificates: [TokenCertificate]
  let signer: SignerParts

  init(_ node: ASN1Node) throws(TimestampFault) {
    var fields = try Fields(node)
    _ = try fields.count()
    _ = try Fields(try fields.next(), .set)
    var inner = try Fields(try fields.next())
    guard try inner.objectID() == ObjectIDs.tstInfo else { throw .malformed }
    content = try inner.next().inside(.context(0)).octets
    try inner.end()
    certificates = try Self.certificates(fields.next(if: .context(0)))
    _ = fields.next(if: .context(1))
    signer = try SignerParts(try fields.next().inside(.set))
    try fields.end()
  }

  // A certificate that cannot be read is left out: it may be of a kind that the chain does not
  // need. Nothing is trusted for being here.
  private static func certificates(
    _ node: ASN1Node?
  ) throws(TimestampFault) -> [TokenCertificate] {
    guard let node else { return [] }
    var list = try Fields(node, .context(0))
    let nodes = list.remaining()
    guard nodes.count <= Limits.timestampCertificates else { throw .tooLarge }
    return nodes.compactMap { TokenCertificate(Array($0.encodedBytes)) }
  }
}

/// A certificate together with the bytes that it was read from.
struct TokenCertificate: Sendable, Hashable {
  let certificate: Certificate
  let bytes: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard let certificate = try? Certificate(derEncoded: bytes) else { return nil }
    self.certificate = certificate
    self.bytes = bytes
  }

  /// The name of its holder, as a person reads it.
  var name: String { certificate.subject.description }
}

/// The parts of a SignerInfo (RFC 5652, 5.3).
struct SignerParts: Sendable {
  /// How it names its certificate.
  enum Name: Sendable, Hashable {
    case issuerAndSerial(DistinguishedName, serial: [UInt8])
    case keyIdentifier([UInt8])
  }

  let name: Name
  let digestAlgorithm: HashAlgorithm
  let attributes: SignedAttributes
  let signatureAlgorithm: SignatureKind
  let signature: [UInt8]

  init(_ node: ASN1Node) throws(TimestampFault) {
    var fields = try Fields(node)
    _ = try fields.count()
    name = try Self.name(try fields.next())
    digestAlgorithm = try fields.algorithm().hash
    attributes = try SignedAttributes(try fields.next())
    signatureAlgorithm = try SignatureKind(try fields.algorithm(), hash: digestAlgorithm)
    signature = try fields.next().octets
    _ = fields.next(if: .context(1))
    try fields.end()
  }

  private static func name(_ node: ASN1Node) throws(TimestampFault) -> Name {
    if node.identifier == .context(0) { return .keyIdentifier(try node.primitive) }
    var fields = try Fields(node)
    let issuer = try fields.next()
    guard let distinguished = try? DistinguishedName(derEncoded: issuer) else { throw .malformed }
    let serial = try fields.primitive(.integer)
    try fields.end()
    return .issuerAndSerial(distinguished, serial: Array(serial.drop { $0 == 0 }))
  }

  /// Whether `certificate` is the one that is meant.
  func means(_ certificate: Certificate) -> Bool {
    switch name {
    case .issuerAndSerial(let issuer, let serial):
      return certificate.issuer == issuer
        && certificate.serialNumber.bytes.drop { $0 == 0 }.elementsEqual(serial)
    case .keyIdentifier(let key):
      guard let identifier = try? certificate.extensions.subjectKeyIdentifier else { return false }
      return identifier.keyIdentifier.elementsEqual(key)
    }
  }
}

/// What the signer signed: attributes, of which the digest of the content is one.
struct SignedAttributes: Sendable {
  /// One certificate that the signer meant, by its hash.
  struct CertificateHash: Sendable, Hashable {
    /// Nil for the SHA-1 of the older form.
    let algorithm: HashAlgorithm?
    let hash: [UInt8]
  }

  /// The bytes that the signature is over: the attributes as a SET OF, not under their tag [0].
  let bytes: [UInt8]
  let messageDigest: [UInt8]
  let signerCertificates: [CertificateHash]

  init(_ node: ASN1Node) throws(TimestampFault) {
    var list = try Fields(node, .context(0))
    var values: [ASN1ObjectIdentifier: ASN1Node] = [:]
    for attribute in list.remaining() {
      var fields = try Fields(attribute)
      let id = try fields.objectID()
      var set = try Fields(try fields.next(), .set)
      let value = try set.next()
      try fields.end()
      guard values.updateValue(value, forKey: id) == nil else { throw .malformed }
    }
    guard try values[ObjectIDs.contentType]?.objectID == ObjectIDs.tstInfo,
      let digest = values[ObjectIDs.messageDigest]
    else { throw .malformed }
    messageDigest = try digest.octets
    var certificates: [CertificateHash] = []
    if let value = values[ObjectIDs.signingCertificate] {
      var fields = try Self.first(value)
      certificates.append(.init(algorithm: nil, hash: try fields.next().octets))
    }
    if let value = values[ObjectIDs.signingCertificateV2] {
      var fields = try Self.first(value)
      let algorithm = try fields.next(if: .sequence).map { node throws(TimestampFault) in
        try AlgorithmName(node).hash
      }
      certificates.append(
        .init(algorithm: algorithm ?? .sha256, hash: try fields.next().octets))
    }
    guard !certificates.isEmpty else { throw .signerMissing }
    signerCertificates = certificates
    bytes = [0x31] + node.encodedBytes.dropFirst()
  }

  // SigningCertificate(V2) ::= SEQUENCE { SEQUENCE OF ESSCertID, policies }: the first is that of
  // the signer.
  private static func first(_ node: ASN1Node) throws(TimestampFault) -> Fields {
    var outer = try Fields(node)
    var list = try Fields(try outer.next())
    return try Fields(try list.next())
  }
}
