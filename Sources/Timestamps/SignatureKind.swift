import Crypto
import CryptoExtras
import Evidence
import SwiftASN1
import X509

/// How a token is signed.
enum SignatureKind: Sendable, Hashable {
  case rsa(HashAlgorithm)
  case rsaPSS(HashAlgorithm)
  case ecdsa(HashAlgorithm)

  /// Reads the algorithm of a signature; `hash` is that of the content, and the two must agree.
  init(_ name: AlgorithmName, hash: HashAlgorithm) throws(TimestampFault) {
    switch name.id {
    case ObjectIDs.rsa: self = .rsa(hash)
    case ObjectIDs.rsaSHA256: self = .rsa(.sha256)
    case ObjectIDs.rsaSHA384: self = .rsa(.sha384)
    case ObjectIDs.rsaSHA512: self = .rsa(.sha512)
    case ObjectIDs.rsaPSS: self = .rsaPSS(try Self.hashOfPSS(name.parameters))
    case ObjectIDs.ecKey: self = .ecdsa(hash)
    case ObjectIDs.ecdsaSHA256: self = .ecdsa(.sha256)
    case ObjectIDs.ecdsaSHA384: self = .ecdsa(.sha384)
    case ObjectIDs.ecdsaSHA512: self = .ecdsa(.sha512)
    default: throw .unsupported
    }
    guard self.hash == hash else { throw .unsupported }
  }

  private var hash: HashAlgorithm {
    switch self {
    case .rsa(let hash), .rsaPSS(let hash), .ecdsa(let hash): hash
    }
  }

  // RSASSA-PSS-params ::= SEQUENCE { [0] hash, [1] mask generation, [2] salt length, [3] trailer }
  // (RFC 4055, 3.1). Only the usual choice is taken: one hash for all, a salt of its length.
  private static func hashOfPSS(_ parameters: ASN1Node?) throws(TimestampFault) -> HashAlgorithm {
    guard let parameters else { throw .unsupported }
    var fields = try Fields(parameters)
    guard let hashNode = fields.next(if: .context(0)), let maskNode = fields.next(if: .context(1)),
      let saltNode = fields.next(if: .context(2))
    else { throw .unsupported }
    let hash = try AlgorithmName(try hashNode.inside(.context(0))).hash
    let mask = try AlgorithmName(try maskNode.inside(.context(1)))
    guard mask.id == ObjectIDs.rsaMGF1, let inner = mask.parameters,
      try AlgorithmName(inner).hash == hash,
      try saltNode.inside(.context(2)).count == hash.sizeBytes
    else { throw .unsupported }
    return hash
  }

  /// Whether `signature` over `bytes` is that of `key`.
  func isValid(_ signature: [UInt8], over bytes: [UInt8], by key: Certificate.PublicKey) -> Bool {
    switch hash {
    case .sha256: isValid(signature, SHA256.hash(data: bytes), by: key)
    case .sha384: isValid(signature, SHA384.hash(data: bytes), by: key)
    case .sha512: isValid(signature, SHA512.hash(data: bytes), by: key)
    }
  }

  private func isValid(
    _ signature: [UInt8], _ digest: some Crypto.Digest, by key: Certificate.PublicKey
  ) -> Bool {
    switch self {
    case .rsa, .rsaPSS:
      guard let rsa = _RSA.Signing.PublicKey(key) else { return false }
      let isPSS = if case .rsaPSS = self { true } else { false }
      return rsa.isValidSignature(
        .init(rawRepresentation: signature), for: digest,
        padding: isPSS ? .PSS : .insecurePKCS1v1_5)
    case .ecdsa:
      if let p256 = P256.Signing.PublicKey(key),
        let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
      {
        return p256.isValidSignature(signature, for: digest)
      }
      if let p384 = P384.Signing.PublicKey(key),
        let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature)
      {
        return p384.isValidSignature(signature, for: digest)
      }
      if let p521 = P521.Signing.PublicKey(key),
        let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature)
      {
        return p521.isValidSignature(signature, for: digest)
      }
      return false
    }
  }
}
